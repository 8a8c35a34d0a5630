"""Where one can pay: places that the council approves at the instant and that signed their agreement."""

from datetime import datetime

from django.db.models import Max

from fund import refusals
from fund.models import Agreement, Membership
from governance import in_force
from governance.models import PointOfSale, Product
from live.clock import PARIS


def refusal(point_of_sale: PointOfSale, now: datetime) -> refusals.Refused | None:
    """Why nobody can pay there at the instant, or None."""
    status = in_force.status_of(point_of_sale, now)
    if status.key == in_force.WITHDRAWN and status.since is not None:
        return refusals.Withdrawn(status.since)
    if status.key != in_force.APPROVED:
        return refusals.NotApproved()
    if not Agreement.objects.running_on(now.astimezone(PARIS).date()).filter(point_of_sale=point_of_sale).exists():
        return refusals.NotSigned()
    return None


def payable(now: datetime) -> list[PointOfSale]:
    """Every place where one can pay at the instant, by name."""
    signed = Agreement.objects.running_on(now.astimezone(PARIS).date()).values("point_of_sale")
    approved = in_force.approvals(now).point_of_sale_ids
    return list(
        PointOfSale.objects.filter(pk__in=approved).filter(pk__in=signed).select_related("commune").order_by("name")
    )


def last_used(membership: Membership, most: int = 3) -> list[PointOfSale]:
    """The places where a household paid last, the last one first."""
    paid = PointOfSale.objects.filter(payments__membership=membership).annotate(last=Max("payments__paid_at"))
    return list(paid.select_related("commune").order_by("-last")[:most])


def products(point_of_sale: PointOfSale, now: datetime) -> list[Product]:
    """What is approved there at the instant, by name."""
    ids = in_force.approvals(now).products.get(point_of_sale.pk, frozenset())
    return list(Product.objects.filter(pk__in=ids).order_by("name"))
