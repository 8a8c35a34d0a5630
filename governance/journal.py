"""The public journal: one record per event, each chained by hash to all before it. Seats are named, never people.

Ballots are not chained as they arrive: that would publish their order. An old head, kept by anybody, shows whether
something was written anew since.
"""

from datetime import datetime
from typing import Any

from django.db import transaction

from governance.ballots import canonical, chain, instants
from governance.models import JournalEntry

instant = instants.write


@transaction.atomic
def append(kind: str, payload: dict[str, Any], now: datetime) -> JournalEntry:
    """Chain one more event, in the caller's transaction."""
    take_turn()
    last = JournalEntry.objects.order_by("-number").first()
    number, previous = (last.number + 1, last.hash) if last else (1, chain.BEFORE_THE_FIRST)
    text = canonical.write(payload)
    return JournalEntry.objects.create(
        number=number,
        kind=kind,
        written_at=now,
        payload=text,
        previous_hash=previous,
        hash=_hash(number, kind, now, text, previous),
    )


def take_turn() -> None:
    """Wait until no other transaction numbers a record or a decision.

    On PostgreSQL whoever holds the first record has the turn; on SQLite a transaction that writes is alone anyway.
    """
    JournalEntry.objects.select_for_update().filter(number=1).first()


def head(by: datetime | None = None) -> JournalEntry | None:
    """The last record, or the last that was written by an instant."""
    written = JournalEntry.objects.filter(written_at__lte=by) if by else JournalEntry.objects.all()
    return written.order_by("-number").first()


def head_digest(by: datetime | None = None) -> str:
    """What is printed of the head: enough digits to tell a journal that was written anew. Empty before any event."""
    last = head(by)
    return last.hash[: chain.SHORT] if last else ""


def file() -> str:
    """The whole journal as one text, in its only form: one byte changed, and recount.py refuses it."""
    return canonical.write(public())


def public() -> dict[str, Any]:
    """The whole journal as anybody may download it."""
    return {
        "format": chain.FORMAT,
        "entries": [
            {
                "number": entry.number,
                "kind": entry.kind,
                "at": instant(entry.written_at),
                "payload": canonical.read(entry.payload),
                "previous": entry.previous_hash,
                "hash": entry.hash,
            }
            for entry in JournalEntry.objects.order_by("number")
        ],
    }


def first_fault() -> int | None:
    """The number of the first record that does not follow from those before it; None when all do."""
    previous = chain.BEFORE_THE_FIRST
    for place, entry in enumerate(JournalEntry.objects.order_by("number"), start=1):
        try:
            expected = _hash(place, entry.kind, entry.written_at, entry.payload, previous)
        except canonical.NotCanonical:
            return place
        if (entry.number, entry.previous_hash, entry.hash) != (place, previous, expected):
            return place
        previous = entry.hash
    return None


def _hash(number: int, kind: str, at: datetime, payload: str, previous: str) -> str:
    return chain.hash_of(number, kind, instant(at), canonical.read(payload), previous)
