"""What awaits somebody shows on the desk's first page, and goes when it is done."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from governance import suggestions
from live import clock
from office import waiting
from people.models import Person
from sortition.models import Draw
from territory import communes
from territory.models import Commune
from website.models import ContactMessage

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 12, 9, tzinfo=clock.PARIS)


def texts(person: Person) -> list[str]:
    return [task.text for task in waiting.for_person(person, NOW)]


def test_nothing_awaits_anybody_on_a_quiet_day(organiser: Person, facilitator: Person, treasurer: Person) -> None:
    for person in (organiser, facilitator, treasurer):
        assert texts(person) == []


def test_a_message_awaits_organisers_until_it_is_answered(organiser: Person, treasurer: Person) -> None:
    message = ContactMessage.objects.create(key="k", name="Nour", reply_to="x", subject="public", text="?", sent_at=NOW)
    assert len(texts(organiser)) == 1
    assert "Nour" in texts(organiser)[0]
    assert texts(treasurer) == []
    message.answered_at = NOW
    message.save()
    assert texts(organiser) == []


def test_a_draw_awaits_whoever_has_not_signed_it(organiser: Person, second_organiser: Person) -> None:
    draw = Draw.objects.create(title="Conseil 2026", seats_min=20, seats_max=24, created_at=NOW)
    assert texts(organiser) == []
    Draw.objects.filter(pk=draw.pk).update(state=Draw.State.RAN, ran_at=NOW, seed="s", record={"panel": []})
    draw.signatures.create(person=organiser, signed_at=NOW)
    assert texts(organiser) == []
    assert "Conseil 2026" in texts(second_organiser)[0]


def test_the_oldest_comes_first(organiser: Person) -> None:
    communes.load()
    commune = Commune.objects.get(name="Vesc")
    ContactMessage.objects.create(key="k", name="Nour", reply_to="x", subject="public", text="?", sent_at=NOW)
    suggest: Any = suggestions.suggest
    suggest(place_name="La ferme du Col", commune=commune, what_they_sell="Œufs", key="s", now=NOW - timedelta(days=3))
    found = waiting.for_person(organiser, NOW)
    assert ["La ferme du Col" in found[0].text, "Nour" in found[1].text] == [True, True]
    assert all(task.url.startswith("/gestion/") for task in found)
