"""A file of volunteers is taken whole or not at all, and every bad line is named with its number and its reason."""

import itertools
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from signing_in import signed_in

from people.models import Person
from sortition import criteria, volunteers
from sortition.models import Volunteer
from sortition.volunteers import ImportRefused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("territory")]
HEADER = "nom;courriel;telephone;adresse;commune;genre;age;foyer;reste_a_vivre;profession;anciennete"
ADA = "Ada Un;ada@example.org;06 01 02 03 04;1 rue du Pont;Dieulefit;Femme;30 à 44 ans;Je vis seul·e;moins de 300 €;Employé·e;2 à 5 ans"
BEN = "Bénédicte Deux;;;2 rue du Pont;LE POET LAVAL;men;75+;couple;over-1200;retired;over-15"
TWO = "\n".join([HEADER, ADA, BEN])


@pytest.fixture
def send(spring: datetime) -> Callable[..., int]:
    """Import a file; codes are C1, C2 and so on."""
    number = itertools.count(1)
    return lambda content, **options: volunteers.import_file(
        content if isinstance(content, bytes) else content.encode(), spring, lambda: f"C{next(number)}", **options
    )


def faults_of(send: Callable[..., int], content: Any) -> dict[int, str]:
    with pytest.raises(ImportRefused) as refusal:
        send(content)
    return {fault.line: fault.reason for fault in refusal.value.faults}


@pytest.mark.both_databases
def test_a_good_file_is_taken_whole(send: Callable[..., int], spring: datetime) -> None:
    assert send(TWO) == 2
    ada, ben = Volunteer.objects.order_by("pk")
    assert (ada.name, ada.email, ada.telephone, ada.postal_address) == (
        "Ada Un", "ada@example.org", "06 01 02 03 04", "1 rue du Pont",
    )  # fmt: skip
    assert ada.answers == {
        "gender": "women", "age": "30-44", "household": "one-person", "income": "under-300", "category": "employees",
        "residence": "2-5", "commune": "Dieulefit",
    }  # fmt: skip
    assert (ben.commune.name, ben.answers["gender"], ben.answers["age"]) == ("Le Poët-Laval", "men", "75+")
    assert {(one.source, one.consented_at) for one in (ada, ben)} == {("file", spring)}
    assert volunteers.of_code("C2") == ben


@pytest.mark.parametrize(
    "written",
    [
        TWO.encode("utf-8-sig"),
        TWO.encode("cp1252"),
        TWO.encode("utf-16"),
        TWO.replace(";", "\t").encode("utf-16"),
        TWO.replace("\n", "\r\n").encode() + b"\r\n",
        TWO.replace("\n", "\r").encode(),
        TWO.replace(";", ",").encode(),
        TWO.replace(HEADER, HEADER.upper()).replace("\n", "\n;;;;;;;;;;\n\n").encode(),
        TWO.replace("Ada Un", '"Ada Un"').replace("\n", ";;\n").encode(),
    ],
    ids=[
        "byte-order mark",
        "Windows-1252",
        "UTF-16",
        "Unicode text",
        "CRLF",
        "old Mac",
        "commas",
        "blank rows",
        "more",
    ],
)
def test_the_ways_in_which_spreadsheets_export_are_all_read(send: Callable[..., int], written: bytes) -> None:
    assert send(written) == 2
    assert list(Volunteer.objects.order_by("pk").values_list("name", flat=True)) == ["Ada Un", "Bénédicte Deux"]


def test_every_answer_is_understood_by_its_words_in_french_and_in_english(send: Callable[..., int]) -> None:
    number = 0
    for language in ("fr", "en"):
        for criterion in criteria.asked():
            for key in criterion.values:
                with override(language):
                    words = {one.key: str(next(iter(one.values.values()))) for one in criteria.asked()}
                    words[criterion.key] = str(criterion.values[key])
                number += 1
                row = [f"N{number}", "", "", f"{number} rue", "26114", *words.values()]
                assert send(f"{HEADER}\n{';'.join(row)}") == 1
                latest = Volunteer.objects.latest("pk")
                assert latest.answers[criterion.key] == key, (language, criterion.key)


