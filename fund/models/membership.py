"""A household's membership: one wallet, one contribution, one or several persons who may pay from it."""

import secrets
from datetime import date, timedelta

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from people.models import HANDLE_LETTERS, Person


def new_number() -> str:
    """Make a number that says nothing of the household: "A-7KQP2MXT"."""
    return "A-" + "".join(secrets.choice(HANDLE_LETTERS) for _ in range(8))


class MembershipQuerySet(models.QuerySet["Membership"]):
    def waiting(self) -> "MembershipQuerySet":
        return self.filter(state=Membership.State.WAITING)

    def active(self) -> "MembershipQuerySet":
        return self.filter(state=Membership.State.ACTIVE)

    def active_in(self, month: date) -> "MembershipQuerySet":
        """Keep those who pay in and are allocated in a month (its first day): in by its end, and not gone before it."""
        end = date(month.year + month.month // 12, month.month % 12 + 1, 1) - timedelta(days=1)
        return self.filter(Q(left_on__isnull=True) | Q(left_on__gte=end), entered_on__lte=end).exclude(
            state=Membership.State.WAITING
        )

    def usable_on(self, day: date) -> "MembershipQuerySet":
        """Keep those whose wallet may pay that day: a household that leaves has it until its last day."""
        entered = Q(state=Membership.State.ACTIVE) | Q(state=Membership.State.LEFT, left_on__gte=day)
        return self.filter(entered, entered_on__lte=day)


class Membership(models.Model):
    """Waiting, then active, then left. What the household earns is never asked."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        ACTIVE = "active", _("Active")
        LEFT = "left", _("Left")

    number = models.CharField(max_length=10, unique=True, default=new_number)
    key = models.CharField(
        max_length=64, unique=True, help_text="of the form it was asked with: asked twice, made once"
    )
    state = models.CharField(max_length=7, choices=State.choices, default=State.WAITING)
    adults = models.PositiveSmallIntegerField(default=1)
    children = models.PositiveSmallIntegerField(default=0)
    commune = models.ForeignKey("territory.Commune", on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(help_text="when the household agreed to the fund's rules")
    asked_with = models.ForeignKey(
        Person,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        help_text="the organiser who typed it in, face to face",
    )
    entered_on = models.DateField(null=True)
    admitted_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    left_on = models.DateField(null=True, help_text="the last day on which the wallet may pay")
    wallet = models.OneToOneField("fund.Account", on_delete=models.PROTECT, null=True, related_name="membership")

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["asked_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(adults__gte=1, adults__lte=20), name="membership_has_an_adult"),
            models.CheckConstraint(condition=Q(children__lte=20), name="membership_has_few_children"),
            models.CheckConstraint(
                condition=Q(state="waiting", entered_on__isnull=True, wallet__isnull=True, left_on__isnull=True)
                | Q(state="active", entered_on__isnull=False, wallet__isnull=False, left_on__isnull=True)
                | Q(state="left", left_on__isnull=False),
                name="membership_state_has_its_dates",
            ),
            models.CheckConstraint(
                condition=Q(left_on__isnull=True) | Q(entered_on__isnull=True) | Q(left_on__gte=F("entered_on")),
                name="membership_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    def persons(self) -> models.QuerySet[Person]:
        return Person.objects.filter(memberships__membership=self, memberships__until__isnull=True).order_by(
            "memberships__pk"
        )


class MembershipPerson(models.Model):
    """Somebody who may see and use a household's account."""

    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="members")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="memberships")
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person"], condition=Q(until__isnull=True), name="one_membership_a_person"),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="membership_person_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.membership}: {self.person}"
