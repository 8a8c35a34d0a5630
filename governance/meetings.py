"""The life of a meeting: planned, convened, open, closed. Which state may follow which is one table, and a test walks it."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta

from django.db import transaction

from governance import chair_notices, in_force
from governance.council_refusals import (
    DayPast,
    DayTaken,
    MeetingBegun,
    MeetingKnownOutside,
    MeetingNotBegun,
    MeetingOver,
    NoAgenda,
    NoticeTooShort,
    NotItsDay,
    NotSeated,
    NotThatState,
    VoteStillOpen,
)
from governance.models import Attendance, Mandate, Meeting, Vote
from governance.voting_terms import NOTICE_DAYS
from live import clock, topics

State = Meeting.State
ALLOWED: Mapping[str, frozenset[str]] = {
    State.PLANNED: frozenset({State.CONVENED, State.OPEN}),
    State.CONVENED: frozenset({State.OPEN}),
    State.OPEN: frozenset({State.CLOSED}),
    State.CLOSED: frozenset(),
}


@transaction.atomic
def plan(title: str, place: str, starts_at: datetime, now: datetime, observer_places: int = 6) -> Meeting:
    """Plan a meeting. The same meeting asked for twice is one meeting."""
    day = starts_at.astimezone(clock.PARIS).date()
    known = Meeting.objects.filter(date=day).first()
    if known and (known.title, known.place, known.starts_at) == (title.strip(), place.strip(), starts_at):
        return known
    _check_day(starts_at, now, but=None)
    meeting = Meeting.objects.create(
        date=day, starts_at=starts_at, place=place.strip(), title=title.strip(), observer_places=observer_places
    )
    tell(meeting)
    return meeting


@transaction.atomic
def change(
    meeting: Meeting, title: str, place: str, starts_at: datetime, now: datetime, observer_places: int
) -> Meeting:
    """Move or rename a meeting that has not begun; whoever reserved a chair is told of a move."""
    held = hold(meeting)
    if not held.is_to_come:
        raise MeetingBegun
    _check_day(starts_at, now, but=held)
    moved = (held.starts_at, held.place) != (starts_at, place.strip())
    held.title, held.place, held.starts_at = title.strip(), place.strip(), starts_at
    held.date, held.observer_places = starts_at.astimezone(clock.PARIS).date(), observer_places
    held.save()
    if moved:
        chair_notices.tell_of_move(held, now)
    tell(held)
    return held


@transaction.atomic
def call_off(meeting: Meeting) -> None:
    """Take away a meeting that nobody counts on yet."""
    held = hold(meeting)
    if held.state != State.PLANNED or held.places_kept.exists() or held.votes.exists():
        raise MeetingKnownOutside
    tell(held)
    held.delete()


@transaction.atomic
def convene(meeting: Meeting, now: datetime) -> Meeting:
    """Announce the agenda, as many days before as the rules want: from now on everybody reads it."""
    held = _move(meeting, State.CONVENED)
    if not held.agenda.exists():
        raise NoAgenda
    notice = in_force.term(NOTICE_DAYS, now)
    days = int(notice.value) if notice else 0
    if meeting.state == State.PLANNED and held.date - now.astimezone(clock.PARIS).date() < timedelta(days=days):
        raise NoticeTooShort(days=days)
    held.save()
    tell(held)
    return held


@transaction.atomic
def open_meeting(meeting: Meeting, now: datetime) -> Meeting:
    """Open the meeting on its day, with everybody who sits on its presence list, nobody ticked yet."""
    held = _move(meeting, State.OPEN)
    if held.opened_at is not None:
        return held
    if now.astimezone(clock.PARIS).date() != held.date:
        raise NotItsDay
    held.opened_at = now
    held.save()
    for mandate in Mandate.objects.sitting(held.date):
        Attendance.objects.get_or_create(meeting=held, mandate=mandate)
    tell(held)
    return held


@transaction.atomic
def close(meeting: Meeting, now: datetime) -> Meeting:
    """Close the meeting, once no vote in the room is open."""
    held = _move(meeting, State.CLOSED)
    if held.closed_at is not None:
        return held
    if held.votes.filter(state=Vote.State.OPEN, place=Vote.Place.ROOM).exists():
        raise VoteStillOpen
    held.closed_at = now
    held.save()
    tell(held)
    return held


@transaction.atomic
def mark_present(meeting: Meeting, mandate: Mandate, present: bool) -> Attendance:
    """Tick a councillor present or not, while the meeting is open."""
    held = _in_progress(meeting)
    if not mandate.starts_on <= held.date < mandate.ends_on:
        raise NotSeated
    ticked, _made = Attendance.objects.update_or_create(meeting=held, mandate=mandate, defaults={"present": present})
    tell(held)
    return ticked


@transaction.atomic
def mark_list(meeting: Meeting, present: Collection[int]) -> None:
    """Write the whole presence list: the mandates named are present, all others who sit are not."""
    held = _in_progress(meeting)
    sitting = list(Mandate.objects.sitting(held.date))
    if not set(present) <= {mandate.pk for mandate in sitting}:
        raise NotSeated
    for mandate in sitting:
        Attendance.objects.update_or_create(meeting=held, mandate=mandate, defaults={"present": mandate.pk in present})
    tell(held)


def hold(meeting: Meeting) -> Meeting:
    """Take the meeting for this transaction alone."""
    return Meeting.objects.select_for_update().get(pk=meeting.pk)


def tell(meeting: Meeting) -> None:
    topics.changed(f"meeting:{meeting.pk}")
    topics.changed("meetings:all")


def _move(meeting: Meeting, to: State) -> Meeting:
    """Hold the meeting in its next state, not yet saved. A meeting that is there already stays as it is."""
    held = hold(meeting)
    if held.state != to:
        if to not in ALLOWED[held.state]:
            raise NotThatState(before=held.get_state_display(), after=to.label)
        held.state = to
    return held


def _in_progress(meeting: Meeting) -> Meeting:
    held = hold(meeting)
    if held.state == State.CLOSED:
        raise MeetingOver
    if held.state != State.OPEN:
        raise MeetingNotBegun
    return held


def _check_day(starts_at: datetime, now: datetime, but: Meeting | None) -> None:
    day = starts_at.astimezone(clock.PARIS).date()
    if day < now.astimezone(clock.PARIS).date():
        raise DayPast
    there = Meeting.objects.filter(date=day).first()
    if there is not None and there != but:
        raise DayTaken
