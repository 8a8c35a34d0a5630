"""Sealing a secret vote: once it is closed, the passing versions of its box are wiped, and only then it says so.

The work is asked for in the transaction that closes the vote, done by the worker outside any transaction, and tried
again for as long as somebody reads an older state of the database.
"""

from datetime import datetime
from typing import Any

from django.db import transaction

from governance import box_traces
from governance.models import Sealing, Vote
from jobs import work
from live import clock, topics

KIND = "sealing"


def ask(vote: Vote, now: datetime) -> None:
    """Have a vote that has just closed sealed. An open vote keeps nothing apart, so there is nothing to seal."""
    if vote.kind == Vote.Kind.SECRET:
        work.start(KIND, {"vote": vote.pk}, None, now, key=f"{KIND}:{vote.pk}")


def run(arguments: dict[str, Any], progress: work.Progress) -> None:
    """Do the work: seal every vote that waits for it, this one among them. Raises NotYet."""
    seal_all(clock.now())


def seal_all(now: datetime) -> list[int]:
    """Seal the closed secret votes that are not sealed yet, and give their numbers. Raises work.NotYet.

    One clean-up wipes all boxes, so a demonstration's twenty votes cost one.
    """
    waiting = list(_not_sealed().values_list("pk", flat=True))
    if not waiting:
        return []
    try:
        box_traces.wipe(waiting)
    except box_traces.StillRead as busy:
        raise work.NotYet from busy
    with transaction.atomic():
        Sealing.objects.bulk_create([Sealing(vote_id=one, sealed_at=now) for one in waiting], ignore_conflicts=True)
        for one in waiting:
            topics.changed(f"vote:{one}")
    return waiting


def sealed_at(vote: Vote) -> datetime | None:
    """The instant from which a vote's page may say that it is sealed."""
    return Sealing.objects.filter(vote=vote).values_list("sealed_at", flat=True).first()


def _not_sealed() -> Any:
    over = [Vote.State.CLOSED, Vote.State.VOID]
    return Vote.objects.filter(kind=Vote.Kind.SECRET, state__in=over, sealing__isnull=True).order_by("pk")
