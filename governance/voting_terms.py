"""The council's own rules of voting, as terms: quorum, base, threshold, tie, and the kind of ballot by default."""

from collections.abc import Mapping
from fractions import Fraction

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from governance import terms
from governance.ballots import rule
from governance.terms import Term, Value

QUORUM = "voting_quorum"
BASE = "voting_base"
THRESHOLD = "voting_threshold"
REACHED = "voting_reached"
TIE = "voting_tie"
KIND = "voting_kind"


class BadShare(ValidationError):
    def __init__(self) -> None:
        super().__init__(_("Write the share as a fraction of whole numbers, such as 1/2 or 2/3."))


def share(value: Value) -> Fraction:
    """Read a share such as "2/3". Raises BadShare."""
    try:
        above, below = (int(part) for part in str(value).split("/"))
        found = Fraction(above, below)
    except (ValueError, ZeroDivisionError) as fault:
        raise BadShare from fault
    if not (0 <= found <= 1 and f"{found.numerator}/{found.denominator}" == str(value)):
        raise BadShare
    return found


def rule_of(values: Mapping[str, Value]) -> rule.Rule:
    """Make the rule that a vote freezes out of the terms in force. Raises BadRule."""
    return rule.Rule(
        quorum=share(values[QUORUM]),
        base=str(values[BASE]),
        threshold=share(values[THRESHOLD]),
        reached=str(values[REACHED]),
        tie=str(values[TIE]),
    )


def register() -> None:
    for term in (
        Term(QUORUM, _("Quorum, as a share of all seats"), terms.SHARE, _check_quorum, "1/2"),
        Term(BASE, _("What the majority is counted on"), terms.CHOICE, _any, rule.CAST_WITHOUT_ABSTENTIONS, BASES),
        Term(THRESHOLD, _("Majority, as a share"), terms.SHARE, _check_threshold, "1/2"),
        Term(REACHED, _("How the majority is reached"), terms.CHOICE, _any, rule.MORE_THAN, REACHED_WAYS),
        Term(TIE, _("What a tie gives"), terms.CHOICE, _any, rule.ADJOURNED, TIES),
        Term(KIND, _("Kind of ballot by default"), terms.CHOICE, _any, rule.OPEN, KINDS),
    ):
        terms.register(term)


BASES = {
    rule.ALL_SEATS: _("all seats of the council"),
    rule.PRESENT: _("everybody on the roll"),
    rule.CAST: _("all ballots cast"),
    rule.CAST_WITHOUT_ABSTENTIONS: _("ballots cast, without abstentions"),
}
REACHED_WAYS = {rule.MORE_THAN: _("more than this share"), rule.AT_LEAST: _("this share or more")}
TIES = {rule.REJECTED: _("the question is rejected"), rule.ADJOURNED: _("the question is adjourned")}
KINDS = {rule.OPEN: _("open, by roll call"), rule.SECRET: _("secret")}


def _check_quorum(value: Value) -> None:
    share(value)


def _check_threshold(value: Value) -> None:
    if not 0 < share(value) < 1:
        raise BadShare


def _any(value: Value) -> None:
    """Its choices say which values it takes."""
