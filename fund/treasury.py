"""What the treasurer sees at a glance: whether the books balance, pots apart, the months, what is owed to whom."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from fund import books, payables
from fund.ledger.accounts import Kind
from fund.models import Membership, Month
from governance.models import PointOfSale
from live.clock import PARIS

NAMES = {
    Kind.BANK: _("Received at the bank"),
    Kind.POOL: _("Common pool"),
    Kind.OPERATING: _("Operating share"),
    Kind.RUNNING_COSTS: _("Running costs and subsidies"),
    Kind.OPENING: _("Opening"),
    Kind.WALLET: _("Households' accounts"),
    Kind.POINT_OF_SALE: _("Owed to points of sale"),
    Kind.PAYER: _("Awaited from third-party payers"),
}


@dataclass(frozen=True)
class Owed:
    point_of_sale: PointOfSale
    cents: int


def overview(now: datetime) -> dict[str, Any]:
    """The treasury's first page. A pot is shown as what it holds; the bank and payers hold the contrary of the others."""
    pots = books.pots()
    this_month = now.astimezone(PARIS).date().replace(day=1)
    return {
        "faults": books.check(),
        "pots": [(NAMES[Kind(pot.kind)], pot.accounts, _shown(pot)) for pot in pots],
        "sum_cents": sum(pot.cents for pot in pots),
        "months": _months(this_month),
        "this_month": this_month,
        "owed": owed(),
        "households": Membership.objects.active().count(),
    }


def owed() -> list[Owed]:
    """What each point of sale is owed, the most first."""
    by_place = payables.owed_by_point_of_sale()
    places = {one.pk: one for one in PointOfSale.objects.filter(pk__in=by_place)}
    return sorted((Owed(places[pk], cents) for pk, cents in by_place.items()), key=lambda one: -one.cents)


def _shown(pot: books.Pot) -> int:
    return -pot.cents if pot.kind in (Kind.BANK, Kind.PAYER) else pot.cents


def _months(this_month: date) -> list[tuple[date, Month | None]]:
    """The present month and every one before it back to the first that was run."""
    known = {one.first_day: one for one in Month.objects.all()}
    first = min([*known, this_month])
    found, month = [], this_month
    while month >= first:
        found.append((month, known.get(month)))
        month = date(month.year - (month.month == 1), (month.month - 2) % 12 + 1, 1)
    return found
