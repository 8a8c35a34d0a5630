"""Casting a ballot and reading a box.

Nothing here tells one cast from another: no time is kept, no line is logged, and what a secret box holds is two lists,
each sorted by itself. The tracking code is two characters that the voter typed and six drawn here: the voter's own
share keeps two voters from being shown the same ballot. It is shown once and kept nowhere beside the person.
"""

import random
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from governance import rolls
from governance.ballots import tally
from governance.models import BallotBox, OpenBallot, RollEntry, Vote
from governance.vote_refusals import (
    AlreadyCast,
    BadCode,
    NoChoice,
    NotOnTheRoll,
    OtherQuestion,
    VoteClosed,
    VoteNotOpened,
)
from live import topics
from people.models import Person

LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # without those that are read for one another
TYPED = 2
DRAWN = 6


@dataclass(frozen=True)
class Turnout:
    """How many of the roll have voted, and how many make the quorum."""

    cast: int
    roll: int
    least: int

    @property
    def slots(self) -> list[bool]:
        return [place < self.cast for place in range(self.roll)]


@transaction.atomic
def cast(
    vote_id: int, person: Person, choice: str, now: datetime, *, chance: random.Random, typed: str = "", seen: str
) -> str:
    """Put one ballot in the box, and give its tracking code ("" in an open vote).

    seen is the hash of the opening record that the voter's page showed. Raises a VoteRefusal.
    """
    vote = Vote.objects.select_for_update().get(pk=vote_id)
    if vote.state == Vote.State.DRAFT:
        raise VoteNotOpened
    mandate = rolls.mandate_of(vote, person)
    if mandate is None:
        raise NotOnTheRoll
    if has_cast(vote, person):
        raise AlreadyCast
    if vote.state != Vote.State.OPEN:
        raise VoteClosed
    if seen != vote.opening_hash:
        raise OtherQuestion
    if choice not in vote.frozen["options"]:
        raise NoChoice
    topics.changed(f"vote:{vote.pk}")
    if vote.kind == Vote.Kind.OPEN:
        OpenBallot.objects.create(vote=vote, mandate=mandate, choice=choice)
        return ""
    return _drop(BallotBox.objects.select_for_update().get(vote=vote), rolls.seat(mandate), choice, typed, chance)


def has_cast(vote: Vote, person: Person) -> bool:
    mandate = rolls.mandate_of(vote, person)
    if mandate is None:
        return False
    if vote.kind == Vote.Kind.OPEN:
        return OpenBallot.objects.filter(vote=vote, mandate=mandate).exists()
    box = BallotBox.objects.filter(vote=vote).first()
    return box is not None and rolls.seat(mandate) in box.marks


def ballots(vote: Vote) -> list[dict[str, str]]:
    """What was cast, in the order of codes or of seats."""
    if vote.kind == Vote.Kind.SECRET:
        return list(BallotBox.objects.get(vote=vote).ballots)
    cast_openly = OpenBallot.objects.filter(vote=vote).select_related("mandate")
    return tally.in_order(vote.frozen, [{"seat": rolls.seat(one.mandate), "choice": one.choice} for one in cast_openly])


def empty(vote: Vote) -> None:
    """Take the ballots of a void vote away: they were too few to stay secret."""
    BallotBox.objects.filter(vote=vote).update(ballots=[])


def turnout(vote: Vote) -> Turnout:
    if vote.kind == Vote.Kind.SECRET:
        count = len(BallotBox.objects.get(vote=vote).marks)
    else:
        count = OpenBallot.objects.filter(vote=vote).count()
    return Turnout(count, RollEntry.objects.filter(vote=vote).count(), tally.least_cast(vote.frozen))


def _drop(box: BallotBox, seat: str, choice: str, typed: str, chance: random.Random) -> str:
    code = _new_code(typed, {ballot["code"] for ballot in box.ballots}, chance)
    box.marks = sorted([*box.marks, seat])
    box.ballots = sorted([*box.ballots, {"code": code, "choice": choice}], key=lambda ballot: ballot["code"])
    box.save()
    return code


def _new_code(typed: str, taken: set[str], chance: random.Random) -> str:
    own = typed.strip().upper()
    if own and not (len(own) == TYPED and own.isascii() and own.isalnum()):
        raise BadCode
    own = own or "".join(chance.choices(LETTERS, k=TYPED))
    while True:
        code = f"{own}-{''.join(chance.choices(LETTERS, k=DRAWN))}"
        if code not in taken:
            return code
