"""What changed is marked in the transaction that changed it, and asked for by whoever may listen."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from signing_in import signed_in

from live import clock, topics
from live.models import Mark
from people.models import Person
from people.permissions import is_treasurer


@pytest.fixture(autouse=True)
def two_prefixes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(topics, "_listeners", {})
    topics.register("open", anybody)
    topics.register("books", treasurers)


def anybody(person: Any, rest: str) -> bool:
    return True


def treasurers(person: Any, rest: str) -> bool:
    return is_treasurer(person)


@pytest.mark.django_db
@pytest.mark.both_databases
def test_each_change_raises_the_version_by_one() -> None:
    for _ in range(3):
        topics.changed("open:1")
    topics.changed("open:2")
    assert dict(Mark.objects.values_list("topic", "version")) == {"open:1": 3, "open:2": 1}


@pytest.mark.django_db(transaction=True)
@pytest.mark.both_databases
def test_a_change_that_is_taken_back_leaves_no_mark() -> None:
    with transaction.atomic():
        topics.changed("open:1")
        transaction.set_rollback(True)
    assert not Mark.objects.exists()


@pytest.mark.django_db
def test_versions_are_told_to_whoever_may_listen(treasurer: Person, member: Person, settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = False
    topics.changed("open:1")
    topics.changed("books:1")
    asked = {"topic": ["open:1", "open:never", "books:1", "nobodys:1"]}
    assert Client().get("/live/versions", asked).json() == {"open:1": 1, "open:never": 0}
    assert signed_in(member).get("/live/versions", asked).json() == {"open:1": 1, "open:never": 0}
    assert signed_in(treasurer).get("/live/versions", asked).json() == {"open:1": 1, "open:never": 0, "books:1": 1}


@pytest.mark.django_db
def test_at_most_twenty_topics_are_answered() -> None:
    asked = {"topic": [f"open:{number}" for number in range(50)]}
    assert len(Client().get("/live/versions", asked).json()) == 20


def test_a_prefix_has_one_owner() -> None:
    with pytest.raises(ValueError, match="owner"):
        topics.register("open", treasurers)


@pytest.mark.django_db
def test_a_redis_that_is_down_keeps_no_change_from_being_made(
    settings: Any, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    settings.CHANNEL_LAYERS = {
        "default": {
            "BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer",
            "CONFIG": {"hosts": ["redis://127.0.0.1:1/0"]},
        }
    }
    with django_capture_on_commit_callbacks(execute=True):
        topics.changed("open:1")
    assert Mark.objects.get(topic="open:1").version == 1


@pytest.mark.django_db
def test_the_clock_is_set_forward_in_a_demonstration_only(settings: Any) -> None:
    settings.REHEARSAL = False
    with pytest.raises(ValueError, match="demonstration"):
        clock.set_forward(timedelta(days=1))
    settings.REHEARSAL = True
    before = clock.now()
    with pytest.raises(ValueError, match="forward"):
        clock.set_forward(timedelta(days=-1))
    clock.set_forward(timedelta(days=1))
    assert timedelta(days=1) <= clock.now() - before < timedelta(days=1, minutes=1)
    settings.REHEARSAL = False
    assert clock.now() - before < timedelta(minutes=1)


def test_a_day_of_the_fund_begins_at_midnight_in_paris() -> None:
    assert clock.midnight(date(2026, 7, 1)).isoformat() == "2026-07-01T00:00:00+02:00"
    assert clock.midnight(date(2026, 12, 1)).isoformat() == "2026-12-01T00:00:00+01:00"
