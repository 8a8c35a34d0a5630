"""Volunteers put their names in by the public form, and see, change and withdraw their entry with a private code."""

import hashlib
import html
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connections, transaction
from django.test import Client
from django.urls import reverse

from live import clock
from people.models import Person
from sortition import volunteers
from sortition.models import Volunteer
from sortition.volunteers import AlreadyVolunteer, Entry, NoName, OutsideTerritory, TooLong, UnknownAnswer, WrongCode
from territory.models import Commune

pytestmark = pytest.mark.django_db
ENTRY = "/participer/mon-inscription/"


@pytest.fixture
def typed(site: None, dieulefit: Commune) -> dict[str, str]:
    """What Zélie types."""
    return {
        "key": "of-this-form", "name": "Zélie Parcours", "postal_address": "3 chemin des Essais",
        "commune": dieulefit.code, "email": "zelie@example.org", "telephone": "06 01 02 03 04", "gender": "women",
        "age": "30-44", "household": "couple", "income": "under-300", "category": "employees", "residence": "5-15",
        "consent": "on",
    }  # fmt: skip


def code_shown(client: Client) -> str:
    page = client.get(reverse("volunteer_thanks")).content.decode()
    found = re.search(r'class="big h1">([^<]+)<', page)
    return found.group(1) if found else ""


def test_what_was_typed_is_stored_with_the_hour_of_consent_and_nothing_more(
    client: Client, typed: dict[str, str], dieulefit: Commune
) -> None:
    before = clock.now()
    answer = client.post("/participer/", {**typed, "person": "1", "source": "paper", "note": "more"})
    assert (answer.status_code, answer.headers["Location"]) == (302, reverse("volunteer_thanks"))
    one = Volunteer.objects.get()
    assert (one.name, one.postal_address, one.email, one.telephone, one.commune) == (
        "Zélie Parcours", "3 chemin des Essais", "zelie@example.org", "06 01 02 03 04", dieulefit,
    )  # fmt: skip
    assert one.answers == {
        "gender": "women", "age": "30-44", "household": "couple", "income": "under-300", "category": "employees",
        "residence": "5-15", "commune": "Dieulefit",
    }  # fmt: skip
    assert before <= one.consented_at <= clock.now()
    assert (one.source, one.person, one.withdrawn_at) == ("form", None, None)


def test_the_private_code_is_shown_once_and_only_its_hash_is_stored(client: Client, typed: dict[str, str]) -> None:
    client.post("/participer/", typed)
    code = code_shown(client)
    assert re.fullmatch(r"[A-Z2-9]{4} [A-Z2-9]{4} [A-Z2-9]{4}", code)
    assert code_shown(client) == ""
    plain = code.replace(" ", "")
    kept = Volunteer.objects.values().get()
    assert plain not in str(kept)
    assert kept["private_code_hash"] == hashlib.sha256(f"volunteer:{plain}".encode()).hexdigest()


def test_the_same_form_sent_twice_puts_one_name_in_and_shows_the_same_code(
    client: Client, typed: dict[str, str]
) -> None:
    client.post("/participer/", typed)
    code = code_shown(client)
    assert client.post("/participer/", typed).status_code == 302
    assert code_shown(client) == code
    assert Volunteer.objects.count() == 1


def test_each_opening_of_the_form_has_a_key_of_its_own_and_the_key_does_not_tell_the_code(
    client: Client, typed: dict[str, str]
) -> None:
    pages = [client.get("/participer/").content.decode() for _turn in range(2)]
    keys = [re.search(r'name="key" value="([^"]+)"', page).group(1) for page in pages]  # type: ignore[union-attr]
    assert keys[0] != keys[1]
    client.post("/participer/", {**typed, "key": keys[0]})
    assert code_shown(client).replace(" ", "") != keys[0]


