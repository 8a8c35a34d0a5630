"""What votes and decisions hold about a person. A ballot of a secret vote points to nobody, so nothing can be exported."""

from datetime import datetime
from typing import Any

from governance.models import DecisionSignature, OpenBallot, Recusal, RollEntry, RoomRecord
from people import privacy
from people.models import Person


def register() -> None:
    privacy.register(DecisionSignature, export=_signatures, erase=_keep)
    privacy.register(RoomRecord, export=_rooms, erase=_keep_rooms)


def votes_of(person: Person) -> list[dict[str, Any]]:
    """The votes on whose roll the person stood or that they left, and what they answered in open ones: for the export of mandates."""
    answers = dict(OpenBallot.objects.filter(mandate__person=person).values_list("vote_id", "choice"))
    entries = RollEntry.objects.filter(mandate__person=person).select_related("vote").order_by("vote_id")
    stood = [
        {"vote": one.vote_id, "question": one.vote.question, "answer": answers.get(one.vote_id)} for one in entries
    ]
    left = Recusal.objects.filter(mandate__person=person).select_related("vote").order_by("vote_id")
    return stood + [{"vote": one.vote_id, "question": one.vote.question, "recused": one.link} for one in left]


def _signatures(person: Person) -> list[dict[str, Any]]:
    found = DecisionSignature.objects.filter(person=person).select_related("decision").order_by("signed_at")
    return [{"decision": one.decision.number, "signed_at": one.signed_at.isoformat()} for one in found]


def _rooms(person: Person) -> list[dict[str, Any]]:
    """What the person recorded as facilitator, or confirmed as a second person."""
    found = RoomRecord.objects.filter(recorded_by=person) | RoomRecord.objects.filter(confirmed_by=person)
    return [{"vote": one.vote_id, "recorded": one.recorded_by_id == person.pk} for one in found.order_by("vote_id")]


def _keep_rooms(person: Person, now: datetime) -> None:
    """That two people saw it stays with the vote; the person row is emptied."""


def _keep(person: Person, now: datetime) -> None:
    """A signature under a founding decision stays: the register shows how many signed, and the person row is emptied."""
