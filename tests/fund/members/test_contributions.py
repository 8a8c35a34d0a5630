"""A contribution is chosen freely, for months to come, and read by the household and the treasurer only."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from fund import contributions
from fund.models import Contribution, Membership
from people.models import Person

pytestmark = pytest.mark.django_db


def test_a_month_takes_the_amount_chosen_last_before_it(household: Membership, member: Person, now: Any) -> None:
    contributions.choose(household, 80_00, date(2025, 8, 1), member, now)
    assert [contributions.of_month(household, date(2025, month, 1)) for month in (6, 7, 8, 9)] == [
        60_00,
        60_00,
        80_00,
        80_00,
    ]


def test_choosing_again_for_the_same_month_replaces_what_was_planned(
    household: Membership, member: Person, now: Any
) -> None:
    contributions.choose(household, 80_00, date(2025, 8, 1), member, now)
    contributions.choose(household, 40_00, date(2025, 8, 1), member, now)
    assert contributions.of_month(household, date(2025, 8, 1)) == 40_00


def test_choosing_twice_the_same_writes_it_once(household: Membership, member: Person, now: Any) -> None:
    first = contributions.choose(household, 80_00, date(2025, 8, 1), member, now)
    assert contributions.choose(household, 80_00, date(2025, 8, 1), member, now) == first


@pytest.mark.parametrize("month", [date(2025, 6, 1), date(2025, 5, 1), date(2025, 7, 2)])
def test_a_month_under_way_or_past_cannot_be_chosen_for(
    household: Membership, member: Person, now: Any, month: date
) -> None:
    with pytest.raises(contributions.MonthIsPast):
        contributions.choose(household, 80_00, month, member, now)


def test_the_next_month_begins_at_midnight_in_paris(household: Membership, member: Person, now: Any) -> None:
    last_second = now.replace(day=30, hour=23, minute=59, second=59)
    assert contributions.first_month(last_second) == date(2025, 7, 1)
    assert contributions.first_month(last_second + timedelta(seconds=1)) == date(2025, 8, 1)


def test_the_limits_in_force_hold(household: Membership, member: Person, set_term: Any, now: Any) -> None:
    set_term("contribution_least_cents", 10_00)
    set_term("contribution_most_cents", 400_00)
    with pytest.raises(contributions.TooLittle, match="minimum est 10"):
        contributions.choose(household, 9_99, date(2025, 8, 1), member, now)
    with pytest.raises(contributions.TooMuch, match="maximum est 400"):
        contributions.choose(household, 400_01, date(2025, 8, 1), member, now)


@pytest.mark.parametrize("who", ["organiser", "treasurer", "facilitator", "other_member", "outsider", "councillor"])
def test_nobody_but_the_household_changes_the_amount(household: Membership, request: Any, now: Any, who: str) -> None:
    with pytest.raises(contributions.NotTheirs):
        contributions.choose(household, 80_00, date(2025, 8, 1), request.getfixturevalue(who), now)


@pytest.mark.parametrize(
    "who", ["organiser", "facilitator", "observer", "other_member", "outsider", "councillor", "shop", "payer"]
)
def test_nobody_but_the_household_and_the_treasurer_reads_the_amount(
    household: Membership, request: Any, now: Any, who: str
) -> None:
    with pytest.raises(contributions.NotTheirs):
        contributions.read(household, request.getfixturevalue(who), now)
    assert not household.readings.exists()


def test_the_household_reads_its_amount_without_a_trace(household: Membership, member: Person, now: Any) -> None:
    assert [row.amount_cents for row in contributions.read(household, member, now)] == [60_00]
    assert not household.readings.exists()


def test_the_treasurer_reads_the_amount_and_the_household_sees_that(
    household: Membership, treasurer: Person, now: Any
) -> None:
    assert [row.amount_cents for row in contributions.read(household, treasurer, now)] == [60_00]
    assert household.readings.get().reader == treasurer


def test_an_amount_never_shows_in_the_name_of_its_row(household: Membership) -> None:
    assert "60" not in str(household.contributions.get()).replace(household.number, "")


def test_the_database_refuses_an_amount_of_nothing_and_a_month_that_begins_late(
    household: Membership, now: Any
) -> None:
    for cents, month in ((0, date(2025, 8, 1)), (10_00, date(2025, 8, 2))):
        with pytest.raises(IntegrityError), transaction.atomic():
            Contribution.objects.create(membership=household, amount_cents=cents, from_month=month, chosen_at=now)
