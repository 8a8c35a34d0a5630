"""Whatever is booked, in whatever order, the ledger holds what a few lines of plain Python say it should."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from fund import books, ledger
from fund.ledger import accounts
from fund.ledger.accounts import Kind
from fund.models import Operation

NOW = datetime(2026, 3, 12, 10, tzinfo=UTC)
CENTS = st.integers(min_value=1, max_value=20_000)
PERMILLE = st.integers(min_value=1, max_value=500)
WALLETS = st.sampled_from(["ada", "bob"])
SHOPS = st.sampled_from(["grocery", "farm"])
FLOORED = {"pool", "ada", "bob"}

Steps = list[tuple[str, str, int]]  # from, to, cents


@dataclass(frozen=True)
class Booked:
    key: str
    steps: Steps
    operation: Operation


class LedgerMachine(RuleBasedStateMachine):
    """Contributions, allocations, payments, reimbursements, cancellations and resends, against a dictionary of balances."""

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
            "operating": accounts.alone(Kind.OPERATING),
            "grocery": accounts.open_point_of_sale(),
            "farm": accounts.open_point_of_sale(),
            "ada": accounts.open_wallet(),
            "bob": accounts.open_wallet(),
        }
        self.model = dict.fromkeys(self.accounts, 0)
        self.made: list[Booked] = []
        self.cancelled: dict[str, str] = {}  # key of what was cancelled: key that cancelled it
        self.tries = 0

    def movements(self, steps: Steps) -> list[ledger.Movement]:
        return [ledger.Movement(self.accounts[debit], self.accounts[credit], cents) for debit, credit, cents in steps]

    def after(self, steps: Steps) -> dict[str, int] | None:
        """The balances once the steps are taken in turn, or None where one of them would pass a floor."""
        held = dict(self.model)
        for debit, credit, cents in steps:
            held[debit] -= cents
            held[credit] += cents
            if debit in FLOORED and held[debit] < 0:
                return None
        return held

    def new_key(self) -> str:
        self.tries += 1
        return f"try-{self.tries}"

    def book(self, *steps: tuple[str, str, int]) -> None:
        key, expected = self.new_key(), self.after(list(steps))
        if expected is None:
            with pytest.raises(ledger.BelowFloor):
                ledger.book("move", key, self.movements(list(steps)), NOW)
            return
        operation = ledger.book("move", key, self.movements(list(steps)), NOW)
        self.made.append(Booked(key, list(steps), operation))
        self.model = expected

    @rule(cents=CENTS, permille=PERMILLE)
    def contribute(self, cents: int, permille: int) -> None:
        share = cents * permille // 1000
        self.book(("bank", "pool", cents), *([("pool", "operating", share)] if share else []))

    @rule(cents=CENTS, who=WALLETS)
    def allocate(self, cents: int, who: str) -> None:
        self.book(("pool", who, cents))

    @rule(cents=CENTS, who=WALLETS, where=SHOPS)
    def pay(self, cents: int, who: str, where: str) -> None:
        self.book((who, where, cents))

    @rule(cents=CENTS, where=SHOPS)
    def reimburse(self, cents: int, where: str) -> None:
        owed = self.model[where]
        if owed > 0:
            self.book((where, "bank", min(cents, owed)))

    @precondition(lambda self: self.made)
    @rule(data=st.data())
    def cancel(self, data: Any) -> None:
        one: Booked = data.draw(st.sampled_from(self.made))
        back: Steps = [(credit, debit, cents) for debit, credit, cents in reversed(one.steps)]
        key, expected = self.new_key(), self.after(back)
        if one.key in self.cancelled:
            with pytest.raises(ledger.AlreadyReversed):
                ledger.reverse(one.operation, key, NOW)
            assert ledger.reverse(one.operation, self.cancelled[one.key], NOW).reverses == one.operation
        elif expected is None:  # spent or allocated already: it cannot be taken back from there
            with pytest.raises(ledger.BelowFloor):
                ledger.reverse(one.operation, key, NOW)
        else:
            ledger.reverse(one.operation, key, NOW)
            self.cancelled[one.key] = key
            self.model = expected

    @precondition(lambda self: self.made)
    @rule(data=st.data())
    def resend(self, data: Any) -> None:
        one: Booked = data.draw(st.sampled_from(self.made))
        assert ledger.book("move", one.key, self.movements(one.steps), NOW) == one.operation

    @precondition(lambda self: self.made)
    @rule(data=st.data())
    def resend_with_another_amount(self, data: Any) -> None:
        one: Booked = data.draw(st.sampled_from(self.made))
        (debit, credit, cents), *others = one.steps
        with pytest.raises(ledger.KeyReused):
            ledger.book("move", one.key, self.movements([(debit, credit, cents + 1), *others]), NOW)

    @precondition(lambda self: hasattr(self, "accounts"))
    @invariant()
    def the_books_say_what_the_model_says(self) -> None:
        assert {name: accounts.balance_cents(one) for name, one in self.accounts.items()} == self.model
        assert {name: accounts.summed_cents(one) for name, one in self.accounts.items()} == self.model

    @precondition(lambda self: hasattr(self, "accounts"))
    @invariant()
    def nothing_is_made_and_nothing_is_lost(self) -> None:
        assert sum(pot.cents for pot in books.pots()) == 0
        assert all(accounts.balance_cents(self.accounts[name]) >= 0 for name in FLOORED)
        assert books.check() == []


@pytest.mark.django_db
@pytest.mark.both_databases
def test_the_ledger_holds_what_plain_arithmetic_says_whatever_happens() -> None:
    run_state_machine_as_test(
        LedgerMachine,
        settings=settings(
            max_examples=20, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
