"""Approving, refusing, adjourning and withdrawing a point of sale. Alcohol and what is not food is never approved."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from governance import effects, in_force
from governance.effect_kinds import ADJOURN, ALL, APPROVE, REFUSE, WITHDRAW, of_point_of_sale
from governance.effects import Payload, Specification
from governance.models import Decision, PointOfSale, Product


class UnknownPointOfSale(ValidationError):
    def __init__(self) -> None:
        super().__init__(gettext_lazy("This point of sale is not known here."))


class UnknownProducts(ValidationError):
    def __init__(self) -> None:
        super().__init__(gettext_lazy("Choose products that this point of sale sells."))


class NeverApproved(ValidationError):
    def __init__(self, products: list[Product]) -> None:
        super().__init__(
            gettext_lazy("Alcohol and what is not food can never be approved: %(products)s."),
            params={"products": ", ".join(product.name for product in products)},
        )


class NotApproved(ValidationError):
    def __init__(self) -> None:
        super().__init__(gettext_lazy("Only a point of sale that is approved can be withdrawn."))


def approve(point_of_sale: PointOfSale, products: list[Product] | None = None) -> dict[str, Any]:
    """Specify the approval of a point of sale, whole or for some products."""
    named = ALL if products is None else sorted(product.pk for product in products)
    return {"kind": APPROVE, "payload": {"point_of_sale": point_of_sale.pk, "products": named}}


def outcomes_of_approval(
    point_of_sale: PointOfSale, products: list[Product] | None = None, first_day: str = ""
) -> dict[str, Specification]:
    """What each outcome of a vote on an approval does."""
    place = {"point_of_sale": point_of_sale.pk}
    approval = approve(point_of_sale, products)
    return {
        "adopted": {**approval, "from": first_day} if first_day else approval,
        "rejected": {"kind": REFUSE, "payload": place},
        "adjourned": {"kind": ADJOURN, "payload": place},
    }


def outcomes_of_withdrawal(point_of_sale: PointOfSale, first_day: str = "") -> dict[str, Specification]:
    """What each outcome of a vote on a withdrawal does: without a majority everything stays."""
    withdrawal = {"kind": WITHDRAW, "payload": {"point_of_sale": point_of_sale.pk}}
    return {"adopted": {**withdrawal, "from": first_day} if first_day else withdrawal}


def register() -> None:
    place = Decision.Subject.POINT_OF_SALE
    gently = frozenset({APPROVE})
    effects.register(APPROVE, _check_approval, _dry_run_approval, _say_approval, subject=of_point_of_sale, about=place)
    effects.register(
        WITHDRAW, _check_withdrawal, _dry_run_withdrawal, _say_withdrawal, subject=of_point_of_sale, about=place
    )
    for kind, say in ((REFUSE, _say_refusal), (ADJOURN, _say_adjournment)):
        effects.register(
            kind, _check_place, _dry_run_nothing, say, subject=of_point_of_sale, about=place, yields_to=gently
        )


def _place(payload: Payload) -> PointOfSale:
    place = PointOfSale.objects.filter(pk=payload.get("point_of_sale", 0)).first()
    if place is None:
        raise UnknownPointOfSale
    return place


def _check_place(payload: Payload, at: datetime) -> None:
    _place(payload)


def _check_approval(payload: Payload, at: datetime) -> None:
    place, named = _place(payload), payload.get("products")
    sold = list(Product.objects.filter(points_of_sale=place))
    if named == ALL:
        if sold and not any(_can_be_approved(product) for product in sold):
            raise NeverApproved(sold)
        return
    if not isinstance(named, list) or not named or not set(named) <= {product.pk for product in sold}:
        raise UnknownProducts
    never = [product for product in sold if product.pk in named and not _can_be_approved(product)]
    if never:
        raise NeverApproved(never)


def _can_be_approved(product: Product) -> bool:
    return product.is_food and not product.contains_alcohol


def _check_withdrawal(payload: Payload, at: datetime) -> None:
    if not in_force.is_approved(_place(payload), at):
        raise NotApproved


def _named(payload: Payload) -> set[int]:
    if payload["products"] != ALL:
        return set(payload["products"])
    sold = Product.objects.filter(points_of_sale=payload["point_of_sale"], is_food=True, contains_alcohol=False)
    return set(sold.values_list("pk", flat=True))


def _payable_now(payload: Payload, at: datetime) -> frozenset[int]:
    return in_force.approvals(at).products.get(_place(payload).pk, frozenset())


def _dry_run_approval(payload: Payload, at: datetime) -> list[str]:
    before, after = _payable_now(payload, at), _named(payload)
    gained, lost = len(after - before), len(before - after)
    return [_say_gained(gained), *([_say_lost(lost)] if lost else [])]


def _dry_run_withdrawal(payload: Payload, at: datetime) -> list[str]:
    return [_say_lost(len(_payable_now(payload, at)))]


def _say_gained(count: int) -> str:
    return ngettext(
        "%(count)d product becomes payable there from the account.",
        "%(count)d products become payable there from the account.",
        count,
    ) % {"count": count}


def _say_lost(count: int) -> str:
    return ngettext(
        "%(count)d product is no longer payable there from the account.",
        "%(count)d products are no longer payable there from the account.",
        count,
    ) % {"count": count}


def _dry_run_nothing(payload: Payload, at: datetime) -> list[str]:
    """A refusal and an adjournment change nothing that one can buy: their sentence says it all."""
    return []


def _say_approval(payload: Payload) -> str:
    place = _place(payload).name
    if payload["products"] == ALL:
        return _("%(place)s is approved, with everything it sells that can be.") % {"place": place}
    count = len(_named(payload))
    return ngettext(
        "%(place)s is approved in part, for %(count)d product.",
        "%(place)s is approved in part, for %(count)d products.",
        count,
    ) % {"place": place, "count": count}


def _say_withdrawal(payload: Payload) -> str:
    return _("%(place)s is no longer approved.") % {"place": _place(payload).name}


def _say_refusal(payload: Payload) -> str:
    return _("%(place)s is not approved for now.") % {"place": _place(payload).name}


def _say_adjournment(payload: Payload) -> str:
    return _("The question of %(place)s will come back to the council.") % {"place": _place(payload).name}
