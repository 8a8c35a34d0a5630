"""SQLite's REPLACE walks past triggers on deletion: a row of the books is not replaced under a new id either."""

from collections.abc import Callable

import pytest
from django.db import DatabaseError, transaction

from fund.models import Account

pytestmark = pytest.mark.django_db  # PostgreSQL has no such statement


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT OR REPLACE INTO fund_account (number, kind) VALUES ('NEWPOOL222', 'pool')",
        "INSERT OR REPLACE INTO fund_operation (key, kind, inputs_hash, booked_month, value_date, made_at, transfer_count)"
        " SELECT key, kind, inputs_hash, booked_month, value_date, made_at, transfer_count FROM fund_operation",
        "INSERT OR REPLACE INTO fund_allocation (membership_id, month, cents, decision_id, operation_id)"
        " SELECT membership_id, month, 1, decision_id, (SELECT id FROM fund_operation WHERE key = 'pay') FROM fund_allocation",
        "UPDATE OR REPLACE fund_month SET first_day = '2026-02-01' WHERE first_day = '2026-03-01'",
    ],
)
def test_a_row_is_not_replaced_by_another_of_the_same_key_under_a_new_id(
    statement: str, wallet: Account, execute: Callable[[str], None], succeeds_with_the_law_lifted: Callable[..., None]
) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        execute(statement)
    succeeds_with_the_law_lifted(lambda: execute(statement))
