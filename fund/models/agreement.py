"""What a point of sale signed with the fund, who may see its page, and the account it is owed on."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from governance.models import PointOfSale
from people.models import Person


class AgreementQuerySet(models.QuerySet["Agreement"]):
    def running_on(self, day: date) -> "AgreementQuerySet":
        """Keep the agreements that hold that day (its end is the first day without it)."""
        return self.filter(Q(ended_on__isnull=True) | Q(ended_on__gt=day), signed_on__lte=day)


class Agreement(models.Model):
    """Without a signed agreement that runs, a point of sale cannot be paid, approved or not."""

    point_of_sale = models.ForeignKey(PointOfSale, on_delete=models.PROTECT, related_name="agreements")
    signed_on = models.DateField()
    ended_on = models.DateField(null=True, help_text="first day on which it no longer holds")

    objects = AgreementQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["point_of_sale"],
                condition=Q(ended_on__isnull=True),
                name="one_running_agreement_a_point_of_sale",
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("signed_on")),
                name="agreement_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.point_of_sale}, {self.signed_on}"

    def people(self) -> models.QuerySet[Person]:
        return Person.objects.filter(agreements__agreement=self).order_by("agreements__pk")


class AgreementPerson(models.Model):
    """Somebody who keeps the point of sale and sees what it is owed."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="persons")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="agreements")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agreement", "person"], name="once_a_person_in_an_agreement")]

    def __str__(self) -> str:
        return f"{self.agreement}: {self.person}"


class Payable(models.Model):
    """The account of a point of sale in the ledger: the same one through all its agreements."""

    point_of_sale = models.OneToOneField(
        PointOfSale, on_delete=models.PROTECT, primary_key=True, related_name="payable"
    )
    account = models.OneToOneField("fund.Account", on_delete=models.PROTECT, related_name="payable")

    def __str__(self) -> str:
        return str(self.point_of_sale)
