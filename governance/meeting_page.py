"""What the page of a meeting shows, in each of its states, worked out here so that templates compute nothing."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from governance import attendance, minutes, observations
from governance.models import Meeting, Observation, Vote
from governance.permissions import may_hold_meetings, may_report
from governance.vote_page import VotePage
from live import clock

NEIGHBOURS = 4


@dataclass(frozen=True)
class MeetingPage:
    meeting: Meeting
    person: Any
    now: datetime

    @cached_property
    def is_to_come(self) -> bool:
        return self.meeting.is_to_come

    @cached_property
    def was_missed(self) -> bool:
        """Its day is past and nobody opened it."""
        return self.is_to_come and self.meeting.date < self.now.astimezone(clock.PARIS).date()

    @cached_property
    def is_open(self) -> bool:
        return self.meeting.state == Meeting.State.OPEN

    @cached_property
    def is_closed(self) -> bool:
        return self.meeting.state == Meeting.State.CLOSED

    @cached_property
    def agenda_is_public(self) -> bool:
        """The agenda is read once the meeting is convened; until then only those who prepare it see it."""
        return self.meeting.state != Meeting.State.PLANNED or may_hold_meetings(self.person)

    @cached_property
    def facts(self) -> dict[str, Any]:
        return minutes.draft(self.meeting, self.now)

    @cached_property
    def quorum(self) -> attendance.Quorum:
        return attendance.quorum(self.meeting, self.now)

    @cached_property
    def open_votes(self) -> list[VotePage]:
        return [VotePage(vote, self.person, self.now) for vote in self.meeting.votes.filter(state=Vote.State.OPEN)]

    @cached_property
    def chairs_left(self) -> int:
        return observations.chairs_left(self.meeting)

    @cached_property
    def takes_observers(self) -> bool:
        return self.is_to_come and not self.was_missed and self.meeting.observer_places > 0

    @cached_property
    def minutes_address(self) -> str | None:
        return minutes.address_of(self.meeting)

    @cached_property
    def hours(self) -> int:
        return self._minutes_long // 60

    @cached_property
    def minutes_over(self) -> str:
        return f"{self._minutes_long % 60:02d}"

    @cached_property
    def may_hold(self) -> bool:
        return may_hold_meetings(self.person)

    @cached_property
    def may_report(self) -> bool:
        return not self.is_to_come and may_report(self.person) and not self._has_published

    @cached_property
    def others(self) -> list[Meeting]:
        """The meetings nearest in time, the latest first."""
        later = list(Meeting.objects.filter(date__gt=self.meeting.date).order_by("date")[:NEIGHBOURS])
        earlier = list(Meeting.objects.filter(date__lt=self.meeting.date).order_by("-date")[:NEIGHBOURS])
        return [*reversed(later[: NEIGHBOURS // 2]), *earlier]

    @cached_property
    def _minutes_long(self) -> int:
        return int(self.facts["lasted"].total_seconds() // 60) if self.facts["lasted"] else 0

    @cached_property
    def _has_published(self) -> bool:
        return Observation.objects.published().filter(meeting=self.meeting, observer=self.person).exists()
