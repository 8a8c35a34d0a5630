"""The database repeats the till's rules, whoever writes past them."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from fund import till
from fund.forms import new_key
from fund.models import Membership, Payment
from governance.models import PointOfSale
from people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


@pytest.fixture
def two(household: Membership, member: Person, grocery: PointOfSale, now: Any) -> list[Payment]:
    return [till.pay(new_key(), member, grocery, 10_00, now) for _ in range(2)]


def refused(act: Callable[[], Any]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        act()


def test_a_payment_of_nothing_cannot_be_written(two: list[Payment]) -> None:
    refused(lambda: Payment.objects.filter(pk=two[0].pk).update(amount_cents=0))


def test_two_payments_cannot_share_a_number_in_a_day(two: list[Payment]) -> None:
    refused(lambda: Payment.objects.filter(pk=two[0].pk).update(number_in_day=two[1].number_in_day))


def test_a_second_payment_cannot_rest_on_one_operation(two: list[Payment], now: Any) -> None:
    first = two[0]
    again = Payment(
        operation=first.operation,
        membership=first.membership,
        point_of_sale=first.point_of_sale,
        amount_cents=10_00,
        paid_at=now,
        day=first.day,
        number_in_day=9,
        code="AA BB",
    )
    refused(lambda: Payment.objects.bulk_create([again]))


def test_a_household_cannot_be_active_without_a_wallet(waiting_household: Membership, now: Any) -> None:
    rows = Membership.objects.filter(pk=waiting_household.pk)
    refused(lambda: rows.update(state=Membership.State.ACTIVE, entered_on=now.date()))
    refused(lambda: rows.update(state="paying"))
    refused(lambda: rows.update(adults=0))


def test_a_point_of_sale_has_one_running_agreement(grocery: PointOfSale, now: Any) -> None:
    refused(lambda: grocery.agreements.create(signed_on=now.date()))
