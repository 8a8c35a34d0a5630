"""The rule of a vote: how many must vote, out of whom a share is taken, and which share carries the question."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

ALL_SEATS = "all_seats"
PRESENT = "present"
CAST = "cast"
CAST_WITHOUT_ABSTENTIONS = "cast_without_abstentions"
BASES = (ALL_SEATS, PRESENT, CAST, CAST_WITHOUT_ABSTENTIONS)

MORE_THAN = "more_than"
AT_LEAST = "at_least"
REACHED = (MORE_THAN, AT_LEAST)

ADOPTED = "adopted"
REJECTED = "rejected"
ADJOURNED = "adjourned"
NO_QUORUM = "no_quorum"
VOID = "void"
OUTCOMES = (ADOPTED, REJECTED, ADJOURNED, NO_QUORUM, VOID)
TIES = (REJECTED, ADJOURNED)

OPEN = "open"
SECRET = "secret"  # noqa: S105 - a kind of ballot
KINDS = (OPEN, SECRET)
HANDS = "hands"  # counted in the room, nobody's answer is kept
CONSENT = "consent"  # adopted when no argued objection stands
IN_THE_ROOM = (HANDS, CONSENT)
LEAST_SECRET = 5  # fewer ballots give their voters away


class BadRule(ValueError):
    """The written rule is not one that this core knows."""


@dataclass(frozen=True)
class Counts:
    """What was cast, and out of how many."""

    yes: int
    no: int
    abstain: int
    present: int
    seats: int
    recused: int = 0

    @property
    def entitled(self) -> int:
        """The seats that may take part: all of them but those recused."""
        return self.seats - self.recused

    @property
    def cast(self) -> int:
        return self.yes + self.no + self.abstain


@dataclass(frozen=True)
class Rule:
    """A frozen copy of the rule in force when the vote was opened."""

    quorum: Fraction  # of the seats that are not recused; this share or more must have cast a ballot
    base: str
    threshold: Fraction  # of the base
    reached: str
    tie: str  # what a tie gives when the threshold is not reached

    def __post_init__(self) -> None:
        if not (0 <= self.quorum <= 1 and 0 < self.threshold <= 1):
            raise BadRule("A share lies between nothing and the whole.")
        if self.threshold == 1 and self.reached == MORE_THAN:
            raise BadRule("More than everybody cannot be reached.")
        if self.base not in BASES or self.reached not in REACHED or self.tie not in TIES:
            raise BadRule("The rule has a word that is not known.")

    def base_of(self, counts: Counts) -> int:
        return {
            ALL_SEATS: counts.entitled,
            PRESENT: counts.present,
            CAST: counts.cast,
            CAST_WITHOUT_ABSTENTIONS: counts.yes + counts.no,
        }[self.base]

    def least_cast(self, counts: Counts) -> int:
        """The smallest number of ballots that makes the quorum; one at the very least."""
        return max(1, -(-self.quorum.numerator * counts.entitled // self.quorum.denominator))

    def least_yes(self, counts: Counts) -> int:
        """The smallest number of yes that reaches the threshold; one at the very least."""
        wanted, per = self.threshold.numerator * self.base_of(counts), self.threshold.denominator
        return max(1, wanted // per + 1 if self.reached == MORE_THAN else -(-wanted // per))

    def outcome(self, counts: Counts) -> str:
        if counts.cast < self.least_cast(counts):
            return NO_QUORUM
        if counts.yes >= self.least_yes(counts):
            return ADOPTED
        return self.tie if counts.yes == counts.no else REJECTED


def write(rule: Rule) -> dict[str, Any]:
    return {
        "quorum": [rule.quorum.numerator, rule.quorum.denominator],
        "base": rule.base,
        "threshold": [rule.threshold.numerator, rule.threshold.denominator],
        "reached": rule.reached,
        "tie": rule.tie,
    }


def read(written: dict[str, Any]) -> Rule:
    """Read a rule as write() gives it. Raises BadRule."""
    try:
        rule = Rule(
            quorum=Fraction(*written["quorum"]),
            base=written["base"],
            threshold=Fraction(*written["threshold"]),
            reached=written["reached"],
            tie=written["tie"],
        )
    except (KeyError, TypeError, ZeroDivisionError) as fault:
        raise BadRule(f"The rule cannot be read: {fault}") from fault
    if write(rule) != written:
        raise BadRule("The same rule is written otherwise.")
    return rule
