"""Whoever may enter the desk shows a second factor, whichever door they try."""

import re
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.core import mail
from django.test import Client
from django.urls import reverse
from signing_in import signed_in

from live import clock
from people import cards, second_factor
from people.models import Person

PASSWORD = "quatre mots bien choisis"
pytestmark = pytest.mark.django_db


def opens_desk(client: Client) -> bool:
    return client.get("/cms/").status_code == 200


def by_password(client: Client, person: Person) -> Any:
    return client.post(reverse("account_login"), {"login": person.handle, "password": PASSWORD})


@pytest.fixture
def desk_person(organiser: Person, with_password: Any) -> Person:
    organiser.is_superuser = True
    organiser.save()
    person: Person = with_password(organiser)
    return person


@pytest.mark.parametrize("role", ["organiser", "facilitator", "treasurer"])
@pytest.mark.parametrize(
    "path", ["/", "/compte/", "/cms/", "/gestion/personnes/", "/connexion/mes-donnees/", "/nowhere/", "/en/"]
)
def test_without_a_factor_every_page_leads_to_setting_one_up(
    role: str, path: str, request: pytest.FixtureRequest
) -> None:
    answer = signed_in(request.getfixturevalue(role)).get(path)
    assert (answer.status_code, answer.url) == (302, reverse("mfa_index"))


def test_pages_to_set_one_up_and_to_sign_out_stay_open(organiser: Person) -> None:
    client = signed_in(organiser)
    for name in ("mfa_index", "mfa_activate_totp", "mfa_add_webauthn", "account_logout"):
        assert client.get(reverse(name)).status_code == 200, name


def test_others_are_not_asked(member: Person, observer: Person) -> None:
    for person in (member, observer):
        assert signed_in(person).get(reverse("mfa_index")).status_code == 200
        assert signed_in(person).get(reverse("my_data")).status_code == 200


@pytest.mark.django_db(transaction=True)
def test_setting_a_generator_up_opens_the_desk(desk_person: Person, client: Client, code_of: Any) -> None:
    by_password(client, desk_person)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    secret = client.get(reverse("mfa_activate_totp")).context["form"].secret
    answer = client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})
    assert answer.url == reverse("mfa_view_recovery_codes")
    assert client.get(answer.url).status_code == 200
    assert opens_desk(client)
    assert secret not in str(Authenticator.objects.get(user=desk_person, type="totp").data)


LOGIN_ADDRESSES = [
    "/cms/login/",
    "/cms/login/?next=/cms/",
    "/en/connexion/",
    "/connexion/",
    "/_util/login/",
    "/en/_util/login/",
    "/cms/password_reset/",
    "/connexion/login/",
    "/admin/login/",
    "/django-admin/login/",
    "/accounts/login/",
    "/connexion/mot-de-passe/oublie/",
    "/connexion/code/",
    "/connexion/confirmer/",
    "/connexion/second-facteur/authenticate/",
    "/connexion/second-facteur/reauthenticate/",
    "/connexion/carte/",
    "/documents/authenticate_with_password/1/",
]


@pytest.mark.parametrize("address", LOGIN_ADDRESSES)
def test_no_login_address_lets_a_password_alone_into_the_desk(
    address: str, desk_person: Person, with_codes: Any
) -> None:
    with_codes(desk_person)
    client = Client()
    client.post(
        address,
        {
            "login": desk_person.handle,
            "username": desk_person.handle,
            "handle": desk_person.handle,
            "email": desk_person.email,
            "password": PASSWORD,
            "code": PASSWORD,
            "next": "/cms/",
        },
    )
    assert "_auth_user_id" not in client.session
    assert not opens_desk(client)


def test_a_password_then_the_code_open_the_desk(desk_person: Person, with_codes: Any, client: Client) -> None:
    code = with_codes(desk_person)
    answer = by_password(client, desk_person)
    assert answer.url == reverse("mfa_authenticate")
    assert not opens_desk(client)
    client.post(answer.url, {"code": "000000"})
    assert not opens_desk(client)
    client.post(answer.url, {"code": code()})
    assert opens_desk(client)


