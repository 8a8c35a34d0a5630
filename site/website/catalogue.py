"""The catalogue: what the council approved, as it is in force at the instant."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from governance import in_force, trace
from governance.criteria import EIGHT
from governance.models import Decision, PointOfSale, Product

# Family of products: the linocut that stands for it.
MOTIFS = {
    "vegetables": "legume", "fruit": "legume", "bread": "pain", "cheese": "fromage", "eggs": "caisse", "meat": "ferme",
    "pulses": "epi", "preserves": "miel", "honey": "miel", "oil": "huile", "drinks": "huile",
}  # fmt: skip


@dataclass(frozen=True)
class Label:
    """One product as the label on the shelf."""

    product: Product
    places: list[PointOfSale]
    decision: Decision
    motif: str


def shown(now: datetime, asked: Mapping[str, str]) -> dict[str, Any]:
    """Every approved product with where it is sold, filtered by family and place."""
    labels = _labels(now)
    families = {one.product.family.key: one.product.family.name for one in labels}
    places = {place.code: place.name for one in labels for place in one.places}
    family, place = asked.get("famille", ""), asked.get("lieu", "")
    kept = [
        one
        for one in labels
        if family in ("", one.product.family.key) and (place == "" or any(where.code == place for where in one.places))
    ]
    return {
        "labels": kept,
        "total": len(labels),
        "families": sorted(families.items(), key=lambda one: one[1]),
        "places": sorted(places.items(), key=lambda one: one[1]),
        "family": family,
        "place": place,
    }


def product(pk: int, now: datetime) -> dict[str, Any] | None:
    """A product's page: its label, the criteria of its dossier, the trace of its approval; None if not approved."""
    label = next((one for one in _labels(now) if one.product.pk == pk), None)
    if label is None:
        return None
    dossier = label.places[0].dossiers.filter(products=label.product).first() or label.places[0].dossiers.first()
    reasons = dossier.criteria if dossier else {}
    return {
        "label": label,
        "product": label.product,
        "dossier": dossier,
        "criteria": [(one, reasons[one.key]) for one in EIGHT if reasons.get(one.key)],
        "steps": trace.of_product(label.product, now),
    }


def _labels(now: datetime) -> list[Label]:
    approved = in_force.approvals(now)
    points = {
        one.pk: one for one in PointOfSale.objects.filter(pk__in=approved.point_of_sale_ids).select_related("commune")
    }
    found = []
    for one in Product.objects.filter(pk__in=approved.product_ids).select_related("family").order_by("name", "pk"):
        where = sorted((points[pk] for pk in approved.points_of_sale_with(one.pk)), key=lambda place: place.name)
        decision = approved.decisions[where[0].pk]
        found.append(Label(one, where, decision, MOTIFS.get(one.family.key, "caisse")))
    return found
