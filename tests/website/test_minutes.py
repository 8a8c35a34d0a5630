"""Minutes are prepared from a meeting's facts, worded by somebody, and read by everybody once they are published."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from signing_in import signed_in

from governance import meetings
from governance.models import Meeting
from live import clock
from people.models import Person
from website import minutes
from website.models import MinutesPage

pytestmark = pytest.mark.django_db
EVENING = datetime(2026, 3, 12, 19, tzinfo=clock.PARIS)


@pytest.fixture(autouse=True)
def _without_second_factor(settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def planned(site: None) -> Meeting:
    return meetings.plan("Séance 3", "Salle des fêtes", EVENING, EVENING - timedelta(days=9), observer_places=2)


@pytest.fixture
def closed(planned: Meeting) -> Meeting:
    return meetings.close(meetings.open_meeting(planned, EVENING), EVENING + timedelta(hours=3))


def test_a_meeting_that_is_not_over_has_no_minutes(planned: Meeting) -> None:
    with pytest.raises(minutes.MeetingNotOver):
        minutes.prepare(planned)
    assert not MinutesPage.objects.exists()


def test_prepared_twice_it_is_the_same_draft_and_nobody_reads_it_yet(closed: Meeting, client: Client) -> None:
    assert minutes.prepare(closed).pk == minutes.prepare(closed).pk
    assert minutes.address_of(closed) is None
    assert client.get("/comptes-rendus/2026-03-12/").status_code == 404
    assert "Séance 3" not in client.get("/comptes-rendus/").content.decode().partition("<main")[2]


def test_published_from_the_desk_everybody_reads_it(closed: Meeting, facilitator: Person, client: Client) -> None:
    desk = signed_in(facilitator)
    for _press in range(2):
        desk.post("/gestion/comptes-rendus/", {"meeting": closed.pk, "do": "publish"})
    assert MinutesPage.objects.live().count() == 1
    page = client.get("/comptes-rendus/2026-03-12/")
    assert page.status_code == 200
    assert "Séance 3" in page.content.decode()
    assert "Séance 3" in client.get("/comptes-rendus/").content.decode().partition("<main")[2]
    assert minutes.address_of(closed) == "/comptes-rendus/2026-03-12/"
