"""The life of a vote: drafted, opened, cast in, closed. One transaction each; pressing twice acts once.

Opening freezes the question, what each outcome does, the rule and the roll, and hashes them: what is voted on is what
happens. While a vote is open only its turnout is told, to everybody alike.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from governance import boxes, decisions, effects, in_force, journal, rolls, room, sealing, voting_terms
from governance.ballots import canonical, rule, ruleset, tally
from governance.effects import Specification
from governance.models import AgendaItem, BallotBox, JournalEntry, Meeting, Vote
from governance.vote_refusals import (
    AnswersNeedBallots,
    BadAnswers,
    ClosedForGood,
    MeetingNotOpen,
    NoReason,
    NoRuleInForce,
    NoSuchOutcome,
    NotADraft,
    NotInTheRoom,
    OnlyInTheRoom,
    RollEmpty,
    RollTooSmall,
    SecondPersonNeeded,
    VoteNotOpened,
)
from live import topics
from people.models import Person

FORMAT = 2
LONGEST_ANSWER = 80
DECIDING = (rule.ADOPTED, rule.REJECTED, rule.ADJOURNED)


def rule_in_force(now: datetime) -> rule.Rule:
    """The council's rule of voting at an instant. Raises NoRuleInForce before the founding decision."""
    try:
        return ruleset.rule_of(in_force.terms(now))
    except KeyError as fault:
        raise NoRuleInForce from fault


@transaction.atomic
def draft(
    meeting: Meeting,
    question: str,
    outcomes: Mapping[str, Specification],
    now: datetime,
    *,
    key: str,
    kind: str = "",
    agenda_item: AgendaItem | None = None,
    place: str = Vote.Place.ROOM,
    labels: Sequence[str] = (),
) -> Vote:
    """Write down a question and what each outcome would do. The same key gives the same draft."""
    known = Vote.objects.filter(key=key).first()
    if known:
        return known
    rule_in_force(now)
    answers = [label.strip() for label in labels]
    _check_answers(answers)
    _check_outcomes(outcomes, now, answers)
    if answers and kind in rule.IN_THE_ROOM:
        raise AnswersNeedBallots
    if kind in rule.IN_THE_ROOM and place != Vote.Place.ROOM:
        raise OnlyInTheRoom
    return Vote.objects.create(
        key=key,
        meeting=meeting,
        agenda_item=agenda_item,
        question=question.strip(),
        kind=kind or in_force.terms(now)[voting_terms.KIND],
        place=place,
        labels=answers,
        effects={outcome: dict(specification) for outcome, specification in outcomes.items()},
    )


@transaction.atomic
def discard(vote_id: int) -> None:
    """Throw a draft away. Raises NotADraft for what was opened."""
    vote = _held(vote_id)
    if vote.state != Vote.State.DRAFT:
        raise NotADraft
    vote.delete()


@transaction.atomic
def open_vote(vote_id: int, now: datetime) -> Vote:
    """Freeze the question, its effects, the rule and the roll. A vote that is open stays as it is."""
    vote = _held(vote_id)
    if vote.state != Vote.State.DRAFT:
        return vote
    if vote.place == Vote.Place.ROOM and vote.meeting.state != Meeting.State.OPEN:
        raise MeetingNotOpen
    _check_outcomes(vote.effects, now, vote.labels)
    on_the_roll = rolls.who_may_vote(vote, now)
    if not on_the_roll:
        raise RollEmpty
    if vote.kind == Vote.Kind.SECRET and len(on_the_roll) < rule.LEAST_SECRET:
        raise RollTooSmall
    record = _opening_record(vote, rolls.freeze(vote, on_the_roll), now)
    vote.state, vote.opened_at = Vote.State.OPEN, now
    vote.opening_record, vote.opening_hash = record, canonical.digest(record)
    vote.save()
    if vote.kind == Vote.Kind.SECRET:
        BallotBox.objects.create(vote=vote)
    journal.append(JournalEntry.Kind.OPENING, {"opening": record, "opening_hash": vote.opening_hash}, now)
    _tell(vote)
    return vote


