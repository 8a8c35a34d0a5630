"""The fund's terms: sums and shares that only a decision in force sets. Nothing here has a value in code but the first one
that a new fund is offered.
"""

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from fund import sums
from fund.models import Contribution, Membership
from governance import in_force as governance_in_force
from governance import terms
from governance.models import Decision
from governance.terms import CENTS, PERMILLE, Term, Value
from live import clock

MOST_CENTS = 1_000_000
MOST_PERMILLE = 500


class NoTermsYet(ValidationError):
    """Before the founding decision nothing can be allocated, paid in or paid."""

    def __init__(self) -> None:
        super().__init__(_("The fund has no founding decision yet: nothing can be paid."), code="no_terms")


class OutOfRange(ValidationError):
    def __init__(self) -> None:
        super().__init__(_("This amount is out of range."), code="out_of_range")


@dataclass(frozen=True)
class Terms:
    """What is in force at an instant, in cents and thousandths, with the decision that the allocation rests on."""

    allocation_base_cents: int
    allocation_adult_cents: int
    allocation_child_cents: int
    operating_share_permille: int
    contribution_least_cents: int
    contribution_most_cents: int
    payment_limit_cents: int
    reserve_cents: int
    allocation_decision: Decision

    def allocation_cents(self, adults: int, children: int) -> int:
        """One rule for every household: a base, and a supplement per further adult and per child."""
        return (
            self.allocation_base_cents
            + self.allocation_adult_cents * max(adults - 1, 0)
            + self.allocation_child_cents * children
        )

    def operating_share_cents(self, contribution_cents: int) -> int:
        return share_cents(contribution_cents, self.operating_share_permille)


def share_cents(contribution_cents: int, permille: int) -> int:
    """The share of one contribution for running costs, rounded half up to the cent: the only place that rounds."""
    return (contribution_cents * permille + 500) // 1000


def in_force(at: datetime) -> Terms:
    """Read the fund's terms at an instant. Raises NoTermsYet before the founding decision."""
    found = governance_in_force.terms_with_decisions(at)
    names = [one.name for one in fields(Terms) if one.name != "allocation_decision"]
    # A term younger than the fund is as if decided at its first value, until the council moves it.
    values = {name: int(found[name].value if name in found else terms.get(name).default) for name in names}
    if "allocation_base_cents" not in found:
        raise NoTermsYet
    return Terms(**values, allocation_decision=found["allocation_base_cents"].decision)


def of_month(month: date, now: datetime) -> Terms:
    """The terms that a month is run by: those of its first instant. A fund founded within it goes by its first ones."""
    try:
        return in_force(clock.midnight(month))
    except NoTermsYet:
        return in_force(now)


def register() -> None:
    """Tell governance which terms the fund reads, and what moving the allocation would change."""
    for term in (
        Term(
            "allocation_base_cents", _("Monthly allocation of a household"), CENTS, _sum, 100_00, dry_run=_moves(_one)
        ),
        Term("allocation_adult_cents", _("Supplement per further adult"), CENTS, _sum, 0, dry_run=_moves(_further)),
        Term("allocation_child_cents", _("Supplement per child"), CENTS, _sum, 0, dry_run=_moves(_children)),
        Term(
            "operating_share_permille",
            _("Share of contributions for running costs"),
            PERMILLE,
            _share,
            0,
            dry_run=_share_moves,
        ),
        Term("contribution_least_cents", _("Smallest contribution"), CENTS, _sum, 1_00),
        Term("contribution_most_cents", _("Largest contribution"), CENTS, _sum, 400_00),
        Term("payment_limit_cents", _("Most that one payment may be"), CENTS, _sum, 150_00),
        Term("reserve_cents", _("Reserve that allocations leave in the pool"), CENTS, _sum, 0),
    ):
        terms.register(term)


def _one(household: Membership) -> int:
    return 1


def _further(household: Membership) -> int:
    return max(household.adults - 1, 0)


def _children(household: Membership) -> int:
    return household.children


def _sum(value: Value) -> None:
    if not 0 <= int(value) <= MOST_CENTS:
        raise OutOfRange


def _share(value: Value) -> None:
    if not 0 <= int(value) <= MOST_PERMILLE:
        raise OutOfRange


def _moves(per_household: Callable[[Membership], int]) -> Callable[[Value | None, Value, datetime], list[str]]:
    """Say how many households a part of the allocation concerns, and what moving it means for the pool."""

    def dry_run(old: Value | None, new: Value, at: datetime) -> list[str]:
        counts = [count for count in map(per_household, Membership.objects.active()) if count]
        if old is None or not counts:
            return []
        return _concerned(len(counts), (int(old) - int(new)) * sum(counts))

    return dry_run


def _share_moves(old: Value | None, new: Value, at: datetime) -> list[str]:
    """Say what moving the operating share means for the pool, from what households pay in now."""
    month = at.astimezone(clock.PARIS).date().replace(day=1)
    households = set(Membership.objects.active().values_list("pk", flat=True))
    chosen = [cents for pk, cents in Contribution.objects.by_membership(month).items() if pk in households]
    if old is None or not chosen:
        return []
    return _concerned(len(chosen), sum(share_cents(one, int(old)) - share_cents(one, int(new)) for one in chosen))


def _concerned(households: int, kept_cents: int) -> list[str]:
    told = {"households": households, "sum": sums.written(abs(kept_cents))}
    if kept_cents >= 0:
        sentence = ngettext(
            "It concerns %(households)s household; the pool keeps %(sum)s more each month.",
            "It concerns %(households)s households; the pool keeps %(sum)s more each month.",
            households,
        )
    else:
        sentence = ngettext(
            "It concerns %(households)s household; the pool gives %(sum)s more each month.",
            "It concerns %(households)s households; the pool gives %(sum)s more each month.",
            households,
        )
    return [sentence % told]
