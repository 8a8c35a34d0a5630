"""The facts of a meeting, drawn from what was recorded. Whoever writes the minutes adds words, never figures."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.models import AnonymousUser

from governance import attendance, journal, observations
from governance.decision_page import DecisionPage
from governance.models import AgendaItem, Decision, Dossier, Mandate, Meeting, Observation, Vote
from governance.vote_page import VotePage

Address = Callable[[Meeting], str | None]
_addresses: list[Address] = []


def published_by(address: Address) -> None:
    """Let the room above that publishes the text say where it stands. Called in its AppConfig.ready()."""
    _addresses[:] = [address]


def address_of(meeting: Meeting) -> str | None:
    """Where the published minutes of a meeting are read, if they are."""
    return next((found for address in _addresses if (found := address(meeting))), None)


@dataclass(frozen=True)
class VoteFacts:
    vote: Vote
    page: VotePage
    decision: DecisionPage | None


@dataclass(frozen=True)
class ItemFacts:
    item: AgendaItem
    dossier: Dossier | None
    votes: list[VoteFacts]


def draft(meeting: Meeting, now: datetime) -> dict[str, Any]:
    """Everything the minutes state as a fact: who came, what was on the agenda, votes with their results, decisions."""
    votes = [_vote(vote, now) for vote in _votes(meeting)]
    came = attendance.who_came(meeting)
    items = meeting.agenda.select_related("dossier__point_of_sale__commune")
    return {
        "meeting": meeting,
        "seats": Mandate.objects.sitting(meeting.date).count(),
        "came": came,
        "came_count": len(came),
        "observers_expected": meeting.places_kept.count(),
        "lasted": _lasted(meeting),
        "items": [
            ItemFacts(item, item.dossier, [one for one in votes if one.vote.agenda_item_id == item.pk])
            for item in items
        ],
        "other_votes": [one for one in votes if one.vote.agenda_item_id is None],
        "decisions": [one.decision for one in votes if one.decision],
        "observations": _reports(meeting),
        "journal_head": journal.head_digest(meeting.closed_at),
    }


def _votes(meeting: Meeting) -> list[Vote]:
    opened = meeting.votes.exclude(state=Vote.State.DRAFT)
    return list(opened.select_related("meeting", "agenda_item__dossier").order_by("opened_at", "pk"))


def _vote(vote: Vote, now: datetime) -> VoteFacts:
    decision = Decision.objects.with_status(now).filter(vote=vote).first()
    return VoteFacts(vote, VotePage(vote, AnonymousUser(), now), DecisionPage(decision, now) if decision else None)


def _lasted(meeting: Meeting) -> timedelta | None:
    if meeting.opened_at is None or meeting.closed_at is None:
        return None
    return meeting.closed_at - meeting.opened_at


def _reports(meeting: Meeting) -> list[Observation]:
    return list(observations.published().filter(meeting=meeting).order_by("published_at", "pk"))
