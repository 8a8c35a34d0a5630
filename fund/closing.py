"""Closing a month: its totals and its digest are written, and from then on nothing is booked in it."""

import hashlib
from datetime import date, datetime

from django.db import transaction
from django.db.models import Sum

from fund import contributions
from fund.ledger import triggers
from fund.models import Month, Transfer
from fund.month_refusals import MonthNotOver, NotRunYet
from live import clock, topics


def close(month: date, now: datetime, by: int | None = None) -> Month:
    """Close a month that was run and is over. Closed twice, it is closed once. `by` is an opaque number."""
    with transaction.atomic():
        triggers.hold_month(month)
        found = Month.objects.filter(first_day=month).first()
        if found is None or found.ran_at is None:
            raise NotRunYet
        if found.closed_at is None:
            if now < clock.midnight(contributions.next_month(month)):
                raise MonthNotOver
            found.totals, found.digest = totals(month), digest(month)
            found.closed_at, found.closed_by_id = now, by
            found.save()
            topics.changed("fund:months")
    return found


def totals(month: date) -> dict[str, int]:
    """Cents booked in a month, by kind of operation."""
    rows = (
        Transfer.objects.filter(operation__booked_month=month)
        .values_list("operation__kind")
        .annotate(Sum("cents"))
        .order_by()
    )
    return {kind: int(cents) for kind, cents in sorted(rows)}


def digest(month: date) -> str:
    """SHA-256 over every transfer booked in the month, in the order of the books."""
    seen = hashlib.sha256()
    rows = (
        Transfer.objects.filter(operation__booked_month=month)
        .order_by("pk")
        .values_list("operation__key", "operation__kind", "debit__kind", "credit__kind", "cents")
    )
    for row in rows.iterator():
        seen.update(("|".join(map(str, row)) + "\n").encode())
    return seen.hexdigest()
