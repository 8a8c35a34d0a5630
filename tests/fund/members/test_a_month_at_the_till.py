"""A month that a treasurer can follow by hand."""

from datetime import date
from typing import Any

import pytest

from fund import month, payables, till, wallets
from fund.forms import new_key
from fund.ledger import accounts
from fund.models import Membership
from governance.models import PointOfSale
from people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def test_a_household_pays_40_in_is_allocated_100_and_spends_62_50(
    enter: Any, mina: Person, lou: Person, treasurer: Person, grocery: PointOfSale, now: Any
) -> None:
    """Mina pays in 40.00 and Lou 175.00; both are allocated 100.00. Mina spends 12.50 and 50.00 at the grocery.

    | account  | in               | out             | left  |
    | pool     | 40.00 and 175.00 | 2 times 100.00  | 15.00 |
    | Mina's   | 100.00           | 12.50 and 50.00 | 37.50 |
    | Lou's    | 100.00           |                 | 100.00 |
    | grocery  | 12.50 and 50.00  |                 | 62.50, owed |
    """
    minas: Membership = enter(mina, amount_cents=40_00)
    lous: Membership = enter(lou, amount_cents=175_00)
    month.run(date(2025, 6, 1), treasurer.pk, now)
    till.pay(new_key(), mina, grocery, 12_50, now)
    till.pay(new_key(), mina, grocery, 50_00, now)
    assert accounts.balance_cents(accounts.alone(accounts.Kind.POOL)) == 15_00
    assert wallets.balance_cents(minas) == 37_50
    assert wallets.balance_cents(lous) == 100_00
    assert payables.owed(grocery) == 62_50
    assert [movement.amount_cents for movement in wallets.movements(minas, most=9)] == [-50_00, -12_50, 100_00]