def test_somebody_else_may_use_the_same_form_again_and_gets_another_code(client: Client, typed: dict[str, str]) -> None:
    client.post("/participer/", typed)
    code = code_shown(client)
    client.post("/participer/", {**typed, "name": "Ulysse Parcours"})
    assert code_shown(client) not in ("", code)
    assert Volunteer.objects.count() == 2


@pytest.mark.parametrize(
    "again",
    [
        {"name": "zelie  PARCOURS", "email": ""},
        {"postal_address": "3, Chemin des essais"},
        {"postal_address": "elsewhere", "email": "ZELIE@example.org"},
    ],
)
def test_one_person_is_on_the_list_once_however_they_write_themselves(
    client: Client, typed: dict[str, str], again: dict[str, str]
) -> None:
    client.post("/participer/", typed)
    answer = client.post("/participer/", {**typed, "key": "another", **again})
    assert answer.status_code == 422
    assert "Quelqu’un de ce nom est déjà sur la liste" in html.unescape(answer.content.decode())
    assert Volunteer.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"consent": ""}, "Sans votre accord, nous ne gardons rien."),
        ({"income": ""}, "Choisissez une réponse."),
        ({"income": "a-fortune"}, "a-fortune"),
        ({"commune": "26016"}, "Sélectionnez un choix valide"),
        ({"commune": ""}, "À remplir."),
        ({"email": "zelie at home"}, "adresse de courriel valide"),
        ({"name": "   "}, "À remplir."),
        ({"postal_address": ""}, "À remplir."),
        ({"name": "Z" * 81}, "80"),
        ({"name": "Zélie\x00"}, "caractère nul"),
    ],
)
def test_bad_input_is_refused_with_a_sentence_and_keeps_what_was_typed(
    client: Client, typed: dict[str, str], wrong: dict[str, str], sentence: str
) -> None:
    answer = client.post("/participer/", {**typed, **wrong})
    page = html.unescape(answer.content.decode())
    assert answer.status_code == 422
    assert 'role="alert"' in page
    assert sentence.lower() in page.lower()
    for name in ("name", "postal_address", "email", "telephone", "key"):
        if name not in wrong:
            assert f'value="{typed[name]}"' in page, name
    assert re.search(r'name="age" value="30-44"[^>]*checked', page)
    assert not Volunteer.objects.exists()


def test_one_s_own_answers_are_seen_and_changed_with_the_code_alone(client: Client, typed: dict[str, str]) -> None:
    client.post("/participer/", typed)
    code = code_shown(client)
    page = client.post(ENTRY, {"code": code.lower()}).content.decode()
    assert re.search(r'name="income" value="under-300"[^>]*checked', page)
    changed = {
        **typed,
        "code": code,
        "do": "change",
        "income": "over-1200",
        "name": "Somebody Else",
        "commune": "26056",
    }
    assert client.post(ENTRY, changed).status_code == 200
    one = Volunteer.objects.get()
    assert (one.name, one.answers["income"]) == ("Zélie Parcours", "over-1200")
    assert one.answers["commune"] == one.commune.sector != "Dieulefit"
    refused = client.post(ENTRY, {**changed, "income": "a-fortune"})
    assert refused.status_code == 422
    assert Volunteer.objects.get().answers["income"] == "over-1200"


@pytest.mark.parametrize("code", ["", "ZZZZ ZZZZ ZZZZ", "' OR 1=1 --"])
def test_a_wrong_code_opens_nothing(client: Client, typed: dict[str, str], code: str) -> None:
    client.post("/participer/", typed)
    for do in ("", "change", "withdraw"):
        answer = client.post(ENTRY, {"code": code, "do": do})
        assert answer.status_code == 422
        assert "Ce code n’ouvre rien" in html.unescape(answer.content.decode())
    assert Volunteer.objects.available().count() == 1


