"""The socket tells versions, at once and when they move, to whoever may listen; nothing else travels on it."""

import asyncio
from collections.abc import Coroutine
from typing import Any

import pytest
from asgiref.sync import async_to_sync
from channels.db import database_sync_to_async
from channels.testing import WebsocketCommunicator
from django.contrib.auth.models import AnonymousUser

from live import consumers, topics
from live.consumers import HintConsumer
from people.models import Person

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def quick_watch_and_two_prefixes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(consumers, "PERIOD_SECONDS", 0.05)
    monkeypatch.setattr(topics, "_listeners", {})
    topics.register("open", lambda person, rest: True)
    topics.register("mine", lambda person, rest: str(person.pk) == rest)


async def page(user: Any = None) -> WebsocketCommunicator:
    socket = WebsocketCommunicator(HintConsumer.as_asgi(), "/ws/")
    socket.scope["user"] = user or AnonymousUser()
    assert (await socket.connect())[0]
    return socket


async def change(topic: str) -> None:
    await database_sync_to_async(topics.changed)(topic)


def run(story: Coroutine[Any, Any, None]) -> None:
    async def within_ten_seconds() -> None:
        await asyncio.wait_for(story, 10)

    async_to_sync(within_ten_seconds)()


def test_a_page_is_told_the_version_at_once_and_when_it_moves() -> None:
    async def story() -> None:
        await change("open:1")
        socket = await page()
        await socket.send_json_to({"listen": ["open:1"]})
        assert await socket.receive_json_from() == {"topic": "open:1", "version": 1}
        await change("open:1")
        assert await socket.receive_json_from() == {"topic": "open:1", "version": 2}
        await change("open:other")
        assert await socket.receive_nothing(0.2)
        await socket.disconnect()

    run(story())


def test_every_page_open_on_a_topic_is_told() -> None:
    async def story() -> None:
        sockets = [await page() for _ in range(5)]
        for socket in sockets:
            await socket.send_json_to({"listen": ["open:1"]})
            assert (await socket.receive_json_from())["version"] == 0
        await change("open:1")
        for socket in sockets:
            assert await socket.receive_json_from() == {"topic": "open:1", "version": 1}
            await socket.disconnect()

    run(story())


def test_what_one_may_not_listen_to_is_never_told(member: Person, outsider: Person) -> None:
    async def story() -> None:
        socket = await page(outsider)
        await socket.send_json_to({"listen": [f"mine:{member.pk}", f"mine:{outsider.pk}", "nobodys:1"]})
        assert await socket.receive_json_from() == {"topic": f"mine:{outsider.pk}", "version": 0}
        await change(f"mine:{member.pk}")
        assert await socket.receive_nothing(0.2)
        await socket.disconnect()

    run(story())


@pytest.mark.parametrize(
    "nonsense",
    [
        "not json",
        "[]",
        '{"listen": "open:1"}',
        '{"listen": [1]}',
        '{"listen": ' + str(["open:1"] * 21).replace("'", '"') + "}",
        "x" * 5000,
    ],
)
def test_nonsense_closes_the_socket(nonsense: str) -> None:
    async def story() -> None:
        socket = await page()
        await socket.send_to(text_data=nonsense)
        assert (await socket.receive_output())["type"] == "websocket.close"

    run(story())


def test_the_watch_ends_with_the_last_page_and_begins_again_with_the_next() -> None:
    async def story() -> None:
        for version in (1, 2):
            socket = await page()
            await socket.send_json_to({"listen": ["open:1"]})
            await socket.receive_json_from()
            await change("open:1")
            assert (await socket.receive_json_from())["version"] == version
            await socket.disconnect()
            await asyncio.sleep(0.3)
            assert not consumers.Watch.of_this_loop().pages

    run(story())
