"""The council's meetings and their agenda."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class Meeting(models.Model):
    """One meeting a day at most; its page lives at that date."""

    class State(models.TextChoices):
        PLANNED = "planned", _("Planned")
        CONVENED = "convened", _("Convened")
        OPEN = "open", _("Open")
        CLOSED = "closed", _("Closed")

    date = models.DateField(unique=True)
    starts_at = models.DateTimeField()
    place = models.CharField(max_length=120)
    title = models.CharField(max_length=120)
    state = models.CharField(max_length=8, choices=State.choices, default=State.PLANNED)
    observer_places = models.PositiveSmallIntegerField(default=6)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-date"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["planned", "convened"], opened_at__isnull=True, closed_at__isnull=True)
                | Q(state="open", opened_at__isnull=False, closed_at__isnull=True)
                | Q(state="closed", opened_at__isnull=False, closed_at__isnull=False),
                name="meeting_state_has_its_instants",
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) | Q(closed_at__gte=F("opened_at")),
                name="meeting_closes_after_it_opens",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.date}"

    def get_absolute_url(self) -> str:
        return reverse("meeting_detail", args=[self.date])

    @property
    def is_to_come(self) -> bool:
        return self.state in (self.State.PLANNED, self.State.CONVENED)


class AgendaItem(models.Model):
    """A point of a meeting's agenda."""

    class Kind(models.TextChoices):
        INFORMATION = "information", _("Information")
        LEARNING = "learning", _("Learning")
        DISCUSSION = "discussion", _("Discussion")
        DECISION = "decision", _("Decision")

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="agenda")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=11, choices=Kind.choices)
    title = models.CharField(max_length=200)
    text = models.TextField(blank=True, help_text="what is asked")
    said = models.TextField(blank=True, help_text="what was said or learnt, for the minutes")
    dossier = models.ForeignKey(
        "governance.Dossier", on_delete=models.PROTECT, null=True, blank=True, related_name="items"
    )

    class Meta:
        ordering = ["meeting", "position"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "position"], name="one_item_at_a_position"),
            models.CheckConstraint(condition=Q(position__gte=1), name="agenda_counts_from_one"),
        ]

    def __str__(self) -> str:
        return self.title
