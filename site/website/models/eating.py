"""Where one can eat, and what: both read what is in force at the moment."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from live import clock
from website import catalogue, places_map


class MapPage(Page):
    """The map of points of sale, and the same as a list."""

    lead = models.TextField(_("lead"), max_length=400)

    content_panels = [*Page.content_panels, FieldPanel("lead")]
    max_count_per_parent = 1
    template = "website/map.html"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        shown = places_map.shown(clock.now(), request.GET)
        return {**super().get_context(request, *args, **kwargs), **shown}


class CataloguePage(Page):
    """The products that the council approved, as the labels on the shelf."""

    lead = models.TextField(_("lead"), max_length=400)

    content_panels = [*Page.content_panels, FieldPanel("lead")]
    max_count_per_parent = 1
    template = "website/catalogue.html"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        shown = catalogue.shown(clock.now(), request.GET)
        return {**super().get_context(request, *args, **kwargs), **shown}