@pytest.mark.both_databases
@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (("Bénédicte Deux", ""), "il manque le nom"),
        (("LE POET LAVAL", "Nullepart"), "commune : « Nullepart » n’est pas du territoire"),
        (("LE POET LAVAL", "Montélimar"), "Montélimar"),
        (("75+", "75 pommes"), "age : « 75 pommes » n’est pas une des réponses"),
        (("over-1200", ""), "reste_a_vivre : « » n’est pas une des réponses"),
        (("2 rue du Pont", ""), "Il faut un nom et une adresse postale"),
        (("Deux;;", "Deux;ben at home;"), "adresse de courriel valide"),
        (("Bénédicte Deux", "B" * 81), "est trop long : 80 caractères au plus."),
        (("2 rue du Pont", "2 rue du Pont " * 20), "est trop long : 200 caractères au plus."),
        (
            ("Bénédicte Deux;;;2 rue du Pont;LE POET LAVAL", "Ada Un;;;1 rue du Pont;Dieulefit"),
            "Quelqu’un de ce nom est déjà sur la liste",
        ),
        (("over-15", "over-15;more"), "cette ligne a plus de cellules que l’en-tête"),
    ],
)
def test_a_bad_line_is_named_with_its_reason_and_nothing_of_the_file_is_kept(
    send: Callable[..., int], change: tuple[str, str], reason: str
) -> None:
    file = "\n".join([HEADER, ADA, "", BEN.replace(*change)])
    told = faults_of(send, file)
    assert list(told) == [4]
    plain = told[4].replace("\u00a0", " ").replace("\u202f", " ").replace("«  »", "« »")
    assert reason in plain
    assert not Volunteer.objects.exists()


def test_all_bad_lines_are_named_at_once_and_all_that_is_wrong_with_each(send: Callable[..., int]) -> None:
    told = faults_of(
        send,
        "\n".join([HEADER, ADA.replace("Femme", "?"), BEN, ADA.replace("Dieulefit", "Paris").replace("Ada Un", "")]),
    )
    assert list(told) == [2, 4]
    assert "Paris" in told[4]
    assert "il manque le nom" in told[4]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "le fichier est vide"),
        (HEADER, "le fichier ne contient personne"),
        ("first;second\n1;2\n", "aucune des colonnes"),
        (b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00" + bytes(range(256)) * 8, "aucune des colonnes"),
        (f"{HEADER};nom\n", "la colonne nom figure deux fois"),
        (f'{HEADER}\n"{"x" * 140_000}";', "n’est pas celle d’un tableau"),
    ],
    ids=["empty", "header alone", "another table", "a workbook itself", "a column twice", "an endless cell"],
)
def test_what_is_no_list_is_refused_in_one_sentence(send: Callable[..., int], content: Any, reason: str) -> None:
    (told,) = faults_of(send, content).values()
    assert reason in told
    assert not Volunteer.objects.exists()


@pytest.mark.both_databases
def test_the_same_file_sent_twice_is_taken_once(send: Callable[..., int]) -> None:
    send(TWO)
    before = list(Volunteer.objects.order_by("pk").values())
    told = faults_of(send, TWO)
    assert list(told) == [2, 3]
    assert all("déjà sur la liste" in reason for reason in told.values())
    assert list(Volunteer.objects.order_by("pk").values()) == before


def test_a_file_with_somebody_known_leaves_the_others_out_too(send: Callable[..., int]) -> None:
    send(f"{HEADER}\n{ADA}")
    assert list(faults_of(send, TWO)) == [2]
    assert Volunteer.objects.count() == 1


@pytest.mark.both_databases
def test_a_file_that_is_only_checked_is_not_taken(send: Callable[..., int]) -> None:
    assert send(TWO, dry_run=True) == 2
    assert not Volunteer.objects.exists()
    assert send(TWO) == 2


def sent_at_the_desk(client: Client, content: bytes, do: str = "take") -> Any:
    file = SimpleUploadedFile("liste.csv", content, content_type="text/csv")
    return client.post(reverse("desk_volunteers"), {"file": file, "do": do})


def test_at_the_desk_a_file_is_checked_refused_and_taken(organiser: Person) -> None:
    client = signed_in(organiser)
    assert sent_at_the_desk(client, TWO.encode(), do="try").status_code == 302
    assert not Volunteer.objects.exists()
    refused = sent_at_the_desk(client, TWO.replace("LE POET LAVAL", "<b>Nullepart").encode())
    page = refused.content.decode()
    assert refused.status_code == 422
    assert "ligne 3" in page
    assert "&lt;b&gt;Nullepart" in page
    assert not Volunteer.objects.exists()
    assert sent_at_the_desk(client, TWO.encode()).status_code == 302
    assert "Bénédicte Deux" in client.get(reverse("desk_volunteers")).content.decode()


def test_a_press_without_a_file_is_told(organiser: Person) -> None:
    answer = signed_in(organiser).post(reverse("desk_volunteers"), {"do": "take"})
    assert "Erreur" in answer.content.decode()


def test_the_template_that_is_offered_has_the_header_that_is_read(organiser: Person, send: Callable[..., int]) -> None:
    answer = signed_in(organiser).get(reverse("desk_volunteers_template"))
    assert answer.content.startswith(b"\xef\xbb\xbf"), "spreadsheets read it as UTF-8"
    assert answer["Content-Disposition"].startswith("attachment")
    header, choices, *_rest = answer.content.decode("utf-8-sig").split("\n")
    first_choices = ";".join(cell.split(" / ")[0] for cell in choices.split(";"))
    filled = first_choices.replace(";;;;", "Ada;;;1 rue du Pont;Dieulefit", 1)
    assert send(f"{header}\n{filled}") == 1
