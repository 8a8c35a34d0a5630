"""Paying at the till: once, from what is there, where the council approved it."""

from datetime import timedelta
from typing import Any

import pytest

from fund import agreements, memberships, payables, permissions, refusals, till, wallets
from fund.forms import new_key
from fund.models import Membership, Operation, Payment
from governance.models import PointOfSale
from live import clock
from people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def booked() -> int:
    return Operation.objects.count()


def test_a_payment_moves_its_sum_from_the_wallet_to_what_the_shop_is_owed(
    household: Membership, member: Person, grocery: PointOfSale, now: Any
) -> None:
    """A household is allocated 100.00, pays 12.50 at the grocery: 87.50 are left, the grocery is owed 12.50."""
    assert wallets.balance_cents(household) == 10_000
    payment = till.pay(new_key(), member, grocery, 12_50, now)
    assert payment.amount_cents == 12_50
    assert wallets.balance_cents(household) == 87_50
    assert payables.owed(grocery) == 12_50
    assert payables.owed_by_point_of_sale() == {grocery.pk: 12_50}


def test_the_same_key_pays_once_and_shows_the_same_payment(
    household: Membership, member: Person, grocery: PointOfSale, now: Any
) -> None:
    key = new_key()
    first = till.pay(key, member, grocery, 12_50, now)
    again = till.pay(key, member, grocery, 12_50, now + timedelta(minutes=3))
    assert again == first
    assert wallets.balance_cents(household) == 87_50


def test_a_used_key_with_another_sum_is_refused_and_says_what_was_paid(
    household: Membership, member: Person, grocery: PointOfSale, now: Any
) -> None:
    key = new_key()
    till.pay(key, member, grocery, 12_50, now)
    with pytest.raises(refusals.KeyUsed, match="12,50"):
        till.pay(key, member, grocery, 13_00, now)
    assert Payment.objects.count() == 1


def test_a_used_key_at_another_place_is_refused(
    household: Membership, member: Person, grocery: PointOfSale, bakery: PointOfSale, now: Any
) -> None:
    key = new_key()
    till.pay(key, member, grocery, 12_50, now)
    with pytest.raises(refusals.KeyUsed):
        till.pay(key, member, bakery, 12_50, now)


def test_a_key_of_somebody_else_is_refused_and_tells_them_nothing(
    household: Membership, other_member: Person, member: Person, grocery: PointOfSale, now: Any
) -> None:
    key = new_key()
    till.pay(key, member, grocery, 12_50, now)
    with pytest.raises(refusals.KeyOfSomebodyElse) as refusal:
        till.pay(key, other_member, grocery, 12_50, now)
    assert "12" not in refusal.value.messages[0]


@pytest.mark.parametrize("key", ["", "short", "x" * 65, "with spaces in it, long", "'; DROP TABLE fund_payment; --"])
def test_a_key_that_no_form_made_is_refused(
    household: Membership, member: Person, grocery: PointOfSale, now: Any, key: str
) -> None:
    with pytest.raises(refusals.BadKey):
        till.pay(key, member, grocery, 12_50, now)


@pytest.mark.parametrize(("cents", "refusal"), [(0, refusals.NothingToPay), (-1, refusals.LessThanNothing)])
def test_nothing_and_less_than_nothing_cannot_be_paid(
    household: Membership, member: Person, grocery: PointOfSale, now: Any, cents: int, refusal: Any
) -> None:
    with pytest.raises(refusal):
        till.pay(new_key(), member, grocery, cents, now)
    assert not Payment.objects.exists()


def test_a_sum_above_the_balance_is_refused_and_says_how_much_there_is(
    household: Membership, member: Person, grocery: PointOfSale, now: Any
) -> None:
    till.pay(new_key(), member, grocery, 93_90, now)
    before = booked()
    with pytest.raises(refusals.AboveBalance) as refusal:
        till.pay(new_key(), member, grocery, 12_50, now)
    assert refusal.value.messages == ["Il vous reste 6,10\u00a0€. Payez 6,10\u00a0€ ici et le reste autrement."]
    assert booked() == before


def test_the_last_cent_can_be_paid_and_not_one_more(
    household: Membership, member: Person, grocery: PointOfSale, now: Any
) -> None:
    till.pay(new_key(), member, grocery, 100_00, now)
    assert wallets.balance_cents(household) == 0
    with pytest.raises(refusals.AboveBalance):
        till.pay(new_key(), member, grocery, 1, now)


