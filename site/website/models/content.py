"""The home page, and pages of words."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from live import clock
from website import figures
from website.blocks import PAPERS, BodyBlock


class HomePage(Page):
    """The poster sentence, and what the fund did last."""

    poster = models.CharField(_("poster sentence"), max_length=90)
    lead = models.TextField(_("lead"), max_length=400)

    content_panels = [*Page.content_panels, FieldPanel("poster"), FieldPanel("lead")]
    parent_page_types = ["wagtailcore.Page"]
    template = "website/home.html"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context(request, *args, **kwargs), **figures.home(clock.now())}


class ContentPage(Page):
    """A page of words, on one of the four papers."""

    paper = models.CharField(_("paper"), max_length=10, choices=PAPERS, default="linden")
    lead = models.TextField(_("lead"), max_length=400, blank=True)
    body = StreamField(BodyBlock(), blank=True)

    content_panels = [*Page.content_panels, FieldPanel("paper"), FieldPanel("lead"), FieldPanel("body")]
    template = "website/content.html"
