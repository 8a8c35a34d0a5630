"""A question may have several answers: the one with most ballots is adopted if it reaches the majority."""

import random
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st
from one_evening import EVENING, LATER, NEXT_DAY

from governance import arithmetic, boxes, in_force, votes
from governance.ballots import rule, tally
from governance.models import Decision, Mandate, Meeting, OpenBallot, Vote
from governance.term_effects import set_term
from governance.vote_refusals import AnswersNeedBallots, BadAnswers, NoChoice, NoSuchOutcome
from people.models import Person

DAYS = ["Monday", "Thursday", "Saturday"]
BY_ANSWER = {f"adopted:{place}": set_term("voting_quorum", share) for place, share in enumerate(("1/3", "2/3"), 1)}


@pytest.fixture
def ask(meeting: Meeting) -> Callable[..., Vote]:
    def make(labels: list[str] = DAYS, outcomes: Any = None, kind: str = "open") -> Vote:
        key = f"key-{Vote.objects.count()}"
        drafted = votes.draft(meeting, "Which day?", outcomes or {}, EVENING, key=key, kind=kind, labels=labels)
        return votes.open_vote(drafted.pk, EVENING)

    return make


@pytest.fixture
def answer(council: list[Mandate]) -> Callable[[Vote, str], Vote]:
    """Cast one answer a seat, "112-" being two for the first, one for the second and an abstention; then close."""

    def cast(vote: Vote, written: str) -> Vote:
        chance = random.Random(1)
        for mandate, letter in zip(council, written, strict=False):
            choice = "abstain" if letter == "-" else letter
            boxes.cast(vote.pk, mandate.person, choice, EVENING, chance=chance, seen=vote.opening_hash)
        return votes.close(vote.pk, LATER)

    return cast


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["open", "secret"])
@pytest.mark.parametrize(
    ("written", "outcome", "chosen"),
    [
        ("1122222", "adopted", "2"),
        ("1122-33", "adjourned", ""),
        ("1112223", "adjourned", ""),
        ("11223--", "adjourned", ""),
        ("33333", "adopted", "3"),
        ("-------", "adjourned", ""),
    ],
)
def test_the_leading_answer_is_adopted_if_more_than_half_chose_it(
    ask: Any, answer: Any, kind: str, written: str, outcome: str, chosen: str
) -> None:
    result = answer(ask(kind=kind), written).result
    assert (result["outcome"], result["chosen"]) == (outcome, chosen)


@pytest.mark.django_db
def test_the_answer_chosen_has_its_own_effect_and_names_the_decision(ask: Any, answer: Any) -> None:
    vote = answer(ask(["One third", "Two thirds"], BY_ANSWER), "1222222")
    decision = Decision.objects.get(vote=vote)
    assert decision.title == "Which day? Two thirds"
    assert in_force.terms(NEXT_DAY)["voting_quorum"] == "2/3"


@pytest.mark.django_db
def test_the_arithmetic_names_the_answer(ask: Any, answer: Any) -> None:
    with translation.override("en"):
        assert arithmetic.sentences(answer(ask(), "1122222").result)[1:] == [
            "More than half of the ballots without abstentions must choose the same answer."
            " The base is 7, so 4 were needed. “Thursday” leads with 5."
        ]
        assert arithmetic.sentences(answer(ask(), "1112223").result)[1:] == [
            "As many for each of “Monday”, “Thursday”, 3: the question is adjourned."
        ]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "labels", [["One"], ["One", "One"], ["One", " "], ["A" * 81, "B"], [str(n) for n in range(10)]]
)
def test_answers_are_several_and_each_is_another(ask: Any, labels: list[str]) -> None:
    with pytest.raises(BadAnswers):
        ask(labels)


