"""What a household pays in each month: chosen freely within the limits in force, for months still to come.

It reveals means, so screens read it through `read`: the household's persons, and the treasurer, whose reading is kept.
"""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from fund import permissions, sums, terms
from fund.models import Contribution, ContributionReading, Membership
from live.clock import PARIS
from people.models import Person


class TooLittle(ValidationError):
    def __init__(self, least_cents: int) -> None:
        super().__init__(
            _("The least one can choose is %(least)s."),
            params={"least": sums.written_round(least_cents)},
            code="too_little",
        )


class TooMuch(ValidationError):
    def __init__(self, most_cents: int) -> None:
        super().__init__(
            _("The most one can choose is %(most)s."), params={"most": sums.written_round(most_cents)}, code="too_much"
        )


class MonthIsPast(ValidationError):
    def __init__(self) -> None:
        super().__init__(_("This month is already counted. Choose one to come."), code="month_is_past")


class NotTheirs(ValidationError):
    def __init__(self) -> None:
        super().__init__(
            _("Only the household and the treasurer may read this amount, only the household may change it."),
            code="not_theirs",
        )


def choose(membership: Membership, amount_cents: int, from_month: date, by: Person, now: datetime) -> Contribution:
    """Choose the amount from a month on. Asked twice with the same amount, it is written once."""
    if not permissions.belongs_to(by, membership):
        raise NotTheirs
    if from_month.day != 1 or from_month < first_month(now):
        raise MonthIsPast
    return write(membership, amount_cents, from_month, by, now)


def write(
    membership: Membership, amount_cents: int, from_month: date, by: Person | None, now: datetime
) -> Contribution:
    """Write the amount of a household that chose it, face to face or by itself."""
    check(amount_cents, now)
    with transaction.atomic():
        Membership.objects.select_for_update().get(pk=membership.pk)
        latest = membership.contributions.filter(from_month=from_month).last()
        if latest is not None and latest.amount_cents == amount_cents:
            return latest
        return Contribution.objects.create(
            membership=membership, amount_cents=amount_cents, from_month=from_month, chosen_at=now, chosen_by=by
        )


def check(amount_cents: int, now: datetime) -> None:
    """Hold an amount against the limits in force."""
    limits = terms.in_force(now)
    if amount_cents < limits.contribution_least_cents or amount_cents <= 0:
        raise TooLittle(limits.contribution_least_cents)
    if amount_cents > limits.contribution_most_cents:
        raise TooMuch(limits.contribution_most_cents)


def suggested(now: datetime) -> list[int]:
    """A few sums around the allocation in force, to start from; every other one is as free."""
    try:
        limits = terms.in_force(now)
    except terms.NoTermsYet:
        return []
    base = limits.allocation_base_cents
    rounded = [base * percent // 10_000 * 100 for percent in (40, 60, 80, 100, 115)]
    return [cents for cents in rounded if limits.contribution_least_cents <= cents <= limits.contribution_most_cents]


def first_month(now: datetime) -> date:
    """The first month that can still be changed: the next one, since the present one may be under way."""
    return next_month(now.astimezone(PARIS).date())


def next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def months_to_come(now: datetime) -> list[date]:
    """The next six months, to choose a beginning from."""
    months = [first_month(now)]
    while len(months) < 6:
        months.append(next_month(months[-1]))
    return months


def month_name(month: date) -> str:
    """Write a month in the language of the page: mars 2026."""
    return date_format(month, "F Y")


def of_month(membership: Membership, month: date) -> int | None:
    """The cents chosen for a month, or None if nothing was yet."""
    return membership.contributions.by_membership(month).get(membership.pk)


def read(membership: Membership, reader: Person, now: datetime) -> list[Contribution]:
    """What the household chose, oldest first. The treasurer's reading leaves a trace that the household sees."""
    if not permissions.may_read_contribution(reader, membership):
        raise NotTheirs
    if not permissions.belongs_to(reader, membership):
        ContributionReading.objects.create(membership=membership, reader=reader, read_at=now)
    return list(membership.contributions.order_by("from_month", "pk"))
