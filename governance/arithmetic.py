"""The arithmetic of a result in words: each fact of governance.ballots.words becomes one sentence."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from governance.ballots import rule

Fact = Mapping[str, Any]


def sentences(result: Mapping[str, Any]) -> list[str]:
    """Say how a result was reached, one sentence a step."""
    return [SAY[fact["fact"]](fact) for fact in result["words"]]


def rule_in_words(frozen: rule.Rule, kind: str = rule.OPEN, among_answers: bool = False) -> list[str]:
    """Say a rule before anything is counted, as far as it holds for this kind of vote."""
    if kind == rule.CONSENT:
        present = _("At least %(share)s of the council's seats must be there, those recused left out.")
        share = _share(frozen.quorum.as_integer_ratio())
        return [
            present % {"share": share},
            _("It is adopted when no argued objection stands, and adjourned otherwise."),
        ]
    needed = _chosen if among_answers else _needed
    return [
        _("At least %(share)s of the council's seats must vote, those recused left out.")
        % {"share": _share(frozen.quorum.as_integer_ratio())},
        needed(frozen.reached) % {"share": _share(frozen.threshold.as_integer_ratio()), "base": _base(frozen.base)},
        _("A tie adjourns the question.") if frozen.tie == rule.ADJOURNED else _("A tie rejects the question."),
    ]


def window_in_words(days: int) -> list[str]:
    """Say how long an effect waits for objections, where it waits at all."""
    waits = ngettext(
        "What it does waits %(days)d day for objections.", "What it does waits %(days)d days for objections.", days
    )
    return [waits % {"days": days}] if days else []


def _quorum(fact: Fact) -> str:
    return _turnout(fact, ngettext("%(cast)d ballot was cast", "%(cast)d ballots were cast", fact["cast"]))


def _hands(fact: Fact) -> str:
    return _turnout(fact, ngettext("%(cast)d hand was raised", "%(cast)d hands were raised", fact["cast"]))


def _presence(fact: Fact) -> str:
    return _turnout(fact, ngettext("%(cast)d person is on the roll", "%(cast)d people are on the roll", fact["cast"]))


def _turnout(fact: Fact, said: str) -> str:
    ballots = said % fact
    of_seats = _of_seats(fact)
    met = (
        _("the quorum of %(least)d is reached")
        if fact["met"]
        else _("the quorum of %(least)d is not reached: nothing is decided")
    ) % fact
    return _("%(ballots)s, %(of_seats)s: %(met)s.") % {"ballots": ballots, "of_seats": of_seats, "met": met}


def _of_seats(fact: Fact) -> str:
    of_seats = ngettext("of %(seats)d seat", "of %(seats)d seats", fact["seats"]) % fact
    recused = int(fact.get("recused", 0))
    if not recused:
        return of_seats
    left = ngettext("less %(recused)d recused", "less %(recused)d recused", recused) % {"recused": recused}
    return f"{of_seats} {left}"


def _threshold(fact: Fact) -> str:
    needed = _needed(fact["reached"]) % {"share": _share(fact["share"]), "base": _base(fact["base"])}
    counted = (
        ngettext(
            "The base is %(of)d, so %(least)d yes was needed.",
            "The base is %(of)d, so %(least)d yes were needed.",
            fact["least"],
        )
        % fact
    )
    there = ngettext("There was %(yes)d.", "There were %(yes)d.", fact["yes"]) % fact
    return " ".join((needed, counted, there))


def _tie(fact: Fact) -> str:
    adjourned = _("As many yes as no, %(each)d each: the question is adjourned.")
    return (
        adjourned
        if fact["outcome"] == rule.ADJOURNED
        else _("As many yes as no, %(each)d each: the question is rejected.")
    ) % fact


def _too_few(fact: Fact) -> str:
    return (
        ngettext(
            "Only %(cast)d ballot was cast: a secret vote needs %(least)d to stay secret.",
            "Only %(cast)d ballots were cast: a secret vote needs %(least)d to stay secret.",
            fact["cast"],
        )
        % fact
    )


def _choice(fact: Fact) -> str:
    needed = _chosen(fact["reached"]) % {"share": _share(fact["share"]), "base": _base(fact["base"])}
    counted = _("The base is %(of)d, so %(least)d were needed. “%(answer)s” leads with %(chosen)d.") % fact
    return f"{needed} {counted}" if fact["met"] else f"{needed} {counted} {_('The question is adjourned.')}"


def _choice_tie(fact: Fact) -> str:
    leading = ", ".join(_("“%(answer)s”") % {"answer": answer} for answer in fact["answers"])
    adjourned = _("As many for each of %(leading)s, %(each)d: the question is adjourned.")
    rejected = _("As many for each of %(leading)s, %(each)d: the question is rejected.")
    said = adjourned if fact["outcome"] == rule.ADJOURNED else rejected
    return said % {"leading": leading, "each": fact["each"]}


def _chosen(reached: str) -> str:
    return (
        _("More than %(share)s of %(base)s must choose the same answer.")
        if reached == rule.MORE_THAN
        else _("At least %(share)s of %(base)s must choose the same answer.")
    )


def _consent(fact: Fact) -> str:
    rounds = ngettext("%(rounds)d round", "%(rounds)d rounds", fact["rounds"]) % fact
    if fact["standing"]:
        left = ngettext("%(standing)d objection stands", "%(standing)d objections stand", fact["standing"]) % fact
        return _("After %(rounds)s, %(left)s: the question is adjourned.") % {"rounds": rounds, "left": left}
    return _("After %(rounds)s, no argued objection stands: everybody consents.") % {"rounds": rounds}


def _annulled(fact: Fact) -> str:
    return _("This vote was stopped and nothing was counted: %(reason)s") % fact


def _needed(reached: str) -> str:
    return (
        _("More than %(share)s of %(base)s must say yes.")
        if reached == rule.MORE_THAN
        else _("At least %(share)s of %(base)s must say yes.")
    )


def _base(base: str) -> str:
    return {
        rule.ALL_SEATS: _("all seats that are not recused"),
        rule.PRESENT: _("the people on the roll"),
        rule.CAST: _("all ballots"),
        rule.CAST_WITHOUT_ABSTENTIONS: _("the ballots without abstentions"),
    }[base]


def _share(share: tuple[int, int] | list[int]) -> str:
    known = {
        (1, 2): _("half"),
        (2, 3): _("two thirds"),
        (3, 4): _("three quarters"),
        (4, 5): _("four fifths"),
        (1, 3): _("one third"),
    }
    return known.get((share[0], share[1]), f"{share[0]}/{share[1]}")


SAY: dict[str, Callable[[Fact], str]] = {
    "quorum": _quorum,
    "quorum_of_hands": _hands,
    "quorum_of_presence": _presence,
    "threshold": _threshold,
    "tie": _tie,
    "too_few": _too_few,
    "annulled": _annulled,
    "consent": _consent,
    "choice": _choice,
    "choice_tie": _choice_tie,
}
