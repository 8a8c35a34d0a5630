"""What the site shows of the council: seats, meetings, minutes' facts, observers' reports."""

from dataclasses import dataclass
from datetime import date, datetime
from math import cos, pi, sin
from typing import Any

from governance import mandates, minutes, observations
from governance.models import Mandate, Meeting
from live import clock
from live.clock import PARIS
from sortition.models import Draw
from website import figures

ROWS = ((0.46, 0.36), (0.72, 0.33), (1.0, 0.31))  # radius of each row, and its share of the seats


@dataclass(frozen=True)
class Chair:
    """A seat in the half circle, in a drawing of 440 by 240."""

    mandate: Mandate
    x: float
    y: float


def page(now: datetime) -> dict[str, Any]:
    today = now.astimezone(PARIS).date()
    seated = list(mandates.sitting(today))
    draw = Draw.objects.filter(pk__in={one.draw_id for one in seated}).first()
    meetings = Meeting.objects.filter(state__in=[Meeting.State.OPEN, Meeting.State.CLOSED]).order_by("-date")
    coming = figures.next_meeting(now)
    return {
        "chairs": _chairs(seated),
        "seated": seated,
        "last_day": min((one.last_day for one in seated), default=None),
        "draw": draw,
        "next_meeting": coming,
        "chairs_left": observations.chairs_left(coming) if coming else 0,
        "meetings": meetings[:6],
        "open_meeting": Meeting.objects.filter(state=Meeting.State.OPEN).first(),
    }


def meeting(day: date) -> dict[str, Any]:
    """The facts of the meeting of a day, for its minutes."""
    held = Meeting.objects.filter(date=day).first()
    facts = minutes.draft(held, clock.now()) if held else {}
    return {"facts": facts, "meeting": held, "reports": observations.published().filter(meeting=held) if held else []}


def observations_page(now: datetime) -> dict[str, Any]:
    coming = figures.next_meeting(now)
    return {
        "reports": observations.published(),
        "next_meeting": coming,
        "chairs_left": observations.chairs_left(coming) if coming else 0,
    }


def _chairs(seated: list[Mandate]) -> list[Chair]:
    """Seats on three arcs, numbered from the left of the front row."""
    places: list[tuple[float, float]] = []
    left = len(seated)
    for at, (radius, share) in enumerate(ROWS):
        count = left if at == len(ROWS) - 1 else min(left, round(len(seated) * share * radius / 0.72))
        left -= count
        for seat in range(count):
            angle = pi * (seat + 0.5) / count
            places.append((round(220 - 200 * radius * cos(angle), 1), round(225 - 200 * radius * sin(angle), 1)))
    return [Chair(mandate, x, y) for mandate, (x, y) in zip(seated, places, strict=True)]
