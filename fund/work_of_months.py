"""A month as long work."""

from datetime import date
from typing import Any

from fund import month
from jobs.work import Progress
from live import clock


def run(arguments: dict[str, Any], progress: Progress) -> dict[str, Any]:
    first_day = date.fromisoformat(arguments["month"])
    month.run(first_day, arguments["by"], clock.now(), progress)
    return month.totals(first_day)
