"""The shared cast stands on a real, migrated database, and each of it holds what the name says and nothing more."""

import pytest

from fund import payers
from fund import permissions as fund_permissions
from fund.models import Membership, PayerAgreement
from governance import mandates
from governance import permissions as council_permissions
from governance.models import PointOfSale
from live import clock
from people import permissions
from people.models import Person


def test_each_of_the_cast_holds_the_role_that_its_name_says(
    organiser: Person, facilitator: Person, treasurer: Person, observer: Person, outsider: Person
) -> None:
    assert permissions.is_organiser(organiser)
    assert permissions.is_facilitator(facilitator)
    assert permissions.is_treasurer(treasurer)
    assert permissions.is_observer(observer)
    assert not permissions.may_enter_desk(outsider)
    assert not permissions.may_enter_desk(observer)


def test_two_different_organisers_can_sign(organiser: Person, second_organiser: Person) -> None:
    assert organiser != second_organiser
    assert permissions.is_organiser(second_organiser)


def test_the_member_is_of_an_active_household_with_a_wallet(member: Person) -> None:
    membership = fund_permissions.membership_of(member)
    assert membership is not None
    assert membership.state == Membership.State.ACTIVE
    assert membership.wallet is not None
    assert fund_permissions.is_member(member, clock.today())


def test_the_councillor_was_drawn_and_holds_a_mandate_in_force(councillor: Person) -> None:
    mandate = council_permissions.mandate_of(councillor, clock.today())
    assert mandate is not None
    assert mandate.draw.seats.get(number=mandate.seat_number).volunteer.person == councillor
    assert mandates.sitting(clock.today()).count() == mandate.draw.seats.count()


def test_the_shop_keeps_one_point_of_sale(shop: Person, grocery: PointOfSale) -> None:
    assert fund_permissions.kept_by(shop, clock.today()) == [grocery]


def test_the_payer_has_an_agreement_that_pays_for_a_household(payer: Person, household: Membership) -> None:
    assert payers.is_payer(payer)
    running = payers.running(clock.today().replace(day=1)).filter(payer__persons=payer)
    assert [(one.membership, one.amount_cents) for one in running] == [(household, 30_00)]


def test_nobody_of_the_cast_holds_what_another_name_says(
    member: Person, councillor: Person, shop: Person, payer: Person, outsider: Person, organiser: Person
) -> None:
    today = clock.today()
    holders = {
        "member": {one for one in Person.objects.all() if fund_permissions.is_member(one, today)},
        "shop": {one for one in Person.objects.all() if fund_permissions.is_shop(one, today)},
        "payer": {one for one in Person.objects.all() if payers.is_payer(one)},
    }
    assert holders == {"member": {member}, "shop": {shop}, "payer": {payer}}
    for other in (member, shop, payer, outsider, organiser):
        assert not council_permissions.is_councillor(other, today)
    assert PayerAgreement.objects.count() == 1
    for one in (member, councillor, shop, payer, outsider):
        assert not permissions.may_enter_desk(one)


@pytest.mark.django_db(transaction=True)
@pytest.mark.both_databases
def test_a_test_that_commits_leaves_no_trace_1() -> None:
    assert not Person.objects.exists()
    Person.objects.create_user(display_name="Somebody")


@pytest.mark.django_db(transaction=True)
@pytest.mark.both_databases
def test_a_test_that_commits_leaves_no_trace_2() -> None:
    assert not Person.objects.exists()
    Person.objects.create_user(display_name="Somebody")
