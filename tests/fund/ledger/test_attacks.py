"""The books hold against whoever writes to the database by hand: each attack succeeds once the law is lifted, and is refused
while it stands.
"""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, connection, transaction

from fund.ledger import triggers
from fund.models import Account, Allocation, Balance, ContributionReceived, Month, Operation, Transfer

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
NOW = datetime(2026, 3, 12, 10, tzinfo=UTC)


def copied(model: type[Operation] | type[Transfer], **changes: object) -> Operation | Transfer:
    row = model.objects.order_by("-pk").values().first()
    assert row is not None
    return model(**{**row, "id": None, **changes})


def execute(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


ATTACKS: dict[str, Callable[[Account], object]] = {
    "a balance raised by hand": lambda wallet: execute(
        f"UPDATE fund_balance SET cents = 100000 WHERE account_id = {wallet.pk}"
    ),
    "a balance lowered through the ORM": lambda wallet: Balance.objects.filter(account=wallet).update(cents=1),
    "a balance raised with an old transfer as pretext": lambda wallet: execute(
        f"UPDATE fund_balance SET cents = cents + 5000, last_transfer = last_transfer + 1 WHERE account_id = {wallet.pk}"
    ),
    "a balance deleted": lambda wallet: execute(f"DELETE FROM fund_balance WHERE account_id = {wallet.pk}"),
    "a transfer changed": lambda wallet: execute("UPDATE fund_transfer SET cents = 1"),
    "a transfer changed through the ORM": lambda wallet: Transfer.objects.update(cents=1),
    "a transfer deleted": lambda wallet: execute("DELETE FROM fund_transfer"),
    "an operation's key changed": lambda wallet: Operation.objects.filter(key="pay").update(key="other"),
    "an operation backdated": lambda wallet: Operation.objects.filter(key="pay").update(booked_month="2026-02-01"),
    "a transfer added to an operation": lambda wallet: Transfer.objects.bulk_create([copied(Transfer, cents=1)]),
    "an operation in a closed month": lambda wallet: Operation.objects.bulk_create(
        [copied(Operation, key="late", booked_month="2026-02-01")]
    ),
    "a closed month opened again": lambda wallet: Month.objects.update(closed_at=None, digest=""),
    "a closed month moved aside": lambda wallet: Month.objects.filter(first_day="2026-02-01").update(
        first_day="2025-02-01"
    ),
    "an open month moved over a closed one": lambda wallet: execute(
        "UPDATE fund_month SET first_day = '2026-04-01' WHERE first_day = '2026-03-01'"
    ),
    "a contribution received twice": lambda wallet: ContributionReceived.objects.update(month="2026-04-01"),
    "a contribution's trace deleted": lambda wallet: execute("DELETE FROM fund_contributionreceived"),
    "an allocation changed": lambda wallet: Allocation.objects.update(cents=200_00),
    "an allocation deleted": lambda wallet: execute("DELETE FROM fund_allocation"),
    "an account given another kind": lambda wallet: Account.objects.filter(pk=wallet.pk).update(kind="payer"),
}


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_succeeds_with_the_law_lifted_and_is_refused_while_it_stands(
    name: str, wallet: Account, succeeds_with_the_law_lifted: Callable[..., None]
) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        ATTACKS[name](wallet)
    succeeds_with_the_law_lifted(lambda: ATTACKS[name](wallet))


TABLES = [
    *("fund_operation", "fund_transfer", "fund_account", "fund_balance", "fund_month"),
    *("fund_allocation", "fund_contributionreceived"),
]


@pytest.mark.parametrize("table", TABLES)
def test_a_row_is_not_replaced_by_another(
    table: str, wallet: Account, succeeds_with_the_law_lifted: Callable[..., None]
) -> None:
    if connection.vendor == "sqlite":
        statement = f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}"
    else:
        statement = f"TRUNCATE {table} CASCADE"
    with pytest.raises(DatabaseError), transaction.atomic():
        execute(statement)
    succeeds_with_the_law_lifted(lambda: execute(statement))


def test_no_floor_is_lowered_below_zero_even_with_the_law_lifted(wallet: Account) -> None:
    triggers.lift()
    with pytest.raises(DatabaseError), transaction.atomic():
        Balance.objects.update(floor_cents=-1)


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO fund_transfer (operation_id, debit_id, credit_id, cents) SELECT operation_id, debit_id, credit_id, 0 FROM fund_transfer",
        "INSERT INTO fund_transfer (operation_id, debit_id, credit_id, cents) SELECT operation_id, debit_id, debit_id, 5 FROM fund_transfer",
        "INSERT INTO fund_transfer (operation_id, debit_id, credit_id, cents) SELECT operation_id, debit_id, credit_id, -5 FROM fund_transfer",
    ],
)
def test_a_transfer_of_nothing_of_less_or_to_itself_is_refused_without_any_trigger(
    statement: str, wallet: Account
) -> None:
    triggers.lift()
    with pytest.raises(DatabaseError), transaction.atomic():
        execute(statement)


def test_every_trigger_is_laid_and_a_missing_or_altered_one_is_named(wallet: Account) -> None:
    assert triggers.missing() == []
    triggers.lift()
    assert len(triggers.missing()) == len(triggers.engine().expected())
    triggers.lay()
    assert triggers.missing() == []
