"""Reading the books: pots, trial balance, and whether everything is as its transfers say."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Sum
from django.utils.translation import gettext as _

from fund import sums
from fund.ledger import accounts, triggers
from fund.ledger.accounts import Kind
from fund.models import Account, Allocation, Balance, Operation, Transfer


@dataclass(frozen=True)
class Pot:
    """One line of the trial balance: a kind of account, and what it holds (credits less debits)."""

    kind: str
    accounts: int
    cents: int


def pots() -> list[Pot]:
    """Every kind of account with what all of that kind hold together. The books balance: their sum is zero."""
    found = []
    for kind in Kind:
        held = accounts.summed_by_account(kind)
        if held:
            found.append(Pot(kind, len(held), sum(held.values())))
    return found


def held_cents(kind: str) -> int:
    return sum(accounts.summed_by_account(kind).values())


def operating_share_cents(month: date) -> int:
    """What was put aside for running costs out of the contributions booked in a month."""
    aside = Transfer.objects.filter(
        operation__booked_month=month, operation__kind="contribution", credit__kind=Kind.OPERATING
    )
    return int(aside.aggregate(cents=Sum("cents"))["cents"] or 0)


def check() -> list[str]:
    """Recompute everything from the transfers; name each account and the cents by which it is off."""
    faults = [_("trigger missing: %(name)s") % {"name": name} for name in triggers.missing()]
    total = sum(pot.cents for pot in pots())
    if total:
        faults.append(_("the books are off by %(sum)s") % {"sum": sums.written(total)})
    return faults + _off_balances() + _off_operations() + _double_allocations()


def _off_balances() -> list[str]:
    summed: dict[int, int] = {}
    for kind in Account.WITH_FLOOR:
        summed |= accounts.summed_by_account(kind)
    kept = dict(Balance.objects.values_list("account_id", "cents"))
    numbers = dict(Account.objects.filter(pk__in=summed.keys() | kept.keys()).values_list("pk", "number"))
    return [
        _("account %(number)s keeps %(kept)s and its transfers say %(summed)s")
        % {"number": numbers[pk], "kept": sums.written(kept.get(pk, 0)), "summed": sums.written(summed.get(pk, 0))}
        for pk in sorted(summed.keys() | kept.keys())
        if kept.get(pk) != summed.get(pk)
    ]


def _off_operations() -> list[str]:
    rows = Operation.objects.annotate(found=Count("transfers")).order_by("pk")
    return [
        _("operation %(key)s has %(found)s transfers instead of %(expected)s")
        % {"key": one.key, "found": one.found, "expected": one.transfer_count}
        for one in rows.iterator()
        if one.found != one.transfer_count
    ]


def _double_allocations() -> list[str]:
    twice = (
        Allocation.objects.values("membership__number", "month")
        .annotate(times=Count("pk"))
        .filter(times__gt=1)
        .order_by()
    )
    off = Allocation.objects.annotate(booked=Sum("operation__transfers__cents")).order_by("pk")
    return [
        _("household %(number)s was allocated %(times)s times in %(month)s")
        % {"number": row["membership__number"], "times": row["times"], "month": row["month"]}
        for row in twice
    ] + [
        _("allocation %(key)s says %(said)s and its operation %(booked)s")
        % {"key": one.operation_id, "said": sums.written(one.cents), "booked": sums.written(one.booked or 0)}
        for one in off.iterator()
        if one.booked != one.cents
    ]


def transfers_in_books() -> int:
    return Transfer.objects.count()
