"""The map of points of sale, and the same as a list: every number on the one stands in the other."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from governance import in_force
from governance.models import PointOfSale
from territory import outlines
from territory.communes import ATTRIBUTION

SHOWN = (in_force.APPROVED, in_force.WITHDRAWN)


@dataclass(frozen=True)
class Place:
    """One point of sale on the map and in the list."""

    number: int
    point_of_sale: PointOfSale
    status: in_force.Status
    products_count: int
    x: float
    y: float

    @property
    def is_open(self) -> bool:
        return self.status.key == in_force.APPROVED


def shown(now: datetime, asked: Mapping[str, str]) -> dict[str, Any]:
    """Everything approved at the instant, and what was withdrawn, greyed; filtered by kind and commune."""
    frame, communes = outlines.drawing()
    approved = in_force.approvals(now)
    found = []
    for point in PointOfSale.objects.select_related("commune").order_by("name"):
        status = in_force.status_of(point, now)
        if status.key in SHOWN:
            count = len(approved.products.get(point.pk, frozenset()))
            found.append((point, status, count))
    kinds = {point.kind: point.get_kind_display() for point, _status, _count in found}
    villages = {point.commune_id: point.commune.name for point, _status, _count in found}
    kind, commune = asked.get("genre", ""), asked.get("commune", "")
    places = [
        Place(number, point, status, count, *frame.at(point.latitude, point.longitude))
        for number, (point, status, count) in enumerate(found, start=1)
        if kind in ("", point.kind) and commune in ("", point.commune_id)
    ]
    return {
        "frame": frame,
        "communes": communes,
        "width": outlines.WIDTH,
        "places": places,
        "kinds": sorted(kinds.items()),
        "villages": sorted(villages.items(), key=lambda one: one[1]),
        "kind": kind,
        "commune": commune,
        "attribution": ATTRIBUTION,
    }
