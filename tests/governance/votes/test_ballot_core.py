"""The ballot core: its bytes, its rule, its count. Plain Python: no database, no clock."""

import subprocess
import sys
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.ballots import canonical, rule, tally
from governance.ballots.rule import BadRule, Counts, Rule

HALF = Fraction(1, 2)
TWO_THIRDS = Fraction(2, 3)

jsonable = st.recursive(
    st.none() | st.booleans() | st.integers(-canonical.GREATEST, canonical.GREATEST) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)
rules = st.builds(
    Rule,
    quorum=st.fractions(0, 1, max_denominator=8),
    base=st.sampled_from(rule.BASES),
    threshold=st.fractions(Fraction(1, 8), Fraction(7, 8), max_denominator=8),
    reached=st.sampled_from(rule.REACHED),
    tie=st.sampled_from(rule.TIES),
)


def opening(size: int, seats: int, kind: str = "open", frozen: Rule | None = None) -> dict[str, Any]:
    by = frozen or Rule(HALF, rule.CAST_WITHOUT_ABSTENTIONS, HALF, rule.MORE_THAN, rule.REJECTED)
    return {"kind": kind, "seats": seats, "roll": [f"1-{seat}" for seat in range(1, size + 1)], "rule": rule.write(by)}


@st.composite
def votes(draw: Any) -> tuple[dict[str, Any], list[dict[str, str]]]:
    seats = draw(st.integers(5, 24))
    size = draw(st.integers(5, seats))
    kind = draw(st.sampled_from(rule.KINDS))
    choices = draw(st.lists(st.sampled_from(tally.CHOICES), min_size=0, max_size=size))
    name = "seat" if kind == "open" else "code"
    asked = opening(size, seats, kind, draw(rules))
    return asked, [{name: f"1-{number}", "choice": choice} for number, choice in enumerate(choices, start=1)]


def test_canonical_bytes_are_sorted_tight_and_composed() -> None:
    assert canonical.write({"b": 1, "a": ["e\u0301", None, True]}) == '{"a":["é",null,true],"b":1}'


@pytest.mark.parametrize("value", [1.5, float("nan"), 2**53, {1: "a"}, b"a", "\ud800", {"é": 1, "e\u0301": 2}, {1, 2}])
def test_what_two_machines_might_write_differently_is_refused(value: Any) -> None:
    with pytest.raises(canonical.NotCanonical):
        canonical.write(value)


@pytest.mark.parametrize(
    "text",
    [
        '{"a": 1}',
        '{"b":1,"a":2}',
        '{"a":1,"a":1}',
        "1.0",
        "1e2",
        "NaN",
        '"\\u00e9"',
        '"e\u0301"',
        "01",
        " 1",
        "1\n",
        "",
        b"\xff",
    ],
)
def test_bytes_that_are_not_canonical_are_refused(text: str | bytes) -> None:
    with pytest.raises(canonical.NotCanonical):
        canonical.read(text)


@given(jsonable)
def test_what_is_written_reads_back_and_is_written_the_same(value: Any) -> None:
    try:
        text = canonical.write(value)
    except canonical.NotCanonical:
        return
    assert canonical.write(canonical.read(text)) == text
    assert canonical.read(text.encode()) == canonical.read(text)


@pytest.mark.parametrize(
    ("base", "threshold", "reached", "yes", "no", "abstain", "outcome"),
    [
        (rule.CAST_WITHOUT_ABSTENTIONS, HALF, rule.MORE_THAN, 8, 7, 3, "adopted"),
        (rule.CAST_WITHOUT_ABSTENTIONS, HALF, rule.MORE_THAN, 7, 7, 4, "adjourned"),
        (rule.CAST_WITHOUT_ABSTENTIONS, HALF, rule.AT_LEAST, 7, 7, 4, "adopted"),
        (rule.CAST_WITHOUT_ABSTENTIONS, HALF, rule.AT_LEAST, 0, 0, 18, "adjourned"),
        (rule.CAST_WITHOUT_ABSTENTIONS, TWO_THIRDS, rule.AT_LEAST, 12, 6, 0, "adopted"),
        (rule.CAST_WITHOUT_ABSTENTIONS, TWO_THIRDS, rule.MORE_THAN, 12, 6, 0, "rejected"),
        (rule.CAST, HALF, rule.MORE_THAN, 9, 1, 8, "rejected"),
        (rule.CAST, HALF, rule.MORE_THAN, 10, 1, 7, "adopted"),
        (rule.PRESENT, HALF, rule.MORE_THAN, 10, 2, 0, "rejected"),
        (rule.PRESENT, HALF, rule.MORE_THAN, 11, 1, 0, "adopted"),
        (rule.ALL_SEATS, HALF, rule.MORE_THAN, 12, 0, 6, "rejected"),
        (rule.ALL_SEATS, HALF, rule.AT_LEAST, 12, 0, 6, "adopted"),
        (rule.ALL_SEATS, Fraction(1), rule.AT_LEAST, 20, 0, 0, "rejected"),
        (rule.CAST, HALF, rule.MORE_THAN, 11, 0, 0, "no_quorum"),
    ],
)
def test_base_threshold_tie_and_quorum(
    base: str, threshold: Fraction, reached: str, yes: int, no: int, abstain: int, outcome: str
) -> None:
    """20 present of 24 seats; half of the seats make the quorum; a tie adjourns."""
    by = Rule(HALF, base, threshold, reached, rule.ADJOURNED)
    assert by.outcome(Counts(yes, no, abstain, present=20, seats=24)) == outcome


