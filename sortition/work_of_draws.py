"""A draw as long work."""

from typing import Any

from jobs.work import Progress
from live import clock
from people.models import Person
from sortition import council_draw


def run(arguments: dict[str, Any], progress: Progress) -> dict[str, Any]:
    by = Person.objects.get(pk=arguments["by"])
    draw = council_draw.run(arguments["draw"], arguments["seed"], by, clock.now(), progress)
    return {"seats": draw.seats.count()}
