"""Those drawn become councillors for one year."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from one_evening import EVENING

from governance import mandates, permissions
from governance.council_refusals import AlreadySits, DrawNotPublished, MandateNotRunning, SeatTaken
from governance.models import Mandate
from people import privacy
from people.models import Person
from sortition.models import Draw

pytestmark = pytest.mark.django_db
FIRST = date(2026, 1, 1)


def test_those_drawn_sit_for_one_year_and_not_on_the_day_after(council: list[Mandate]) -> None:
    assert len(council) == 7
    assert mandates.sitting(date(2025, 12, 31)).count() == 0
    assert mandates.sitting(FIRST).count() == 7
    assert mandates.sitting(date(2026, 12, 31)).count() == 7
    assert mandates.sitting(date(2027, 1, 1)).count() == 0


@pytest.mark.both_databases
def test_seating_twice_seats_once(council: list[Mandate], draw: Draw) -> None:
    people = Person.objects.count()
    assert mandates.seat(draw, FIRST, EVENING) == council
    assert Person.objects.count() == people


def test_a_volunteer_who_is_known_keeps_the_account_and_others_get_one(
    council: list[Mandate], councillor: Person
) -> None:
    assert council[0].person == councillor
    assert council[1].person.email == "v2@example.org"


def test_a_draw_that_is_not_published_seats_nobody(draw: Draw) -> None:
    Draw.objects.filter(pk=draw.pk).update(state=Draw.State.RAN, published_at=None)
    with pytest.raises(DrawNotPublished):
        mandates.seat(draw, FIRST, EVENING)
    assert not Mandate.objects.exists()


def test_nobody_sits_twice_at_a_time(
    council: list[Mandate], make_draw: Callable[..., Draw], councillor: Person
) -> None:
    later = make_draw("2027", first=councillor)
    with pytest.raises(AlreadySits):
        mandates.seat(later, date(2026, 12, 31), EVENING)
    assert Mandate.objects.count() == 7


def test_a_seat_is_held_by_one_person_at_a_time(council: list[Mandate], make_draw: Callable[..., Draw]) -> None:
    with pytest.raises(SeatTaken):
        mandates.seat(make_draw("2027"), date(2026, 6, 1), EVENING)


def test_the_next_council_sits_from_the_day_the_last_one_ends(
    council: list[Mandate], make_draw: Callable[..., Draw]
) -> None:
    mandates.seat(make_draw("2027"), date(2027, 1, 1), EVENING)
    assert mandates.sitting(date(2027, 1, 1)).count() == 7


def test_a_mandate_from_the_29_of_february_ends_on_the_1_of_march() -> None:
    assert mandates.year_after(date(2028, 2, 29)) == date(2029, 3, 1)


def test_a_councillor_is_named_by_the_seat_until_choosing_otherwise(council: list[Mandate]) -> None:
    assert council[2].public_name == "Siège 3"
    assert mandates.name_in_public(council[2], " Amina ").public_name == "Amina"
    assert mandates.name_in_public(council[2], "").public_name == "Siège 3"


def test_who_resigns_sits_no_more_from_that_day(council: list[Mandate], councillor: Person) -> None:
    day = date(2026, 4, 2)
    mandates.resign(council[0], day, "", EVENING)
    assert permissions.is_councillor(councillor, day - timedelta(days=1))
    assert not permissions.is_councillor(councillor, day)
    assert mandates.resign(council[0], day + timedelta(days=9), "again", EVENING).ends_on == day


def test_a_mandate_that_does_not_run_cannot_be_resigned(council: list[Mandate]) -> None:
    with pytest.raises(MandateNotRunning):
        mandates.resign(council[0], date(2027, 1, 1), "", EVENING)


@pytest.mark.both_databases
def test_the_database_refuses_a_mandate_that_ends_before_it_begins(council: list[Mandate]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Mandate.objects.filter(pk=council[0].pk).update(ends_on=date(2025, 12, 31))


def test_only_whoever_sits_is_a_councillor(
    council: list[Mandate], councillor: Person, outsider: Person, facilitator: Person
) -> None:
    assert permissions.mandate_of(councillor, FIRST) == council[0]
    assert not permissions.is_councillor(outsider, FIRST)
    assert not permissions.is_councillor(facilitator, FIRST)


def test_erasing_a_councillor_leaves_the_seat_under_its_number(council: list[Mandate], councillor: Person) -> None:
    mandates.name_in_public(council[0], "Camille")
    held = privacy.registered()[Mandate]
    assert held.export(councillor)["mandates"][0]["public_name"] == "Camille"
    held.erase(councillor, EVENING)
    council[0].refresh_from_db()
    assert council[0].public_name == "Siège 1"


def test_the_seat_is_shown_to_its_councillor_alone(
    council: list[Mandate], councillor: Person, outsider: Person, client: Any, monkeypatch: Any
) -> None:
    monkeypatch.setattr("live.clock.now", lambda: EVENING)
    client.force_login(outsider)
    assert client.get("/conseil/mon-siege/").status_code == 403
    client.force_login(councillor)
    assert client.post("/conseil/mon-siege/", {"public_name": "Camille"}).status_code == 302
    assert "Camille" in client.get("/conseil/mon-siege/").content.decode()
    assert client.post("/conseil/mon-siege/quitter/", {"reason": "", "sure": "on"}).status_code == 200
    assert client.get("/conseil/mon-siege/").status_code == 403


def test_only_organisers_seat_the_council(draw: Draw, organiser: Person, facilitator: Person, client: Any) -> None:
    told = {"draw": draw.pk, "starts_on": "2026-01-01"}
    client.force_login(facilitator)
    assert client.post("/gestion/conseil/", told).status_code == 403
    client.force_login(organiser)
    assert client.post("/gestion/conseil/", told).status_code == 302
    assert Mandate.objects.count() == 7
