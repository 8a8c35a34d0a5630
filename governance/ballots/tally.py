"""The result as a function of the opening record and the ballots, and of nothing else.

A ballot is an object: in a secret vote {"code", "choice"}, in an open one {"seat", "choice"}. The opening record
holds what is read here: "kind", "roll" (the seats that may vote), "seats" (how many seats the council has), "recused"
(those that left the roll before it, and for which kind of link), "rule".
"""

from typing import Any

from governance.ballots import rule, words

YES = "yes"
NO = "no"
ABSTAIN = "abstain"
CHOICES = (YES, NO, ABSTAIN)


class BadBallots(ValueError):
    """The ballots cannot be those of this vote."""


def name_of(opening: dict[str, Any]) -> str:
    """The key that tells a ballot from the others: its code, or its seat when the vote is open."""
    return "code" if opening["kind"] == rule.SECRET else "seat"


def check_opening(opening: dict[str, Any]) -> None:
    """Raises BadBallots for a vote of which nothing could be counted."""
    if opening["kind"] not in rule.KINDS or opening["options"] != list(CHOICES):
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
    frozen = rule.read(opening["rule"])
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
