"""Becoming a member, being several, leaving."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError

from fund import contributions, memberships, permissions
from fund.memberships import Household
from fund.models import Membership, MembershipPerson
from people.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def asking(dieulefit: Any, founded: Any) -> Household:
    return Household(
        name="Nour Benali", commune=dieulefit, amount_cents=60_00, email="nour@example.org", adults=2, children=1
    )


def test_a_household_that_asks_waits_with_its_person_and_its_amount(asking: Household, now: Any) -> None:
    membership = memberships.ask(asking, "key-of-the-form", now)
    assert membership.state == Membership.State.WAITING
    assert membership.wallet is None
    assert [person.display_name for person in membership.persons()] == ["Nour Benali"]
    assert contributions.of_month(membership, now.date().replace(day=1)) == 60_00


def test_asking_twice_with_one_form_asks_once(asking: Household, now: Any) -> None:
    first = memberships.ask(asking, "key-of-the-form", now)
    again = memberships.ask(asking, "key-of-the-form", now)
    assert first == again
    assert Person.objects.filter(display_name="Nour Benali").count() == 1


def test_somebody_without_email_or_telephone_can_ask(asking: Household, dieulefit: Any, now: Any) -> None:
    membership = memberships.ask(Household(name="Rose", commune=dieulefit, amount_cents=40_00), "k1", now)
    assert membership.persons().get().email is None


def test_the_number_of_a_household_says_nothing_of_it(asking: Household, now: Any) -> None:
    numbers = {memberships.ask(asking, f"key-{turn}", now).number for turn in range(5)}
    assert len(numbers) == 5
    assert all(number.startswith("A-") and len(number) == 10 for number in numbers)


@pytest.mark.parametrize(("adults", "children"), [(0, 0), (21, 0), (1, -1), (1, 21)])
def test_a_household_has_an_adult_and_a_plausible_size(
    dieulefit: Any, founded: Any, now: Any, adults: int, children: int
) -> None:
    with pytest.raises(memberships.NobodyInHousehold):
        memberships.ask(Household("X", dieulefit, 40_00, adults=adults, children=children), "k", now)
    assert not Membership.objects.exists()


def test_an_amount_outside_the_limits_in_force_is_refused_and_nothing_is_kept(
    dieulefit: Any, founded: Any, now: Any
) -> None:
    for cents in (0, -1, 1_000_000_00):
        with pytest.raises((contributions.TooLittle, contributions.TooMuch)):
            memberships.ask(Household("X", dieulefit, cents), "k", now)
    assert not Membership.objects.exists()
    assert not Person.objects.filter(display_name="X").exists()


def test_an_organiser_admits_and_the_household_gets_one_wallet(
    waiting_household: Membership, organiser: Person, now: Any
) -> None:
    first = memberships.admit(waiting_household, organiser, now)
    again = memberships.admit(waiting_household, organiser, now)
    assert first.state == Membership.State.ACTIVE
    assert first.wallet is not None
    assert first.wallet == again.wallet


@pytest.mark.parametrize("who", ["member", "treasurer", "facilitator", "outsider"])
def test_nobody_but_an_organiser_admits(waiting_household: Membership, request: Any, now: Any, who: str) -> None:
    with pytest.raises(memberships.OrganisersAdmit):
        memberships.admit(waiting_household, request.getfixturevalue(who), now)


def test_a_household_leaves_when_it_wishes_and_keeps_its_wallet_until_the_month_ends(
    household: Membership, member: Person, now: Any
) -> None:
    left = memberships.leave(household, member, now)
    assert left.state == Membership.State.LEFT
    assert left.left_on == date(2025, 6, 30)
    assert memberships.leave(household, member, now).left_on == date(2025, 6, 30)


def test_nobody_makes_another_household_leave(
    household: Membership, other_member: Person, treasurer: Person, organiser: Person, now: Any
) -> None:
    for stranger in (other_member, treasurer):
        with pytest.raises(memberships.NotYourHousehold):
            memberships.leave(household, stranger, now)
    assert memberships.leave(household, organiser, now).state == Membership.State.LEFT


def test_a_household_that_left_may_ask_again(
    household: Membership, member: Person, asking: Household, now: Any
) -> None:
    with pytest.raises(memberships.AlreadyMember):
        memberships.ask(asking, "again", now, person=member)
    memberships.leave(household, member, now)
    again = memberships.ask(asking, "again-once-left", now, person=member)
    assert permissions.membership_of(member) == again


def test_a_household_that_left_is_not_admitted_from_its_old_line(
    household: Membership, member: Person, organiser: Person, now: Any
) -> None:
    memberships.leave(household, member, now)
    with pytest.raises(memberships.HasLeft):
        memberships.admit(household, organiser, now)


def test_a_person_is_added_once_by_name_by_the_household_or_an_organiser(
    household: Membership, member: Person, other_member: Person, organiser: Person, now: Any
) -> None:
    memberships.add_person(household, "Milo", member, now)
    memberships.add_person(household, "Ana", organiser, now)
    with pytest.raises(memberships.AlreadyThere):
        memberships.add_person(household, "milo", member, now)
    with pytest.raises(memberships.NotYourHousehold):
        memberships.add_person(household, "Zoé", other_member, now)
    assert [person.display_name for person in household.persons()] == ["Mina", "Milo", "Ana"]


def test_the_database_gives_a_person_one_household_at_a_time(
    household: Membership, other_household: Membership, member: Person, now: Any
) -> None:
    with pytest.raises(IntegrityError):
        MembershipPerson.objects.create(membership=other_household, person=member, since=now.date())
