"""Instants as records write them, and the day in Paris on which what was decided begins to hold."""

from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

WRITTEN = "%Y-%m-%dT%H:%M:%SZ"


def write(at: datetime) -> str:
    """Write an instant in one way only, whatever the zone it came in."""
    return at.astimezone(UTC).strftime(WRITTEN)


def read(written: str) -> datetime:
    """Read what write() gave. Raises ValueError."""
    found = datetime.strptime(written, WRITTEN).replace(tzinfo=UTC)
    if write(found) != written:
        raise ValueError(f"{written} is written otherwise")
    return found


def day_of(at: datetime) -> date:
    return at.astimezone(paris()).date()


def midnight(day: date) -> datetime:
    """The first instant of a day in Paris."""
    return datetime(day.year, day.month, day.day, tzinfo=paris())


def holds_from(decided_at: datetime, objection_days: int, first_day: date | None) -> datetime:
    """The later of the day that the text names and the end of the objection window; never before the next day."""
    earliest = day_of(decided_at) + timedelta(days=1 + objection_days)
    return midnight(max(earliest, first_day or earliest))


@cache
def paris() -> ZoneInfo:
    """Raises zoneinfo.ZoneInfoNotFoundError on a machine without a table of time zones."""
    return ZoneInfo("Europe/Paris")
