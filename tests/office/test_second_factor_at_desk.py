"""No address of the desk opens without the second factor, and none opens to somebody without a role."""

from typing import Any

import desk_addresses
import pytest
from django.test import Client
from django.urls import reverse
from signing_in import signed_in

pytestmark = pytest.mark.django_db
OF_NO_FUND = {"/cms/jsi18n/", "/cms/sprite/"}  # Wagtail's own words and icons
DOORS = ("/connexion/", "/cms/login/")
FORBIDDEN, NOT_FOUND, NO_SUCH_METHOD = 403, 404, 405


@pytest.fixture(autouse=True)
def _with_second_factor(settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = True


@pytest.mark.parametrize("role", ["organiser", "facilitator", "treasurer"])
@pytest.mark.parametrize("start", ["/cms/", "/gestion/"])
def test_every_address_leads_to_setting_one_up(start: str, role: str, request: pytest.FixtureRequest) -> None:
    client = signed_in(request.getfixturevalue(role))
    walked = desk_addresses.below(start)
    assert len(walked) > 50
    for address in walked:
        for language in ("", "/en"):
            for answer in (client.get(language + address), client.post(language + address)):
                assert (answer.status_code, answer.headers.get("Location")) == (302, reverse("mfa_index")), address


@pytest.mark.parametrize("who", ["outsider", "member", "councillor", "observer", "shop", "payer"])
def test_no_address_answers_somebody_without_a_role(who: str, request: pytest.FixtureRequest) -> None:
    client = signed_in(request.getfixturevalue(who))
    for address in desk_addresses.below("/gestion/"):
        assert client.get(address).status_code in (FORBIDDEN, NO_SUCH_METHOD), address
        assert client.post(address).status_code in (FORBIDDEN, NO_SUCH_METHOD), address
    for address in desk_addresses.below("/cms/"):
        if address not in OF_NO_FUND:
            assert client.get(address, follow=True).status_code in (FORBIDDEN, NOT_FOUND), address


def test_no_address_answers_a_stranger(client: Client) -> None:
    for address in desk_addresses.below("/gestion/") + desk_addresses.below("/cms/"):
        if address in OF_NO_FUND:
            continue
        for answer in (client.get(address), client.post(address)):
            to_the_door = answer.headers.get("Location", "").startswith(DOORS)
            assert to_the_door or answer.status_code in (NOT_FOUND, NO_SUCH_METHOD), address
