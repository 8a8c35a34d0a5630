"""Dossiers: what the council reads about a point of sale before it votes, against the eight criteria."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import uuid4

from django.db import transaction

from governance import criteria
from governance.council_refusals import CriterionMissing, NeverInADossier, NothingPresented, NotSoldThere
from governance.models import Dossier, PointOfSale, Product
from live import topics


@transaction.atomic
def open_dossier(
    point_of_sale: PointOfSale,
    presentation: str,
    texts: Mapping[str, str],
    products: Iterable[Product],
    now: datetime,
    *,
    key: str = "",
) -> Dossier:
    """Open a dossier. The same key gives the same dossier."""
    known = Dossier.objects.filter(key=key).first() if key else None
    if known:
        return known
    asked = list(products)
    _check_products(point_of_sale, asked)
    dossier = Dossier.objects.create(
        key=key or uuid4().hex,
        point_of_sale=point_of_sale,
        opened_at=now,
        presentation=_presented(presentation),
        criteria=_answers(texts),
    )
    dossier.products.set(asked)
    topics.changed("dossiers:all")
    return dossier


def matrix(dossier: Dossier) -> list[tuple[criteria.Criterion, str]]:
    """The eight criteria in their order, each with what is known."""
    return [(criterion, str(dossier.criteria.get(criterion.key, ""))) for criterion in criteria.EIGHT]


def _presented(presentation: str) -> str:
    if not presentation.strip():
        raise NothingPresented
    return presentation.strip()


def _answers(texts: Mapping[str, str]) -> dict[str, str]:
    answers = {key: texts.get(key, "").strip() for key in criteria.KEYS}
    missing = [str(criterion.label) for criterion in criteria.EIGHT if not answers[criterion.key]]
    if missing:
        raise CriterionMissing(criteria=", ".join(missing))
    return answers


def _check_products(point_of_sale: PointOfSale, products: list[Product]) -> None:
    sold = set(Product.objects.filter(points_of_sale=point_of_sale).values_list("pk", flat=True))
    foreign = [product.name for product in products if product.pk not in sold]
    if foreign:
        raise NotSoldThere(products=", ".join(foreign))
    never = [product.name for product in products if product.contains_alcohol or not product.is_food]
    if never:
        raise NeverInADossier(products=", ".join(never))
