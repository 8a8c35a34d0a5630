"""What draws hold about somebody is told to that person, and taken away without a published draw being changed."""

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from signing_in import signed_in

from people import privacy, roles
from people.models import Person
from sortition import council_draw, volunteers
from sortition.models import Draw, DrawnSeat, Signature, Volunteer

pytestmark = pytest.mark.django_db
PRIVATE = ("name", "email", "telephone", "postal_address")


@pytest.fixture
def of_mina(register: Callable[..., Volunteer], member: Person) -> Volunteer:
    """Mina's entry, linked to her as one is who was seated."""
    one = register("Mina Dupuy", email="mina@example.org", telephone="06 01 02 03 04", answers={"income": "under-300"})
    one.person = member
    one.save()
    return one


@pytest.fixture
def of_a_seat(published: Draw, member: Person) -> Volunteer:
    """The entry of somebody who was drawn, and is Mina."""
    one = published.seats.select_related("volunteer")[0].volunteer
    one.person = member
    one.save()
    return one


def test_somebody_downloads_their_own_entry_with_their_answers(member: Person, of_mina: Volunteer) -> None:
    told = json.loads(signed_in(member).get(reverse("my_data")).content)
    (entry,) = told["sortition.Volunteer"]
    assert (entry["name"], entry["commune__name"]) == ("Mina Dupuy", "Dieulefit")
    assert entry["answers"]["income"] == "under-300"
    assert "private_code_hash" not in entry


def test_nobody_downloads_the_entry_of_somebody_else(outsider: Person, of_mina: Volunteer) -> None:
    told = signed_in(outsider).get(reverse("my_data")).content.decode()
    assert "Mina" not in told
    assert "under-300" not in told


def test_an_organiser_is_told_what_they_prepared_and_signed(published: Draw, organiser: Person) -> None:
    told = privacy.export(organiser)
    assert [one["title"] for one in told["sortition.Draw"]] == [published.title]
    assert [one["draw__title"] for one in told["sortition.Signature"]] == [published.title]
    assert "Volontaire" not in json.dumps(told, default=str)


@pytest.mark.both_databases
def test_forgetting_somebody_takes_the_name_and_the_answers_away(
    member: Person, of_mina: Volunteer, register: Callable[..., Volunteer], spring: datetime
) -> None:
    other = Volunteer.objects.filter(pk=register("Ada", email="ada@example.org").pk)
    before = other.values().get()
    privacy.erase(member, spring)
    kept = Volunteer.objects.filter(pk=of_mina.pk).values().get()
    assert [kept[name] for name in PRIVATE] == ["", "", "", ""]
    assert (kept["answers"], kept["person_id"], kept["withdrawn_at"]) == ({}, None, spring)
    assert other.values().get() == before


def test_who_is_forgotten_is_not_drawn_any_more(
    member: Person, of_mina: Volunteer, organiser: Person, spring: datetime
) -> None:
    privacy.erase(member, spring)
    draw = council_draw.prepare("Conseil", 1, 1, organiser, spring)
    assert "Trop peu de volontaires : 0 pour au moins 1 sièges." in council_draw.obstacles(draw)


@pytest.mark.both_databases
def test_forgetting_somebody_who_was_drawn_leaves_the_published_draw_as_it_was(
    client: Client, published: Draw, of_a_seat: Volunteer, member: Person, spring: datetime
) -> None:
    address = reverse("draw_record", args=[published.pk])
    before, seats = client.get(address).content, list(DrawnSeat.objects.values())
    privacy.erase(member, spring)
    assert client.get(address).content == before
    assert list(DrawnSeat.objects.values()) == seats
    of_a_seat.refresh_from_db()
    assert (of_a_seat.name, of_a_seat.answers) == ("", {})


def test_the_desk_still_opens_a_draw_of_somebody_who_was_forgotten(
    published: Draw, of_a_seat: Volunteer, member: Person, organiser: Person, spring: datetime
) -> None:
    name = of_a_seat.name
    privacy.erase(member, spring)
    for screen in (reverse("desk_draw", args=[published.pk]), reverse("desk_volunteers")):
        answer = signed_in(organiser).get(screen)
        assert answer.status_code == 200
        assert name not in answer.content.decode()


def test_who_was_drawn_and_withdraws_can_be_reached_but_has_no_answers_left(
    of_a_seat: Volunteer, spring: datetime
) -> None:
    name = of_a_seat.name
    volunteers.withdraw(of_a_seat, spring)
    of_a_seat.refresh_from_db()
    assert (of_a_seat.name, of_a_seat.answers, of_a_seat.withdrawn_at) == (name, {}, spring)


def test_an_organiser_who_is_forgotten_still_answers_for_what_was_signed(
    published: Draw, organiser: Person, second_organiser: Person, make_person: Any, spring: datetime
) -> None:
    roles.appoint(make_person("Orphée", email="orphee@example.org"), roles.ORGANISER, by=organiser, now=spring)
    roles.end(organiser, roles.ORGANISER, second_organiser, spring)
    privacy.erase(organiser, spring)
    published.refresh_from_db()
    assert published.created_by is None
    assert published.state == Draw.State.PUBLISHED
    assert set(Signature.objects.values_list("person_id", flat=True)) == {organiser.pk, second_organiser.pk}


def test_logs_and_choosers_name_a_volunteer_by_number_alone(of_mina: Any) -> None:
    assert str(of_mina) == f"volunteer {of_mina.pk}"
