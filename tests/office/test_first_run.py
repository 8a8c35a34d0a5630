"""An empty installation opens at one page, which founds the fund whole or not at all, once."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from fund import terms as fund_terms
from governance import founding
from governance.models import Decision
from live import clock
from office import first_run
from office.forms import FirstRunForm
from people import permissions
from people.models import Person
from territory.models import Commune, Identity
from website.models import HomePage

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_served(settings: Any) -> None:
    """The middleware keeps out of other tests' way."""
    settings.TESTING = False


def test_every_page_of_an_empty_installation_leads_to_the_first_one(as_served: None, client: Client) -> None:
    for address in ("/", "/carte/", "/compte/", "/cms/", "/connexion/", "/en/votes/"):
        answer = client.get(address)
        assert (answer.status_code, answer.url.endswith("/bienvenue/")) == (302, True), address
    assert client.get("/bienvenue/").status_code == 200
    assert client.get("/healthz/live").status_code == 200


def test_once_founded_every_page_is_itself(as_served: None, typed: dict[str, str], client: Client) -> None:
    client.post("/bienvenue/", typed)
    assert client.get("/carte/").status_code == 200
    assert Client().get("/bienvenue/").status_code == 404


def test_the_fund_is_founded_with_two_organisers_and_its_first_terms(typed: dict[str, str], client: Client) -> None:
    assert client.post("/bienvenue/", typed).status_code == 302
    page = client.get("/bienvenue/").content.decode()
    first, second = Person.objects.order_by("pk")
    assert first.handle in page
    assert second.handle in page
    assert permissions.is_organiser(first)
    assert permissions.is_organiser(second)
    assert (first.display_name, second.display_name, second.email) == ("Odile", "Oscar", None)
    assert Identity.current().fund_name == "La Caisse du Matin"
    assert Commune.objects.filter(inside=True).count() == 21
    assert fund_terms.in_force(clock.now()).allocation_base_cents == 90_00
    founding = Decision.objects.get()
    assert founding.source == "Statuts du 6 janvier 2026"


def test_it_is_founded_once(typed: dict[str, str], client: Client) -> None:
    client.post("/bienvenue/", typed)
    client.get("/bienvenue/")  # the two sign-in names are told once
    assert client.get("/bienvenue/").status_code == 404
    assert client.post("/bienvenue/", typed | {"fund_name": "Une autre"}).status_code == 404
    assert Person.objects.count() == 2
    assert Identity.current().fund_name == "La Caisse du Matin"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("code", "FAUX2222"),
        ("fund_name", ""),
        ("first_password", "12345"),
        ("second_name", ""),
        ("source", ""),
        ("term_allocation_base_cents", "beaucoup"),
        ("term_voting_quorum", "3/2"),
        ("term_operating_share_permille", "-1"),
        ("communes", "ailleurs"),
    ],
)
def test_bad_input_is_named_beside_its_field_and_founds_nothing(
    field: str, value: str, typed: dict[str, str], client: Client
) -> None:
    answer = client.post("/bienvenue/", typed | {field: value})
    assert answer.status_code == 422
    assert answer.context["form"].errors.get(field), field
    assert not Person.objects.exists()
    assert not Identity.objects.exists()
    assert not Decision.objects.exists()


def test_communes_of_another_territory_are_typed_in_one_a_line(typed: dict[str, str], client: Client) -> None:
    lines = "34172;Montpellier;34000;299096\n\n34057;Castelnau-le-Lez;34170;23158\n"
    client.post("/bienvenue/", typed | {"communes": "typed", "typed_communes": lines})
    assert set(Commune.objects.values_list("name", "population")) == {
        ("Montpellier", 299096),
        ("Castelnau-le-Lez", 23158),
    }


@pytest.mark.parametrize(
    "line",
    [
        "34057;Castelnau-le-Lez;34170",
        "34057;Castelnau-le-Lez;34170;beaucoup",
        "34057;Castelnau-le-Lez;34170;²",
        "34057;Castelnau-le-Lez;34170;99999999999999999999",
        "34057;;34170;23158",
        f"34057;{'Très' * 30} long;34170;23158",
        "34172;Montpellier encore;34000;299096",
    ],
)
def test_a_bad_line_of_communes_is_named_by_its_number(line: str, typed: dict[str, str], client: Client) -> None:
    lines = f"34172;Montpellier;34000;299096\n{line}"
    answer = client.post("/bienvenue/", typed | {"communes": "typed", "typed_communes": lines})
    assert answer.status_code == 422
    assert "2" in answer.context["form"].errors["typed_communes"][0]
    assert not Commune.objects.filter(name="Montpellier").exists()
    assert not Person.objects.exists()


def test_pages_of_a_territory_without_outlines_answer(typed: dict[str, str], client: Client) -> None:
    client.post("/bienvenue/", typed | {"communes": "typed", "typed_communes": "34172;Montpellier;34000;299096"})
    client.get("/bienvenue/")
    for address in ("/", "/carte/", "/rejoindre/", "/participer/", "/partenaire/", "/en/carte/"):
        assert client.get(address).status_code == 200, address


def test_what_fails_at_the_last_step_leaves_nothing_of_the_first(typed: dict[str, str], settings: Any) -> None:
    form = FirstRunForm(typed)
    assert form.is_valid()
    with pytest.raises(founding.NoSource):
        first_run.found(form.cleaned_data | {"source": " "}, clock.now())
    for model in (Identity, Person, Commune, Decision, HomePage):
        assert not model._default_manager.exists(), model


def test_the_code_is_kept_for_its_owner_alone_and_stays_the_same(settings: Any, tmp_path: Path) -> None:
    settings.VAR_DIR = tmp_path
    assert first_run.code() == first_run.code()
    assert (tmp_path / "first_run_code").stat().st_mode & 0o777 == 0o600
