"""Employers and social bodies that pay part of a contribution."""

from django.db import models
from django.db.models import F, Q

from fund.models.account import Account
from fund.models.membership import Membership
from people.models import Person


class Payer(models.Model):
    """An organisation that pays, and the account it owes on."""

    name = models.CharField(max_length=100, unique=True)
    account = models.OneToOneField(Account, on_delete=models.PROTECT, related_name="payer")
    persons = models.ManyToManyField(Person, through="PayerPerson", related_name="payers")

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class PayerPerson(models.Model):
    """Somebody who signs in for a payer."""

    payer = models.ForeignKey(Payer, on_delete=models.CASCADE)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="payer_persons")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["payer", "person"], name="once_a_person_of_a_payer")]

    def __str__(self) -> str:
        return f"{self.payer_id}: {self.person_id}"


class PayerAgreement(models.Model):
    """A fixed amount, for a household, from a month to another: never a share of an amount the payer does not know."""

    payer = models.ForeignKey(Payer, on_delete=models.PROTECT, related_name="agreements")
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="payer_agreements")
    amount_cents = models.PositiveIntegerField()
    from_month = models.DateField()
    until_month = models.DateField(null=True, blank=True, help_text="the first month without it")

    class Meta:
        ordering = ["from_month", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(amount_cents__gt=0), name="payer_agreement_is_a_sum"),
            models.CheckConstraint(
                condition=Q(from_month__day=1)
                & (Q(until_month__isnull=True) | Q(until_month__day=1, until_month__gte=F("from_month"))),
                name="payer_agreement_runs_by_months",
            ),
            models.UniqueConstraint(
                fields=["payer", "membership"],
                condition=Q(until_month__isnull=True),
                name="one_running_agreement_a_household",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.payer}: {self.membership_id}"