def test_who_withdraws_takes_name_and_answers_along_and_may_come_back(client: Client, typed: dict[str, str]) -> None:
    client.post("/participer/", typed)
    code = code_shown(client)
    assert "plus sur la liste" in client.post(ENTRY, {"code": code, "do": "withdraw"}).content.decode()
    kept = str(Volunteer.objects.values().get())
    assert not [word for word in ("Zélie", "Essais", "zelie", "06 01", "under-300") if word in kept]
    assert client.post(ENTRY, {"code": code}).status_code == 422, "the code opens nothing any more"
    assert client.post("/participer/", typed).status_code == 302
    assert Volunteer.objects.available().get().name == "Zélie Parcours"


@pytest.mark.both_databases
def test_withdrawing_twice_is_once(register: Callable[..., Volunteer], spring: datetime) -> None:
    one = register("Ada")
    volunteers.withdraw(one, spring + timedelta(days=1))
    volunteers.withdraw(one, spring + timedelta(days=2))
    one.refresh_from_db()
    assert one.withdrawn_at == spring + timedelta(days=1)
    assert not Volunteer.objects.available().exists()


@pytest.mark.both_databases
@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"postal_address": " "}, NoName),
        ({"postal_address": "x" * 201}, TooLong),
        ({"telephone": "0" * 31}, TooLong),
        ({"answers": {"income": "1234 euros"}}, UnknownAnswer),
        ({"answers": {"income": None}}, UnknownAnswer),
    ],
)
def test_the_list_itself_refuses_what_a_form_would_not_send(
    register: Callable[..., Volunteer], said: dict[str, Any], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        register("Ada", **said)
    assert not Volunteer.objects.exists()


def test_nobody_from_outside_the_territory_is_on_the_list(register: Callable[..., Volunteer], territory: None) -> None:
    with pytest.raises(OutsideTerritory):
        register("Ada", commune=Commune.objects.filter(inside=False)[0])


@pytest.mark.both_databases
def test_a_code_opens_one_entry_and_belongs_to_one_person(
    register: Callable[..., Volunteer], entry_of: Callable[..., Entry], spring: datetime
) -> None:
    one = register("Ada")
    assert volunteers.of_code("A-D A") == one
    with pytest.raises(AlreadyVolunteer):
        volunteers.register(entry_of("Ada", answers={"age": "75+"}), "Ada", spring)
    with pytest.raises(WrongCode):
        volunteers.of_code("Bea")


@pytest.mark.both_databases
@pytest.mark.django_db(transaction=True)
def test_the_same_person_arriving_four_times_at_once_is_on_the_list_once(
    entry_of: Callable[..., Entry], spring: datetime
) -> None:
    entry = entry_of("Ada")

    def arrive(code: str) -> str:
        try:
            volunteers.register(entry, code, spring)
            return "taken"
        except AlreadyVolunteer:
            return "refused"
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as several:
        told = sorted(several.map(arrive, ["a", "b", "c", "d"]))
    assert told == ["refused"] * 3 + ["taken"]
    assert Volunteer.objects.count() == 1


@pytest.mark.both_databases
def test_the_database_refuses_two_of_one_code_and_a_withdrawal_before_consent(
    register: Callable[..., Volunteer], spring: datetime
) -> None:
    one, other = register("Ada"), register("Bea")
    for wrong in ({"private_code_hash": one.private_code_hash}, {"withdrawn_at": spring - timedelta(days=1)}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Volunteer.objects.filter(pk=other.pk).update(**wrong)


def test_a_paper_form_is_typed_in_by_an_organiser_who_is_told_the_code(
    client: Client, typed: dict[str, str], organiser: Person
) -> None:
    client.force_login(organiser)
    refused = client.post(reverse("desk_volunteer_paper"), {**typed, "age": ""})
    assert refused.status_code == 422
    assert 'value="Zélie Parcours"' in refused.content.decode()
    page = client.post(reverse("desk_volunteer_paper"), typed, follow=True).content.decode()
    one = Volunteer.objects.get()
    assert one.source == "paper"
    code = re.search(r"code privé à la personne.: ([A-Z2-9]{12})", page)
    assert code is not None
    assert volunteers.of_code(code.group(1)) == one
