"""Signing in by name, e-mail code and password, for people who share an e-mail or have none."""

import re
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from people import accounts, handles
from people.models import Person

PASSWORD = "quatre mots bien choisis"
pytestmark = pytest.mark.django_db


def who(client: Client) -> Person | None:
    pk = client.session.get("_auth_user_id")
    return Person.objects.get(pk=pk) if pk else None


def give_password(client: Client, login: str, password: str = PASSWORD) -> Any:
    return client.post(reverse("account_login"), {"login": login, "password": password})


def ask_code(client: Client, typed: str) -> Any:
    return client.post(reverse("account_request_login_code"), {"email": typed})


def code_in(message: Any) -> str:
    found = re.search(r"^([A-Z0-9]{3,}-?[A-Z0-9]{3,})$", message.body, re.M)
    assert found, message.body
    return found.group(1)


def give_code(client: Client, code: str) -> Any:
    return client.post(reverse("account_confirm_login_code"), {"code": code})


@pytest.mark.parametrize("written", ["{0}", "{0} ", "lower", "no dash", "spaced"])
def test_a_handle_is_taken_however_it_is_written(
    member: Person, with_password: Any, client: Client, written: str
) -> None:
    with_password(member)
    handle = {
        "lower": member.handle.lower(),
        "no dash": member.handle.replace("-", ""),
        "spaced": " ".join(member.handle.replace("-", "")),
    }.get(written, written.format(member.handle))
    give_password(client, handle)
    assert who(client) == member


def test_an_e_mail_that_is_ones_own_stands_for_the_handle(member: Person, with_password: Any, client: Client) -> None:
    with_password(member)
    give_password(client, "Mina@Example.org")
    assert who(client) == member


def test_a_shared_e_mail_lets_nobody_in_by_password_even_with_equal_passwords(
    with_password: Any, client: Client
) -> None:
    for name in ("Ana", "Luis"):
        with_password(accounts.make(name, email="maison@example.org"))
    answer = give_password(client, "maison@example.org")
    assert who(client) is None
    assert answer.status_code == 200


def test_each_of_a_household_signs_in_by_their_own_handle(with_password: Any, client: Client) -> None:
    ana, luis = (with_password(accounts.make(name, email="maison@example.org")) for name in ("Ana", "Luis"))
    give_password(client, luis.handle)
    assert who(client) == luis
    assert ana != luis


def test_a_wrong_password_says_the_same_for_a_known_and_an_unknown_name(
    member: Person, with_password: Any, client: Client
) -> None:
    with_password(member)
    known = give_password(client, member.handle, "faux").content.decode().replace(member.handle, "X")
    unknown = give_password(client, "BCDF-GHJK", "faux").content.decode().replace("BCDF-GHJK", "X")
    hidden = re.compile(r'name="csrfmiddlewaretoken" value="\w+"|value="[^"]*"')
    assert hidden.sub("", known) == hidden.sub("", unknown)


def test_tries_at_one_name_are_counted_together_however_it_is_written(member: Person, with_password: Any) -> None:
    with_password(member)
    for written in (
        member.handle,
        member.handle.lower(),
        member.handle.replace("-", ""),
        member.handle.replace("-", " "),
    ) * 2:
        give_password(Client(), written, "faux")
    client = Client()
    give_password(client, member.handle)
    assert who(client) is None


def test_somebody_who_left_does_not_sign_in(member: Person, with_password: Any, client: Client) -> None:
    with_password(member)
    member.is_active = False
    member.save()
    give_password(client, member.handle)
    assert who(client) is None


def test_a_code_by_e_mail_signs_in(member: Person, client: Client) -> None:
    answer = ask_code(client, "mina@example.org")
    assert answer.url == reverse("account_confirm_login_code")
    give_code(client, code_in(mail.outbox[0]))
    assert who(client) == member


def test_a_code_asked_by_handle_goes_to_the_persons_e_mail_and_never_shows_it(member: Person, client: Client) -> None:
    ask_code(client, member.handle)
    assert mail.outbox[0].to == ["mina@example.org"]
    assert b"mina@example.org" not in client.get(reverse("account_confirm_login_code")).content
    give_code(client, code_in(mail.outbox[0]))
    assert who(client) == member


