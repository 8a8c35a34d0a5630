"""One month of a small fund, every sum written out by hand: June 2025, six households, three points of sale."""

import hashlib
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from fund import books, ledger, month, payables, till, wallets
from fund.ledger import accounts
from fund.ledger.accounts import Kind
from fund.models import Membership, Month, Operation, Transfer
from governance.models import PointOfSale
from live import clock
from people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

JUNE, JULY = date(2025, 6, 1), date(2025, 7, 1)
FIRST_OF_JUNE = datetime(2025, 6, 1, 8, tzinfo=clock.PARIS)
MARKET_DAY = datetime(2025, 6, 14, 10, 30, tzinfo=clock.PARIS)
LAST_OF_JUNE = datetime(2025, 6, 30, 17, tzinfo=clock.PARIS)
FIRST_OF_JULY = datetime(2025, 7, 1, 9, tzinfo=clock.PARIS)

# What each household chose to pay in: 40 + 60 + 115 + 90 + 150 + 175 = 630.00
CHOSEN = {"Ana": 40_00, "Boris": 60_00, "Chloé": 115_00, "Driss": 90_00, "Emma": 150_00, "Farid": 175_00}

Households = dict[str, Membership]


@pytest.fixture
def two_percent(set_term: Callable[[str, int], None]) -> None:
    """The council set the operating share at 2 % of each contribution; the allocation is 100.00, as founded."""
    set_term("operating_share_permille", 20)


@pytest.fixture
def six(make_person: Any, enter: Callable[..., Membership]) -> Households:
    def named(number: int, name: str) -> Person:
        person: Person = make_person(name, email=f"{number}@example.org")
        return person

    return {name: enter(named(number, name), amount_cents=cents) for number, (name, cents) in enumerate(CHOSEN.items())}


@pytest.fixture
def spend(six: Households) -> Callable[[str, PointOfSale, int], None]:
    """Pay from a household's account on market day; the key says what was bought by whom."""

    def pay(name: str, place: PointOfSale, cents: int) -> None:
        till.pay(f"june-{six[name].number}-{place.code}", six[name].persons().get(), place, cents, MARKET_DAY)

    return pay


def reimburse(place: PointOfSale, cents: int) -> None:
    """The treasurer's transfer from the bank to a point of sale, as the books keep it."""
    paid = ledger.Movement(payables.account_of(place), accounts.alone(Kind.BANK), cents)
    ledger.book("payout", f"payout:2025-06:{place.code}", [paid], LAST_OF_JUNE)


def held(kind: Kind) -> int:
    return accounts.balance_cents(accounts.alone(kind))


def left(six: Households) -> dict[str, int]:
    return {name: wallets.balance_cents(household) for name, household in six.items()}


def test_june_from_the_first_contribution_to_the_closed_books(
    two_percent: None,
    six: Households,
    spend: Callable[[str, PointOfSale, int], None],
    treasurer: Person,
    grocery: PointOfSale,
    bakery: PointOfSale,
    farm: PointOfSale,
) -> None:
    # 1 June. Contributions come in at the bank, 2 % of each is put aside, every household receives the same 100.00.
    month.run(JUNE, treasurer.pk, FIRST_OF_JUNE)
    assert held(Kind.BANK) == -630_00  # 40 + 60 + 115 + 90 + 150 + 175; what the bank holds is a debit
    assert held(Kind.OPERATING) == 12_60  # 0.80 + 1.20 + 2.30 + 1.80 + 3.00 + 3.50
    assert held(Kind.POOL) == 17_40  # 630.00 - 12.60 = 617.40, less 6 x 100.00
    assert set(left(six).values()) == {100_00}

    # 14 June. Seven payments on market day; Farid buys nothing.
    spend("Ana", grocery, 12_50)
    spend("Boris", grocery, 48_35)
    spend("Chloé", grocery, 22_15)
    spend("Ana", bakery, 6_40)
    spend("Driss", bakery, 3_85)
    spend("Boris", farm, 31_65)
    spend("Emma", farm, 100_00)
    assert left(six) == {
        "Ana": 81_10,  # 100.00 - 12.50 - 6.40
        "Boris": 20_00,  # 100.00 - 48.35 - 31.65
        "Chloé": 77_85,  # 100.00 - 22.15
        "Driss": 96_15,  # 100.00 - 3.85
        "Emma": 0,  # 100.00 - 100.00
        "Farid": 100_00,
    }
    assert payables.owed(grocery) == 83_00  # 12.50 + 48.35 + 22.15
    assert payables.owed(bakery) == 10_25  # 6.40 + 3.85
    assert payables.owed(farm) == 131_65  # 31.65 + 100.00

    # 30 June. The grocery and the farm are reimbursed; the bakery waits for a larger sum.
    reimburse(grocery, 83_00)
    reimburse(farm, 131_65)
    assert [payables.owed(place) for place in (grocery, bakery, farm)] == [0, 10_25, 0]
    # The bank: 630.00 - 83.00 - 131.65 = 415.35. It is there for somebody, to the cent:
    #   pool 17.40 + operating share 12.60 + bakery 10.25
    #   + households 375.10 (81.10 + 20.00 + 77.85 + 96.15 + 0.00 + 100.00)        = 415.35
    assert held(Kind.BANK) == -415_35
    assert {pot.kind: pot.cents for pot in books.pots()} == {
        "bank": -415_35,
        "pool": 17_40,
        "operating": 12_60,
        "wallet": 375_10,
        "point_of_sale": 10_25,
    }
    assert books.check() == []

    # 1 July. June is closed: its totals and its digest are written, and nothing enters it any more.
    closed = month.close(JUNE, FIRST_OF_JULY, treasurer.pk)
    assert closed.totals == {
        "contribution": 642_60,  # 630.00 into the pool, and 12.60 out of it again, put aside
        "allocation": 600_00,  # 6 x 100.00
        "payment": 224_90,  # 83.00 + 10.25 + 131.65
        "payout": 214_65,  # 83.00 + 131.65
    }
    assert closed.digest == hashlib.sha256(written_out(six, grocery, bakery, farm).encode()).hexdigest()
    with pytest.raises(month.MonthIsClosed):
        month.run(JUNE, treasurer.pk, FIRST_OF_JULY)
    assert month.close(JUNE, FIRST_OF_JULY).digest == closed.digest


