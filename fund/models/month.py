"""A month of the fund, and what it gave to and took from each household, once each."""

from django.db import models
from django.db.models import Q

from fund.models.membership import Membership
from fund.models.operation import Operation


class Month(models.Model):
    """A month is under way, run, then closed: a closed one takes no entry any more."""

    first_day = models.DateField(primary_key=True)
    ran_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by_id = models.BigIntegerField(null=True, blank=True, help_text="opaque number of who closed it")
    totals = models.JSONField(default=dict, help_text="cents by kind of operation, written at closing")
    digest = models.CharField(max_length=64, blank=True, help_text="SHA-256 of every transfer booked in the month")

    class Meta:
        ordering = ["-first_day"]
        constraints = [
            models.CheckConstraint(condition=Q(first_day__day=1), name="month_begins_on_its_first_day"),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True, digest="") | (Q(closed_at__isnull=False) & ~Q(digest="")),
                name="closed_month_has_its_digest",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first_day:%Y-%m}"


class ContributionReceived(models.Model):
    """A household's contribution for a month, received once: its own part, and the parts of payers."""

    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="contributions_received")
    month = models.DateField()
    operation = models.OneToOneField(Operation, on_delete=models.PROTECT, related_name="contribution")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["membership", "month"], name="one_contribution_a_membership_and_month")
        ]

    def __str__(self) -> str:
        return f"{self.membership_id} {self.month:%Y-%m}"


class Allocation(models.Model):
    """What a household received for a month, by the rule that a decision set."""

    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="allocations")
    month = models.DateField()
    cents = models.PositiveIntegerField()
    decision = models.ForeignKey("governance.Decision", on_delete=models.PROTECT, related_name="+")
    operation = models.OneToOneField(Operation, on_delete=models.PROTECT, related_name="allocation")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["membership", "month"], name="one_allocation_a_membership_and_month"),
            models.CheckConstraint(condition=Q(cents__gt=0), name="allocation_is_a_sum"),
        ]

    def __str__(self) -> str:
        return f"{self.membership_id} {self.month:%Y-%m}"
