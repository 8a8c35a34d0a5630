from datetime import date, timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class MandateQuerySet(models.QuerySet["Mandate"]):
    def sitting(self, on: date) -> "MandateQuerySet":
        """Keep the mandates that run that day: from starts_on on, and no more on ends_on."""
        return self.filter(starts_on__lte=on, ends_on__gt=on)


class Mandate(models.Model):
    """A seat of the council, held by one person for a time. Councillor is whoever holds one that runs."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="mandates")
    draw = models.ForeignKey("sortition.Draw", on_delete=models.PROTECT, related_name="mandates")
    seat_number = models.PositiveSmallIntegerField()
    public_name = models.CharField(max_length=60, help_text="as the councillor chose to be named in public")
    starts_on = models.DateField()
    ends_on = models.DateField(help_text="the first day on which it runs no more")
    ended_early = models.CharField(max_length=200, blank=True, help_text="why, if before its year was over")

    objects = MandateQuerySet.as_manager()

    class Meta:
        ordering = ["starts_on", "seat_number", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="mandate_ends_after_it_begins"),
            models.CheckConstraint(condition=Q(seat_number__gte=1), name="seats_count_from_one"),
            models.UniqueConstraint(
                fields=["draw", "seat_number", "starts_on"], name="one_mandate_on_a_seat_at_a_time"
            ),
            models.UniqueConstraint(fields=["draw", "person"], name="one_mandate_each_from_a_draw"),
            models.UniqueConstraint(fields=["person", "starts_on"], name="one_mandate_each_from_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.seat_number}. {self.public_name}"

    @property
    def last_day(self) -> date:
        return self.ends_on - timedelta(days=1)
