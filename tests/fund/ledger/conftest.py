"""Books with one household, one shop and a closed month, and ways to attack them."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.db import connection, transaction

from fund import ledger
from fund.ledger import accounts, triggers
from fund.ledger.accounts import Kind
from fund.models import Account, Allocation, ContributionReceived, Membership, Month, Operation
from governance.models import Decision

NOW = datetime(2026, 3, 12, 10, tzinfo=UTC)


@pytest.fixture
def execute(db: None) -> Callable[[str], None]:
    """Write to the database by hand."""

    def by_hand(statement: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement)

    return by_hand


@pytest.fixture
def succeeds_with_the_law_lifted(db: None) -> Callable[[Callable[[], object]], None]:
    """Show that an attack would work, and take it back."""

    def show(attack: Callable[[], object]) -> None:
        with transaction.atomic():
            triggers.lift()
            attack()
            transaction.set_rollback(True)

    return show


@pytest.fixture
def wallet(new_household: Membership, founded: Decision, execute: Callable[[str], None]) -> Account:
    """A wallet that holds 87.50: allocated 100.00, 12.50 spent."""
    wallet, shop = new_household.wallet, accounts.open_point_of_sale()
    assert wallet is not None
    pool, bank = accounts.alone(Kind.POOL), accounts.alone(Kind.BANK)
    ledger.book("contribution", "in", [ledger.Movement(bank, pool, 200_00)], NOW)
    ledger.book("allocation", "out", [ledger.Movement(pool, wallet, 100_00)], NOW)
    ledger.book("payment", "pay", [ledger.Movement(wallet, shop, 12_50)], NOW)
    Month.objects.create(first_day="2026-02-01", ran_at=NOW, closed_at=NOW, digest="0" * 64)
    Month.objects.create(first_day="2026-03-01", ran_at=NOW)
    received, allocated = Operation.objects.get(key="in"), Operation.objects.get(key="out")
    ContributionReceived.objects.create(membership=new_household, month="2026-03-01", operation=received)
    Allocation.objects.create(
        membership=new_household, month="2026-03-01", cents=100_00, decision=founded, operation=allocated
    )
    if connection.vendor == "postgresql":
        execute("SET CONSTRAINTS ALL IMMEDIATE")  # a table with pending checks refuses to be emptied for that alone
    return wallet
