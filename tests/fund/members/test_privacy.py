"""What the fund knows of somebody is given to them, and taken away with them; the books stand."""

from typing import Any

import pytest
from django.apps import apps

from fund import contributions, payables, till
from fund.forms import new_key
from fund.models import Membership, MembershipPerson
from governance.models import PointOfSale
from people import privacy
from people.models import Person

pytestmark = pytest.mark.django_db


def held(person: Person) -> str:
    ours = [kind for kind in privacy.registered() if kind._meta.app_label == "fund"]
    return str([privacy.registered()[kind].export(person) for kind in ours])


def erase(person: Person, now: Any) -> None:
    for kind, how in privacy.registered().items():
        if kind._meta.app_label == "fund":
            how.erase(person, now)


def test_every_model_of_the_fund_that_points_to_a_person_says_how_it_is_erased() -> None:
    pointing = {
        model
        for model in apps.get_app_config("fund").get_models()
        for field in model._meta.get_fields()
        if field.many_to_one and field.concrete and field.related_model is Person
    }
    assert pointing <= set(privacy.registered())


def test_somebody_receives_their_household_their_payments_and_their_amounts(
    household: Membership, member: Person, outsider: Person, grocery: PointOfSale, now: Any
) -> None:
    till.pay(new_key(), member, grocery, 12_34, now)
    given = held(member)
    for known in (household.number, "Dieulefit", "1234", "6000", grocery.name):
        assert known in given
    assert household.number not in held(outsider)


def test_erasing_the_last_person_closes_the_household_and_leaves_the_books(
    household: Membership, member: Person, grocery: PointOfSale, now: Any
) -> None:
    till.pay(new_key(), member, grocery, 12_50, now)
    erase(member, now)
    household.refresh_from_db()
    assert household.state == Membership.State.LEFT
    assert not MembershipPerson.objects.filter(person=member).exists()
    assert household.contributions.get().chosen_by is None
    assert payables.owed(grocery) == 12_50


def test_erasing_one_of_two_persons_leaves_the_household_to_the_other(
    household: Membership, member: Person, partner: Person, now: Any
) -> None:
    erase(member, now)
    household.refresh_from_db()
    assert household.state == Membership.State.ACTIVE
    assert list(household.persons()) == [partner]


def test_erasing_the_treasurer_or_an_organiser_keeps_the_traces_without_a_name(
    household: Membership, organiser: Person, treasurer: Person, now: Any
) -> None:
    contributions.read(household, treasurer, now)
    erase(treasurer, now)
    erase(organiser, now)
    household.refresh_from_db()
    assert household.admitted_by is None
    assert household.readings.get().reader is None


def test_a_keeper_of_a_shop_is_erased_and_the_shop_stays_owed(
    household: Membership, member: Person, shop: Person, grocery: PointOfSale, now: Any
) -> None:
    till.pay(new_key(), member, grocery, 12_50, now)
    assert grocery.name in held(shop)
    erase(shop, now)
    assert grocery.name not in held(shop)
    assert payables.owed(grocery) == 12_50
