"""Payments at the till: the shop sees number, amount and code, never who paid."""

from django.db import models
from django.db.models import Q

from fund.models.membership import Membership
from governance.models import PointOfSale


class Payment(models.Model):
    """One payment of one household at one point of sale, resting on one operation of the ledger."""

    operation = models.OneToOneField(
        "fund.Operation", on_delete=models.PROTECT, primary_key=True, related_name="payment"
    )
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="payments")
    point_of_sale = models.ForeignKey(PointOfSale, on_delete=models.PROTECT, related_name="payments")
    amount_cents = models.PositiveIntegerField()
    paid_at = models.DateTimeField()
    day = models.DateField(help_text="in Paris")
    number_in_day = models.PositiveIntegerField(help_text="from 1 in the point of sale's day: a gap would be seen")
    code = models.CharField(max_length=5, help_text="said aloud at the till")

    class Meta:
        ordering = ["-paid_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(amount_cents__gt=0), name="payment_is_a_sum"),
            models.CheckConstraint(condition=Q(number_in_day__gt=0), name="payment_number_starts_at_one"),
            models.UniqueConstraint(
                fields=["point_of_sale", "day", "number_in_day"], name="one_payment_a_number_and_day"
            ),
        ]
        indexes = [models.Index(fields=["membership", "-paid_at"], name="payments_of_a_membership")]

    def __str__(self) -> str:
        return f"{self.point_of_sale} {self.day} n° {self.number_in_day}"


class PaymentDay(models.Model):
    """How many payments a point of sale had that day: the only row that two payments at one place wait for."""

    point_of_sale = models.ForeignKey(PointOfSale, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    last_number = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["point_of_sale", "day"], name="one_count_a_point_of_sale_and_day")
        ]

    def __str__(self) -> str:
        return f"{self.point_of_sale} {self.day}: {self.last_number}"
