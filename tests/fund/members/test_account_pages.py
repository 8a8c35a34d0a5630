"""Mon Compte Alim': what each sees, and nobody else."""

from typing import Any

import pytest
from signing_in import signed_in

from fund import contributions, till
from fund.forms import new_key
from fund.models import Contribution, Membership, MembershipPerson
from governance.models import PointOfSale
from live import clock
from people.models import Person

pytestmark = pytest.mark.django_db


def page(person: Person, address: str, **form: Any) -> str:
    client = signed_in(person)
    answer = client.post(address, form, follow=True) if form else client.get(address, follow=True)
    return answer.content.decode()


def test_a_member_sees_the_balance_and_the_last_movements(
    household: Membership, member: Person, grocery: PointOfSale
) -> None:
    till.pay(new_key(), member, grocery, 12_50, clock.now())
    seen = page(member, "/compte/")
    assert "87,50\u00a0€" in seen
    assert grocery.name in seen
    assert "\u221212,50\u00a0€" in seen
    assert "Payer à la caisse" in seen
    assert household.number in seen


def test_the_contribution_is_hidden_until_asked_for(household: Membership, member: Person) -> None:
    seen = page(member, "/compte/")
    assert seen.index('<details class="secret">') < seen.index("60\u00a0€")


def test_a_household_without_movements_is_told_what_will_show(new_household: Membership) -> None:
    assert "Rien ici pour l’instant" in page(new_household.persons().get(), "/compte/")


def test_somebody_who_waits_sees_the_list(waiting_household: Membership) -> None:
    assert "Vous êtes sur la liste" in page(waiting_household.persons().get(), "/compte/")


def test_an_outsider_is_shown_how_to_join(outsider: Person) -> None:
    assert "/rejoindre/" in page(outsider, "/compte/")


def test_a_member_changes_the_amount_for_a_month_to_come(household: Membership, member: Person) -> None:
    month = contributions.first_month(clock.now())
    page(member, "/compte/cotisation/", other="72,50", from_month=month.isoformat())
    assert contributions.of_month(household, month) == 72_50


@pytest.mark.parametrize(
    "typed", [{"other": "beaucoup"}, {"other": "-3"}, {"other": "0"}, {"other": "99999"}, {"other": ""}]
)
def test_an_amount_that_cannot_be_kept_is_refused_with_a_sentence(
    household: Membership, member: Person, typed: dict[str, str]
) -> None:
    seen = page(member, "/compte/cotisation/", from_month=contributions.first_month(clock.now()).isoformat(), **typed)
    assert 'class="errors"' in seen
    assert household.contributions.count() == 1


def test_a_past_month_cannot_be_slipped_into_the_form(household: Membership, member: Person) -> None:
    assert 'class="errors"' in page(member, "/compte/cotisation/", other="70", from_month="2025-01-01")
    assert household.contributions.count() == 1


def test_the_household_sees_that_the_treasurer_read_its_amount(
    household: Membership, member: Person, treasurer: Person
) -> None:
    assert "Personne d’autre que votre foyer" in page(member, "/compte/cotisation/")
    contributions.read(household, treasurer, clock.now())
    assert "La trésorerie, le" in page(member, "/compte/cotisation/")


def test_organisers_list_households_without_any_amount(
    household: Membership, waiting_household: Membership, organiser: Person
) -> None:
    seen = page(organiser, "/gestion/adhesions/")
    assert household.number in seen
    assert waiting_household.number in seen
    assert "€" not in seen.partition("<main")[2].partition("</main>")[0]


@pytest.mark.parametrize("who", ["member", "treasurer", "facilitator", "outsider", "shop"])
@pytest.mark.parametrize("address", ["/gestion/adhesions/", "/gestion/adhesions/nouvelle/", "/gestion/conventions/"])
def test_the_list_of_households_is_the_organisers(household: Membership, request: Any, who: str, address: str) -> None:
    assert signed_in(request.getfixturevalue(who)).get(address).status_code == 403


def test_an_organiser_admits_from_the_list_by_pressing_once_or_twice(
    waiting_household: Membership, organiser: Person
) -> None:
    for _ in range(2):
        page(organiser, f"/gestion/adhesions/{waiting_household.number}/admettre/", press="1")
    waiting_household.refresh_from_db()
    assert waiting_household.state == Membership.State.ACTIVE


def test_an_organiser_types_a_household_in_face_to_face(organiser: Person, dieulefit: Any, founded: Any) -> None:
    form = {
        "key": new_key(),
        "name": "Rose",
        "commune": dieulefit.pk,
        "adults": 1,
        "children": 0,
        "other": "40",
        "agreed": "on",
    }
    for _ in range(2):
        page(organiser, "/gestion/adhesions/nouvelle/", **form)
    membership = Membership.objects.get()
    assert membership.asked_with == organiser
    assert Contribution.objects.by_membership(contributions.first_month(clock.now())) == {membership.pk: 40_00}


def test_a_household_without_agreement_to_the_rules_is_not_kept(
    organiser: Person, dieulefit: Any, founded: Any
) -> None:
    form = {"key": new_key(), "name": "Rose", "commune": dieulefit.pk, "adults": 1, "children": 0, "other": "40"}
    assert 'class="errors"' in page(organiser, "/gestion/adhesions/nouvelle/", **form)
    assert not Membership.objects.exists()


def test_a_member_adds_a_person_and_leaves(household: Membership, member: Person) -> None:
    page(member, "/compte/foyer/", name="Milo", email="")
    assert MembershipPerson.objects.filter(membership=household).count() == 2
    assert "jusqu’au" in page(member, "/compte/quitter/", press="1")
    household.refresh_from_db()
    assert household.state == Membership.State.LEFT
