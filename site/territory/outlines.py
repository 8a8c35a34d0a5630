"""The territory as a drawing: outlines of communes as SVG paths in one view box.

Plane projection around the middle of the territory: a degree of longitude is narrower than one of latitude by the
cosine of the latitude. Over forty kilometres the error is less than a pixel.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import cos, radians
from typing import Any

from territory.models import Commune

WIDTH = 800
MARGIN = 16


@dataclass(frozen=True)
class Frame:
    """What the drawing covers, in degrees, and its scale in units a degree."""

    west: float
    north: float
    scale_x: float
    scale_y: float
    height: int

    def at(self, latitude: float, longitude: float) -> tuple[float, float]:
        """Where a point on earth lies in the drawing."""
        x = MARGIN + (longitude - self.west) * self.scale_x
        y = MARGIN + (self.north - latitude) * self.scale_y
        return round(x, 1), round(y, 1)


@dataclass(frozen=True)
class Outline:
    """One commune in the drawing."""

    code: str
    name: str
    path: str
    x: float
    y: float


def frame(communes: list[Commune]) -> Frame:
    points = [point for commune in communes for ring in _rings(commune.outline) for point in ring]
    if not points:
        return Frame(0, 0, 1, 1, WIDTH)
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    scale_x = (WIDTH - 2 * MARGIN) / (east - west)
    scale_y = scale_x / cos(radians((north + south) / 2))
    return Frame(west, north, scale_x, scale_y, round((north - south) * scale_y) + 2 * MARGIN)


def drawing() -> tuple[Frame, list[Outline]]:
    """The frame and every commune inside the territory, by name."""
    communes = tuple(Commune.objects.filter(inside=True, outline__isnull=False).order_by("name"))
    return _drawn(tuple((one.code, one.name) for one in communes)) if communes else (frame([]), [])


@lru_cache(maxsize=4)
def _drawn(known: tuple[tuple[str, str], ...]) -> tuple[Frame, list[Outline]]:
    # Outlines change when communes are loaded again, and their codes and names with them: that is the key.
    communes = list(Commune.objects.filter(code__in=[code for code, _ in known]).order_by("name"))
    made = frame(communes)
    outlines = []
    for commune in communes:
        path = "".join(_path(ring, made) for ring in _rings(commune.outline))
        outlines.append(Outline(commune.code, commune.name, path, *made.at(commune.latitude, commune.longitude)))
    return made, outlines


def _rings(geometry: dict[str, Any] | None) -> Iterator[list[list[float]]]:
    if not geometry:
        return
    polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    for polygon in polygons:
        yield from polygon


def _path(ring: list[list[float]], made: Frame) -> str:
    points = [made.at(latitude, longitude) for longitude, latitude in ring[:-1]]
    return "M" + "L".join(f"{x} {y}" for x, y in points) + "Z"
