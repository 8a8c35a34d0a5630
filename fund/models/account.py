"""The accounts of the ledger. An account is known by an opaque number: no row here points to a person."""

import secrets

from django.db import models
from django.db.models import F, Q

from people.models import HANDLE_LETTERS


def new_number() -> str:
    return "".join(secrets.choice(HANDLE_LETTERS) for _ in range(10))


class Account(models.Model):
    """Where cents stand. Accounts with a floor keep a balance row that no payment can take below it."""

    class Kind(models.TextChoices):
        BANK = "bank"
        POOL = "pool"
        OPERATING = "operating"
        RUNNING_COSTS = "running_costs"
        OPENING = "opening"
        WALLET = "wallet"
        POINT_OF_SALE = "point_of_sale"
        PAYER = "payer"

    ALONE = (Kind.BANK, Kind.POOL, Kind.OPERATING, Kind.RUNNING_COSTS, Kind.OPENING)
    WITH_FLOOR = (Kind.WALLET, Kind.POOL)

    number = models.CharField(max_length=10, unique=True, default=new_number)
    kind = models.CharField(max_length=13, choices=Kind.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind"],
                condition=Q(kind__in=["bank", "pool", "operating", "running_costs", "opening"]),
                name="one_account_of_a_kind_that_stands_alone",
            ),
            models.CheckConstraint(
                condition=Q(
                    kind__in=[
                        "bank",
                        "pool",
                        "operating",
                        "running_costs",
                        "opening",
                        "wallet",
                        "point_of_sale",
                        "payer",
                    ]
                ),
                name="account_kind_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"


class Balance(models.Model):
    """What an account with a floor holds: credits less debits, moved by the database's own trigger and by nothing else."""

    account = models.OneToOneField(Account, on_delete=models.PROTECT, primary_key=True, related_name="balance")
    cents = models.BigIntegerField(default=0)
    floor_cents = models.BigIntegerField(default=0)
    last_transfer = models.BigIntegerField(default=0, help_text="the transfer that moved it last")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(cents__gte=F("floor_cents")), name="balance_not_below_its_floor"),
            models.CheckConstraint(condition=Q(floor_cents__gte=0), name="floor_not_below_zero"),
        ]

    def __str__(self) -> str:
        return f"{self.account_id}: {self.cents}"
