"""The arithmetic of a result, as facts in the order in which they are said. The page turns each into a sentence."""

from typing import Any

from governance.ballots.rule import LEAST_SECRET, NO_QUORUM, Counts, Rule

QUORUM = "quorum"
HANDS = "quorum_of_hands"
PRESENCE = "quorum_of_presence"


def arithmetic(rule: Rule, counts: Counts, turnout: str = QUORUM) -> list[dict[str, Any]]:
    """Say the turnout, in ballots, hands or people, then the share, then what a tie gives where there is one."""
    least_cast = rule.least_cast(counts)
    said: list[dict[str, Any]] = [
        {
            "fact": turnout,
            "cast": counts.cast,
            "present": counts.present,
            "seats": counts.seats,
            "recused": counts.recused,
            "least": least_cast,
            "met": counts.cast >= least_cast,
        }
    ]
    outcome = rule.outcome(counts)
    if outcome == NO_QUORUM:
        return said
    least_yes = rule.least_yes(counts)
    said.append(
        {
            "fact": "threshold",
            "yes": counts.yes,
            "base": rule.base,
            "of": rule.base_of(counts),
            "share": [rule.threshold.numerator, rule.threshold.denominator],
            "reached": rule.reached,
            "least": least_yes,
            "met": counts.yes >= least_yes,
        }
    )
    if counts.yes == counts.no and counts.yes < least_yes:
        said.append({"fact": "tie", "each": counts.yes, "outcome": outcome})
    return said


def consent(rule: Rule, counts: Counts, rounds: int, objections: int, standing: int) -> list[dict[str, Any]]:
    """Say the presence, then how many rounds it took and which objections were left."""
    said = arithmetic(rule, counts, PRESENCE)[:1]
    if not said[0]["met"]:
        return said
    return [*said, {"fact": "consent", "rounds": rounds, "objections": objections, "standing": standing}]


def choice(rule: Rule, counts: Counts, leading: list[str]) -> list[dict[str, Any]]:
    """Say the turnout, then how far the leading answer came, or that several lead. counts.yes is what the leading has."""
    said = arithmetic(rule, counts)[:1]
    if not said[0]["met"]:
        return said
    if len(leading) > 1:
        return [*said, {"fact": "choice_tie", "each": counts.yes, "answers": leading, "outcome": rule.tie}]
    least = rule.least_yes(counts)
    threshold = {
        "fact": "choice",
        "answer": leading[0],
        "chosen": counts.yes,
        "base": rule.base,
        "of": rule.base_of(counts),
        "share": [rule.threshold.numerator, rule.threshold.denominator],
        "reached": rule.reached,
        "least": least,
        "met": counts.yes >= least,
    }
    return [*said, threshold]


def too_few(cast: int) -> list[dict[str, Any]]:
    return [{"fact": "too_few", "cast": cast, "least": LEAST_SECRET}]
