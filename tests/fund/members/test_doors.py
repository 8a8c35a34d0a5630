"""From the account page everybody reaches what is theirs, member of a household or not."""

from typing import Any

import pytest
from signing_in import signed_in

from governance.models import PointOfSale
from people.models import Person

pytestmark = pytest.mark.django_db


def account_of(person: Person) -> str:
    answer = signed_in(person).get("/compte/")
    assert answer.status_code == 200
    return answer.content.decode().partition("<main")[2]


def test_a_councillor_finds_the_seat(councillor: Person) -> None:
    assert 'href="/conseil/mon-siege/"' in account_of(councillor)


def test_an_observer_finds_where_to_write(observer: Person) -> None:
    assert 'href="/observations/rediger/"' in account_of(observer)


def test_who_keeps_a_point_of_sale_finds_its_page(grocery: PointOfSale, sacha: Person) -> None:
    page = account_of(sacha)
    assert "/point-de-vente/EPIC/" in page
    assert grocery.name in page


def test_the_desk_shows_to_those_who_may_enter_it(organiser: Person, outsider: Person) -> None:
    assert 'href="/cms/"' in account_of(organiser)
    assert 'href="/cms/"' not in account_of(outsider)


def test_a_member_finds_nothing_of_others(household: Any, mina: Person) -> None:
    page = account_of(mina)
    for address in ("/conseil/mon-siege/", "/observations/rediger/", "/point-de-vente/", "/tiers-payeur/", "/cms/"):
        assert f'href="{address}' not in page, address
    assert "/connexion/second-facteur/" in page
