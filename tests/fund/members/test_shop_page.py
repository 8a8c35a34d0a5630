"""What a point of sale sees: numbers, sums and codes, never who paid; and only its own."""

from typing import Any

import pytest
from signing_in import signed_in

from fund import agreements, payables, till
from fund.forms import new_key
from fund.models import Agreement, Membership
from governance.models import PointOfSale
from live import clock, topics
from people.models import Person

pytestmark = pytest.mark.django_db


def test_the_shop_sees_payments_and_what_it_is_owed_but_no_names(
    household: Membership, member: Person, shop: Person, grocery: PointOfSale
) -> None:
    payment = till.pay(new_key(), member, grocery, 12_50, clock.now())
    page = signed_in(shop).get("/point-de-vente/", follow=True).content.decode()
    assert payment.code in page
    assert "12,50\u00a0€" in page
    assert member.display_name not in page
    assert household.number not in page


def test_a_payment_shows_by_itself_on_the_shops_open_page(
    household: Membership, member: Person, shop: Person, grocery: PointOfSale
) -> None:
    topic = f"point_of_sale:{grocery.pk}"
    assert f'data-live-topic="{topic}"' in signed_in(shop).get(f"/point-de-vente/{grocery.code}/").content.decode()
    payment = till.pay(new_key(), member, grocery, 12_50, clock.now())
    assert payment.code in signed_in(shop).get(f"/point-de-vente/{grocery.code}/paiements/").content.decode()


@pytest.mark.parametrize("who", ["member", "organiser", "treasurer", "outsider", "councillor"])
def test_nobody_else_sees_the_shops_page_or_listens_to_it(grocery: PointOfSale, request: Any, who: str) -> None:
    person = request.getfixturevalue(who)
    assert signed_in(person).get(f"/point-de-vente/{grocery.code}/").status_code == 403
    assert signed_in(person).get(f"/point-de-vente/{grocery.code}/paiements/").status_code == 403
    assert not topics.may_listen(person, f"point_of_sale:{grocery.pk}")


def test_the_shop_listens_to_its_own_page_and_to_no_other(
    shop: Person, grocery: PointOfSale, bakery: PointOfSale
) -> None:
    assert topics.may_listen(shop, f"point_of_sale:{grocery.pk}")
    assert not topics.may_listen(shop, f"point_of_sale:{bakery.pk}")
    assert not topics.may_listen(shop, "point_of_sale:one")


def test_a_shop_whose_agreement_ended_sees_its_page_no_more(
    shop: Person, grocery: PointOfSale, organiser: Person
) -> None:
    agreements.end(grocery.agreements.get(), clock.today(), organiser, clock.now())
    assert signed_in(shop).get("/point-de-vente/").status_code == 403


def test_only_organisers_sign_agreements_and_signing_twice_signs_once(
    unsigned: PointOfSale, outsider: Person, organiser: Person, now: Any
) -> None:
    with pytest.raises(agreements.OrganisersSign):
        agreements.sign(unsigned, now.date(), [outsider], outsider, now)
    with pytest.raises(agreements.NobodySigned):
        agreements.sign(unsigned, now.date(), [], organiser, now)
    for _ in range(2):
        agreements.sign_on_paper(unsigned, now.date(), "Basile", "", organiser, now)
    assert [person.display_name for person in Agreement.objects.get(point_of_sale=unsigned).people()] == ["Basile"]
    assert payables.owed(unsigned) == 0


def test_an_organiser_types_an_agreement_in(unsigned: PointOfSale, outsider: Person, organiser: Person) -> None:
    client = signed_in(organiser)
    form = {
        "point_of_sale": unsigned.pk,
        "signed_on": "2025-03-01",
        "handle": outsider.handle.lower(),
        "name": "",
        "email": "",
    }
    assert client.post("/gestion/conventions/", form).status_code == 302
    assert list(Agreement.objects.get(point_of_sale=unsigned).people()) == [outsider]
    assert "errors" in client.post("/gestion/conventions/", form | {"handle": "ZZZZ-ZZZZ"}).content.decode()
