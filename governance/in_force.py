"""What is in force at an instant: read from the effects of decisions each time, and copied nowhere.

Intervals are half open: an effect holds from its first instant on, and no more at the instant where it ends.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Min, QuerySet

from governance.effect_kinds import ADJOURN, ALL, APPROVE, REFUSE, SET_TERM, WITHDRAW, approval_of, term_called
from governance.models import Decision, Effect, PointOfSale, Product
from governance.terms import Value

APPROVED = "approved"
WITHDRAWN = "withdrawn"
REFUSED = "refused"
ADJOURNED = "adjourned"
NEVER_DECIDED = "never_decided"
STATUS_OF = {APPROVE: APPROVED, WITHDRAW: WITHDRAWN, REFUSE: REFUSED, ADJOURN: ADJOURNED}


@dataclass(frozen=True)
class Approvals:
    """The points of sale approved at an instant, with the products approved at each and the decision each rests on."""

    products: dict[int, frozenset[int]]
    decisions: dict[int, Decision]
    whole: frozenset[int]

    @property
    def point_of_sale_ids(self) -> frozenset[int]:
        return frozenset(self.products)

    @property
    def product_ids(self) -> frozenset[int]:
        return frozenset().union(*self.products.values())

    def points_of_sale_with(self, product_id: int) -> frozenset[int]:
        return frozenset(place for place, products in self.products.items() if product_id in products)


@dataclass(frozen=True)
class Status:
    """How a point of sale stands at an instant, since when, and by which decision."""

    key: str
    effect: Effect | None = None

    @property
    def decision(self) -> Decision | None:
        return self.effect.decision if self.effect else None

    @property
    def since(self) -> datetime | None:
        return self.effect.starts_at if self.effect else None


@dataclass(frozen=True)
class TermInForce:
    value: Value
    decision: Decision
    since: datetime


def approvals(at: datetime) -> Approvals:
    """Two questions to the database, however many decisions there were."""
    effects = list(Effect.objects.in_force(at).filter(kind=APPROVE).select_related("decision__vote__meeting"))
    by_place = {int(effect.payload["point_of_sale"]): effect for effect in effects}
    sold: dict[int, set[int]] = {place: set() for place in by_place}
    for place, product in _sold_at(by_place):
        named = by_place[place].payload["products"]
        if named == ALL or product in named:
            sold[place].add(product)
    return Approvals(
        products={place: frozenset(products) for place, products in sold.items()},
        decisions={place: effect.decision for place, effect in by_place.items()},
        whole=frozenset(place for place, effect in by_place.items() if effect.payload["products"] == ALL),
    )


def is_approved(point_of_sale: PointOfSale, at: datetime) -> bool:
    return _on(approval_of(point_of_sale.pk), at).filter(kind=APPROVE).exists()


def status_of(point_of_sale: PointOfSale, at: datetime) -> Status:
    effect = _on(approval_of(point_of_sale.pk), at).select_related("decision__vote__meeting").first()
    return Status(STATUS_OF[effect.kind], effect) if effect else Status(NEVER_DECIDED)


def terms(at: datetime) -> dict[str, Value]:
    """The value of every term that a decision has set."""
    return {key: found.value for key, found in terms_with_decisions(at).items()}


def terms_with_decisions(at: datetime) -> dict[str, TermInForce]:
    """Every term that a decision has set, with its value and the decision it rests on."""
    effects = Effect.objects.in_force(at).filter(kind=SET_TERM).select_related("decision__vote__meeting")
    return {one.payload["term"]: TermInForce(one.payload["value"], one.decision, one.starts_at) for one in effects}


def term(key: str, at: datetime) -> TermInForce | None:
    effect = _on(term_called(key), at).select_related("decision__vote__meeting").first()
    return TermInForce(effect.payload["value"], effect.decision, effect.starts_at) if effect else None


def next_change(at: datetime) -> datetime | None:
    """The next instant at which an effect starts or ends: nothing read here changes before it."""
    lasting = Effect.objects.lasting()
    starts = lasting.filter(starts_at__gt=at).aggregate(at=Min("starts_at"))["at"]
    ends = lasting.filter(ends_at__gt=at).aggregate(at=Min("ends_at"))["at"]
    return min((instant for instant in (starts, ends) if instant), default=None)


def _on(subject: str, at: datetime) -> QuerySet[Effect]:
    return Effect.objects.in_force(at).filter(subject=subject)


def _sold_at(places: Iterable[int]) -> Iterable[tuple[int, int]]:
    """What those points of sale sell and can be approved. Alcohol and what is not food never can, whatever was decided."""
    return (
        Product.points_of_sale.through.objects.filter(
            pointofsale_id__in=list(places), product__is_food=True, product__contains_alcohol=False
        )
        .values_list("pointofsale_id", "product_id")
        .order_by()
    )
