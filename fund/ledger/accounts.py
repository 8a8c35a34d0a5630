"""Opening accounts, and reading what they hold."""

from django.db.models import Sum

from fund.models import Account, Balance, Transfer

Kind = Account.Kind


def alone(kind: str) -> Account:
    """The only account of its kind: bank, pool, operating share, running costs, opening."""
    return Account.objects.get_or_create(kind=kind)[0]


def open_wallet() -> Account:
    return Account.objects.create(kind=Kind.WALLET)


def open_point_of_sale() -> Account:
    return Account.objects.create(kind=Kind.POINT_OF_SALE)


def open_payer() -> Account:
    return Account.objects.create(kind=Kind.PAYER)


def balance_cents(account: Account) -> int:
    """Credits less debits: kept for accounts with a floor, summed over an index for the others."""
    if account.kind in Account.WITH_FLOOR:
        return Balance.objects.values_list("cents", flat=True).get(account=account)
    return summed_cents(account)


def summed_cents(account: Account) -> int:
    """Credits less debits, recomputed from the transfers."""
    credits = Transfer.objects.filter(credit=account).aggregate(cents=Sum("cents"))["cents"] or 0
    debits = Transfer.objects.filter(debit=account).aggregate(cents=Sum("cents"))["cents"] or 0
    return int(credits - debits)


def summed_by_account(kind: str) -> dict[int, int]:
    """Credits less debits of every account of a kind, by account id."""
    sums = dict.fromkeys(Account.objects.filter(kind=kind).values_list("pk", flat=True), 0)
    for pk, cents in Transfer.objects.filter(credit__kind=kind).values_list("credit").annotate(Sum("cents")).order_by():
        sums[pk] += cents
    for pk, cents in Transfer.objects.filter(debit__kind=kind).values_list("debit").annotate(Sum("cents")).order_by():
        sums[pk] -= cents
    return sums
