"""A household's wallet as its persons see it: what is left, what came and went, what comes next."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from fund import contributions, permissions, terms
from fund.ledger import accounts
from fund.models import Membership, Operation, Transfer
from governance.models import Decision
from live import clock
from live.clock import PARIS
from people.models import Person


@dataclass(frozen=True)
class Movement:
    """One line of the account: a positive amount came in."""

    label: str
    made_at: datetime
    amount_cents: int
    receipt_key: str = ""
    decision: Decision | None = None


def balance_cents(membership: Membership) -> int:
    return accounts.balance_cents(membership.wallet) if membership.wallet else 0


def balance_of(person: Person) -> int:
    membership = permissions.membership_of(person)
    return balance_cents(membership) if membership else 0


def account(membership: Membership, person: Person, now: datetime) -> dict[str, Any]:
    """What the account page shows; the contribution only to whom it belongs."""
    month = now.astimezone(PARIS).date().replace(day=1)
    return {
        "membership": membership,
        "balance_cents": balance_cents(membership),
        "movements": movements(membership, most=8),
        "contribution_cents": contributions.of_month(membership, month),
        "persons": membership.persons(),
        **next_allocation(membership, now),
    }


def next_allocation(membership: Membership, now: datetime) -> dict[str, Any]:
    """The next allocation by the terms that will be in force then, or nothing for a household that leaves."""
    if membership.state != Membership.State.ACTIVE:
        return {"next_cents": 0, "next_on": None}
    day = contributions.first_month(now)
    then = terms.in_force(clock.midnight(day))
    return {"next_cents": then.allocation_cents(membership.adults, membership.children), "next_on": day}


def movements(membership: Membership, most: int) -> list[Movement]:
    """What came and went, the latest first."""
    wallet = membership.wallet
    if wallet is None:
        return []
    told = ("operation__payment__point_of_sale", "operation__allocation__decision")
    went, came = (
        list(Transfer.objects.filter(**{side: wallet}).select_related(*told).order_by("-pk")[:most])
        for side in ("debit", "credit")
    )
    latest = sorted([*went, *came], key=lambda transfer: transfer.pk, reverse=True)[:most]
    return [_movement(transfer, transfer.credit_id == wallet.pk) for transfer in latest]


def _movement(transfer: Transfer, came_in: bool) -> Movement:
    operation = transfer.operation
    payment, allocation = getattr(operation, "payment", None), getattr(operation, "allocation", None)
    return Movement(
        label=payment.point_of_sale.name if payment else _label(operation),
        made_at=operation.made_at,
        amount_cents=transfer.cents if came_in else -transfer.cents,
        receipt_key=operation.key if payment else "",
        decision=allocation.decision if allocation else None,
    )


def _label(operation: Operation) -> str:
    if hasattr(operation, "allocation"):
        return _("Allocation of %(month)s") % {"month": contributions.month_name(operation.allocation.month)}
    return _("Balance taken over") if operation.kind == "opening" else _("Correction")
