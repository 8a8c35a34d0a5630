"""Figures for the public, each asked of the room that owns it. Nothing about fewer than five households is told."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError

from fund import books, contributions, terms
from fund.ledger.accounts import Kind
from fund.models import Allocation, Membership, Month, Payment
from fund.month import totals
from governance import in_force, mandates, observations
from governance.decision_page import DecisionPage
from governance.models import Decision, Meeting
from live import clock
from live.clock import PARIS
from territory import outlines

FEWEST = 5


@dataclass(frozen=True)
class MonthFigures:
    """A month in the fund, in cents."""

    month: date
    households: int
    contributions_cents: int
    allocations_cents: int
    operating_cents: int
    payments_cents: int

    @property
    def left_cents(self) -> int:
        return self.contributions_cents - self.operating_cents - self.allocations_cents


def home(now: datetime) -> dict[str, Any]:
    """What the home page shows of the fund at an instant."""
    approved = in_force.approvals(now)
    latest = Decision.objects.exclude(kind=Decision.Subject.FOUNDING).select_related("vote__meeting")[:4]
    meeting = next_meeting(now)
    return {
        "decisions": [DecisionPage(one, now) for one in latest],
        "month": last_month(now),
        "places_count": len(approved.point_of_sale_ids),
        "communes": outlines.drawing(),
        "next_meeting": meeting,
        "chairs_left": observations.chairs_left(meeting) if meeting else 0,
        "seats": mandates.sitting(now.astimezone(PARIS).date()).count(),
        "allocation_cents": allocation_cents(now),
    }


def next_meeting(now: datetime) -> Meeting | None:
    coming = Meeting.objects.filter(state__in=[Meeting.State.PLANNED, Meeting.State.CONVENED], starts_at__gte=now)
    return coming.order_by("starts_at").first()


def allocation_cents(now: datetime) -> int | None:
    try:
        return terms.in_force(now).allocation_base_cents
    except ValidationError:
        return None


def last_month(now: datetime) -> MonthFigures | None:
    """The last month that was run, if enough households took part."""
    ran = Month.objects.filter(ran_at__isnull=False, first_day__lte=now.astimezone(PARIS).date()).first()
    return of_month(ran.first_day) if ran else None


def of_month(month: date) -> MonthFigures | None:
    households = Allocation.objects.filter(month=month).count()
    if households < FEWEST:
        return None
    booked = totals(month)
    end = contributions.next_month(month)
    paid = Payment.objects.filter(day__gte=month, day__lt=end)
    operating = books.operating_share_cents(month)
    return MonthFigures(
        month,
        households,
        booked.get("contribution", 0) - operating,  # the share is moved by the same operation
        booked.get("allocation", 0),
        operating,
        sum(paid.values_list("amount_cents", flat=True)),
    )


def months(now: datetime) -> list[MonthFigures]:
    """Every month that was run, oldest first."""
    found = [of_month(one.first_day) for one in Month.objects.filter(ran_at__isnull=False).order_by("first_day")]
    return [one for one in found if one is not None]


def evaluation(now: datetime) -> dict[str, Any]:
    """The fund so far, in figures."""
    told = months(now)
    active = Membership.objects.active().count()
    return {
        "months": told,
        "bars": _bars(told),
        "households": active if active >= FEWEST else None,
        "places_count": len(in_force.approvals(now).point_of_sale_ids),
        "meetings_count": Meeting.objects.filter(state=Meeting.State.CLOSED).count(),
        "decisions_count": Decision.objects.exclude(kind=Decision.Subject.FOUNDING).count(),
        "reports_count": observations.published().count(),
        "pool_cents": books.held_cents(Kind.POOL) if told else None,
        "present_month": clock.midnight(now.astimezone(PARIS).date()),
    }


@dataclass(frozen=True)
class Bar:
    """One month's two bars in a drawing of 100 units of height."""

    figures: MonthFigures
    x: int
    in_height: int
    out_height: int


def _bars(told: list[MonthFigures]) -> list[Bar]:
    most = max((max(one.contributions_cents, one.allocations_cents) for one in told), default=1) or 1
    return [
        Bar(one, 20 + 64 * at, round(100 * one.contributions_cents / most), round(100 * one.allocations_cents / most))
        for at, one in enumerate(told)
    ]
