"""On a market morning of the fund's tests, the cast holds what its names say."""

from datetime import datetime

import pytest

from fund import payers, permissions, wallets
from fund.models import Membership
from governance.models import PointOfSale
from people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def test_the_member_has_100_00_to_spend(member: Person, household: Membership, now: datetime) -> None:
    assert permissions.membership_of(member) == household
    assert permissions.is_member(member, now.date())
    assert wallets.balance_of(member) == 100_00


def test_the_other_member_is_of_another_household(member: Person, other_member: Person, now: datetime) -> None:
    assert permissions.is_member(other_member, now.date())
    assert permissions.membership_of(other_member) != permissions.membership_of(member)


def test_the_shop_keeps_the_grocery_alone(
    shop: Person, grocery: PointOfSale, bakery: PointOfSale, now: datetime
) -> None:
    assert permissions.kept_by(shop, now.date()) == [grocery]


def test_the_payer_pays_part_of_the_members_contribution(payer: Person, household: Membership, now: datetime) -> None:
    agreement = payers.running(now.date().replace(day=1)).get(payer__persons=payer)
    assert agreement.membership == household
    assert 0 < agreement.amount_cents < 60_00
