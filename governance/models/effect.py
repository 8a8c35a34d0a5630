from datetime import datetime

from django.db import models
from django.db.models import F, Q


class EffectQuerySet(models.QuerySet["Effect"]):
    def lasting(self) -> "EffectQuerySet":
        """Leave out what was replaced before it began."""
        return self.filter(Q(ends_at__isnull=True) | Q(ends_at__gt=F("starts_at")))

    def in_force(self, at: datetime) -> "EffectQuerySet":
        """What holds at the instant: from starts_at on, up to ends_at and not at it."""
        return self.filter(Q(ends_at__isnull=True) | Q(ends_at__gt=at), starts_at__lte=at)

    def pending(self, at: datetime) -> "EffectQuerySet":
        return self.lasting().filter(starts_at__gt=at)


class Effect(models.Model):
    """What a decision does, to which subject, from which instant. At most one effect on a subject holds at a time."""

    decision = models.ForeignKey("governance.Decision", on_delete=models.PROTECT, related_name="effects")
    kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=80)
    payload = models.JSONField(default=dict)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True, blank=True, help_text="the first instant at which it holds no more")

    objects = EffectQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at", "id"]
        indexes = [models.Index(fields=["kind", "starts_at"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(ends_at__gte=F("starts_at")), name="effect_ends_after_it_begins"
            ),
            models.UniqueConstraint(
                fields=["subject"], condition=Q(ends_at__isnull=True), name="one_effect_on_a_subject_without_end"
            ),
            models.UniqueConstraint(
                fields=["subject", "starts_at"],
                condition=Q(ends_at__isnull=True) | Q(ends_at__gt=F("starts_at")),
                name="one_effect_on_a_subject_from_an_instant",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}"