def written_out(six: Households, grocery: PointOfSale, bakery: PointOfSale, farm: PointOfSale) -> str:
    """June's 27 movements between accounts, in cents, in the order of the books: what the digest is made from."""
    a, b, c, d, e, f = (household.number for household in six.values())
    return f"""\
contribution:2025-06:{a}|contribution|bank|pool|4000
contribution:2025-06:{a}|contribution|pool|operating|80
contribution:2025-06:{b}|contribution|bank|pool|6000
contribution:2025-06:{b}|contribution|pool|operating|120
contribution:2025-06:{c}|contribution|bank|pool|11500
contribution:2025-06:{c}|contribution|pool|operating|230
contribution:2025-06:{d}|contribution|bank|pool|9000
contribution:2025-06:{d}|contribution|pool|operating|180
contribution:2025-06:{e}|contribution|bank|pool|15000
contribution:2025-06:{e}|contribution|pool|operating|300
contribution:2025-06:{f}|contribution|bank|pool|17500
contribution:2025-06:{f}|contribution|pool|operating|350
allocation:2025-06:{a}|allocation|pool|wallet|10000
allocation:2025-06:{b}|allocation|pool|wallet|10000
allocation:2025-06:{c}|allocation|pool|wallet|10000
allocation:2025-06:{d}|allocation|pool|wallet|10000
allocation:2025-06:{e}|allocation|pool|wallet|10000
allocation:2025-06:{f}|allocation|pool|wallet|10000
june-{a}-{grocery.code}|payment|wallet|point_of_sale|1250
june-{b}-{grocery.code}|payment|wallet|point_of_sale|4835
june-{c}-{grocery.code}|payment|wallet|point_of_sale|2215
june-{a}-{bakery.code}|payment|wallet|point_of_sale|640
june-{d}-{bakery.code}|payment|wallet|point_of_sale|385
june-{b}-{farm.code}|payment|wallet|point_of_sale|3165
june-{e}-{farm.code}|payment|wallet|point_of_sale|10000
payout:2025-06:{grocery.code}|payout|point_of_sale|bank|8300
payout:2025-06:{farm.code}|payout|point_of_sale|bank|13165
"""


def test_a_month_started_twice_moves_every_cent_once(two_percent: None, six: Households, treasurer: Person) -> None:
    month.run(JUNE, treasurer.pk, FIRST_OF_JUNE)
    before = list(Transfer.objects.values_list("pk", "operation__key", "cents"))
    assert len(before) == 18  # 6 contributions, 6 shares put aside, 6 allocations
    month.run(JUNE, treasurer.pk, MARKET_DAY)
    assert list(Transfer.objects.values_list("pk", "operation__key", "cents")) == before
    assert Month.objects.get(first_day=JUNE).ran_at == FIRST_OF_JUNE


