"""Third-party payers: an amount fixed in an agreement, for a household, for a time. A payer never sees a purchase, nor
what the household itself pays in.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count, Q, QuerySet, Sum
from django.utils.translation import gettext_lazy as _

from fund import ledger
from fund.ledger import accounts
from fund.models import Membership, Operation, Payer, PayerAgreement, PayerPerson, Transfer
from live import topics
from people.models import Person
from people.permissions import is_organiser, is_treasurer


class NotYours(ValidationError):
    def __init__(self) -> None:
        super().__init__(_("Only organisers and the treasurer sign agreements with payers."), code="not_yours")


class TreasurerBooks(ValidationError):
    def __init__(self) -> None:
        super().__init__(_("Only the treasurer books what came in."), code="treasurer_books")


class NothingReceived(ValidationError):
    def __init__(self) -> None:
        super().__init__(_("Give a sum above zero."), code="nothing_received")


class AlreadyAgreed(ValidationError):
    def __init__(self) -> None:
        super().__init__(
            _("This payer already has an agreement for this household in these months."), code="already_agreed"
        )


class BadAgreement(ValidationError):
    def __init__(self) -> None:
        super().__init__(
            _("An agreement pays at least one cent a month, from a month to a later one."), code="bad_agreement"
        )


@transaction.atomic
def make(name: str, persons: Iterable[Person]) -> Payer:
    """Make a payer with those who sign in for it. The same name is the same payer."""
    payer = Payer.objects.filter(name=name).first() or Payer.objects.create(name=name, account=accounts.open_payer())
    for person in persons:
        PayerPerson.objects.get_or_create(payer=payer, person=person)
    return payer


def agree(
    payer: Payer, membership: Membership, amount_cents: int, from_month: date, until_month: date | None, by: Person
) -> PayerAgreement:
    """Sign that a payer pays a fixed amount for a household. Signed twice with the same words, it is one agreement."""
    if not (is_organiser(by) or is_treasurer(by)):
        raise NotYours
    if amount_cents <= 0 or from_month.day != 1 or (until_month is not None and until_month <= from_month):
        raise BadAgreement
    wanted = {"amount_cents": amount_cents, "from_month": from_month, "until_month": until_month}
    with transaction.atomic():
        Payer.objects.select_for_update().get(pk=payer.pk)
        meanwhile = PayerAgreement.objects.filter(payer=payer, membership=membership).filter(
            Q(until_month__isnull=True) | Q(until_month__gt=from_month)
        )
        if until_month is not None:
            meanwhile = meanwhile.filter(from_month__lt=until_month)
        same = meanwhile.filter(**wanted).first()
        if same is not None:
            return same
        if meanwhile.exists():
            raise AlreadyAgreed
        return PayerAgreement.objects.create(payer=payer, membership=membership, **wanted)


def end(agreement: PayerAgreement, until_month: date, by: Person) -> PayerAgreement:
    """End an agreement: from `until_month` on, it pays nothing more."""
    if not (is_organiser(by) or is_treasurer(by)):
        raise NotYours
    if until_month.day != 1 or until_month < agreement.from_month:
        raise BadAgreement
    PayerAgreement.objects.filter(pk=agreement.pk, until_month__isnull=True).update(until_month=until_month)
    agreement.refresh_from_db()
    return agreement


def running(month: date) -> QuerySet[PayerAgreement]:
    return PayerAgreement.objects.filter(
        Q(until_month__isnull=True) | Q(until_month__gt=month), from_month__lte=month
    ).select_related("payer__account")


def agreed(month: date) -> dict[int, list[PayerAgreement]]:
    """What payers agreed to pay in a month, by household: each its whole amount, so that it reveals no other."""
    found: dict[int, list[PayerAgreement]] = {}
    for agreement in running(month).order_by("from_month", "pk"):
        found.setdefault(agreement.membership_id, []).append(agreement)
    return found


def is_payer(person: object) -> bool:
    """Whoever signs in for a payer."""
    return isinstance(person, Person) and PayerPerson.objects.filter(person=person).exists()


def of_person(person: Person) -> QuerySet[Payer]:
    return Payer.objects.filter(persons=person)


def owed(payer: Payer) -> int:
    """The cents that a payer still has to pay; less than zero when it paid ahead."""
    return -accounts.balance_cents(payer.account)


def receive(payer: Payer, cents: int, key: str, now: datetime, by: Person) -> Operation:
    """Book what a payer paid at the bank. Sent twice with its key, it is booked once."""
    if not is_treasurer(by):
        raise TreasurerBooks
    if cents <= 0:
        raise NothingReceived
    paid = ledger.Movement(accounts.alone(accounts.Kind.BANK), payer.account, cents)
    with transaction.atomic():
        operation = ledger.book("payer_receipt", key, [paid], now, by=by.pk)
        topics.changed("fund:months")
    return operation


@dataclass(frozen=True)
class StatementLine:
    """What a payer's agreements paid in a month: never a name, a purchase, or what a household paid itself."""

    month: date
    households: int
    cents: int


def statement(payer: Payer) -> list[StatementLine]:
    """Month by month, how many households and how much, as booked; the latest first."""
    booked = (
        Transfer.objects.filter(debit=payer.account, operation__contribution__isnull=False)
        .values_list("operation__contribution__month")
        .annotate(Count("operation__contribution__membership", distinct=True), Sum("cents"))
        .order_by("-operation__contribution__month")
    )
    return [StatementLine(month, households, int(cents)) for month, households, cents in booked]


def receipts(payer: Payer) -> list[Transfer]:
    """What the payer paid, the latest first."""
    return list(Transfer.objects.filter(credit=payer.account).select_related("operation").order_by("-pk"))
