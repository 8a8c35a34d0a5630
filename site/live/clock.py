"""The fund's clock: the only place that asks what time it is.

Rules never ask: they are given the instant. The demonstration and the journeys may set the clock forward, for all
processes at once, so that the day after a vote is walked and not awaited.
"""

import time
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

from live.models import ClockAdvance

PARIS = ZoneInfo("Europe/Paris")
KEPT_SECONDS = 0.5  # another process sees a moved clock after this long at most

_read_at = 0.0
_advance = timedelta()


def now() -> datetime:
    """The present instant, aware."""
    return timezone.now() + _current_advance()


def today() -> date:
    """The present day in Paris, where the fund's days begin and end."""
    return now().astimezone(PARIS).date()


def midnight(day: date) -> datetime:
    """The first instant of a day in Paris."""
    return datetime(day.year, day.month, day.day, tzinfo=PARIS)


def set_forward(by: timedelta) -> None:
    """Move the clock of a demonstration or a rehearsal forward, for every process.

    Raises ValueError outside them, or when asked to go back.
    """
    global _read_at
    if not settings.REHEARSAL:
        raise ValueError("Only the clock of a demonstration or a rehearsal can be moved.")
    if by < timedelta():
        raise ValueError("A clock is only ever set forward.")
    row, _ = ClockAdvance.objects.get_or_create(pk=1)
    row.seconds += int(by.total_seconds())
    row.save()
    _read_at = 0.0


def _current_advance() -> timedelta:
    global _read_at, _advance
    if not settings.REHEARSAL:
        return timedelta()
    if time.monotonic() - _read_at > KEPT_SECONDS:
        seconds = ClockAdvance.objects.filter(pk=1).values_list("seconds", flat=True).first() or 0
        _advance, _read_at = timedelta(seconds=seconds), time.monotonic()
    return _advance
