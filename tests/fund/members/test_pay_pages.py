"""The pages of the till, as a browser without scripts walks them."""

import re

import pytest
from django.test import Client
from signing_in import signed_in

from fund import wallets
from fund.models import Membership, Payment
from governance.models import PointOfSale
from live import clock
from people.models import Person

pytestmark = pytest.mark.django_db


def key_on(client: Client, place: PointOfSale) -> str:
    page = client.get(f"/payer/{place.code}/").content.decode()
    found = re.search(r'name="key" value="([^"]+)"', page)
    assert found
    return found[1]


def test_a_member_pays_and_ends_on_the_receipt(household: Membership, member: Person, grocery: PointOfSale) -> None:
    client = signed_in(member)
    key = key_on(client, grocery)
    answer = client.post(f"/payer/{grocery.code}/", {"key": key, "amount": "12,50"}, follow=True)
    assert answer.redirect_chain == [(f"/payer/recu/{key}/", 302)]
    page = answer.content.decode()
    assert "12,50\u00a0€" in page
    assert grocery.name in page
    assert Payment.objects.get().code in page
    assert "data-clock" in page
    assert wallets.balance_cents(household) == 87_50


def test_pressing_twice_and_reloading_end_on_the_same_receipt(
    household: Membership, member: Person, grocery: PointOfSale
) -> None:
    client = signed_in(member)
    form = {"key": key_on(client, grocery), "amount": "12,50"}
    first, second = (client.post(f"/payer/{grocery.code}/", form) for _ in range(2))
    assert first["Location"] == second["Location"]
    assert client.get(first["Location"]).status_code == client.get(first["Location"]).status_code == 200
    assert wallets.balance_cents(household) == 87_50


def test_two_tabs_share_one_key_until_it_is_used(household: Membership, member: Person, grocery: PointOfSale) -> None:
    client = signed_in(member)
    one, two = key_on(client, grocery), key_on(client, grocery)
    assert one == two
    client.post(f"/payer/{grocery.code}/", {"key": one, "amount": "12,50"})
    assert key_on(client, grocery) != one


def test_going_back_and_sending_another_sum_says_what_was_paid(
    household: Membership, member: Person, grocery: PointOfSale
) -> None:
    client = signed_in(member)
    key = key_on(client, grocery)
    client.post(f"/payer/{grocery.code}/", {"key": key, "amount": "12,50"})
    answer = client.post(f"/payer/{grocery.code}/", {"key": key, "amount": "15"})
    assert answer.status_code == 409
    assert "12,50\u00a0€" in answer.content.decode()
    assert f"/payer/recu/{key}/" in answer.content.decode()
    assert wallets.balance_cents(household) == 87_50


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Écrivez un montant"),
        ("douze", "Ce n’est pas un montant"),
        ("0", "supérieur à zéro"),
        ("-5", "inférieur à zéro"),
        ("100,01", "Il vous reste 100,00\u00a0€"),
    ],
)
def test_a_sum_that_cannot_be_paid_is_refused_with_its_sentence_and_kept(
    household: Membership, member: Person, grocery: PointOfSale, typed: str, sentence: str
) -> None:
    client = signed_in(member)
    answer = client.post(f"/payer/{grocery.code}/", {"key": key_on(client, grocery), "amount": typed})
    assert answer.status_code == 409
    assert sentence in answer.content.decode()
    assert f'value="{typed}"' in answer.content.decode()
    assert not Payment.objects.exists()


def test_a_refused_sum_can_be_corrected_in_the_same_form(
    household: Membership, member: Person, grocery: PointOfSale
) -> None:
    client = signed_in(member)
    key = key_on(client, grocery)
    client.post(f"/payer/{grocery.code}/", {"key": key, "amount": "200"})
    assert client.post(f"/payer/{grocery.code}/", {"key": key, "amount": "20"}).status_code == 302
    assert wallets.balance_cents(household) == 80_00


def test_the_receipt_is_the_households_alone(
    household: Membership, member: Person, other_member: Person, organiser: Person, shop: Person, grocery: PointOfSale
) -> None:
    client = signed_in(member)
    key = key_on(client, grocery)
    client.post(f"/payer/{grocery.code}/", {"key": key, "amount": "12,50"})
    for stranger in (other_member, organiser, shop):
        assert signed_in(stranger).get(f"/payer/recu/{key}/").status_code == 404
    assert Client().get(f"/payer/recu/{key}/").status_code == 302


