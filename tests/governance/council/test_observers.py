"""Every meeting is open to outsiders; what they report is published unedited and never changes."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from one_evening import EVENING

from governance import meetings, observations
from governance.council_refusals import (
    MeetingNotBegun,
    NobodyToSign,
    NoChairLeft,
    NoChairsAnyMore,
    NotAnObserver,
    NotAPublisher,
    ReportPublished,
)
from governance.models import Meeting, Observation
from notices.models import Notice
from people import privacy
from people.models import Person

pytestmark = pytest.mark.django_db
ANSWERS = {"everyone_heard": "Oui.", "papers_in_time": "La veille.", "rules_kept": "Oui.", "text": "Une belle soirée."}


@pytest.fixture
def report(opened: Meeting, observer: Person) -> Observation:
    return observations.deposit(opened, observer, "Océane", ANSWERS, EVENING)


@pytest.mark.both_databases
def test_chairs_are_limited_and_one_address_has_one(meeting: Meeting) -> None:
    first = observations.reserve(meeting, "Ulysse", "U@example.org", EVENING)
    assert observations.reserve(meeting, "Ulysse", "u@example.org ", EVENING) == first
    observations.reserve(meeting, "Zoé", "z@example.org", EVENING)
    with pytest.raises(NoChairLeft):
        observations.reserve(meeting, "Yann", "y@example.org", EVENING)
    observations.release(first)
    assert observations.reserve(meeting, "Yann", "y@example.org", EVENING).name == "Yann"


def test_chairs_are_reserved_before_the_meeting(opened: Meeting) -> None:
    with pytest.raises(NoChairsAnyMore):
        observations.reserve(opened, "Ulysse", "u@example.org", EVENING)


def test_whoever_reserved_a_chair_is_told_once_of_a_move(meeting: Meeting) -> None:
    observations.reserve(meeting, "Ulysse", "u@example.org", EVENING)
    for _press in range(2):
        meetings.change(meeting, "Séance 3", "Mairie", EVENING + timedelta(days=7), EVENING, 2)
    notice = Notice.objects.get()
    assert notice.address == "u@example.org"
    assert "Mairie" in notice.body
    meetings.change(meeting, "Séance trois", "Mairie", EVENING + timedelta(days=7), EVENING, 4)
    assert Notice.objects.count() == 1


def test_no_chair_is_kept_at_a_meeting_whose_day_has_passed(meeting: Meeting) -> None:
    with pytest.raises(NoChairsAnyMore):
        observations.reserve(meeting, "Ulysse", "u@example.org", EVENING + timedelta(days=1))


def test_somebody_from_outside_reserves_a_chair_on_the_page(client: Any, meeting: Meeting, monkeypatch: Any) -> None:
    monkeypatch.setattr("live.clock.now", lambda: EVENING)
    address = meeting.get_absolute_url() + "chaise/"
    told = {"name": "Ulysse", "email": "u@example.org"}
    refused = client.post(address, told)
    assert refused.status_code == 200
    assert 'role="alert"' in refused.content.decode()
    assert not meeting.places_kept.exists()
    for _press in range(2):
        assert "Ulysse" in client.post(address, {**told, "charter": "on"}).content.decode()
    assert meeting.places_kept.count() == 1
    assert "u@example.org" not in client.get(meeting.get_absolute_url()).content.decode()


def test_only_appointed_observers_write_reports(opened: Meeting, outsider: Person, facilitator: Person) -> None:
    for person in (outsider, facilitator):
        with pytest.raises(NotAnObserver):
            observations.deposit(opened, person, "X", ANSWERS, EVENING)


def test_a_report_answers_every_question_about_a_meeting_that_began(meeting: Meeting, observer: Person) -> None:
    with pytest.raises(MeetingNotBegun):
        observations.deposit(meeting, observer, "Océane", ANSWERS, EVENING)
    begun = meetings.open_meeting(meeting, EVENING)
    with pytest.raises(NobodyToSign):
        observations.deposit(begun, observer, "Océane", {**ANSWERS, "rules_kept": " "}, EVENING)


def test_a_report_can_be_handed_in_again_until_it_is_published(
    report: Observation, opened: Meeting, observer: Person, organiser: Person
) -> None:
    observations.deposit(opened, observer, "Océane", {**ANSWERS, "text": "Mieux dit."}, EVENING)
    assert Observation.objects.get().text == "Mieux dit."
    published = observations.publish(report, organiser, EVENING + timedelta(days=1))
    with pytest.raises(ReportPublished):
        observations.deposit(opened, observer, "Océane", ANSWERS, EVENING)
    assert (
        observations.publish(published, organiser, EVENING + timedelta(days=9)).published_at == published.published_at
    )


def test_what_is_published_is_never_written_over(report: Observation, facilitator: Person) -> None:
    published = observations.publish(report, facilitator, EVENING)
    published.text = "Tout va bien."
    with pytest.raises(ValueError, match="immutable"):
        published.save()


@pytest.mark.both_databases
def test_the_database_refuses_a_report_published_before_it_was_handed_in(report: Observation) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Observation.objects.filter(pk=report.pk).update(published_at=EVENING - timedelta(days=1))


def test_only_organisers_and_facilitators_publish(report: Observation, observer: Person, councillor: Person) -> None:
    for person in (observer, councillor):
        with pytest.raises(NotAPublisher):
            observations.publish(report, person, EVENING)


def test_a_report_is_read_once_published(client: Any, report: Observation, organiser: Person) -> None:
    assert client.get(report.get_absolute_url()).status_code == 404
    client.force_login(organiser)
    assert client.post(f"/gestion/observations/{report.pk}/publier/").status_code == 302
    client.logout()
    assert "Une belle soirée." in client.get(report.get_absolute_url()).content.decode()
    assert report in observations.published()


def test_an_observer_writes_on_the_screen_and_others_may_not(
    client: Any, opened: Meeting, observer: Person, councillor: Person
) -> None:
    address = f"/observations/rediger/{opened.date.isoformat()}/"
    client.force_login(councillor)
    assert client.get(address).status_code == 403
    client.force_login(observer)
    assert client.post(address, {"public_name": "Océane"}).status_code == 200
    assert not Observation.objects.exists()
    assert client.post(address, {"public_name": "Océane", **ANSWERS}).status_code == 302
    assert Observation.objects.get().observer == observer
    assert "/gestion/observations/" not in client.get("/observations/rediger/").content.decode()
    assert client.get("/gestion/observations/").status_code == 403


def test_erasing_an_observer_leaves_what_was_published(
    report: Observation, observer: Person, organiser: Person
) -> None:
    observations.publish(report, organiser, EVENING)
    privacy.registered()[Observation].erase(observer, EVENING)
    report.refresh_from_db()
    assert report.observer is None
    assert report.text == ANSWERS["text"]
