"""One person, thirty presses at the same time: one ballot. Several people at once: none is lost."""

import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection
from one_evening import EVENING

from governance import boxes
from governance.models import BallotBox, Mandate, Vote
from governance.vote_refusals import AlreadyCast
from people.models import Person


def press(vote: Vote, person: Person) -> str:
    try:
        boxes.cast(vote.pk, person, "yes", EVENING, chance=random.SystemRandom(), seen=vote.opening_hash)
    except AlreadyCast:
        return "already"
    finally:
        connection.close()
    return "cast"


@pytest.mark.both_databases
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("kind", ["open", "secret"])
def test_thirty_presses_of_one_person_make_one_ballot(
    opened: Callable[..., Vote], councillor: Person, kind: str
) -> None:
    vote = opened(kind)
    with ThreadPoolExecutor(10) as pool:
        answers = list(pool.map(lambda _: press(vote, councillor), range(30)))
    assert sorted(answers) == ["already"] * 29 + ["cast"]
    assert boxes.turnout(vote).cast == 1


@pytest.mark.both_databases
@pytest.mark.django_db(transaction=True)
def test_a_whole_council_that_presses_at_once_loses_no_ballot(
    opened: Callable[..., Vote], council: list[Mandate]
) -> None:
    vote = opened("secret")
    people: list[Any] = [mandate.person for mandate in council] * 3
    with ThreadPoolExecutor(7) as pool:
        answers = list(pool.map(lambda person: press(vote, person), people))
    assert answers.count("cast") == 7
    box = BallotBox.objects.get(vote=vote)
    assert len(box.marks) == len(box.ballots) == 7
