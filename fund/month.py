"""The fund's month: contributions in, operating share aside, one allocation by the same rule for everybody.

It may be started twice, at once or again, and killed anywhere: it goes forward in small whole batches, every entry is
under a key of its month and household, and the database holds one contribution and one allocation each. If the pool
cannot cover the allocations, it stops before the first of them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Protocol

from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext as _

from fund import ledger, payers, terms
from fund.closing import close, digest, totals
from fund.ledger import accounts
from fund.ledger.accounts import Kind
from fund.models import Account, Allocation, Contribution, ContributionReceived, Membership, Month, PayerAgreement
from fund.month_refusals import MonthIsClosed, MonthToCome, NotAMonth, NotRunYet, PoolTooLow
from live import clock, topics

__all__ = [
    "MonthIsClosed",
    "MonthToCome",
    "NotAMonth",
    "NotRunYet",
    "PoolTooLow",
    "close",
    "digest",
    "foreseen",
    "run",
    "totals",
]

BATCH = 20  # households written in one transaction: members who pay meanwhile wait for no more
TRIES = 8


class Progress(Protocol):
    def step(self, text: str, percent: int) -> None: ...


class Silent:
    """Progress that nobody watches."""

    def step(self, text: str, percent: int) -> None:
        return


@dataclass(frozen=True)
class Facts:
    """What a month is run with, read once: its terms, what households chose and what payers agreed to."""

    month: date
    terms: terms.Terms
    chosen: dict[int, int]
    agreed: dict[int, list[PayerAgreement]]
    bank: Account
    pool: Account
    operating: Account

    def parts_cents(self, membership: Membership) -> int:
        return sum(one.amount_cents for one in self.agreed.get(membership.pk, []))

    def contribution_cents(self, membership: Membership) -> int:
        """What comes in for a household: what it chose, and never less than what payers agreed to."""
        return max(self.chosen.get(membership.pk, 0), self.parts_cents(membership))

    def allocation_cents(self, membership: Membership) -> int:
        return self.terms.allocation_cents(membership.adults, membership.children)


def run(month: date, by: int | None, now: datetime, progress: Progress | None = None) -> Month:
    """Receive the month's contributions, then allocate. `by` is the opaque number of who runs it."""
    watched = progress or Silent()
    _start(month, now)
    facts = _facts(month, now)
    households = list(Membership.objects.active_in(month).select_related("wallet").order_by("pk"))
    for percent, batch in _batches(households):
        watched.step(_("Contributions"), percent // 2)
        _once(partial(_receive, batch, facts, by, now))
    _check_pool(households, facts)
    for percent, batch in _batches(households):
        watched.step(_("Allocations"), 50 + percent // 2)
        try:
            _once(partial(_allocate, batch, facts, by, now))
        except ledger.BelowFloor:
            _check_pool(households, facts)  # another month drew on the pool meanwhile: this says by how much
            raise
    with transaction.atomic():
        Month.objects.filter(first_day=month, ran_at__isnull=True).update(ran_at=now)
        topics.changed("fund:months")
    watched.step(_("Done"), 100)
    return Month.objects.get(first_day=month)


@dataclass(frozen=True)
class Foreseen:
    """What running a month would still do, in households and cents."""

    households: int
    contributions: int
    contributions_cents: int
    payers_cents: int
    operating_cents: int
    allocations: int
    allocations_cents: int
    pool_cents: int
    reserve_cents: int

    @property
    def pool_after_cents(self) -> int:
        return self.pool_cents + self.contributions_cents - self.operating_cents - self.allocations_cents

    @property
    def gap_cents(self) -> int:
        return max(self.reserve_cents - self.pool_after_cents, 0)


def foreseen(month: date, now: datetime) -> Foreseen:
    """Tell what running the month would do before it is asked for. Raises NoTermsYet."""
    facts = _facts(month, now)
    households = list(Membership.objects.active_in(month))
    received, allocated = _received(month), _allocated(month)
    paying = [one for one in households if one.pk not in received and facts.contribution_cents(one)]
    awaiting = [one for one in households if one.pk not in allocated and facts.allocation_cents(one)]
    return Foreseen(
        households=len(households),
        contributions=len(paying),
        contributions_cents=sum(map(facts.contribution_cents, paying)),
        payers_cents=sum(map(facts.parts_cents, paying)),
        operating_cents=sum(facts.terms.operating_share_cents(facts.contribution_cents(one)) for one in paying),
        allocations=len(awaiting),
        allocations_cents=sum(map(facts.allocation_cents, awaiting)),
        pool_cents=accounts.balance_cents(facts.pool),
        reserve_cents=facts.terms.reserve_cents,
    )


def _start(month: date, now: datetime) -> None:
    if month.day != 1:
        raise NotAMonth
    if clock.midnight(month) > now:
        raise MonthToCome
    if Month.objects.get_or_create(first_day=month)[0].closed_at is not None:
        raise MonthIsClosed


def _facts(month: date, now: datetime) -> Facts:
    return Facts(
        month=month,
        terms=terms.of_month(month, now),
        chosen=Contribution.objects.by_membership(month),
        agreed=payers.agreed(month),
        bank=accounts.alone(Kind.BANK),
        pool=accounts.alone(Kind.POOL),
        operating=accounts.alone(Kind.OPERATING),
    )


def _received(month: date) -> set[int]:
    return set(ContributionReceived.objects.filter(month=month).values_list("membership_id", flat=True))


def _allocated(month: date) -> set[int]:
    return set(Allocation.objects.filter(month=month).values_list("membership_id", flat=True))


def _batches(households: list[Membership]) -> list[tuple[int, list[Membership]]]:
    """Households in small lots, with how much of a hundred was done before each."""
    return [(at * 100 // len(households), households[at : at + BATCH]) for at in range(0, len(households), BATCH)]


def _receive(batch: Sequence[Membership], facts: Facts, by: int | None, now: datetime) -> None:
    """Book each household's contribution: payers' fixed parts, the rest from the household, the operating share aside."""
    known = ContributionReceived.objects.filter(month=facts.month, membership__in=batch)
    received = set(known.values_list("membership_id", flat=True))
    for membership in batch:
        cents = facts.contribution_cents(membership)
        if not cents or membership.pk in received:
            continue
        key = f"contribution:{facts.month:%Y-%m}:{membership.number}"
        movements = _incoming(membership, cents, facts)
        operation = ledger.book("contribution", key, movements, now, by=by, month=facts.month)
        ContributionReceived.objects.create(membership=membership, month=facts.month, operation=operation)


def _incoming(membership: Membership, cents: int, facts: Facts) -> list[ledger.Movement]:
    parts = facts.agreed.get(membership.pk, [])
    movements = [ledger.Movement(one.payer.account, facts.pool, one.amount_cents) for one in parts]
    from_household = cents - facts.parts_cents(membership)
    if from_household:
        movements.append(ledger.Movement(facts.bank, facts.pool, from_household))
    share_cents = facts.terms.operating_share_cents(cents)
    if share_cents:
        movements.append(ledger.Movement(facts.pool, facts.operating, share_cents))
    return movements


def _check_pool(households: Sequence[Membership], facts: Facts) -> None:
    allocated = _allocated(facts.month)
    needed = sum(facts.allocation_cents(one) for one in households if one.pk not in allocated)
    held = accounts.balance_cents(facts.pool)
    if needed and needed + facts.terms.reserve_cents > held:
        raise PoolTooLow(held, needed, facts.terms.reserve_cents)


def _allocate(batch: Sequence[Membership], facts: Facts, by: int | None, now: datetime) -> None:
    known = Allocation.objects.filter(month=facts.month, membership__in=batch)
    allocated = set(known.values_list("membership_id", flat=True))
    for membership in batch:
        cents = facts.allocation_cents(membership)
        if not cents or membership.wallet is None or membership.pk in allocated:
            continue
        key = f"allocation:{facts.month:%Y-%m}:{membership.number}"
        moved = [ledger.Movement(facts.pool, membership.wallet, cents)]
        Allocation.objects.create(
            membership=membership,
            month=facts.month,
            cents=cents,
            decision=facts.terms.allocation_decision,
            operation=ledger.book("allocation", key, moved, now, by=by, month=facts.month),
        )


def _once(step: Callable[[], None]) -> None:
    """Do a batch whole. Where another run did part of it at the same moment, what it did is found."""
    for attempt in range(TRIES):
        try:
            with transaction.atomic():
                return step()
        except IntegrityError:
            if attempt == TRIES - 1 or connection.in_atomic_block:
                raise
    return None
