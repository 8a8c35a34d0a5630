"""Paper cards let somebody without e-mail in, once."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from signing_in import signed_in

from people import accounts, cards
from people.models import Person, SignInCard

NOW = datetime(2026, 3, 12, 9, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture
def nora() -> Person:
    """Nora has no e-mail."""
    return accounts.make("Nora")


def test_a_card_lets_in_once(nora: Person, organiser: Person) -> None:
    code = cards.make(nora, organiser, NOW)
    assert cards.use(nora.handle, code, NOW) == nora
    with pytest.raises(cards.WrongCard):
        cards.use(nora.handle, code, NOW)


def test_it_is_read_in_any_case_with_or_without_dashes(nora: Person, organiser: Person) -> None:
    code = cards.make(nora, organiser, NOW)
    assert cards.use(nora.handle.lower().replace("-", ""), code.lower().replace("-", " "), NOW) == nora


def test_it_ends_with_its_days(nora: Person, organiser: Person) -> None:
    code = cards.make(nora, organiser, NOW)
    with pytest.raises(cards.WrongCard):
        cards.use(nora.handle, code, NOW + cards.GOOD_FOR)


def test_a_new_card_ends_the_one_before(nora: Person, organiser: Person) -> None:
    first = cards.make(nora, organiser, NOW)
    second = cards.make(nora, organiser, NOW)
    with pytest.raises(cards.WrongCard):
        cards.use(nora.handle, first, NOW)
    assert cards.use(nora.handle, second, NOW) == nora


def test_somebody_elses_card_does_not_open_an_account(nora: Person, organiser: Person) -> None:
    code = cards.make(accounts.make("Luis"), organiser, NOW)
    cards.make(nora, organiser, NOW)
    with pytest.raises(cards.WrongCard):
        cards.use(nora.handle, code, NOW)


def test_ten_wrong_codes_end_a_card(nora: Person, organiser: Person) -> None:
    code = cards.make(nora, organiser, NOW)
    for _ in range(cards.MOST_TRIES):
        with pytest.raises(cards.WrongCard):
            cards.use(nora.handle, "BCDF-BCDF-BCDF", NOW)
    with pytest.raises(cards.WrongCard):
        cards.use(nora.handle, code, NOW)


def test_the_code_is_kept_nowhere(nora: Person, organiser: Person) -> None:
    code = cards.make(nora, organiser, NOW)
    kept = SignInCard.objects.filter(person=nora).values().get()
    assert code not in str(kept)
    assert code.replace("-", "") not in str(kept)


def test_a_card_ends_the_password_it_replaces(nora: Person, organiser: Person) -> None:
    nora.set_password("perdu depuis longtemps")
    nora.save()
    cards.use(nora.handle, cards.make(nora, organiser, NOW), NOW)
    nora.refresh_from_db()
    assert not nora.has_usable_password()


@pytest.mark.both_databases
def test_the_database_keeps_one_unused_card_a_person(nora: Person, organiser: Person) -> None:
    cards.make(nora, organiser, NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        SignInCard.objects.create(person=nora, digest="x", made_at=NOW, expires_at=NOW + timedelta(days=1))


def test_nora_signs_in_by_card_and_then_chooses_a_password(nora: Person, organiser: Person, settings: object) -> None:
    settings.SECOND_FACTOR_REQUIRED = False  # type: ignore[attr-defined]
    page = signed_in(organiser).post(reverse("person_card", args=[nora.pk]))
    client = Client()
    answer = client.post(reverse("sign_in_card"), {"handle": nora.handle, "code": page.context["code"]})
    assert answer.url == reverse("account_set_password")
    assert client.get(answer.url).status_code == 200
    client.post(answer.url, {"password1": "quatre mots bien choisis", "password2": "quatre mots bien choisis"})
    nora.refresh_from_db()
    assert nora.check_password("quatre mots bien choisis")


def test_a_refused_card_says_why_on_the_page(nora: Person, client: Client) -> None:
    answer = client.post(reverse("sign_in_card"), {"handle": nora.handle, "code": "BCDF-BCDF-BCDF"})
    assert b'class="errors"' in answer.content
    assert "_auth_user_id" not in client.session
