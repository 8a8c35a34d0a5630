"""Those who watch the council from outside: the chair that is kept for them, and what they report."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from governance.models.meeting import Meeting


class ObserverPlace(models.Model):
    """A chair kept at a coming meeting for somebody from outside."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="places_kept")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="observer_places"
    )
    name = models.CharField(max_length=80)
    email = models.EmailField()
    asked_at = models.DateTimeField()

    class Meta:
        ordering = ["asked_at", "id"]
        constraints = [models.UniqueConstraint(fields=["meeting", "email"], name="one_chair_an_address")]

    def __str__(self) -> str:
        return f"{self.meeting_id}: {self.name}"


class ObservationQuerySet(models.QuerySet["Observation"]):
    def published(self) -> "ObservationQuerySet":
        return self.filter(published_at__isnull=False)

    def waiting(self) -> "ObservationQuerySet":
        return self.filter(published_at__isnull=True)


class Observation(models.Model):
    """An observer's report on how the meeting was held. Published unedited; immutable from then on."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="observations")
    observer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="observations"
    )
    public_name = models.CharField(max_length=60)
    everyone_heard = models.TextField()
    papers_in_time = models.TextField()
    rules_kept = models.TextField()
    text = models.TextField()
    deposited_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True, blank=True)

    objects = ObservationQuerySet.as_manager()

    class Meta:
        ordering = ["-meeting__date", "id"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "observer"], name="one_report_an_observer_and_meeting"),
            models.CheckConstraint(
                condition=Q(published_at__isnull=True) | Q(published_at__gte=F("deposited_at")),
                name="report_is_published_after_its_deposit",
            ),
            models.CheckConstraint(condition=~Q(text=""), name="report_says_something"),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id}: {self.public_name}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Refuse to write over what was published, whoever asks."""
        if self.pk and Observation.objects.published().filter(pk=self.pk).exists():
            raise ValueError("A published report is immutable.")
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("observation_detail", args=[self.meeting.date, self.pk])
