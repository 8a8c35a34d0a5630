"""Who may open which page of the desk. Nobody else sees more than a closed door."""

from typing import Any

import desk_addresses
import pytest
from django.test import Client
from signing_in import signed_in

from office import desk_permissions
from website import starting_pages

pytestmark = pytest.mark.django_db

CAST = ["organiser", "facilitator", "treasurer", "observer", "councillor", "member", "outsider"]
PAGES = {
    "/cms/": {"organiser", "facilitator", "treasurer"},
    "/cms/pages/": {"organiser"},
    "/gestion/identite/": {"organiser"},
    "/gestion/messages/": {"organiser"},
    "/gestion/personnes/": {"organiser"},
    "/gestion/personnes/ajouter/": {"organiser"},
    "/gestion/adhesions/": {"organiser"},
    "/gestion/adhesions/nouvelle/": {"organiser"},
    "/gestion/conventions/": {"organiser"},
    "/gestion/volontaires/": {"organiser"},
    "/gestion/volontaires/modele.csv": {"organiser"},
    "/gestion/volontaires/papier/": {"organiser"},
    "/gestion/tirages/": {"organiser"},
    "/gestion/conseil/": {"organiser"},
    "/gestion/points-de-vente/": {"organiser"},
    "/gestion/points-de-vente/nouveau/": {"organiser"},
    "/gestion/suggestions/": {"organiser"},
    "/gestion/seances/": {"organiser", "facilitator"},
    "/gestion/seances/nouvelle/": {"organiser", "facilitator"},
    "/gestion/observations/": {"organiser", "facilitator"},
    "/gestion/comptes-rendus/": {"organiser", "facilitator"},
    "/gestion/tresorerie/": {"treasurer"},
    "/gestion/tresorerie/adhesions/": {"treasurer"},
}


@pytest.fixture(autouse=True)
def desk(settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = False
    starting_pages.lay()
    desk_permissions.lay()


@pytest.mark.parametrize("who", CAST)
def test_each_page_opens_to_its_roles_and_to_nobody_else(who: str, request: pytest.FixtureRequest) -> None:
    client = signed_in(request.getfixturevalue(who))
    opened = {page for page in PAGES if _opens(client, page)}
    assert opened == {page for page, allowed in PAGES.items() if who in allowed}


def test_no_page_of_the_desk_is_missing_from_the_table() -> None:
    assert set(desk_addresses.below("/gestion/", with_arguments=False)) <= set(PAGES)


def test_a_stranger_is_asked_to_sign_in_everywhere(client: Client) -> None:
    for page in PAGES:
        answer = client.get(page)
        assert answer.status_code == 302, page
        assert "connexion" in answer.url or "login" in answer.url, page


def test_the_menu_shows_to_each_what_opens_to_them(treasurer: Any, facilitator: Any) -> None:
    for person, shown, hidden in (
        (treasurer, "/gestion/tresorerie/", "/gestion/personnes/"),
        (facilitator, "/gestion/seances/", "/gestion/tresorerie/"),
    ):
        page = signed_in(person).get("/cms/").content.decode()
        assert shown in page
        assert hidden not in page


def _opens(client: Client, page: str) -> bool:
    answer = client.get(page, follow=True)
    return answer.status_code == 200 and answer.request["PATH_INFO"].startswith(page)
