"""The one socket: it carries hints, never content. What changed is fetched by an ordinary request.

A client says which topics its page shows; the server answers with the version of each and again whenever one moves.
One loop a process reads the marks of all topics listened to, about once a second; Redis, where there is one, wakes it.
"""

import asyncio
import contextlib
from typing import Any

import structlog
from channels.db import database_sync_to_async
from channels.generic.websocket import AsyncJsonWebsocketConsumer
from django.db import DatabaseError

from live import topics
from live.models import Mark

MOST_TOPICS = 20
MOST_LETTERS = 4_000
PERIOD_SECONDS = 1.0
log = structlog.get_logger("caisse.live")


class HintConsumer(AsyncJsonWebsocketConsumer):
    """One open page."""

    async def connect(self) -> None:
        self.known: dict[str, int] = {}
        await self.accept()
        Watch.of_this_loop().join(self)

    async def disconnect(self, code: int) -> None:
        Watch.of_this_loop().leave(self)

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None, **kwargs: Any) -> None:
        if text_data is None or len(text_data) > MOST_LETTERS:
            await self.close(code=4400)
            return
        await super().receive(text_data=text_data)

    async def receive_json(self, content: Any, **kwargs: Any) -> None:
        asked = content.get("listen") if isinstance(content, dict) else None
        if not isinstance(asked, list) or len(asked) > MOST_TOPICS or not all(isinstance(one, str) for one in asked):
            await self.close(code=4400)
            return
        allowed = await database_sync_to_async(self._allowed)(asked)
        self.known = dict.fromkeys(allowed, -1)
        await self.hint(await database_sync_to_async(versions)(set(allowed)))

    async def hint(self, current: dict[str, int]) -> None:
        """Tell what moved since this page was last told."""
        for topic, known in list(self.known.items()):
            version = current.get(topic, 0)
            if version != known:
                self.known[topic] = version
                await self.send_json({"topic": topic, "version": version})

    @classmethod
    async def decode_json(cls, text_data: str) -> Any:
        try:
            return await super().decode_json(text_data)
        except ValueError:
            return None

    def _allowed(self, asked: list[str]) -> list[str]:
        return [topic for topic in asked if topics.may_listen(self.scope.get("user"), topic)]


class Watch:
    """The loop of one process that reads marks while somebody listens."""

    _watches: dict[int, "Watch"] = {}

    def __init__(self) -> None:
        self.pages: set[HintConsumer] = set()
        self.loop: asyncio.Task[None] | None = None
        self.wake = asyncio.Event()

    @classmethod
    def of_this_loop(cls) -> "Watch":
        # daphne sends no lifespan event: the watch starts with the first socket.
        key = id(asyncio.get_running_loop())
        return cls._watches.setdefault(key, cls())

    def join(self, page: HintConsumer) -> None:
        self.pages.add(page)
        if self.loop is None or self.loop.done():
            self.loop = asyncio.create_task(self.run())

    def leave(self, page: HintConsumer) -> None:
        self.pages.discard(page)

    async def run(self) -> None:
        listener = asyncio.create_task(self.listen_to_other_processes())
        try:
            while self.pages:
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self.wake.wait(), PERIOD_SECONDS)
                self.wake.clear()
                await self.tell()
        finally:
            listener.cancel()

    async def tell(self) -> None:
        listened = {topic for page in self.pages for topic in page.known}
        if not listened:
            return
        try:
            current = await database_sync_to_async(versions)(listened)
        except DatabaseError:
            return  # a busy database only means the next turn
        for page in list(self.pages):
            with contextlib.suppress(Exception):  # a page that has just gone is taken off by its own disconnect
                await page.hint(current)

    async def listen_to_other_processes(self) -> None:
        """Let the channel layer shorten the wait; without it, or while it is down, marks are read once a second all the same."""
        while True:
            try:
                layer, channel = await topics.wake_channel()
                while True:
                    await layer.receive(channel)
                    self.wake.set()
            except asyncio.CancelledError:
                raise
            except Exception:
                log.info("no channel layer just now; marks are read once a second")
                await asyncio.sleep(10)


def versions(listened: set[str]) -> dict[str, int]:
    return dict(Mark.objects.filter(topic__in=listened).values_list("topic", "version"))