def test_an_old_receipt_is_no_green_screen(
    household: Membership, member: Person, grocery: PointOfSale, paid_yesterday: Payment
) -> None:
    page = signed_in(member).get(f"/payer/recu/{paid_yesterday.operation.key}/").content.decode()
    assert "data-clock" not in page
    assert "12,50\u00a0€" in page


def test_the_poster_explains_to_everybody_and_takes_members_to_the_till(
    household: Membership, member: Person, outsider: Person, grocery: PointOfSale
) -> None:
    page = Client().get(f"/p/{grocery.code}/").content.decode()
    assert grocery.name in page
    assert "/rejoindre/" in page
    assert signed_in(outsider).get(f"/p/{grocery.code}/").status_code == 200
    assert signed_in(member).get(f"/p/{grocery.code}/")["Location"] == f"/payer/{grocery.code}/"
    assert Client().get(f"/p/{grocery.code.lower()}/").status_code == 200
    assert Client().get("/p/NOWHERE/").status_code == 404


def test_the_poster_of_a_place_that_is_not_approved_says_so(unapproved: PointOfSale) -> None:
    assert "n’a pas approuvé" in Client().get(f"/p/{unapproved.code}/").content.decode()


def test_the_place_is_found_by_its_code_or_among_the_last_used(
    household: Membership, member: Person, grocery: PointOfSale, bakery: PointOfSale, unapproved: PointOfSale
) -> None:
    client = signed_in(member)
    assert client.get("/payer/", {"code": grocery.code.lower()})["Location"] == f"/payer/{grocery.code}/"
    assert "Erreur" in client.get("/payer/", {"code": "ZZZZ"}).content.decode()
    client.post(f"/payer/{grocery.code}/", {"key": key_on(client, grocery), "amount": "1"})
    page = client.get("/payer/").content.decode()
    assert page.index(grocery.name) < page.index(bakery.name)
    assert unapproved.name not in page


def test_somebody_outside_the_fund_is_told_how_to_pay_one_day(outsider: Person, grocery: PointOfSale) -> None:
    page = signed_in(outsider).get(f"/payer/{grocery.code}/")
    assert page.status_code == 200
    assert "membres de la caisse" in page.content.decode()


def test_paying_needs_a_sign_in(grocery: PointOfSale) -> None:
    for address in ("/payer/", f"/payer/{grocery.code}/", "/compte/", "/compte/cotisation/", "/point-de-vente/"):
        assert Client().get(address)["Location"].startswith("/connexion/")
    assert clock.today()


def test_the_till_speaks_english_too(household: Membership, member: Person, grocery: PointOfSale) -> None:
    client = signed_in(member)
    answer = client.post(f"/en/payer/{grocery.code}/", {"key": key_on(client, grocery), "amount": "100.01"})
    assert "You have\u00a0€100.00 left" in answer.content.decode()


def test_the_same_sum_at_the_same_place_within_minutes_is_asked_about_first(
    household: Membership, member: Person, grocery: PointOfSale
) -> None:
    client = signed_in(member)
    first = key_on(client, grocery)
    client.post(f"/payer/{grocery.code}/", {"key": first, "amount": "12,50"})
    form = {"key": key_on(client, grocery), "amount": "12,50"}
    asked = client.post(f"/payer/{grocery.code}/", form)
    assert "Un autre paiement" in asked.content.decode()
    assert f"/payer/recu/{first}/" in asked.content.decode()
    assert wallets.balance_cents(household) == 87_50
    assert client.post(f"/payer/{grocery.code}/", form | {"again": "1"}).status_code == 302
    assert wallets.balance_cents(household) == 75_00


def test_another_sum_at_the_same_place_is_paid_at_once(
    household: Membership, member: Person, grocery: PointOfSale
) -> None:
    client = signed_in(member)
    for amount in ("12,50", "3"):
        assert (
            client.post(f"/payer/{grocery.code}/", {"key": key_on(client, grocery), "amount": amount}).status_code
            == 302
        )
    assert wallets.balance_cents(household) == 84_50
