"""How fast the books are: entries a second, a month of a thousand households, reading a balance."""

from datetime import date, datetime
from itertools import cycle, islice
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from figures import own_database, seconds, tell, usual_seconds

if TYPE_CHECKING:
    from fund.models import Account

NOW = datetime(2025, 6, 2, 9, tzinfo=ZoneInfo("Europe/Paris"))
HOUSEHOLDS = 1_000
ENTRIES = 2_000
READINGS = 200
CHOSEN = (40_00, 60_00, 115_00, 200_00)  # 103.75 on average: the pool can cover 100.00 each


def main() -> None:
    with own_database():
        found()
        wallets = let_in()
        month_of_all()
        entries(wallets)
        balances(wallets)
        books_hold()


def found() -> None:
    from governance import founding, terms
    from people import accounts, roles

    first, second = accounts.make("Odile"), accounts.make("Oscar")
    for person in (first, second):
        roles.appoint(person, roles.ORGANISER, by=first, now=NOW)
    founding.decide(
        terms.defaults(), [], "Statutes of a benchmark", signed_by=(first, second), now=NOW, since=date(2025, 1, 1)
    )


def let_in() -> list["Account"]:
    """A thousand households with a wallet and a contribution each; they are not what is measured."""
    from fund.ledger import accounts
    from fund.models import Contribution, Membership
    from territory.models import Commune

    commune, _made = Commune.objects.get_or_create(
        code="26114",
        defaults={"name": "Dieulefit", "postcode": "26220", "population": 3200, "latitude": 44.52, "longitude": 5.06},
    )
    wallets = [accounts.open_wallet() for _ in range(HOUSEHOLDS)]
    memberships = Membership.objects.bulk_create(
        Membership(
            key=f"household-{number}",
            state=Membership.State.ACTIVE,
            commune=commune,
            asked_at=NOW,
            entered_on=date(2025, 1, 7),
            wallet=wallet,
        )
        for number, wallet in enumerate(wallets)
    )
    Contribution.objects.bulk_create(
        Contribution(membership=membership, amount_cents=cents, from_month=date(2025, 1, 1), chosen_at=NOW)
        for membership, cents in zip(memberships, cycle(CHOSEN), strict=False)
    )
    return wallets


def month_of_all() -> None:
    from fund import month
    from fund.models import Allocation

    took = seconds(lambda: month.run(date(2025, 6, 1), None, NOW))
    if Allocation.objects.count() != HOUSEHOLDS:
        raise SystemExit("bench_ledger: the month did not allocate to every household.")
    tell("ledger", f"month of {HOUSEHOLDS} households", took, "s")


def entries(wallets: list["Account"]) -> None:
    """Each is its own operation in its own transaction, as a payment is."""
    from fund import ledger
    from fund.ledger import accounts

    shop = accounts.open_point_of_sale()

    def pay_each() -> None:
        for number, wallet in enumerate(islice(cycle(wallets), ENTRIES)):
            ledger.book("payment", f"entry-{number}", [ledger.Movement(wallet, shop, 5_00)], NOW)

    tell("ledger", "entries booked", ENTRIES / seconds(pay_each), "entries/s")
    owed = usual_seconds(lambda: accounts.balance_cents(shop), READINGS)
    tell("ledger", f"balance of a point of sale with {ENTRIES} payments", owed * 1000, "ms")


def balances(wallets: list["Account"]) -> None:
    from fund.ledger import accounts

    tell(
        "ledger",
        "balance of a wallet",
        usual_seconds(lambda: accounts.balance_cents(wallets[7]), READINGS) * 1000,
        "ms",
    )


def books_hold() -> None:
    from fund import books

    faults: list[str] = []
    took = seconds(lambda: faults.extend(books.check()))
    if faults:
        raise SystemExit("\n".join(faults))
    tell("ledger", f"check of {books.transfers_in_books()} transfers", took, "s")


if __name__ == "__main__":
    main()