def test_a_sum_above_the_limit_in_force_is_refused(
    household: Membership, member: Person, grocery: PointOfSale, set_term: Any, now: Any
) -> None:
    set_term("payment_limit_cents", 50_00)
    with pytest.raises(refusals.AboveLimit, match="atteindre 50"):
        till.pay(new_key(), member, grocery, 50_01, now)
    assert till.pay(new_key(), member, grocery, 50_00, now).amount_cents == 50_00


def test_a_place_that_the_council_never_approved_cannot_be_paid(
    household: Membership, member: Person, unapproved: PointOfSale, now: Any
) -> None:
    with pytest.raises(refusals.NotApproved):
        till.pay(new_key(), member, unapproved, 12_50, now)
    assert not Payment.objects.exists()


def test_an_approved_place_without_an_agreement_cannot_be_paid(
    household: Membership, member: Person, unsigned: PointOfSale, now: Any
) -> None:
    with pytest.raises(refusals.NotSigned):
        till.pay(new_key(), member, unsigned, 12_50, now)


def test_a_place_whose_agreement_ended_cannot_be_paid_and_stays_owed(
    household: Membership, member: Person, grocery: PointOfSale, organiser: Person, now: Any
) -> None:
    till.pay(new_key(), member, grocery, 12_50, now)
    agreements.end(grocery.agreements.get(), now.date(), organiser, now)
    with pytest.raises(refusals.NotSigned):
        till.pay(new_key(), member, grocery, 12_50, now)
    assert payables.owed(grocery) == 12_50


def test_a_place_withdrawn_while_the_page_was_open_is_refused(
    household: Membership, member: Person, grocery: PointOfSale, withdraw: Any, now: Any
) -> None:
    assert till.refusal_of(member, grocery, now) is None
    withdraw(grocery)
    with pytest.raises(refusals.Withdrawn):
        till.pay(new_key(), member, grocery, 12_50, now)
    assert wallets.balance_cents(household) == 100_00


def test_somebody_outside_the_fund_cannot_pay(outsider: Person, grocery: PointOfSale, now: Any) -> None:
    with pytest.raises(refusals.NotAMember):
        till.pay(new_key(), outsider, grocery, 12_50, now)


def test_a_household_that_waits_cannot_pay(waiting_household: Membership, grocery: PointOfSale, now: Any) -> None:
    person = waiting_household.persons().get()
    with pytest.raises(refusals.StillWaiting):
        till.pay(new_key(), person, grocery, 12_50, now)


def test_a_household_that_left_pays_until_the_month_ends_and_not_after(
    household: Membership, member: Person, grocery: PointOfSale, now: Any
) -> None:
    left = memberships.leave(household, member, now)
    assert till.pay(new_key(), member, grocery, 12_50, now).amount_cents == 12_50
    assert left.left_on is not None
    after = clock.midnight(left.left_on + timedelta(days=1))
    with pytest.raises(refusals.AccountClosed):
        till.pay(new_key(), member, grocery, 12_50, after)


def test_another_person_of_the_household_pays_from_the_same_wallet(
    household: Membership, member: Person, grocery: PointOfSale, now: Any
) -> None:
    partner = memberships.add_person(household, "Milo", member, now)
    till.pay(new_key(), partner, grocery, 12_50, now)
    assert permissions.membership_of(partner) == household
    assert wallets.balance_cents(household) == 87_50


def test_payments_of_a_day_are_numbered_without_gaps_at_each_place(
    household: Membership, member: Person, grocery: PointOfSale, bakery: PointOfSale, now: Any
) -> None:
    numbers = [till.pay(new_key(), member, grocery, 100, now).number_in_day for _ in range(3)]
    with pytest.raises(refusals.AboveBalance):
        till.pay(new_key(), member, grocery, 999_00, now)
    assert till.pay(new_key(), member, grocery, 100, now).number_in_day == 4
    assert numbers == [1, 2, 3]
    assert till.pay(new_key(), member, bakery, 100, now).number_in_day == 1


def test_the_day_of_a_payment_is_the_day_in_paris(
    household: Membership, member: Person, grocery: PointOfSale, now: Any
) -> None:
    midnight = clock.midnight(now.astimezone(clock.PARIS).date() + timedelta(days=1))
    before = till.pay(new_key(), member, grocery, 100, midnight - timedelta(seconds=1))
    after = till.pay(new_key(), member, grocery, 100, midnight)
    assert (before.number_in_day, after.number_in_day) == (1, 1)
    assert after.day - before.day == timedelta(days=1)


def test_a_receipt_is_fresh_for_ten_minutes(
    household: Membership, member: Person, grocery: PointOfSale, now: Any
) -> None:
    payment = till.pay(new_key(), member, grocery, 100, now)
    assert till.is_fresh(payment, now + timedelta(minutes=9))
    assert not till.is_fresh(payment, now + timedelta(minutes=10))