def test_a_pool_too_low_stops_before_the_first_allocation_and_says_by_how_much(
    set_term: Callable[[str, int], None], enter: Callable[..., Membership], make_person: Any, treasurer: Person
) -> None:
    """40.00 + 60.00 - 2.00 put aside = 98.00 in the pool, for 2 x 100.00: 102.00 are missing."""
    set_term("operating_share_permille", 20)
    for name, cents in (("Ana", 40_00), ("Boris", 60_00)):
        enter(make_person(name), amount_cents=cents)
    with pytest.raises(month.PoolTooLow) as refusal:
        month.run(JUNE, treasurer.pk, FIRST_OF_JUNE)
    assert refusal.value.messages == [
        "Le pot commun contient 98,00\u00a0€ et les allocations demandent 200,00\u00a0€ :"
        " il manque 102,00\u00a0€. Aucune n’a été versée."
    ]
    assert not Operation.objects.filter(kind="allocation").exists()
    assert held(Kind.POOL) == 98_00  # what came in stays in, and is not asked for again

    # A third household enters and pays 300.00 in, 6.00 put aside: 98.00 + 294.00 = 392.00, less 3 x 100.00.
    enter(make_person("Chloé", email="chloe@example.org"), amount_cents=300_00)
    month.run(JUNE, treasurer.pk, MARKET_DAY)
    assert held(Kind.POOL) == 92_00
    assert held(Kind.OPERATING) == 8_00  # 0.80 + 1.20 + 6.00


def test_a_reserve_stays_in_the_pool_and_counts_in_what_is_missing(
    set_term: Callable[[str, int], None], six: Households, treasurer: Person
) -> None:
    """630.00 in the pool, of which 50.00 stay: 580.00 for 6 x 100.00, so that 20.00 are missing."""
    set_term("reserve_cents", 50_00)
    with pytest.raises(month.PoolTooLow) as refusal:
        month.run(JUNE, treasurer.pk, FIRST_OF_JUNE)
    assert "dont 50,00\u00a0€ restent en réserve" in refusal.value.messages[0]
    assert "il manque 20,00\u00a0€" in refusal.value.messages[0]
    assert set(left(six).values()) == {0}
    assert held(Kind.POOL) == 630_00


@pytest.mark.parametrize("run_on", [FIRST_OF_JUNE, MARKET_DAY, LAST_OF_JUNE], ids=["on the 1st", "on the 14th", "late"])
def test_a_change_of_terms_decided_within_a_month_counts_from_the_month_that_begins_under_it(
    run_on: datetime,
    decide_term: Callable[[str, int, date], None],
    six: Households,
    treasurer: Person,
) -> None:
    """Decided on 12 June, in force from 13 June: June still allocates 100.00 whenever it is run, July 90.00."""
    decide_term("allocation_base_cents", 90_00, date(2025, 6, 13))
    decide_term("operating_share_permille", 50, date(2025, 6, 13))
    month.run(JUNE, treasurer.pk, run_on)
    assert set(left(six).values()) == {100_00}
    assert held(Kind.OPERATING) == 0
    assert held(Kind.POOL) == 30_00  # 630.00 - 6 x 100.00
    month.run(JULY, treasurer.pk, FIRST_OF_JULY)
    assert set(left(six).values()) == {190_00}  # 100.00 + 90.00
    assert held(Kind.OPERATING) == 31_50  # 5 %: 2.00 + 3.00 + 5.75 + 4.50 + 7.50 + 8.75
    assert held(Kind.POOL) == 88_50  # 30.00 + 630.00 - 31.50 - 6 x 90.00


def test_a_change_that_begins_with_a_month_counts_in_that_month(
    decide_term: Callable[[str, int, date], None], six: Households, treasurer: Person
) -> None:
    decide_term("allocation_base_cents", 90_00, JULY)
    month.run(JUNE, treasurer.pk, FIRST_OF_JUNE)
    month.run(JULY, treasurer.pk, FIRST_OF_JULY)
    assert set(left(six).values()) == {190_00}  # 100.00 in June + 90.00 in July


def test_no_cent_is_lost_by_an_operating_share_that_does_not_divide_evenly(
    set_term: Callable[[str, int], None], enter: Callable[..., Membership], make_person: Any, treasurer: Person
) -> None:
    """2.5 % of each contribution, to the nearest cent, half a cent upwards.

    |  paid in | 2.5 % exactly | put aside | into the pool |
    |   115.00 |       2.87500 |      2.88 |        112.12 |
    |    73.33 |       1.83325 |      1.83 |         71.50 |
    |   187.45 |       4.68625 |      4.69 |        182.76 |
    |     1.00 |       0.02500 |      0.03 |          0.97 |
    |   376.78 |       9.41950 |      9.43 |        367.35 |
    """
    set_term("operating_share_permille", 25)
    for number, cents in enumerate((115_00, 73_33, 187_45, 1_00)):
        enter(make_person(f"Foyer {number}", email=f"{number}@example.org"), amount_cents=cents)
    with pytest.raises(month.PoolTooLow):  # 367.35 for 4 x 100.00: contributions are in, allocations wait
        month.run(JUNE, treasurer.pk, FIRST_OF_JUNE)
    assert held(Kind.OPERATING) == 9_43
    assert held(Kind.POOL) == 367_35
    assert held(Kind.OPERATING) + held(Kind.POOL) == -held(Kind.BANK) == 376_78
    assert books.check() == []
