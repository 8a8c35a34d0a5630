"""The council's rules of voting as the terms that its decisions set, and the rule of a vote that they make."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from governance.ballots.rule import BadRule, Rule

QUORUM = "voting_quorum"
BASE = "voting_base"
THRESHOLD = "voting_threshold"
REACHED = "voting_reached"
TIE = "voting_tie"
OBJECTION_DAYS = "voting_objection_days"


def share(value: object) -> Fraction:
    """Read a share such as "2/3". Raises BadRule."""
    try:
        above, below = (int(part) for part in str(value).split("/"))
        found = Fraction(above, below)
    except (ValueError, ZeroDivisionError) as fault:
        raise BadRule(f"{value} is not a share.") from fault
    if not (0 <= found <= 1 and f"{found.numerator}/{found.denominator}" == str(value)):
        raise BadRule(f"{value} is not a share in its shortest form.")
    return found


def rule_of(values: Mapping[str, Any]) -> Rule:
    """Make the rule that a vote freezes out of the terms in force. Raises KeyError without them, and BadRule."""
    return Rule(
        quorum=share(values[QUORUM]),
        base=str(values[BASE]),
        threshold=share(values[THRESHOLD]),
        reached=str(values[REACHED]),
        tie=str(values[TIE]),
    )


def objection_days(values: Mapping[str, Any]) -> int:
    """How many whole days an effect waits for objections; none where no decision has set it."""
    return int(values.get(OBJECTION_DAYS, 0))
