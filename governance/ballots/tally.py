"""The result as a function of the opening record and the ballots, and of nothing else.

A ballot is an object: in a secret vote {"code", "choice"}, in an open one {"seat", "choice"}. What is decided in the room
by show of hands or by consent has no ballots: what was seen there is told, and confirmed by a second person. The opening record
holds what is read here: "kind", "roll" (the seats that may vote), "seats" (how many seats the council has), "recused"
(those that left the roll before it, and for which kind of link), "rule".
"""

from typing import Any

from governance.ballots import rule, words

YES = "yes"
NO = "no"
ABSTAIN = "abstain"
CHOICES = (YES, NO, ABSTAIN)
ORGANISER = "organiser"  # how a record names an organiser who confirmed what was seen in the room


class BadBallots(ValueError):
    """The ballots cannot be those of this vote."""


def name_of(opening: dict[str, Any]) -> str:
    """The key that tells a ballot from the others: its code, or its seat when the vote is open."""
    return "code" if opening["kind"] == rule.SECRET else "seat"


def check_opening(opening: dict[str, Any]) -> None:
    """Raises BadBallots for a vote of which nothing could be counted."""
    options = list(CHOICES) if opening["kind"] in rule.KINDS else []
    if opening["kind"] not in (*rule.KINDS, *rule.IN_THE_ROOM) or opening["options"] != options:
        raise BadBallots("The vote has a kind or options that are not known.")
    if opening["kind"] == rule.SECRET and len(opening["roll"]) < rule.LEAST_SECRET:
        raise BadBallots("The roll is too small for a secret vote.")


def in_order(opening: dict[str, Any], ballots: list[dict[str, str]]) -> list[dict[str, str]]:
    """The ballots sorted by what names them, so that no order of arrival is left."""
    name = name_of(opening)
    return sorted(ballots, key=lambda ballot: ballot[name])


def check(opening: dict[str, Any], ballots: list[dict[str, str]]) -> None:
    """Raises BadBallots for a ballot of another vote, cast twice, unknown, or one too many."""
    name = name_of(opening)
    if any(set(ballot) != {name, "choice"} or ballot["choice"] not in CHOICES for ballot in ballots):
        raise BadBallots("A ballot is not one of this vote.")
    names = [ballot[name] for ballot in ballots]
    if len(set(names)) != len(names):
        raise BadBallots("Two ballots bear the same name.")
    if len(ballots) > len(opening["roll"]):
        raise BadBallots("There are more ballots than people on the roll.")
    if name == "seat" and not set(names) <= set(opening["roll"]):
        raise BadBallots("A ballot comes from a seat that is not on the roll.")


def count(opening: dict[str, Any], ballots: list[dict[str, str]]) -> rule.Counts:
    check(opening, ballots)
    choices = [ballot["choice"] for ballot in ballots]
    return _counts(opening, yes=choices.count(YES), no=choices.count(NO), abstain=choices.count(ABSTAIN))


def least_cast(opening: dict[str, Any]) -> int:
    """How many ballots make the quorum."""
    nobody = _counts(opening, yes=0, no=0, abstain=0)
    return rule.read(opening["rule"]).least_cast(nobody)


def too_few(opening: dict[str, Any], cast: int) -> dict[str, Any]:
    """The result of a secret vote with too few ballots to stay secret. Raises BadBallots for one that had enough."""
    if opening["kind"] != rule.SECRET or not 0 <= cast < rule.LEAST_SECRET:
        raise BadBallots("This vote is not void.")
    return {"cast": cast, "outcome": rule.VOID, "words": words.too_few(cast)}


def result(opening: dict[str, Any], ballots: list[dict[str, str]]) -> dict[str, Any]:
    """Count, apply the frozen rule, and say how it was reached.

    A secret vote with fewer than five ballots is void, and only the number of ballots is told.
    """
    counts = count(opening, ballots)
    if opening["kind"] == rule.SECRET and counts.cast < rule.LEAST_SECRET:
        return too_few(opening, counts.cast)
    return _result(rule.read(opening["rule"]), counts)


def result_in_the_room(opening: dict[str, Any], told: dict[str, Any]) -> dict[str, Any]:
    """The result of what was seen in the room: {"yes", "no", "abstain"} of hands, or the {"objections"} of consent.

    An objection is {"round", "text", "lifted"}; it stands while lifted is empty. Everybody on the roll is present.
    """
    if opening["kind"] == rule.HANDS:
        return _of_hands(opening, told)
    if opening["kind"] == rule.CONSENT:
        return _of_consent(opening, told)
    raise BadBallots("This vote has ballots.")


def confirmed_by(opening: dict[str, Any], who: str) -> str:
    """Raises BadBallots unless somebody on the roll, or an organiser, confirmed."""
    if who != ORGANISER and who not in opening["roll"]:
        raise BadBallots("Nobody who was there confirmed it.")
    return who


def _of_hands(opening: dict[str, Any], told: dict[str, Any]) -> dict[str, Any]:
    if set(told) != set(CHOICES) or any(type(told[one]) is not int or told[one] < 0 for one in CHOICES):
        raise BadBallots("Hands are counted in whole numbers.")
    counts = _counts(opening, **{choice: told[choice] for choice in CHOICES})
    if counts.cast > counts.present:
        raise BadBallots("There are more hands than people on the roll.")
    return _result(rule.read(opening["rule"]), counts)


def _of_consent(opening: dict[str, Any], told: dict[str, Any]) -> dict[str, Any]:
    objections = told["objections"]
    if set(told) != {"objections"} or any(set(one) != {"round", "text", "lifted"} for one in objections):
        raise BadBallots("An objection has a round and a text, and may be lifted.")
    if any(not one["text"] for one in objections):
        raise BadBallots("An objection is argued.")
    standing = sum(1 for one in objections if not one["lifted"])
    last = max((one["round"] for one in objections), default=0)
    rounds = last if standing else last + 1
    present = len(opening["roll"])
    counts, frozen = _counts(opening, yes=present, no=0, abstain=0), rule.read(opening["rule"])
    said = words.consent(frozen, counts, rounds, len(objections), standing)
    outcome = rule.NO_QUORUM if len(said) == 1 else rule.ADJOURNED if standing else rule.ADOPTED
    figures = {"cast": present, "rounds": rounds, "objections": len(objections), "standing": standing}
    return {**figures, "outcome": outcome, "words": said}


def _result(frozen: rule.Rule, counts: rule.Counts) -> dict[str, Any]:
    return {
        "yes": counts.yes,
        "no": counts.no,
        "abstain": counts.abstain,
        "cast": counts.cast,
        "outcome": frozen.outcome(counts),
        "words": words.arithmetic(frozen, counts),
    }


def _counts(opening: dict[str, Any], yes: int, no: int, abstain: int) -> rule.Counts:
    recused = len(opening.get("recused", []))
    return rule.Counts(yes, no, abstain, present=len(opening["roll"]), seats=opening["seats"], recused=recused)