@pytest.mark.django_db
def test_answers_need_ballots_and_effects_need_an_answer(ask: Any) -> None:
    with pytest.raises(AnswersNeedBallots):
        ask(kind="hands")
    with pytest.raises(NoSuchOutcome):
        ask(DAYS, {"adopted": set_term("voting_quorum", "1/3")})
    with pytest.raises(NoSuchOutcome):
        ask(DAYS, {"adopted:4": set_term("voting_quorum", "1/3")})


@pytest.mark.django_db
@pytest.mark.parametrize("choice", ["yes", "4", "0", ""])
def test_only_its_own_answers_are_ballots(ask: Any, council: list[Mandate], choice: str) -> None:
    vote = ask()
    with pytest.raises(NoChoice):
        boxes.cast(vote.pk, council[0].person, choice, EVENING, chance=None, seen=vote.opening_hash)  # type: ignore[arg-type]
    assert boxes.turnout(vote).cast == 0


@pytest.mark.django_db
def test_a_councillor_finds_each_answer_and_the_result_counts_each(
    client: Client, ask: Any, councillor: Person, council: list[Mandate]
) -> None:
    vote = ask()
    client.force_login(councillor)
    text = client.get(vote.get_absolute_url()).content.decode()
    assert text.count('type="radio"') == 4
    assert all(day in text for day in DAYS)
    sent = {"seen": vote.opening_hash, "choice": "2"}
    assert client.post(vote.get_absolute_url(), sent).status_code == 200
    assert OpenBallot.objects.get().choice == "2"
    votes.close(vote.pk, LATER)
    text = client.get(vote.get_absolute_url()).content.decode()
    assert "Thursday" in text


@pytest.mark.django_db
def test_a_facilitator_writes_answers_and_values_of_a_term(
    client: Client, facilitator: Person, meeting: Meeting
) -> None:
    client.force_login(facilitator)
    where = reverse("vote_draft", args=[meeting.pk])
    sent = {"key": "k", "question": "How many?", "kind": "open", "place": "room", "about": "term"}
    typed = {"term": "voting_quorum", "answers": "1/3\r\n2/3\r\n"}
    assert client.post(where, {**sent, **typed}).status_code == 302
    vote = Vote.objects.get()
    assert vote.labels == ["1/3", "2/3"]
    assert vote.effects == BY_ANSWER
    assert "1/3" in client.get(reverse("vote_desk", args=[vote.pk])).content.decode()
    wrong = {"key": "w", "about": "approve_whole", "answers": "a\nb"}
    for changed in (wrong, {"key": "w", "answers": "3/2\n1/3"}, {"key": "w", "answers": "1/3"}):
        assert 'class="errors"' in client.post(where, {**sent, **typed, **changed}).content.decode()
    assert Vote.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.both_databases
def test_the_database_itself_knows_the_answers(ask: Any, council: list[Mandate]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        OpenBallot.objects.create(vote=ask(), mandate=council[0], choice="10")


@given(st.lists(st.sampled_from(["1", "2", "3", "abstain"]), max_size=20), st.randoms())
def test_figures_add_up_and_order_does_not_matter(choices: list[str], chance: Any) -> None:
    by = rule.Rule(Fraction(0), rule.CAST_WITHOUT_ABSTENTIONS, Fraction(1, 2), rule.MORE_THAN, rule.ADJOURNED)
    roll = [f"1-{number:02}" for number in range(1, 21)]
    asked = {"kind": "open", "seats": 20, "roll": roll, "recused": [], "rule": rule.write(by), "labels": DAYS}
    asked["options"] = tally.options_for(DAYS)
    ballots = [{"seat": seat, "choice": choice} for seat, choice in zip(roll, choices, strict=False)]
    found = tally.result(asked, ballots)
    assert sum(found["answers"].values()) + found["abstain"] == found["cast"] == len(choices)
    assert (found["outcome"] == "adopted") == (max(found["answers"].values()) * 2 > sum(found["answers"].values()))
    chance.shuffle(ballots)
    assert tally.result(asked, ballots) == found