def test_a_code_by_e_mail_asks_for_the_factor_too(desk_person: Person, with_codes: Any, client: Client) -> None:
    with_codes(desk_person)
    client.post(reverse("account_request_login_code"), {"email": desk_person.handle})
    found = re.search(r"^([A-Z0-9-]{6,})$", mail.outbox[0].body, re.M)
    assert found
    answer = client.post(reverse("account_confirm_login_code"), {"code": found.group(1)})
    assert answer.url == reverse("mfa_authenticate")
    assert not opens_desk(client)


def test_a_paper_card_asks_for_the_factor_too(
    desk_person: Person, second_organiser: Person, with_codes: Any, client: Client
) -> None:
    with_codes(desk_person)
    paper = cards.make(desk_person, second_organiser, clock.now())
    answer = client.post(reverse("sign_in_card"), {"handle": desk_person.handle, "code": paper})
    assert answer.url == reverse("mfa_authenticate")
    assert not opens_desk(client)


def test_a_session_older_than_the_factor_must_show_it(desk_person: Person, with_codes: Any) -> None:
    thief = Client()
    by_password(thief, desk_person)
    assert thief.get("/cms/").url == reverse("mfa_index")
    code = with_codes(desk_person)
    assert thief.get("/cms/").url == reverse("mfa_reauthenticate")
    for name in (
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "mfa_index",
        "account_reauthenticate",
        "mfa_view_recovery_codes",
    ):
        assert thief.get(reverse(name)).status_code == 302, name
    thief.post(reverse("mfa_reauthenticate"), {"code": code()})
    assert opens_desk(thief)


def test_a_new_password_asked_by_letter_does_not_walk_round_the_factor(
    desk_person: Person, with_codes: Any, client: Client
) -> None:
    with_codes(desk_person)
    client.post(reverse("account_reset_password"), {"email": desk_person.email})
    link = re.search(r"http://\S+", mail.outbox[0].body)
    assert link
    page = client.get(link.group(), follow=True)
    client.post(page.redirect_chain[-1][0], {"password1": "tout autre chose ici", "password2": "tout autre chose ici"})
    assert not opens_desk(client)
    answer = client.post(reverse("account_login"), {"login": desk_person.handle, "password": "tout autre chose ici"})
    assert answer.url == reverse("mfa_authenticate")


def test_recovery_codes_alone_are_no_factor(desk_person: Person) -> None:
    RecoveryCodes.activate(desk_person)
    assert not second_factor.has_factor(desk_person)


def test_somebody_who_lost_theirs_sets_a_new_one_up(
    desk_person: Person, second_organiser: Person, with_codes: Any
) -> None:
    with_codes(desk_person)
    second_factor.forget(desk_person)
    client = Client()
    by_password(client, desk_person)
    assert client.get("/cms/").url == reverse("mfa_index")


def test_the_demonstration_asks_for_none(desk_person: Person, settings: Any, client: Client) -> None:
    settings.SECOND_FACTOR_REQUIRED = False
    by_password(client, desk_person)
    assert opens_desk(client)


def test_a_password_typed_to_come_in_is_not_asked_for_again_at_once(desk_person: Person, client: Client) -> None:
    by_password(client, desk_person)
    assert client.get(reverse("mfa_activate_totp")).status_code == 200


def test_a_password_typed_a_while_ago_is_asked_for_again(desk_person: Person, client: Client) -> None:
    by_password(client, desk_person)
    session = client.session
    for record in session["account_authentication_methods"]:
        record["at"] -= 10 * 60
    session.save()
    answer = client.get(reverse("mfa_activate_totp"))
    assert answer.url.startswith(reverse("account_reauthenticate"))
