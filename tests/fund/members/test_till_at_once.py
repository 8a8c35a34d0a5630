"""Many payments at the same instant: the same key pays once, and nobody spends what is not there."""

from collections import Counter
from collections.abc import Callable
from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import connection

from fund import payables, refusals, till, wallets
from fund.forms import new_key
from fund.models import Membership, Payment
from governance.models import PointOfSale
from people.models import Person

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both_databases]


def at_once(count: int, act: Callable[[int], Any]) -> list[Any]:
    """Run something in as many threads, all let go together; an exception is a result."""
    start, results = Barrier(count), []

    def run(turn: int) -> None:
        start.wait()
        try:
            results.append(act(turn))
        except Exception as fault:
            results.append(fault)
        finally:
            connection.close()

    threads = [Thread(target=run, args=(turn,)) for turn in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def test_one_key_sent_twenty_times_at_once_makes_one_payment(
    household: Membership, member: Person, grocery: PointOfSale, now: Any
) -> None:
    key = new_key()
    results = at_once(20, lambda turn: till.pay(key, member, grocery, 12_50, now))
    assert {result.pk for result in results} == {Payment.objects.get().pk}
    assert wallets.balance_cents(household) == 87_50


def test_fifty_payments_on_a_balance_for_ten_make_exactly_ten(
    household: Membership, member: Person, grocery: PointOfSale, now: Any
) -> None:
    keys = [new_key() for _ in range(50)]
    results = at_once(50, lambda turn: till.pay(keys[turn], member, grocery, 10_00, now))
    assert Counter(type(result) for result in results) == {Payment: 10, refusals.AboveBalance: 40}
    assert wallets.balance_cents(household) == 0
    assert payables.owed(grocery) == 100_00
    numbers = sorted(Payment.objects.values_list("number_in_day", flat=True))
    assert numbers == list(range(1, 11))


def test_two_persons_at_two_places_never_overspend(
    household: Membership, member: Person, partner: Person, grocery: PointOfSale, bakery: PointOfSale, now: Any
) -> None:
    people, places = [member, partner], [grocery, bakery]
    keys = [new_key() for _ in range(12)]
    results = at_once(12, lambda turn: till.pay(keys[turn], people[turn % 2], places[turn % 2], 30_00, now))
    assert Counter(type(result) for result in results) == {Payment: 3, refusals.AboveBalance: 9}
    assert wallets.balance_cents(household) == 10_00


def test_one_key_at_once_with_different_sums_makes_one_payment_and_refuses_the_others(
    household: Membership, member: Person, grocery: PointOfSale, now: Any
) -> None:
    key = new_key()
    results = at_once(8, lambda turn: till.pay(key, member, grocery, 100 + turn, now))
    assert Counter(type(result) for result in results) == {Payment: 1, refusals.KeyUsed: 7}