@transaction.atomic
def close(vote_id: int, now: datetime) -> Vote:
    """Count, apply the frozen rule, and write the decision with its effect. A vote that is closed stays as it is."""
    vote = _held(vote_id)
    if vote.state == Vote.State.DRAFT:
        raise VoteNotOpened
    if vote.state != Vote.State.OPEN:
        return vote
    if vote.in_the_room:
        raise SecondPersonNeeded
    ballots = boxes.ballots(vote)
    vote.result = tally.result(vote.frozen, ballots)
    void = vote.result["outcome"] == rule.VOID
    vote.state, vote.closed_at = Vote.State.VOID if void else Vote.State.CLOSED, now
    vote.save()
    if void:
        boxes.empty(vote)
    sealing.ask(vote, now)
    return _publish(vote, {"marks": len(ballots), "ballots": [] if void else ballots}, now)


@transaction.atomic
def confirm(vote_id: int, by: Person, now: datetime) -> Vote:
    """Close what was decided in the room, as a second person confirms it. Confirmed already, it stays as it is."""
    vote = _held(vote_id)
    if not vote.in_the_room:
        raise NotInTheRoom
    if vote.state == Vote.State.DRAFT:
        raise VoteNotOpened
    if vote.state != Vote.State.OPEN:
        return vote
    told, who = room.confirm(vote, by, now)
    vote.result = tally.result_in_the_room(vote.frozen, told)
    vote.state, vote.closed_at = Vote.State.CLOSED, now
    vote.save()
    return _publish(vote, {"marks": 0, "ballots": [], "told": told, "confirmed_by": who}, now)


@transaction.atomic
def annul(vote_id: int, reason: str, now: datetime) -> Vote:
    """Stop an open vote without counting it; the journal says why. A vote that is annulled stays as it is."""
    vote = _held(vote_id)
    if vote.annulled:
        return vote
    if vote.state == Vote.State.DRAFT:
        raise VoteNotOpened
    if vote.state != Vote.State.OPEN:
        raise ClosedForGood
    if not reason.strip():
        raise NoReason
    said = reason.strip()[:300]
    vote.state, vote.closed_at = Vote.State.VOID, now
    vote.result = {"outcome": rule.VOID, "words": [{"fact": "annulled", "reason": said}]}
    vote.save()
    boxes.empty(vote)
    sealing.ask(vote, now)
    payload = {"vote": vote.pk, "opening_hash": vote.opening_hash, "reason": said}
    journal.append(JournalEntry.Kind.ANNULMENT, payload, now)
    _tell(vote)
    return vote


def _publish(vote: Vote, counted: Mapping[str, Any], now: datetime) -> Vote:
    """Chain the closing to the journal, and write what it decided."""
    result: dict[str, Any] = vote.result or {}
    closing = {"vote": vote.pk, "opening_hash": vote.opening_hash, "result": result}
    journal.append(JournalEntry.Kind.CLOSING, {**closing, **counted}, now)
    if result["outcome"] in DECIDING:
        decisions.of_vote(vote, result["outcome"], now)
    _tell(vote)
    return vote


def _held(vote_id: int) -> Vote:
    """Take the vote for this transaction alone: nobody else opens it, closes it or casts in it meanwhile."""
    return Vote.objects.select_for_update().get(pk=vote_id)


def _opening_record(vote: Vote, roll: list[str], now: datetime) -> dict[str, Any]:
    record = {
        "format": FORMAT,
        "vote": vote.pk,
        "meeting": vote.meeting.date.isoformat(),
        "question": vote.question,
        "kind": vote.kind,
        "place": vote.place,
        "options": [] if vote.in_the_room else tally.options_for(vote.labels),
        "labels": vote.labels,
        "effects": vote.effects,
        "rule": rule.write(rule_in_force(now)),
        "objection_days": ruleset.objection_days(in_force.terms(now)),
        "seats": len(rolls.sitting(now)),
        "roll": roll,
        "recused": [{"seat": rolls.seat(one.mandate), "link": one.link} for one in rolls.recused(vote)],
        "opened_at": journal.instant(now),
    }
    return dict(canonical.read(canonical.write(record)))


def _check_answers(labels: list[str]) -> None:
    several = 2 <= len(labels) <= tally.MOST_ANSWERS and len(set(labels)) == len(labels)
    if labels and not (several and all(0 < len(label) <= LONGEST_ANSWER for label in labels)):
        raise BadAnswers


def _check_outcomes(outcomes: Mapping[str, Specification], now: datetime, labels: Sequence[str]) -> None:
    for outcome, specification in outcomes.items():
        if outcome not in tally.effect_keys(list(labels)):
            raise NoSuchOutcome
        effects.validate(specification, now)


def _tell(vote: Vote) -> None:
    topics.changed(f"vote:{vote.pk}")
    topics.changed("votes:all")
