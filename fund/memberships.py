"""Becoming a member: a household asks, waits, is admitted by an organiser, and leaves when it wishes."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fund import contributions, permissions
from fund.ledger import accounts as ledger_accounts
from fund.models import Membership, MembershipPerson
from live.clock import PARIS
from people import accounts
from people.models import Person
from people.permissions import is_organiser
from territory.models import Commune


@dataclass(frozen=True)
class Household:
    """What a household says of itself when it asks to join."""

    name: str
    commune: Commune
    amount_cents: int
    email: str = ""
    telephone: str = ""
    adults: int = 1
    children: int = 0
    language: str = "fr"


class AlreadyMember(ValidationError):
    def __init__(self) -> None:
        super().__init__(_("You already belong to a household of the fund."), code="already_member")


class NobodyInHousehold(ValidationError):
    def __init__(self) -> None:
        super().__init__(_("A household has from 1 to 20 adults and at most 20 children."), code="household")


class HasLeft(ValidationError):
    def __init__(self) -> None:
        super().__init__(_("This household has left the fund. It can ask to join again."), code="has_left")


class OrganisersAdmit(ValidationError):
    def __init__(self) -> None:
        super().__init__(_("Only an organiser admits households."), code="organisers_admit")


class NotYourHousehold(ValidationError):
    def __init__(self) -> None:
        super().__init__(_("Only the household itself or an organiser may do this."), code="not_your_household")


class AlreadyThere(ValidationError):
    def __init__(self) -> None:
        super().__init__(_("Somebody of this name is already in the household."), code="already_there")


def ask(
    household: Household, key: str, now: datetime, person: Person | None = None, by: Person | None = None
) -> Membership:
    """Put a household on the list. The key is the form's: sent twice, it asks once.

    `person` asks while signed in; `by` is the organiser who types it in, face to face.
    """
    asked = Membership.objects.filter(key=key).first()
    if asked is not None:
        return asked
    if not 1 <= household.adults <= 20 or not 0 <= household.children <= 20:
        raise NobodyInHousehold
    contributions.check(household.amount_cents, now)
    day = now.astimezone(PARIS).date()
    with transaction.atomic():
        membership, made = Membership.objects.get_or_create(
            key=key,
            defaults={
                "adults": household.adults,
                "children": household.children,
                "commune": household.commune,
                "asked_at": now,
                "asked_with": by,
            },
        )
        if made:
            if person is None:
                person = accounts.make(household.name, household.email or None, household.telephone, household.language)
            _join(membership, person, day)
            contributions.write(membership, household.amount_cents, day.replace(day=1), by or person, now)
    return membership


def admit(membership: Membership, by: Person, now: datetime) -> Membership:
    """Let a waiting household in and open its wallet. Admitted twice, it enters once."""
    if not is_organiser(by):
        raise OrganisersAdmit
    with transaction.atomic():
        membership = Membership.objects.select_for_update().get(pk=membership.pk)
        if membership.state == Membership.State.LEFT:
            raise HasLeft
        if membership.state == Membership.State.WAITING:
            membership.state = Membership.State.ACTIVE
            membership.entered_on = now.astimezone(PARIS).date()
            membership.admitted_by = by
            membership.wallet = ledger_accounts.open_wallet()
            membership.save()
    return membership


def leave(membership: Membership, by: Person, now: datetime) -> Membership:
    """End a membership: nothing more is asked or allocated; the wallet pays until the month's last day."""
    if not (permissions.belongs_to(by, membership) or is_organiser(by)):
        raise NotYourHousehold
    with transaction.atomic():
        membership = Membership.objects.select_for_update().get(pk=membership.pk)
        if membership.state != Membership.State.LEFT:
            membership.left_on = last_day(now)
            membership.state = Membership.State.LEFT
            membership.save()
    return membership


def last_day(now: datetime) -> date:
    """The last day of the present month in Paris."""
    return contributions.next_month(now.astimezone(PARIS).date()) - timedelta(days=1)


def add_person(
    membership: Membership, name: str, by: Person, now: datetime, email: str = "", telephone: str = ""
) -> Person:
    """Let another person of the household see and use its account."""
    if not (permissions.belongs_to(by, membership) or is_organiser(by)):
        raise NotYourHousehold
    with transaction.atomic():
        membership = Membership.objects.select_for_update().get(pk=membership.pk)
        if membership.state == Membership.State.LEFT:
            raise HasLeft
        if membership.persons().filter(display_name__iexact=name.strip()).exists():
            raise AlreadyThere
        person = accounts.make(name.strip(), email or None, telephone, by.language)
        _join(membership, person, now.astimezone(PARIS).date())
    return person


def _join(membership: Membership, person: Person, day: date) -> None:
    former = MembershipPerson.objects.select_related("membership").filter(person=person, until__isnull=True).first()
    if former is not None:
        if former.membership.state != Membership.State.LEFT:
            raise AlreadyMember
        former.until = day
        former.save()
    MembershipPerson.objects.create(membership=membership, person=person, since=day)
