"""The public page of a meeting changes with its state."""

from datetime import timedelta
from typing import Any

import pytest
from one_evening import EVENING

from governance import agenda, dossiers, meetings, minutes
from governance.models import Mandate, Meeting, PointOfSale
from people.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _before_the_evening(monkeypatch: Any) -> None:
    monkeypatch.setattr("live.clock.now", lambda: EVENING - timedelta(days=2))


def test_the_agenda_is_public_once_the_council_is_convened(client: Any, meeting: Meeting, facilitator: Person) -> None:
    agenda.add(meeting, "learning", "Ce que coûte une assiette")
    address = meeting.get_absolute_url()
    assert "Ce que coûte une assiette" not in client.get(address).content.decode()
    meetings.convene(meeting, EVENING - timedelta(days=9))
    assert "Ce que coûte une assiette" in client.get(address).content.decode()


def test_a_meeting_leads_to_the_dossier_that_it_discusses(
    client: Any, meeting: Meeting, grocery: PointOfSale, texts: dict[str, str]
) -> None:
    dossier = dossiers.open_dossier(grocery, "Une épicerie.", texts, [], EVENING)
    agenda.add(meeting, "decision", "L'épicerie du Pont", dossier=dossier)
    meetings.convene(meeting, EVENING - timedelta(days=9))
    assert dossier.get_absolute_url() in client.get(meeting.get_absolute_url()).content.decode()
    read = client.get(dossier.get_absolute_url()).content.decode()
    assert all(text in read for text in texts.values())
    assert meeting.get_absolute_url() in read


def test_during_the_meeting_the_page_counts_who_is_present(
    client: Any, opened: Meeting, council: list[Mandate]
) -> None:
    meetings.mark_list(opened, [mandate.pk for mandate in council[:5]])
    page = client.get(opened.get_absolute_url()).content.decode()
    assert f'data-live-topic="meeting:{opened.pk}"' in page
    fragment = client.get(opened.get_absolute_url() + "presence/").content.decode()
    assert "5 conseiller·es" in fragment
    assert "<html" not in fragment


def test_a_closed_meeting_tells_how_many_came_and_takes_no_observer(
    client: Any, opened: Meeting, council: list[Mandate]
) -> None:
    meetings.mark_list(opened, [mandate.pk for mandate in council[:5]])
    meetings.close(opened, EVENING + timedelta(hours=2, minutes=5))
    page = client.get(opened.get_absolute_url()).content.decode()
    assert "5 sur 7" in page
    assert "2 h 05" in page
    assert "/chaise/" not in page


def test_the_list_is_complete_even_when_it_is_empty(client: Any) -> None:
    assert 'class="empty' in client.get("/conseil/seances/").content.decode()
    assert client.get("/conseil/seances/2026-13-41/").status_code == 404
    assert client.get("/conseil/seances/2026-01-01/").status_code == 404
    assert 'class="empty' in client.get("/conseil/dossiers/").content.decode()


def test_every_page_is_there_in_english(client: Any, meeting: Meeting) -> None:
    page = client.get("/en" + meeting.get_absolute_url()).content.decode()
    assert "Reserve a chair" in page


def test_the_facts_of_a_meeting_are_drawn_from_the_record(opened: Meeting, council: list[Mandate]) -> None:
    agenda.add(opened, "learning", "Le pain", said="Il lui reste vingt centimes.")
    meetings.mark_list(opened, [mandate.pk for mandate in council[:3]])
    closed = meetings.close(opened, EVENING + timedelta(hours=2))
    facts = minutes.draft(closed, EVENING)
    assert (facts["came_count"], facts["seats"], facts["lasted"]) == (3, 7, timedelta(hours=2))
    assert [one.item.said for one in facts["items"]] == ["Il lui reste vingt centimes."]
    assert facts["decisions"] == []


def test_a_meeting_that_nobody_opened_says_so_and_takes_no_observer(
    client: Any, meeting: Meeting, monkeypatch: Any
) -> None:
    monkeypatch.setattr("live.clock.now", lambda: EVENING + timedelta(days=1))
    page = client.get(meeting.get_absolute_url()).content.decode()
    assert "pas eu lieu" in page
    assert "/chaise/" not in page
    assert "pas eu lieu" in client.get("/conseil/seances/").content.decode()
