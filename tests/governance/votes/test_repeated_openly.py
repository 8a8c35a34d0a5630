"""A secret vote that too few cast in is void, and the same question is asked again openly."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from one_evening import EVENING, LATER
from signing_in import signed_in

from governance import recusals, repeats, votes
from governance.models import Mandate, Vote
from governance.vote_refusals import NotVoid
from people.models import Person

pytestmark = pytest.mark.django_db
Make = Callable[..., Vote]


@pytest.fixture
def void(draft: Make, cast: Any, council: list[Mandate]) -> Vote:
    vote = draft("secret")
    recusals.declare(vote.pk, council[6], "family", EVENING)
    vote = votes.open_vote(vote.pk, EVENING)
    cast(vote, "yyyn")
    return votes.close(vote.pk, LATER)


def test_the_same_question_is_asked_with_its_effects_and_recusals(void: Vote, council: list[Mandate]) -> None:
    again = votes.open_vote(repeats.repeat_openly(void.pk, LATER).pk, LATER)
    assert (again.kind, again.question, again.effects) == ("open", void.question, void.effects)
    assert (again.meeting, again.agenda_item, again.place) == (void.meeting, void.agenda_item, void.place)
    assert sorted(again.roll.values_list("mandate", flat=True)) == [one.pk for one in council[:6]]


def test_asking_again_twice_is_one_draft(void: Vote) -> None:
    assert repeats.repeat_openly(void.pk, LATER) == repeats.repeat_openly(void.pk, LATER)


def test_a_vote_that_was_counted_or_stopped_is_not_repeated(opened: Make, cast: Any) -> None:
    counted, stopped = opened("secret"), opened("secret")
    cast(counted, "yyyyy")
    votes.close(counted.pk, LATER)
    votes.annul(stopped.pk, "La question était mal posée.", LATER)
    for vote in (counted, stopped):
        with pytest.raises(NotVoid):
            repeats.repeat_openly(vote.pk, LATER)


def test_the_desk_of_a_void_vote_leads_to_the_open_one(void: Vote, facilitator: Person) -> None:
    browser, address = signed_in(facilitator), reverse("vote_repeat", args=[void.pk])
    assert address in browser.get(reverse("vote_desk", args=[void.pk])).content.decode()
    answer = browser.post(address)
    again = Vote.objects.exclude(pk=void.pk).get()
    assert answer["Location"] == reverse("vote_desk", args=[again.pk])
    assert (again.kind, again.state) == ("open", "draft")


@pytest.mark.parametrize("role", ["organiser", "councillor", "observer"])
def test_nobody_but_a_facilitator_asks_again(void: Vote, request: pytest.FixtureRequest, role: str) -> None:
    answer = signed_in(request.getfixturevalue(role)).post(reverse("vote_repeat", args=[void.pk]))
    assert answer.status_code == 403
    assert Vote.objects.count() == 1
