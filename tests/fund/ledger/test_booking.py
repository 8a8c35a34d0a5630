"""Booking: once by its key, whole or not at all, in an open month."""

from datetime import UTC, date, datetime

import pytest

from fund import books, ledger
from fund.ledger import accounts
from fund.ledger.accounts import Kind
from fund.models import Month, Operation, Transfer

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
NOW = datetime(2026, 3, 12, 10, tzinfo=UTC)


def received(cents: int, key: str = "received", now: datetime = NOW) -> Operation:
    movement = ledger.Movement(accounts.alone(Kind.BANK), accounts.alone(Kind.POOL), cents)
    return ledger.book("contribution", key, [movement], now)


def test_the_same_key_with_the_same_inputs_gives_the_same_operation() -> None:
    assert received(40_00) == received(40_00)
    assert Transfer.objects.count() == 1


def test_the_same_key_with_other_inputs_is_refused_and_books_nothing() -> None:
    received(40_00)
    with pytest.raises(ledger.KeyReused):
        received(60_00)
    assert accounts.balance_cents(accounts.alone(Kind.POOL)) == 40_00


def test_an_account_with_a_floor_never_falls_below_it_and_nothing_is_half_booked() -> None:
    received(40_00)
    wallet = accounts.open_wallet()
    pool, operating = accounts.alone(Kind.POOL), accounts.alone(Kind.OPERATING)
    movements = [ledger.Movement(pool, operating, 10_00), ledger.Movement(pool, wallet, 30_01)]
    with pytest.raises(ledger.BelowFloor):
        ledger.book("allocation", "too-much", movements, NOW)
    assert Operation.objects.count() == 1
    assert accounts.balance_cents(pool) == 40_00
    assert books.check() == []


def test_a_reversal_books_the_contrary_once() -> None:
    operation = received(40_00)
    ledger.reverse(operation, "back", NOW)
    assert accounts.balance_cents(accounts.alone(Kind.POOL)) == 0
    assert ledger.reverse(operation, "back", NOW).reverses == operation
    with pytest.raises(ledger.AlreadyReversed):
        ledger.reverse(operation, "back again", NOW)


def test_a_contribution_is_taken_back_whole_with_the_share_that_was_put_aside() -> None:
    """40.00 in, 1.00 aside: the pool holds 39.00 and can only give 40.00 back once the 1.00 is in it again."""
    bank, pool, operating = (accounts.alone(kind) for kind in (Kind.BANK, Kind.POOL, Kind.OPERATING))
    movements = [ledger.Movement(bank, pool, 40_00), ledger.Movement(pool, operating, 1_00)]
    ledger.reverse(ledger.book("contribution", "in", movements, NOW), "back", NOW)
    assert [accounts.balance_cents(one) for one in (bank, pool, operating)] == [0, 0, 0]
    assert books.check() == []


def test_a_late_entry_books_in_the_first_open_month_and_keeps_the_day_it_happened() -> None:
    for month in ("2026-03-01", "2026-04-01"):
        Month.objects.create(first_day=month, ran_at=NOW, closed_at=NOW, digest="0" * 64)
    operation = received(40_00)
    assert operation.booked_month == date(2026, 5, 1)
    assert operation.value_date == date(2026, 3, 12)


@pytest.mark.parametrize(
    ("utc", "month", "day"),
    [
        (datetime(2026, 2, 28, 22, 59, 59, tzinfo=UTC), date(2026, 2, 1), date(2026, 2, 28)),
        (datetime(2026, 2, 28, 23, 0, 0, tzinfo=UTC), date(2026, 3, 1), date(2026, 3, 1)),
        (datetime(2026, 3, 31, 21, 59, 59, tzinfo=UTC), date(2026, 3, 1), date(2026, 3, 31)),
        (datetime(2026, 3, 31, 22, 0, 0, tzinfo=UTC), date(2026, 4, 1), date(2026, 4, 1)),
        (datetime(2028, 2, 29, 12, 0, 0, tzinfo=UTC), date(2028, 2, 1), date(2028, 2, 29)),
    ],
)
def test_the_month_turns_at_midnight_in_paris_in_winter_and_in_summer(utc: datetime, month: date, day: date) -> None:
    operation = received(1, now=utc)
    assert (operation.booked_month, operation.value_date) == (month, day)
