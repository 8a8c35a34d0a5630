"""What the fund owes points of sale, and the page that each of them sees: numbers, sums and codes, never who paid."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Sum

from fund.ledger import accounts
from fund.models import Account, Payable, Payment
from governance.models import PointOfSale
from live.clock import PARIS


@dataclass(frozen=True)
class DayTotal:
    day: date
    cents: int


def account_of(point_of_sale: PointOfSale) -> Account:
    """The account of a point of sale in the ledger, opened when it is first needed."""
    payable = Payable.objects.select_related("account").filter(point_of_sale=point_of_sale).first()
    if payable is None:
        payable = Payable.objects.create(point_of_sale=point_of_sale, account=accounts.open_point_of_sale())
    return payable.account


def owed(point_of_sale: PointOfSale) -> int:
    """The cents that the fund owes a point of sale."""
    payable = Payable.objects.select_related("account").filter(point_of_sale=point_of_sale).first()
    return accounts.balance_cents(payable.account) if payable else 0


def owed_by_point_of_sale() -> dict[int, int]:
    """The cents owed to each point of sale that has an account, by its id."""
    cents = accounts.summed_by_account(accounts.Kind.POINT_OF_SALE)
    return {place: cents[account] for place, account in Payable.objects.values_list("point_of_sale", "account")}


def page(point_of_sale: PointOfSale, now: datetime) -> dict[str, Any]:
    """The payments of the day, the latest first, the totals of the last days with any, and what is owed."""
    day = now.astimezone(PARIS).date()
    payments = list(Payment.objects.filter(point_of_sale=point_of_sale, day=day).order_by("-number_in_day"))
    totals = (
        Payment.objects.filter(point_of_sale=point_of_sale, day__lt=day)
        .values("day")
        .annotate(cents=Sum("amount_cents"))
        .order_by("-day")
    )
    return {
        "day": day,
        "payments": payments,
        "day_cents": sum(payment.amount_cents for payment in payments),
        "days": [DayTotal(**total) for total in totals[:7]],
        "owed_cents": owed(point_of_sale),
    }
