"""One person, fifty presses at the same time: one ballot. Several people at once: none is lost."""

import random
import socket
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection
from one_evening import EVENING

from governance import boxes
from governance.models import BallotBox, Mandate, Vote
from governance.vote_refusals import AlreadyCast
from live.models import Mark
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
def test_fifty_presses_of_one_person_make_one_ballot(
    opened: Callable[..., Vote], councillor: Person, kind: str
) -> None:
    vote = opened(kind)
    with ThreadPoolExecutor(10) as pool:
        answers = list(pool.map(lambda _: press(vote, councillor), range(50)))
    assert sorted(answers) == ["already"] * 49 + ["cast"]
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


@pytest.mark.both_databases
@pytest.mark.django_db(transaction=True)
def test_a_redis_that_stops_half_way_costs_no_ballot(
    opened: Callable[..., Vote], council: list[Mandate], settings: Any
) -> None:
    vote = opened("secret")
    assert [press(vote, mandate.person) for mandate in council[:3]] == ["cast"] * 3
    with socket.socket() as taken:  # nobody listens on this port
        taken.bind(("127.0.0.1", 0))
        gone = f"redis://127.0.0.1:{taken.getsockname()[1]}/0"
        settings.REDIS_URL = gone
        settings.CHANNEL_LAYERS = {
            "default": {"BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer", "CONFIG": {"hosts": [gone]}}
        }
        with ThreadPoolExecutor(4) as pool:
            answers = list(pool.map(lambda mandate: press(vote, mandate.person), council[3:]))
    assert answers == ["cast"] * 4
    assert boxes.turnout(vote).cast == 7
    assert Mark.objects.get(topic=f"vote:{vote.pk}").version >= 7, "open pages see it a second later all the same"
