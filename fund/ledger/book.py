"""Booking an operation, once, whole or not at all."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from fund.models import Account, Month, Operation, Transfer
from live.clock import PARIS


class KeyReused(ValidationError):
    """The key was used already, for something else."""

    def __init__(self) -> None:
        super().__init__(
            _("This was sent before with other figures: nothing was booked. Start again."), code="key_reused"
        )


class BelowFloor(ValidationError):
    """An account with a floor would fall below it."""

    def __init__(self) -> None:
        super().__init__(_("There is not enough on the account: nothing was booked."), code="below_floor")


class MonthClosed(ValidationError):
    """The month was closed while an entry was on its way into it. Sent again, it books in the next open one."""

    def __init__(self) -> None:
        super().__init__(_("This month was closed just now: nothing was booked. Send it again."), code="month_closed")


class AlreadyReversed(ValidationError):
    """An operation is reversed once."""

    def __init__(self) -> None:
        super().__init__(_("This was reversed already."), code="already_reversed")


@dataclass(frozen=True)
class Movement:
    """Cents to move from one account to another."""

    debit: Account
    credit: Account
    cents: int


def book(
    kind: str,
    key: str,
    movements: Sequence[Movement],
    now: datetime,
    *,
    by: int | None = None,
    inputs: Mapping[str, Any] | None = None,
    month: date | None = None,
    reverses: Operation | None = None,
) -> Operation:
    """Book movements under a key.

    `by` is the opaque number of who did it. `inputs` is what the client asked, when movements do not say it all.
    `month` is the month it should count in (that of `now` in Paris by default); when closed, the first open one after
    it is taken, and the value date still says the day. Raises KeyReused, BelowFloor or MonthClosed, with nothing booked.
    """
    day = now.astimezone(PARIS).date()
    digest = inputs_hash(kind, movements, inputs or {})
    known = Operation.objects.filter(key=key).first()
    if known is not None:
        return _same(known, digest)
    operation = Operation(
        key=key,
        kind=kind,
        inputs_hash=digest,
        booked_month=first_open(month or day.replace(day=1)),
        value_date=day,
        made_at=now,
        made_by_id=by,
        reverses=reverses,
        transfer_count=len(movements),
    )
    try:
        with transaction.atomic():
            _write(operation, movements)
    except IntegrityError as fault:
        return _made_meanwhile(operation, fault)
    return operation


def reverse(operation: Operation, key: str, now: datetime, by: int | None = None) -> Operation:
    """Book the contrary of an operation, in the first open month."""
    done = Operation.objects.filter(reverses=operation).first()
    if done is not None and done.key != key:
        raise AlreadyReversed
    # Undone from the last to the first: what was put aside comes back into the pool before the pool gives it back.
    transfers = operation.transfers.select_related("debit", "credit").order_by("-pk")
    contrary = [Movement(one.credit, one.debit, one.cents) for one in transfers]
    return book(f"{operation.kind}_reversed"[:20], key, contrary, now, by=by, reverses=operation)


def first_open(month: date) -> date:
    """The month itself, or the first one after it that is not closed."""
    closed = set(
        Month.objects.filter(first_day__gte=month, closed_at__isnull=False).values_list("first_day", flat=True)
    )
    while month in closed:
        month = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    return month


def inputs_hash(kind: str, movements: Sequence[Movement], inputs: Mapping[str, Any]) -> str:
    asked = [kind, [[one.debit.number, one.credit.number, one.cents] for one in movements], dict(inputs)]
    return hashlib.sha256(json.dumps(asked, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def _write(operation: Operation, movements: Sequence[Movement]) -> None:
    operation.save(force_insert=True)
    for one in movements:
        Transfer.objects.create(operation=operation, debit=one.debit, credit=one.credit, cents=one.cents)


def _made_meanwhile(asked: Operation, fault: IntegrityError) -> Operation:
    """Say why the database refused, or find what another process booked under the same key at the same moment."""
    if "balance_not_below_its_floor" in str(fault):
        raise BelowFloor from fault
    if "closed month" in str(fault):
        raise MonthClosed from fault
    known = Operation.objects.filter(key=asked.key).first()
    if known is None:
        raise fault
    return _same(known, asked.inputs_hash)


def _same(known: Operation, digest: str) -> Operation:
    if known.inputs_hash != digest:
        raise KeyReused
    return known
