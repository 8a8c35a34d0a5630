"""How many are in the room, out of how many seats, and whether that is enough to vote. Counted, never typed."""

from dataclasses import dataclass
from datetime import datetime

from governance import votes
from governance.ballots import rule
from governance.models import Attendance, Mandate, Meeting, RollEntry
from governance.vote_refusals import NoRuleInForce


@dataclass(frozen=True)
class Quorum:
    seats: int
    present: int
    needed: int | None  # None before a rule of voting is in force

    @property
    def reached(self) -> bool:
        return self.needed is not None and self.present >= self.needed

    @property
    def missing(self) -> int:
        return max(0, (self.needed or 0) - self.present)


def quorum(meeting: Meeting, now: datetime) -> Quorum:
    """Who is ticked present now, against what the rule in force asks of the seats of that day."""
    seats = Mandate.objects.sitting(meeting.date).count()
    present = meeting.attendance.filter(present=True).count()
    return Quorum(seats, present, _needed(seats, present, now))


def who_came(meeting: Meeting) -> list[Mandate]:
    """Everybody ticked present at the end or on the roll of a vote: whoever left early came all the same."""
    ticked = Attendance.objects.filter(meeting=meeting, present=True).values("mandate")
    voted = RollEntry.objects.filter(vote__meeting=meeting, vote__place="room").values("mandate")
    sat = Mandate.objects.filter(pk__in=ticked) | Mandate.objects.filter(pk__in=voted)
    return list(sat.order_by("draw_id", "seat_number"))


def _needed(seats: int, present: int, now: datetime) -> int | None:
    try:
        in_force = votes.rule_in_force(now)
    except NoRuleInForce:
        return None
    return in_force.least_cast(rule.Counts(yes=0, no=0, abstain=0, present=present, seats=seats))
