"""What the records of the journal must say of one another: read from the first to the last, each is worked out again.

A vote's rule follows from the terms, its roll from the mandates, its result from the ballots, its decision from the
result, and the effect from what its opening froze. Whoever chains a forged journal anew still has to get all that right.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from governance.ballots import canonical, instants, rule, ruleset, tally

DECIDING = (rule.ADOPTED, rule.REJECTED, rule.ADJOURNED)
SET_TERM = "set_term"
Payload = Mapping[str, Any]


class Fault(ValueError):
    """A record says what the others do not bear out. key names the sentence that account.py says of it."""

    def __init__(self, number: int, key: str) -> None:
        super().__init__(f"record {number}: {key}")
        self.number = number
        self.key = key


@dataclass
class Held:
    """A vote, as far as its records were read."""

    number: int
    opening: dict[str, Any]
    closing: dict[str, Any] | None = None
    closed_at: datetime | None = None
    annulled: str | None = None
    decision: int | None = None


@dataclass
class Decided:
    number: int
    payload: dict[str, Any]
    promised: dict[str, Any] | None
    since: datetime | None = None
    effects: list[dict[str, Any]] = field(default_factory=list)
    terms: dict[str, Any] = field(default_factory=dict)


@dataclass
class History:
    """Everything that the records read so far establish."""

    draws: dict[int, dict[str, Any]] = field(default_factory=dict)
    mandates: dict[tuple[str, str], str] = field(default_factory=dict)
    terms: dict[str, list[tuple[datetime, Any]]] = field(default_factory=dict)
    votes: dict[int, Held] = field(default_factory=dict)
    decisions: dict[int, Decided] = field(default_factory=dict)

    def take(self, entry: Mapping[str, Any]) -> None:
        """Check one more record against all before it. Raises Fault."""
        number, say = entry["number"], KINDS.get(entry["kind"])
        if say is None:
            raise Fault(number, "unknown_kind")
        try:
            say(self, number, entry["payload"], instants.read(entry["at"]))
        except Fault:
            raise
        except (KeyError, TypeError, ValueError, AttributeError) as unread:
            raise Fault(number, "unreadable") from unread

    def finish(self) -> None:
        """Check that nothing is missing once all records were read. Raises Fault."""
        for held in self.votes.values():
            _need(not _deciding(held) or held.decision is not None, held.number, "decision_missing")
        for decided in self.decisions.values():
            if decided.promised is not None and not decided.effects:
                _need(bool(decided.payload["without_effect"]), decided.number, "effect_missing")
            set_there = {one["payload"]["term"]: one["payload"]["value"] for one in _of_terms(decided)}
            _need(set_there == decided.terms, decided.number, "terms_differ")

    def terms_at(self, at: datetime) -> dict[str, Any]:
        """The value of each term in force at an instant, by what was decided so far."""
        held = {key: [value for since, value in moves if since <= at] for key, moves in self.terms.items()}
        return {key: values[-1] for key, values in held.items() if values}

    def sitting(self, on: date) -> set[str]:
        day = on.isoformat()
        return {seat for (seat, begins), until in self.mandates.items() if begins <= day < until}


def _draw(history: History, number: int, payload: Payload, at: datetime) -> None:
    _need(payload["draw"] not in history.draws and payload["seats"] > 0, number, "draw_twice")
    history.draws[payload["draw"]] = dict(payload)


def _mandates(history: History, number: int, payload: Payload, at: datetime) -> None:
    for one in payload["mandates"]:
        begins, until = date.fromisoformat(one["from"]), date.fromisoformat(one["until"])
        draw = int(one["seat"].split("-")[0])
        _need(draw in history.draws and begins <= until, number, "mandate_without_draw")
        history.mandates[one["seat"], one["from"]] = one["until"]


def _opening(history: History, number: int, payload: Payload, at: datetime) -> None:
    opening = dict(payload["opening"])
    _need(payload["opening_hash"] == canonical.digest(opening), number, "opening_hash_differs")
    _need(opening["vote"] not in history.votes, number, "opened_twice")
    _need(opening["opened_at"] == instants.write(at), number, "instant_differs")
    terms = history.terms_at(at)
    _need(opening["rule"] == rule.write(ruleset.rule_of(terms)), number, "rule_differs")
    _need(opening["objection_days"] == ruleset.objection_days(terms), number, "rule_differs")
    seated, roll = history.sitting(instants.day_of(at)), opening["roll"]
    recused = [one["seat"] for one in opening["recused"]]
    _need(opening["seats"] == len(seated), number, "seats_differ")
    _need(roll == sorted(set(roll)) and bool(roll) and set(roll) <= seated, number, "roll_differs")
    _need(recused == sorted(set(recused)) and set(recused) <= seated - set(roll), number, "roll_differs")
    tally.check_opening(opening)
    _need(set(opening["effects"]) <= set(tally.effect_keys(opening["labels"])), number, "effect_unknown")
    history.votes[opening["vote"]] = Held(number, opening)


def _closing(history: History, number: int, payload: Payload, at: datetime) -> None:
    held = _open_vote(history, number, payload)
    ballots, marks = payload["ballots"], payload["marks"]
    told = payload["result"]
    if held.opening["kind"] in rule.IN_THE_ROOM:
        found = tally.result_in_the_room(held.opening, payload["told"])
        tally.confirmed_by(held.opening, payload["confirmed_by"])
        _need(found == told and (ballots, marks) == ([], 0), number, "result_differs")
    elif told["outcome"] == rule.VOID:
        _need(ballots == [] and told == tally.too_few(held.opening, marks), number, "result_differs")
    else:
        try:
            found = tally.result(held.opening, ballots)
        except tally.BadBallots as bad:
            raise Fault(number, "bad_ballots") from bad
        _need(ballots == tally.in_order(held.opening, ballots), number, "ballots_unsorted")
        _need(marks == len(ballots), number, "marks_differ")
        _need(found == told, number, "result_differs")
    held.closing, held.closed_at = dict(payload), at


def _annulment(history: History, number: int, payload: Payload, at: datetime) -> None:
    _need(bool(payload["reason"]), number, "unreadable")
    _open_vote(history, number, payload).annulled = payload["reason"]


def _decision(history: History, number: int, payload: Payload, at: datetime) -> None:
    _need(payload["decision"] == len(history.decisions) + 1, number, "decision_number")
    promised = None
    if payload["vote"] is None:
        _need(bool(payload["source"]), number, "decision_without_ground")
    else:
        held = history.votes.get(payload["vote"])
        if held is None or not _deciding(held) or held.decision is not None:
            raise Fault(number, "decision_without_ground")
        result = (held.closing or {})["result"]
        said = (result["outcome"], tally.title(held.opening, result))
        _need((payload["outcome"], payload["title"]) == said, number, "outcome_differs")
        held.decision, promised = payload["decision"], held.opening["effects"].get(tally.effect_key(result))
    history.decisions[payload["decision"]] = Decided(number, dict(payload), promised)


def _effect(history: History, number: int, payload: Payload, at: datetime) -> None:
    decided = history.decisions[payload["decision"]]
    since = instants.read(payload["starts_at"])
    if decided.payload["vote"] is not None:
        promised = decided.promised
        if promised is None or decided.effects or decided.payload["without_effect"]:
            raise Fault(number, "effect_differs")
        same = (promised["kind"], promised.get("payload", {})) == (payload["kind"], payload["payload"])
        _need(same, number, "effect_differs")
        _need(since == _due(history.votes[decided.payload["vote"]], promised), number, "effect_instant_differs")
    decided.since = since
    decided.effects.append(dict(payload))


def _terms(history: History, number: int, payload: Payload, at: datetime) -> None:
    decided, since = history.decisions[payload["decision"]], instants.read(payload["from"])
    _need(since == decided.since and not decided.terms, number, "terms_differ")
    decided.terms = dict(payload["terms"])
    for key, value in decided.terms.items():
        earlier = [move for move in history.terms.get(key, []) if move[0] < since]
        history.terms[key] = [*earlier, (since, value)]


KINDS: dict[str, Callable[[History, int, Payload, datetime], None]] = {
    "draw": _draw,
    "mandates": _mandates,
    "opening": _opening,
    "closing": _closing,
    "annulment": _annulment,
    "decision": _decision,
    "effect": _effect,
    "terms": _terms,
}


def _need(holds: bool, number: int, key: str) -> None:
    if not holds:
        raise Fault(number, key)


def _open_vote(history: History, number: int, payload: Payload) -> Held:
    held = history.votes.get(payload["vote"])
    if held is None or held.closing is not None or held.annulled is not None:
        raise Fault(number, "not_open")
    _need(payload["opening_hash"] == canonical.digest(held.opening), number, "opening_hash_differs")
    return held


def _deciding(held: Held) -> bool:
    return held.closing is not None and held.closing["result"]["outcome"] in DECIDING


def _due(held: Held, promised: Payload) -> datetime:
    if held.closed_at is None:
        raise ValueError("a vote that is not closed has no effect")
    wanted = promised.get("from")
    first_day = date.fromisoformat(wanted) if wanted else None
    return instants.holds_from(held.closed_at, held.opening["objection_days"], first_day)


def _of_terms(decided: Decided) -> list[dict[str, Any]]:
    return [one for one in decided.effects if one["kind"] == SET_TERM]
