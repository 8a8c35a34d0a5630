"""Topics of change: who may listen, and how a change is marked.

A change that an open page may show leaves its mark in the same transaction as the change itself; daphne reads the
marks about once a second and hints its sockets, which then fetch. A mark says that something changed, never what.
"""

from collections.abc import Callable
from typing import Any

import structlog
from asgiref.sync import async_to_sync
from channels.layers import get_channel_layer
from django.conf import settings
from django.db import connection, transaction

log = structlog.get_logger("caisse.live")
WAKING = "live.changed"

MayListen = Callable[[Any, str], bool]  # (person or anonymous, what follows the prefix) -> may listen

_listeners: dict[str, MayListen] = {}


def register(prefix: str, may_listen: MayListen) -> None:
    """Own the topics "prefix:anything". Filled in AppConfig.ready(); a prefix has one owner."""
    if prefix in _listeners and _listeners[prefix] is not may_listen:
        raise ValueError(f"The topics {prefix}: have an owner already.")
    _listeners[prefix] = may_listen


def may_listen(person: Any, topic: str) -> bool:
    prefix, _, rest = topic.partition(":")
    rule = _listeners.get(prefix)
    return rule is not None and rule(person, rest)


def changed(topic: str) -> None:
    """Raise the topic's version by one, in the caller's transaction."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO live_mark (topic, version) VALUES (%s, 1)"
            " ON CONFLICT (topic) DO UPDATE SET version = live_mark.version + 1",
            [topic],
        )
    if settings.REDIS_URL:
        transaction.on_commit(_wake_others, robust=True)


async def wake_channel() -> tuple[Any, str]:
    """Join the group that is woken when something changed; gives the layer and the channel to receive from."""
    layer = get_channel_layer()
    channel = await layer.new_channel()
    await layer.group_add(WAKING, channel)
    return layer, channel


def _wake_others() -> None:
    """Shorten the wait of open pages. Whatever happens to Redis, what was committed stays so and is seen a second later."""
    try:
        async_to_sync(get_channel_layer().group_send)(WAKING, {"type": "changed"})
    except Exception as fault:
        log.info("open pages are not woken", reason=type(fault).__name__)
