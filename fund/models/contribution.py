"""What a household chose to pay in each month: rows are added, never changed."""

from datetime import date

from django.db import models
from django.db.models import Q

from fund.models.membership import Membership
from people.models import Person


class ContributionQuerySet(models.QuerySet["Contribution"]):
    def by_membership(self, month: date) -> dict[int, int]:
        """The cents chosen for a month, for every household at once, by membership id."""
        rows = self.filter(from_month__lte=month).order_by("from_month", "pk")
        return dict(rows.values_list("membership_id", "amount_cents"))


class Contribution(models.Model):
    """The amount chosen from a month on, until a later row. Its readers are fund.permissions.may_read_contribution."""

    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="contributions")
    amount_cents = models.PositiveIntegerField()
    from_month = models.DateField(help_text="first day of the month")
    chosen_at = models.DateTimeField()
    chosen_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")

    objects = ContributionQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(amount_cents__gt=0), name="contribution_is_a_sum"),
            models.CheckConstraint(condition=Q(from_month__day=1), name="contribution_begins_with_a_month"),
        ]

    def __str__(self) -> str:
        return f"{self.membership} from {self.from_month:%Y-%m}"  # never the amount: this lands in logs


class ContributionReading(models.Model):
    """The treasurer read what a household pays in; the household sees that, and when."""

    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="readings")
    reader = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    read_at = models.DateTimeField()

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.membership} read {self.read_at:%Y-%m-%d}"
