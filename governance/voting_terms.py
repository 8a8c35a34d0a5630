"""The council's own rules of voting, as terms: quorum, base, threshold, tie, the kind of ballot by default, and how long
a convocation and objections are waited for."""

from fractions import Fraction

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from governance import terms
from governance.ballots import rule, ruleset
from governance.terms import Term, Value

KIND = "voting_kind"
NOTICE_DAYS = "notice_days"
MOST_DAYS = 60


class BadShare(ValidationError):
    def __init__(self) -> None:
        super().__init__(_("Write the share as a fraction of whole numbers, such as 1/2 or 2/3."))


class BadDays(ValidationError):
    def __init__(self) -> None:
        super().__init__(_("Write a number of whole days, sixty at most."))


def share(value: Value) -> Fraction:
    """Read a share such as "2/3". Raises BadShare."""
    try:
        return ruleset.share(value)
    except rule.BadRule as fault:
        raise BadShare from fault


def register() -> None:
    for term in (
        Term(ruleset.QUORUM, _("Quorum, as a share of all seats"), terms.SHARE, _check_quorum, "1/2"),
        Term(
            ruleset.BASE, _("What the majority is counted on"), terms.CHOICE, _any, rule.CAST_WITHOUT_ABSTENTIONS, BASES
        ),
        Term(ruleset.THRESHOLD, _("Majority, as a share"), terms.SHARE, _check_threshold, "1/2"),
        Term(ruleset.REACHED, _("How the majority is reached"), terms.CHOICE, _any, rule.MORE_THAN, REACHED_WAYS),
        Term(ruleset.TIE, _("What a tie gives"), terms.CHOICE, _any, rule.ADJOURNED, TIES),
        Term(KIND, _("Kind of ballot by default"), terms.CHOICE, _any, rule.OPEN, KINDS),
        Term(ruleset.OBJECTION_DAYS, _("Objection window before an effect, in days"), terms.COUNT, _check_days, 0),
        Term(NOTICE_DAYS, _("Notice before a meeting, in days"), terms.COUNT, _check_days, 0),
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


def _check_days(value: Value) -> None:
    if not 0 <= int(value) <= MOST_DAYS:
        raise BadDays


def _any(value: Value) -> None:
    """Its choices say which values it takes."""
