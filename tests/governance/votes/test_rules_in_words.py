"""Quorum, base, threshold, tie and recusal: the outcome, and the arithmetic as the result page prints it."""

from collections.abc import Callable
from datetime import timedelta
from fractions import Fraction
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.utils import translation
from one_evening import EVENING, LATER, NEXT_DAY

from governance import arithmetic, decisions, votes
from governance.ballots import rule, tally
from governance.models import Decision, Effect, Vote
from governance.term_effects import outcomes_of_term
from governance.voting_terms import NOTICE_DAYS

HALF, TWO_THIRDS = Fraction(1, 2), Fraction(2, 3)
NO_ABSTENTIONS, ALL = rule.CAST_WITHOUT_ABSTENTIONS, rule.ALL_SEATS
TABLE: list[tuple[str, tuple[Fraction, str, Fraction, str, str], tuple[str, int, int, int], str, list[str]]] = [
    (
        "the quorum is missed by one",
        (HALF, NO_ABSTENTIONS, HALF, rule.MORE_THAN, rule.REJECTED),
        ("yyyyyyyyy", 12, 20, 0),
        "no_quorum",
        ["9 ballots were cast, of 20 seats: the quorum of 10 is not reached: nothing is decided."],
    ),
    (
        "abstentions make the quorum and leave the base",
        (HALF, NO_ABSTENTIONS, HALF, rule.MORE_THAN, rule.REJECTED),
        ("yn-y------", 12, 20, 0),
        "adopted",
        [
            "10 ballots were cast, of 20 seats: the quorum of 10 is reached.",
            "More than half of the ballots without abstentions must say yes. The base is 3, so 2 yes were needed."
            " There were 2.",
        ],
    ),
    (
        "two thirds of all seats",
        (HALF, ALL, TWO_THIRDS, rule.AT_LEAST, rule.REJECTED),
        ("yyyyyyyyyyyyy", 15, 20, 0),
        "rejected",
        [
            "13 ballots were cast, of 20 seats: the quorum of 10 is reached.",
            "At least two thirds of all seats that are not recused must say yes. The base is 20, so 14 yes were needed."
            " There were 13.",
        ],
    ),
    (
        "two recused take the base of all seats down to what was cast",
        (HALF, ALL, TWO_THIRDS, rule.AT_LEAST, rule.REJECTED),
        ("yyyyyyyyyyyyy", 15, 20, 1),
        "adopted",
        [
            "13 ballots were cast, of 20 seats less 1 recused: the quorum of 10 is reached.",
            "At least two thirds of all seats that are not recused must say yes. The base is 19, so 13 yes were needed."
            " There were 13.",
        ],
    ),
    (
        "recusal makes the quorum smaller",
        (HALF, rule.CAST, HALF, rule.MORE_THAN, rule.REJECTED),
        ("yyyyyyyyy", 12, 20, 2),
        "adopted",
        [
            "9 ballots were cast, of 20 seats less 2 recused: the quorum of 9 is reached.",
            "More than half of all ballots must say yes. The base is 9, so 5 yes were needed. There were 9.",
        ],
    ),
    (
        "who stays away weighs when the base is the roll",
        (HALF, rule.PRESENT, HALF, rule.MORE_THAN, rule.REJECTED),
        ("yyyyyyyyyy", 20, 20, 0),
        "rejected",
        [
            "10 ballots were cast, of 20 seats: the quorum of 10 is reached.",
            "More than half of the people on the roll must say yes. The base is 20, so 11 yes were needed."
            " There were 10.",
        ],
    ),
    (
        "a tie adjourns",
        (HALF, NO_ABSTENTIONS, HALF, rule.MORE_THAN, rule.ADJOURNED),
        ("yyyyynnnnn-", 12, 20, 0),
        "adjourned",
        [
            "11 ballots were cast, of 20 seats: the quorum of 10 is reached.",
            "More than half of the ballots without abstentions must say yes. The base is 10, so 6 yes were needed."
            " There were 5.",
            "As many yes as no, 5 each: the question is adjourned.",
        ],
    ),
    (
        "a tie rejects",
        (HALF, NO_ABSTENTIONS, HALF, rule.MORE_THAN, rule.REJECTED),
        ("yyyyynnnnn", 12, 20, 0),
        "rejected",
        [
            "10 ballots were cast, of 20 seats: the quorum of 10 is reached.",
            "More than half of the ballots without abstentions must say yes. The base is 10, so 6 yes were needed."
            " There were 5.",
            "As many yes as no, 5 each: the question is rejected.",
        ],
    ),
]


@pytest.mark.parametrize(
    ("frozen", "vote", "outcome", "said"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE]
)
def test_the_outcome_and_its_arithmetic(
    frozen: tuple[Fraction, str, Fraction, str, str], vote: tuple[str, int, int, int], outcome: str, said: list[str]
) -> None:
    written, present, seats, recused = vote
    opening = {
        "kind": "open",
        "seats": seats,
        "roll": [f"1-{number:02}" for number in range(1, present + 1)],
        "recused": [{"seat": f"1-{99 - number}", "link": "owner"} for number in range(recused)],
        "rule": rule.write(rule.Rule(*frozen)),
    }
    meant = {"y": "yes", "n": "no", "-": "abstain"}
    ballots = [{"seat": seat, "choice": meant[one]} for seat, one in zip(opening["roll"], written, strict=False)]
    result = tally.result(opening, ballots)
    assert result["outcome"] == outcome
    with translation.override("en"):
        assert arithmetic.sentences(result) == said


@pytest.mark.django_db
def test_the_result_page_prints_the_arithmetic(client: Client, opened: Callable[..., Vote], cast: Any) -> None:
    vote = opened()
    cast(vote, "yyynnn-")
    closed = votes.close(vote.pk, LATER)
    with translation.override("fr"):
        said = arithmetic.sentences(closed.result or {})
        text = client.get(vote.get_absolute_url()).content.decode()
    assert len(said) == 3
    printed = unescape(text).replace("\u202f", " ").replace("\xa0", " ")
    assert all(sentence.replace("\xa0", " ") in printed for sentence in said)


@pytest.mark.django_db
def test_an_effect_waits_for_the_objection_window_that_its_vote_froze(opened: Callable[..., Vote], cast: Any) -> None:
    def decide(outcomes: Any, now: Any) -> Effect:
        vote = opened(outcomes=outcomes)
        cast(vote, "yyyyy")
        return Decision.objects.get(vote=votes.close(vote.pk, now)).effects.get()

    first = decide(outcomes_of_term("voting_objection_days", 3), LATER)
    assert first.starts_at == NEXT_DAY  # the window itself was none when this was voted
    Effect.objects.filter(pk=first.pk).update(starts_at=EVENING - timedelta(days=1))
    Effect.objects.filter(decision=1, subject=first.subject).update(ends_at=EVENING - timedelta(days=1))
    held = decide(outcomes_of_term(NOTICE_DAYS, 7), LATER)
    assert held.starts_at == NEXT_DAY + timedelta(days=3)
    assert Decision.objects.with_status(NEXT_DAY).get(pk=held.decision_id).status == "pending"
    late = {"kind": "set_term", "payload": {}, "from": "2026-06-01"}
    assert decisions.starts_at(late, LATER, 3).isoformat() == "2026-06-01T00:00:00+02:00"
