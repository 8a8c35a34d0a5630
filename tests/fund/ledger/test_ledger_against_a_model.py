"""Whatever is booked, in whatever order, the ledger holds what a few lines of plain Python say it should."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from fund import books, ledger
from fund.ledger import accounts
from fund.ledger.accounts import Kind
from fund.models import Operation

NOW = datetime(2026, 3, 12, 10, tzinfo=UTC)
CENTS = st.integers(min_value=1, max_value=20_000)


class LedgerMachine(RuleBasedStateMachine):
    """Contributions, allocations, payments, resends and reversals, against a dictionary of balances."""

    def __init__(self) -> None:
        super().__init__()
        self.whole = transaction.atomic()
        self.whole.__enter__()

    def teardown(self) -> None:
        transaction.set_rollback(True)  # each history starts from empty books
        self.whole.__exit__(None, None, None)

    @initialize()
    def open_accounts(self) -> None:
        self.accounts = {
            "bank": accounts.alone(Kind.BANK),
            "pool": accounts.alone(Kind.POOL),
            "shop": accounts.open_point_of_sale(),
            "ada": accounts.open_wallet(),
            "bob": accounts.open_wallet(),
        }
        self.model = dict.fromkeys(self.accounts, 0)
        self.made: list[tuple[str, str, str, int]] = []
        self.reversed: set[str] = set()

    def move(self, key: str, debit: str, credit: str, cents: int) -> None:
        movement = ledger.Movement(self.accounts[debit], self.accounts[credit], cents)
        floored = debit in {"pool", "ada", "bob"}
        if floored and self.model[debit] < cents:
            with pytest.raises(ledger.BelowFloor):
                ledger.book("move", key, [movement], NOW)
            return
        ledger.book("move", key, [movement], NOW)
        self.model[debit] -= cents
        self.model[credit] += cents
        self.made.append((key, debit, credit, cents))

    @rule(cents=CENTS)
    def contribute(self, cents: int) -> None:
        self.move(f"c{len(self.made)}-{Operation.objects.count()}", "bank", "pool", cents)

    @rule(cents=CENTS, who=st.sampled_from(["ada", "bob"]))
    def allocate(self, cents: int, who: str) -> None:
        self.move(f"a{Operation.objects.count()}-{who}", "pool", who, cents)

    @rule(cents=CENTS, who=st.sampled_from(["ada", "bob"]))
    def pay(self, cents: int, who: str) -> None:
        self.move(f"p{Operation.objects.count()}-{who}", who, "shop", cents)

    @rule(data=st.data())
    def resend(self, data: Any) -> None:
        if self.made:
            key, debit, credit, cents = data.draw(st.sampled_from(self.made))
            ledger.book("move", key, [ledger.Movement(self.accounts[debit], self.accounts[credit], cents)], NOW)

    @rule(data=st.data())
    def resend_with_another_amount(self, data: Any) -> None:
        if self.made:
            key, debit, credit, cents = data.draw(st.sampled_from(self.made))
            with pytest.raises(ledger.KeyReused):
                ledger.book("move", key, [ledger.Movement(self.accounts[debit], self.accounts[credit], cents + 1)], NOW)

    @invariant()
    def the_books_say_what_the_model_says(self) -> None:
        if hasattr(self, "accounts"):
            assert {name: accounts.balance_cents(one) for name, one in self.accounts.items()} == self.model
            assert sum(self.model.values()) == 0
            assert books.check() == []


@pytest.mark.django_db
@pytest.mark.both_databases
def test_the_ledger_holds_what_plain_arithmetic_says_whatever_happens() -> None:
    run_state_machine_as_test(
        LedgerMachine,
        settings=settings(
            max_examples=15, stateful_step_count=15, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