@pytest.mark.parametrize(
    "change",
    [
        {"base": "everybody"},
        {"threshold": [3, 2]},
        {"threshold": [2, 4]},
        {"quorum": [1, 0]},
        {"tie": "coin"},
        {"more": 1},
    ],
)
def test_a_rule_that_is_not_known_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(BadRule):
        rule.read({**opening(5, 5)["rule"], **change})


@given(rules)
def test_a_rule_reads_back_as_it_was_written(by: Rule) -> None:
    assert rule.read(rule.write(by)) == by


@given(votes())
def test_figures_add_up_and_order_does_not_matter(vote: tuple[dict[str, Any], list[dict[str, str]]]) -> None:
    asked, ballots = vote
    found = tally.result(asked, ballots)
    assert found == tally.result(asked, list(reversed(ballots)))
    assert found["cast"] == len(ballots)
    if found["outcome"] != "void":
        assert found["yes"] + found["no"] + found["abstain"] == len(ballots)
    canonical.write(found)


@given(votes())
def test_one_more_yes_never_turns_an_adopted_question_down(vote: tuple[dict[str, Any], list[dict[str, str]]]) -> None:
    asked, ballots = vote
    name = tally.name_of(asked)
    if tally.result(asked, ballots)["outcome"] == "adopted" and len(ballots) < len(asked["roll"]):
        more = [*ballots, {name: f"1-{len(ballots) + 1}", "choice": "yes"}]
        assert tally.result(asked, more)["outcome"] == "adopted"


@given(votes())
def test_a_no_turned_into_a_yes_never_turns_an_adopted_question_down(
    vote: tuple[dict[str, Any], list[dict[str, str]]],
) -> None:
    asked, ballots = vote
    if tally.result(asked, ballots)["outcome"] == "adopted":
        turned = [{**ballot, "choice": "yes"} for ballot in ballots]
        assert tally.result(asked, turned)["outcome"] == "adopted"


@given(votes())
def test_the_words_say_what_the_outcome_is(vote: tuple[dict[str, Any], list[dict[str, str]]]) -> None:
    found = tally.result(*vote)
    facts = {said["fact"]: said for said in found["words"]}
    met = "threshold" in facts and facts["threshold"]["met"]
    assert met == (found["outcome"] == "adopted")


def test_a_secret_vote_of_four_ballots_is_void_and_tells_no_figure() -> None:
    ballots = [{"code": f"AA-{number}", "choice": "yes"} for number in range(4)]
    assert tally.result(opening(6, 6, "secret"), ballots) == {
        "cast": 4,
        "outcome": "void",
        "words": [{"fact": "too_few", "cast": 4, "least": 5}],
    }


@pytest.mark.parametrize(
    "ballots",
    [
        [{"seat": "1-1", "choice": "yes"}, {"seat": "1-1", "choice": "no"}],
        [{"seat": "1-9", "choice": "yes"}],
        [{"seat": "1-1", "choice": "maybe"}],
        [{"code": "AA-1", "choice": "yes"}],
        [{"seat": "1-1", "choice": "yes", "at": "18:30"}],
    ],
)
def test_ballots_of_another_vote_are_refused(ballots: list[dict[str, str]]) -> None:
    with pytest.raises(tally.BadBallots):
        tally.result(opening(5, 5), ballots)


def test_the_core_stands_without_django() -> None:
    code = (
        "import sys; from governance.ballots import canonical, rule, tally, words; assert 'django' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
