"""What is decided in the room without ballots: hands are counted, or objections are argued until none stands.

A facilitator records what was seen; whoever was on the roll, or an organiser, confirms it. Until then it can be corrected.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from governance import rolls
from governance.ballots import rule, tally
from governance.models import Objection, RoomRecord, Vote
from governance.vote_refusals import (
    MoreHandsThanPeople,
    NoArgument,
    NotByConsent,
    NothingRecorded,
    NotInTheRoom,
    SecondPersonNeeded,
    VoteClosed,
    VoteNotOpened,
)
from live import topics
from people.models import Person
from people.permissions import is_organiser


@transaction.atomic
def raise_objection(vote_id: int, text: str) -> Objection:
    """Write an objection down in the round under way. The same argument twice is one objection."""
    vote = _by_consent(vote_id)
    if not text.strip():
        raise NoArgument
    _take_back_record(vote)
    known = list(vote.objections.all())
    last = max((one.round for one in known), default=0)
    under_way = last if any(not one.lifted for one in known) else last + 1
    objection, _made = Objection.objects.get_or_create(vote=vote, text=text.strip(), defaults={"round": under_way})
    topics.changed(f"vote:{vote.pk}")
    return objection


@transaction.atomic
def lift(vote_id: int, objection_id: int, by: str) -> Objection:
    """Lift an objection, saying what answered it."""
    vote = _by_consent(vote_id)
    if not by.strip():
        raise NoArgument
    _take_back_record(vote)
    objection = Objection.objects.get(pk=objection_id, vote=vote)
    objection.lifted = by.strip()
    objection.save(update_fields=["lifted"])
    topics.changed(f"vote:{vote.pk}")
    return objection


@transaction.atomic
def record(vote_id: int, hands: Mapping[str, int], by: Person, now: datetime) -> RoomRecord:
    """Record what was seen: the hands, or for consent the objections as they stand. It then waits for confirmation."""
    vote = _open(vote_id)
    told = _objections(vote) if vote.kind == Vote.Kind.CONSENT else {one: hands.get(one, 0) for one in tally.CHOICES}
    try:
        tally.result_in_the_room(vote.frozen, told)
    except tally.BadBallots as fault:
        raise MoreHandsThanPeople from fault
    written, _made = RoomRecord.objects.update_or_create(
        vote=vote, defaults={"told": told, "recorded_by": by, "recorded_at": now}
    )
    topics.changed(f"vote:{vote.pk}")
    return written


def confirm(vote: Vote, by: Person, now: datetime) -> tuple[dict[str, Any], str]:
    """Confirm what was recorded, in the caller's transaction, which holds the vote. Gives what was told and who confirms."""
    written = RoomRecord.objects.filter(vote=vote).first()
    if written is None:
        raise NothingRecorded
    if not may_confirm(vote, by):
        raise SecondPersonNeeded
    written.confirmed_by, written.confirmed_at = by, now
    written.save(update_fields=["confirmed_by", "confirmed_at"])
    mandate = rolls.mandate_of(vote, by)
    return dict(written.told), rolls.seat(mandate) if mandate else tally.ORGANISER


def may_confirm(vote: Vote, person: Person) -> bool:
    """Somebody else than who recorded it: on the roll, or an organiser."""
    written = RoomRecord.objects.filter(vote=vote).first()
    if written is None or written.recorded_by_id == person.pk:
        return False
    return rolls.mandate_of(vote, person) is not None or is_organiser(person)


def _objections(vote: Vote) -> dict[str, Any]:
    return {"objections": list(vote.objections.order_by("round", "pk").values("round", "text", "lifted"))}


def _take_back_record(vote: Vote) -> None:
    """What changes after it was recorded has to be recorded anew before anybody confirms it."""
    RoomRecord.objects.filter(vote=vote).delete()


def _by_consent(vote_id: int) -> Vote:
    vote = _open(vote_id)
    if vote.kind != rule.CONSENT:
        raise NotByConsent
    return vote


def _open(vote_id: int) -> Vote:
    vote = Vote.objects.select_for_update().get(pk=vote_id)
    if not vote.in_the_room:
        raise NotInTheRoom
    if vote.state == Vote.State.DRAFT:
        raise VoteNotOpened
    if vote.state != Vote.State.OPEN:
        raise VoteClosed
    return vote