def test_a_shared_e_mail_gets_the_names_and_no_code(client: Client) -> None:
    ana, luis = (accounts.make(name, email="maison@example.org") for name in ("Ana", "Luis"))
    answer = ask_code(client, "maison@example.org")
    assert answer.url == reverse("account_confirm_login_code")
    assert ana.handle in mail.outbox[0].body
    assert luis.handle in mail.outbox[0].body
    assert "code" not in client.session["account_login"]["state"]["stages"]["login_by_code"]["data"]


def test_one_of_a_household_gets_a_code_by_handle_and_only_they_come_in(client: Client) -> None:
    accounts.make("Ana", email="maison@example.org")
    luis = accounts.make("Luis", email="maison@example.org")
    ask_code(client, luis.handle)
    give_code(client, code_in(mail.outbox[0]))
    assert who(client) == luis


@pytest.mark.parametrize("typed", ["nobody@example.org", "BCDF-GHJK", "certainly nobody"])
def test_the_answer_never_tells_whether_somebody_is_known(member: Person, typed: str) -> None:
    pages = []
    for asked in (member.handle, typed):
        client = Client()
        answer = ask_code(client, asked)
        assert (answer.status_code, answer.url) == (302, reverse("account_confirm_login_code"))
        pages.append(re.sub(r'value="\w+"', "", client.get(answer.url).content.decode()))
    assert pages[0] == pages[1]
    assert len(mail.outbox) == (2 if "@" in typed else 1)


def test_somebody_without_e_mail_gets_no_code_and_the_same_answer(client: Client) -> None:
    nora = accounts.make("Nora")
    answer = ask_code(client, nora.handle)
    assert answer.url == reverse("account_confirm_login_code")
    assert not mail.outbox


def test_a_wrong_code_lets_nobody_in(member: Person, client: Client) -> None:
    ask_code(client, member.handle)
    for _ in range(4):
        give_code(client, "AAAA-AAAA")
    give_code(client, code_in(mail.outbox[0]))
    assert who(client) is None


def test_nobody_signs_up_alone(client: Client) -> None:
    answer = client.post(reverse("account_signup"), {"username": "BCDF-GHJK", "password1": PASSWORD})
    assert not Person.objects.exists()
    assert answer.status_code == 200


def test_each_of_those_who_share_an_e_mail_gets_their_own_link_to_a_new_password(client: Client) -> None:
    people = [accounts.make(name, email="maison@example.org") for name in ("Ana", "Luis")]
    client.post(reverse("account_reset_password"), {"email": "maison@example.org"})
    assert len(mail.outbox) == 2
    for person in people:
        (letter,) = (one for one in mail.outbox if person.handle in one.body)
        link = re.search(r"http://\S+", letter.body)
        assert link
        page = client.get(link.group(), follow=True)
        client.post(
            page.redirect_chain[-1][0], {"password1": PASSWORD + person.handle, "password2": PASSWORD + person.handle}
        )
        person.refresh_from_db()
        assert person.check_password(PASSWORD + person.handle)


def test_a_name_is_brought_to_its_one_form() -> None:
    assert handles.normal(" k7qp m2xt") == "K7QP-M2XT"
    assert handles.normal("K7QPM2XT") == "K7QP-M2XT"
    assert handles.normal(" Mina@Example.org ") == "mina@example.org"


def test_an_e_mail_is_kept_in_lower_case_and_a_blank_one_is_none() -> None:
    assert accounts.make("Ana", email=" Maison@Example.org ").email == "maison@example.org"
    assert accounts.make("Luis", email="").email is None


def test_a_mail_server_that_is_down_changes_nothing_on_the_page(member: Person, client: Client, settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1  # nobody listens there
    for typed in (member.handle, "nobody@example.org"):
        assert ask_code(client, typed).url == reverse("account_confirm_login_code")
