"""Map and catalogue show what is in force at the instant, and nothing else."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from governance import decisions, founding, terms
from governance.effect_kinds import WITHDRAW
from governance.models import Decision, Family, PointOfSale, Product
from live import clock
from people.models import Person
from territory.models import Commune

pytestmark = pytest.mark.django_db
FOUNDED = datetime(2026, 1, 6, 9, tzinfo=clock.PARIS)


@pytest.fixture
def places(site: None) -> dict[str, PointOfSale]:
    """A bakery and a farm in Dieulefit, each with one product."""
    commune = Commune.objects.get(name="Dieulefit")
    family = Family.objects.create(key="bread", name="Pain")
    made = {}
    for code, name, product in (("FOUR", "Le Fournil", "Pain de seigle"), ("FERM", "La Ferme", "Courge")):
        made[code] = PointOfSale.objects.create(
            code=code, name=name, kind="shop", commune=commune, address="1 rue du Bourg", latitude=44.52, longitude=5.06
        )
        Product.objects.create(name=product, maker=name, family=family).points_of_sale.add(made[code])
    return made


@pytest.fixture
def founded(places: dict[str, PointOfSale], organiser: Person, second_organiser: Person) -> Decision:
    """Only the bakery is approved."""
    signers = (organiser, second_organiser)
    return founding.decide(terms.defaults(), [places["FOUR"]], "Statuts", signed_by=signers, now=FOUNDED)


@pytest.fixture
def seen(client: Client) -> Callable[[str], str]:
    """The main part of a page, as it is served."""

    def read(address: str) -> str:
        answer = client.get(address)
        assert answer.status_code == 200
        return answer.content.decode().partition("<main")[2]

    return read


def test_what_is_approved_shows_by_itself_and_what_is_not_does_not(founded: Decision, seen: Any) -> None:
    assert "Le Fournil" in seen("/carte/")
    assert "La Ferme" not in seen("/carte/")
    assert "Pain de seigle" in seen("/produits/")
    assert "Courge" not in seen("/produits/")


def test_nothing_shows_before_a_first_decision(places: dict[str, PointOfSale], seen: Any) -> None:
    assert "Le Fournil" not in seen("/carte/")
    assert "Pain de seigle" not in seen("/produits/")


def test_a_withdrawal_greys_the_place_and_takes_its_products_away(
    founded: Decision, places: dict[str, PointOfSale], seen: Any
) -> None:
    end = clock.now() - timedelta(seconds=1)
    withdrawal = {"kind": WITHDRAW, "payload": {"point_of_sale": places["FOUR"].pk}}
    decisions.enact(founded, [withdrawal], end, end)
    page = seen("/carte/")
    assert "Le Fournil" in page
    assert re.findall(r'<li id="lieu-1"([^>]*)>', page) == [' class="off"']
    assert "Pain de seigle" not in seen("/produits/")


def test_the_map_names_what_the_list_names(founded: Decision, seen: Any) -> None:
    page = seen("/carte/")
    pins = re.findall(r'<a class="pin[^"]*" href="#(lieu-\d+)" aria-label="\d+\. ([^,]+), Dieulefit"', page)
    listed = re.findall(r'<li id="(lieu-\d+)".*?<h3><a [^>]*>([^<]+)</a>', page, re.DOTALL)
    assert pins == listed == [("lieu-1", "Le Fournil")]
    assert re.search(r'<svg class="map"[^>]*role="img"[^>]*aria-labelledby="map-title"', page)


def test_filters_keep_what_was_asked_for(founded: Decision, seen: Any) -> None:
    dieulefit, vesc = (Commune.objects.get(name=name).pk for name in ("Dieulefit", "Vesc"))
    assert "Le Fournil" in seen(f"/carte/?commune={dieulefit}&genre=shop")
    assert "Le Fournil" not in seen(f"/carte/?commune={vesc}")
    assert "Le Fournil" not in seen("/carte/?genre=nonsense")
    assert "Pain de seigle" in seen("/produits/?famille=bread&lieu=FOUR")
    assert "Pain de seigle" not in seen("/produits/?lieu=FERM")


def test_the_poster_of_a_place_answers_at_its_code_in_any_case(founded: Decision, client: Client) -> None:
    assert client.get("/p/FOUR/").status_code == 200
    assert client.get("/p/four/", follow=True).status_code == 200
    assert client.get("/p/ZZZZ/").status_code == 404


def test_an_approval_counts_from_its_day_on(places: dict[str, PointOfSale], founded: Decision, seen: Any) -> None:
    from governance.point_of_sale_effects import outcomes_of_approval

    approval = outcomes_of_approval(places["FERM"], None, "")["adopted"]
    tomorrow = clock.midnight(clock.today() + timedelta(days=1))
    decisions.enact(founded, [{"kind": approval["kind"], "payload": approval["payload"]}], tomorrow, clock.now())
    assert "La Ferme" not in seen("/carte/")
