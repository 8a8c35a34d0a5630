"""What the fund holds about somebody, how it is given to them, and what erasing takes away.

Books stand on opaque numbers: erasing a person cuts the link to the household, never an entry of the ledger.
"""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from fund.models import AgreementPerson, Contribution, ContributionReading, Membership, MembershipPerson, PayerPerson
from live.clock import PARIS
from people import privacy
from people.models import Person


def register() -> None:
    privacy.register(MembershipPerson, export=_households, erase=_leave_households)
    privacy.register(Membership, export=_handled, erase=_unname_handling)
    privacy.register(Contribution, export=_contributions, erase=_unname_choices)
    privacy.register(ContributionReading, export=_readings, erase=_unname_readings)
    privacy.register(AgreementPerson, export=_agreements, erase=_leave_agreements)
    privacy.register(PayerPerson, export=_payers, erase=_leave_payers)


def _households(person: Person) -> list[dict[str, Any]]:
    rows = person.memberships.select_related("membership__commune").order_by("pk")
    return [
        {
            "number": row.membership.number,
            "state": row.membership.state,
            "adults": row.membership.adults,
            "children": row.membership.children,
            "commune": row.membership.commune.name,
            "since": row.since,
            "until": row.until,
            "payments": [
                {"paid_at": paid.paid_at, "point_of_sale": str(paid.point_of_sale), "amount_cents": paid.amount_cents}
                for paid in row.membership.payments.select_related("point_of_sale")
            ],
        }
        for row in rows
    ]


def _leave_households(person: Person, now: datetime) -> None:
    """The last person gone, nothing of the household is left to learn but its number and its entries."""
    for row in person.memberships.select_related("membership"):
        membership = row.membership
        row.delete()
        if not membership.members.exists():
            if membership.state != Membership.State.LEFT:
                membership.state = Membership.State.LEFT
                membership.left_on = now.astimezone(PARIS).date()
            membership.adults, membership.children = 1, 0
            membership.save()


def _handled(person: Person) -> list[str]:
    """The households that an organiser typed in or admitted, by number only."""
    return list(Membership.objects.filter(asked_with=person).values_list("number", flat=True))


def _unname_handling(person: Person, now: datetime) -> None:
    Membership.objects.filter(asked_with=person).update(asked_with=None)
    Membership.objects.filter(admitted_by=person).update(admitted_by=None)


def _contributions(person: Person) -> list[dict[str, Any]]:
    rows = Contribution.objects.filter(membership__in=_current(person)).order_by("from_month", "pk")
    return list[Any](rows.values("from_month", "amount_cents", "chosen_at"))


def _current(person: Person) -> QuerySet[Membership]:
    return Membership.objects.filter(members__person=person, members__until__isnull=True)


def _unname_choices(person: Person, now: datetime) -> None:
    Contribution.objects.filter(chosen_by=person).update(chosen_by=None)


def _readings(person: Person) -> list[dict[str, Any]]:
    return list[Any](ContributionReading.objects.filter(membership__in=_current(person)).values("read_at"))


def _unname_readings(person: Person, now: datetime) -> None:
    ContributionReading.objects.filter(reader=person).update(reader=None)


def _agreements(person: Person) -> list[dict[str, Any]]:
    rows = person.agreements.select_related("agreement__point_of_sale")
    return [
        {
            "point_of_sale": str(row.agreement.point_of_sale),
            "signed_on": row.agreement.signed_on,
            "ended_on": row.agreement.ended_on,
        }
        for row in rows
    ]


def _leave_agreements(person: Person, now: datetime) -> None:
    person.agreements.all().delete()


def _payers(person: Person) -> list[str]:
    """The employers and social bodies that somebody signs in for."""
    return [str(row.payer) for row in PayerPerson.objects.filter(person=person).select_related("payer")]


def _leave_payers(person: Person, now: datetime) -> None:
    PayerPerson.objects.filter(person=person).delete()
