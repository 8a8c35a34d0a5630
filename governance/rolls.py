"""Who may vote: the roll that opening freezes. Whoever comes later waits for the next vote."""

from datetime import datetime

from governance.models import Attendance, Mandate, Recusal, RollEntry, Vote
from live import clock
from people.models import Person


def seat(mandate: Mandate) -> str:
    """Name a mandate's seat in records: the draw and its seat, never the person."""
    return f"{mandate.draw_id}-{mandate.seat_number}"


def sitting(now: datetime) -> list[Mandate]:
    return list(Mandate.objects.sitting(now.astimezone(clock.PARIS).date()))


def who_may_vote(vote: Vote, now: datetime) -> list[Mandate]:
    """In the room: those who sit and are ticked present. At a distance: all who sit. Nobody who is recused."""
    recused = set(vote.recusals.values_list("mandate_id", flat=True))
    everybody = [mandate for mandate in sitting(now) if mandate.pk not in recused]
    if vote.place == Vote.Place.REMOTE:
        return everybody
    here = set(Attendance.objects.filter(meeting=vote.meeting_id, present=True).values_list("mandate_id", flat=True))
    return [mandate for mandate in everybody if mandate.pk in here]


def recused(vote: Vote) -> list[Recusal]:
    """Who left the roll of a vote, by seat."""
    return sorted(vote.recusals.select_related("mandate"), key=lambda one: seat(one.mandate))


def freeze(vote: Vote, mandates_on_it: list[Mandate]) -> list[str]:
    """Write the roll, and give its seats in order."""
    RollEntry.objects.bulk_create(RollEntry(vote=vote, mandate=mandate) for mandate in mandates_on_it)
    return sorted(seat(mandate) for mandate in mandates_on_it)


def mandate_of(vote: Vote, person: Person) -> Mandate | None:
    """The mandate with which a person is on a vote's roll, if any."""
    entry = RollEntry.objects.filter(vote=vote, mandate__person=person.pk).select_related("mandate").first()
    return entry.mandate if entry else None
