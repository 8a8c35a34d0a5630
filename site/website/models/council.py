"""The council on the site: who sits, what was said, what observers saw."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from live import clock
from website import council
from website.blocks import BodyBlock


class CouncilPage(Page):
    """The council: seats, mandate, next meeting, how it was drawn."""

    lead = models.TextField(_("lead"), max_length=400)
    body = StreamField(BodyBlock(), blank=True)

    content_panels = [*Page.content_panels, FieldPanel("lead"), FieldPanel("body")]
    max_count_per_parent = 1
    template = "website/council.html"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context(request, *args, **kwargs), **council.page(clock.now())}


class MinutesIndexPage(Page):
    """All minutes, the latest first."""

    lead = models.TextField(_("lead"), max_length=400)

    content_panels = [*Page.content_panels, FieldPanel("lead")]
    subpage_types = ["website.MinutesPage"]
    max_count_per_parent = 1
    template = "website/minutes_index.html"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        # In the council's language only: the list of every language leads to the same pages.
        published = MinutesPage.objects.live().order_by("-meeting_date")
        return {**super().get_context(request, *args, **kwargs), "published": published}


class MinutesPage(Page):
    """The minutes of one meeting: its facts come from the meeting itself, its words are written at the desk."""

    meeting_date = models.DateField(_("day of the meeting"), db_index=True)
    lead = models.TextField(_("the meeting in one sentence"), max_length=400, blank=True)
    body = StreamField(BodyBlock(), blank=True)
    document = models.ForeignKey(
        "wagtaildocs.Document",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("as PDF"),
    )

    content_panels = [
        *Page.content_panels, FieldPanel("meeting_date"), FieldPanel("lead"), FieldPanel("body"), FieldPanel("document"),
    ]  # fmt: skip
    parent_page_types = ["website.MinutesIndexPage"]
    subpage_types: list[str] = []
    template = "website/minutes.html"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context(request, *args, **kwargs), **council.meeting(self.meeting_date)}


class ObservationsPage(Page):
    """Observers' reports on the quality of the democratic process, unedited."""

    lead = models.TextField(_("lead"), max_length=400)
    body = StreamField(BodyBlock(), blank=True)

    content_panels = [*Page.content_panels, FieldPanel("lead"), FieldPanel("body")]
    max_count_per_parent = 1
    template = "website/observations.html"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context(request, *args, **kwargs), **council.observations_page(clock.now())}
