"""Operations and their transfers: append-only, balanced by construction."""

from django.db import models
from django.db.models import F, Q

from fund.models.account import Account


class Operation(models.Model):
    """What happened once: one key, one hash of its inputs, one or several transfers. Never changed; only reversed."""

    key = models.CharField(max_length=64, unique=True, help_text="chosen by the client before sending")
    kind = models.CharField(max_length=20)
    inputs_hash = models.CharField(max_length=64, help_text="SHA-256 of what the client asked")
    booked_month = models.DateField(help_text="first day of the month it counts in")
    value_date = models.DateField(help_text="the day it happened, in Paris")
    made_at = models.DateTimeField()
    made_by_id = models.BigIntegerField(null=True, help_text="opaque number of who did it; points nowhere")
    reverses = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="reversed_by")
    transfer_count = models.PositiveSmallIntegerField(help_text="as many transfers as it will ever have")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(booked_month__day=1), name="operation_booked_in_a_month"),
            models.CheckConstraint(condition=Q(transfer_count__gte=1), name="operation_moves_something"),
            models.CheckConstraint(condition=~Q(key=""), name="operation_has_a_key"),
        ]
        indexes = [models.Index(fields=["booked_month"], name="operations_of_a_month")]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class Transfer(models.Model):
    """Whole cents from one account to another."""

    operation = models.ForeignKey(Operation, on_delete=models.PROTECT, related_name="transfers")
    debit = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="debits", db_index=False)
    credit = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="credits", db_index=False)
    cents = models.BigIntegerField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(cents__gt=0), name="transfer_moves_cents"),
            models.CheckConstraint(condition=~Q(debit=F("credit")), name="transfer_between_two_accounts"),
        ]
        # The last movements of an account are read backwards from its end, however long the books are.
        indexes = [
            models.Index(fields=["debit", "-id"], name="what_left_an_account"),
            models.Index(fields=["credit", "-id"], name="what_entered_an_account"),
        ]

    def __str__(self) -> str:
        return f"{self.cents}"
