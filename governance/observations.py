"""Observers: a chair kept at a coming meeting, and the report, published unedited and immutable from then on."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from governance import meetings
from governance.council_refusals import (
    MeetingNotBegun,
    NobodyToSign,
    NoChairLeft,
    NoChairsAnyMore,
    NotAnObserver,
    NotAPublisher,
    ReportPublished,
)
from governance.models import Meeting, Observation, ObserverPlace
from governance.permissions import may_publish_reports, may_report
from live import clock, topics
from people.models import Person

QUESTIONS = ("everyone_heard", "papers_in_time", "rules_kept", "text")


def chairs_left(meeting: Meeting) -> int:
    return max(0, meeting.observer_places - meeting.places_kept.count())


@transaction.atomic
def reserve(meeting: Meeting, name: str, email: str, now: datetime, person: Person | None = None) -> ObserverPlace:
    """Keep a chair at a coming meeting. One chair an address: asked again, it is the same chair."""
    held = meetings.hold(meeting)
    address = email.strip().lower()
    kept = held.places_kept.filter(email=address).first()
    if kept:
        return kept
    if not held.is_to_come or held.date < now.astimezone(clock.PARIS).date():
        raise NoChairsAnyMore
    if not chairs_left(held):
        raise NoChairLeft
    place = ObserverPlace.objects.create(meeting=held, person=person, name=name.strip(), email=address, asked_at=now)
    meetings.tell(held)
    return place


@transaction.atomic
def release(place: ObserverPlace) -> None:
    """Give a chair back."""
    meetings.tell(place.meeting)
    place.delete()


@transaction.atomic
def deposit(
    meeting: Meeting, observer: Person, public_name: str, answers: Mapping[str, str], now: datetime
) -> Observation:
    """Hand in a report on a meeting that has begun; until it is published its author may hand it in again."""
    if not may_report(observer):
        raise NotAnObserver
    if meetings.hold(meeting).is_to_come:
        raise MeetingNotBegun
    written = {question: answers.get(question, "").strip() for question in QUESTIONS}
    if not public_name.strip() or not all(written.values()):
        raise NobodyToSign
    known = Observation.objects.select_for_update().filter(meeting=meeting, observer=observer).first()
    if known and known.published_at:
        raise ReportPublished
    report, _made = Observation.objects.update_or_create(
        meeting=meeting,
        observer=observer,
        defaults={"public_name": public_name.strip(), "deposited_at": now, **written},
    )
    meetings.tell(meeting)
    return report


@transaction.atomic
def publish(report: Observation, by: Person, now: datetime) -> Observation:
    """Publish a report as it is. Published twice, the first instant stands."""
    if not may_publish_reports(by):
        raise NotAPublisher
    Observation.objects.waiting().filter(pk=report.pk).update(published_at=now)
    report.refresh_from_db()
    topics.changed("observations:all")
    meetings.tell(report.meeting)
    return report


def published() -> QuerySet[Observation]:
    """What everybody reads, the latest meeting first."""
    return Observation.objects.published().select_related("meeting")


def to_be_published() -> QuerySet[Observation]:
    return Observation.objects.waiting().select_related("meeting").order_by("deposited_at")


def awaited(observer: Person) -> QuerySet[Meeting]:
    """The meetings on which an observer may still write, the latest first."""
    done = Observation.objects.published().filter(observer=observer).values("meeting")
    begun = Meeting.objects.exclude(state__in=[Meeting.State.PLANNED, Meeting.State.CONVENED])
    return begun.exclude(pk__in=done).order_by("-date")
