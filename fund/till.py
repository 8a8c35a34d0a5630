"""Paying at the till: one key, one payment, in one transaction. fund.refusals says why one is not made."""

import hashlib
import re
import time
from datetime import date, datetime, timedelta
from typing import cast

from django.db import DatabaseError, connection, transaction

from fund import ledger, payables, permissions, places, refusals, sums, terms, wallets
from fund.models import Account, Membership, Payment
from governance.models import PointOfSale
from live import topics
from live.clock import PARIS
from people.models import HANDLE_LETTERS, Person

FRESH = timedelta(minutes=10)  # as long as a receipt is shown at a till as just paid
TRIES = 8
KEY = re.compile(r"[A-Za-z0-9_-]{16,64}")


def pay(key: str, person: Person, point_of_sale: PointOfSale, amount_cents: int, now: datetime) -> Payment:
    """Pay from the household's wallet, once however often it is sent with its key.

    Raises one of fund.refusals, with nothing booked.
    """
    if not KEY.fullmatch(key):
        raise refusals.BadKey
    for attempt in range(TRIES):
        try:
            with transaction.atomic():
                return _pay(key, person, point_of_sale, amount_cents, now)
        except DatabaseError:
            # The same key won elsewhere, or the database was busy: tried again, the payment is found or made.
            if connection.in_atomic_block:
                raise
            time.sleep(0.02 * attempt)
    raise refusals.Busy


def read(typed: str) -> int:
    """Read the sum that was typed at the till, in cents."""
    if not typed.strip():
        raise refusals.NothingToPay
    try:
        return sums.read(typed)
    except sums.NegativeSum as fault:
        raise refusals.LessThanNothing from fault
    except sums.NotASum as fault:
        raise refusals.Malformed from fault


def ask_before_paying_again(
    key: str, person: Person, point_of_sale: PointOfSale, amount_cents: int, now: datetime
) -> None:
    """Raise JustPaid when the household paid this very sum here minutes ago, by another key."""
    same = Payment.objects.filter(
        membership=permissions.membership_of(person),
        point_of_sale=point_of_sale,
        amount_cents=amount_cents,
        paid_at__gt=now - FRESH,
    ).select_related("operation")
    last = same.first()
    if last is not None and not same.filter(operation__key=key).exists():
        raise refusals.JustPaid(last.operation.key, amount_cents)


def made(key: str) -> Payment | None:
    """The payment that a key made, if it did."""
    return (
        Payment.objects.select_related("operation", "membership", "point_of_sale__commune")
        .filter(operation__key=key)
        .first()
    )


def refusal_of(person: Person, point_of_sale: PointOfSale, now: datetime) -> refusals.Refused | None:
    """Why this person could pay nothing there now, told before a sum is typed; None if they may."""
    try:
        _paying(permissions.membership_of(person), now.astimezone(PARIS).date())
    except refusals.Refused as fault:
        return fault
    return places.refusal(point_of_sale, now)


def is_fresh(payment: Payment, now: datetime) -> bool:
    """Tell whether a receipt may still be shown at the till as just paid."""
    return payment.paid_at <= now < payment.paid_at + FRESH


def _pay(key: str, person: Person, point_of_sale: PointOfSale, amount_cents: int, now: datetime) -> Payment:
    day = now.astimezone(PARIS).date()
    membership = permissions.membership_of(person)
    if membership is not None:
        # Payments of one household follow one another here; under it the ledger's own floor holds (on SQLite, only it).
        locked = Membership.objects.select_for_update(no_key=True, of=("self",)).select_related("wallet")
        membership = locked.get(pk=membership.pk)
    paid = made(key)
    if paid is not None:
        return _the_same(paid, person, point_of_sale, amount_cents)
    membership = _paying(membership, day)
    closed = places.refusal(point_of_sale, now)
    if closed is not None:
        raise closed
    _check_amount(amount_cents, wallets.balance_cents(membership), terms.in_force(now).payment_limit_cents)
    return _book(key, person, membership, point_of_sale, amount_cents, now, day)


def _book(
    key: str,
    person: Person,
    membership: Membership,
    point_of_sale: PointOfSale,
    amount_cents: int,
    now: datetime,
    day: date,
) -> Payment:
    wallet = cast(Account, membership.wallet)  # whoever entered has one, by the database
    moved = ledger.Movement(debit=wallet, credit=payables.account_of(point_of_sale), cents=amount_cents)
    try:
        operation = ledger.book("payment", key, [moved], now, by=person.pk)
    except ledger.BelowFloor as fault:
        raise refusals.AboveBalance(wallets.balance_cents(membership)) from fault
    except ledger.KeyReused as fault:
        raise refusals.KeyOfSomebodyElse from fault
    payment = Payment(
        operation=operation,
        membership=membership,
        point_of_sale=point_of_sale,
        amount_cents=amount_cents,
        paid_at=now,
        day=day,
        number_in_day=_next_number(point_of_sale, day),
        code=code_of(key),
    )
    payment.save(force_insert=True)
    topics.changed(f"point_of_sale:{point_of_sale.pk}")
    return payment


def _next_number(point_of_sale: PointOfSale, day: date) -> int:
    """Taken last in the transaction: it is all that two payments at one place wait for."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO fund_paymentday (point_of_sale_id, day, last_number) VALUES (%s, %s, 1)"
            " ON CONFLICT (point_of_sale_id, day) DO UPDATE SET last_number = fund_paymentday.last_number + 1"
            " RETURNING last_number",
            [point_of_sale.pk, day],
        )
        return int(cursor.fetchone()[0])


def _paying(membership: Membership | None, day: date) -> Membership:
    if membership is None:
        raise refusals.NotAMember
    if membership.state == Membership.State.WAITING:
        raise refusals.StillWaiting
    if membership.left_on is not None and membership.left_on < day:
        raise refusals.AccountClosed
    return membership


def _check_amount(amount_cents: int, balance_cents: int, limit_cents: int) -> None:
    if amount_cents == 0:
        raise refusals.NothingToPay
    if amount_cents < 0:
        raise refusals.LessThanNothing
    if amount_cents > balance_cents:
        raise refusals.AboveBalance(balance_cents)
    if amount_cents > limit_cents:
        raise refusals.AboveLimit(limit_cents)


def _the_same(paid: Payment, person: Person, point_of_sale: PointOfSale, amount_cents: int) -> Payment:
    if paid.operation.made_by_id != person.pk:
        raise refusals.KeyOfSomebodyElse
    if paid.point_of_sale_id != point_of_sale.pk or paid.amount_cents != amount_cents:
        raise refusals.KeyUsed(paid.amount_cents)
    return paid


def code_of(key: str) -> str:
    """Two pairs said aloud at the till, such as "K7 R2"."""
    letters = [HANDLE_LETTERS[byte % len(HANDLE_LETTERS)] for byte in hashlib.sha256(key.encode()).digest()[:4]]
    return "".join(letters[:2]) + " " + "".join(letters[2:])
