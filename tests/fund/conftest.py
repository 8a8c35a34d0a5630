"""A founded fund with two households, four points of sale, and Mina with 100.00 on her account."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from fund import agreements, ledger, memberships, till
from fund.forms import new_key
from fund.ledger import accounts
from fund.memberships import Household
from fund.models import Membership, Payment
from governance import decisions, founding, terms
from governance.effect_kinds import WITHDRAW
from governance.models import Decision, Family, PointOfSale, Product
from governance.term_effects import set_term as setting
from live import clock
from people.models import Person
from territory.models import Commune

FOUNDED = datetime(2025, 1, 7, 9, tzinfo=clock.PARIS)


@pytest.fixture(autouse=True)
def _without_second_factor(settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def now() -> datetime:
    """A market morning in June 2025."""
    return datetime(2025, 6, 12, 10, 42, 7, tzinfo=clock.PARIS)


def place(commune: Commune, code: str, name: str) -> PointOfSale:
    return PointOfSale.objects.create(
        code=code, name=name, kind="shop", commune=commune, address="1 rue du Bourg", latitude=44.52, longitude=5.06
    )


@pytest.fixture
def founded(organiser: Person, second_organiser: Person, dieulefit: Commune) -> Decision:
    """Terms and three approvals in force since January 2025."""
    approved = [place(dieulefit, "EPIC", "Épicerie du Beffroi"), place(dieulefit, "FOUR", "Fournil des Trois Tilleuls")]
    approved.append(place(dieulefit, "FERM", "Ferme de la Lance"))
    bread = Product.objects.create(
        name="Pain de seigle", maker="Fournil", family=Family.objects.create(key="pain", name="Pain")
    )
    bread.points_of_sale.add(approved[0])
    return founding.decide(
        terms.defaults(),
        approved,
        "Statutes of 6 January 2025",
        signed_by=(organiser, second_organiser),
        now=FOUNDED,
    )


@pytest.fixture
def grocery(founded: Decision, sacha: Person, organiser: Person) -> PointOfSale:
    """Approved and signed; Sacha keeps it."""
    found = PointOfSale.objects.get(code="EPIC")
    agreements.sign(found, date(2025, 2, 1), [sacha], organiser, FOUNDED)
    return found


@pytest.fixture
def bakery(founded: Decision, make_person: Any, organiser: Person) -> PointOfSale:
    """Approved and signed, by somebody else."""
    found = PointOfSale.objects.get(code="FOUR")
    agreements.sign(found, date(2025, 2, 1), [make_person("Basile")], organiser, FOUNDED)
    return found


@pytest.fixture
def unsigned(founded: Decision) -> PointOfSale:
    return PointOfSale.objects.get(code="FERM")


@pytest.fixture
def farm(unsigned: PointOfSale, make_person: Any, organiser: Person) -> PointOfSale:
    """Approved and signed at last, by its farmer."""
    agreements.sign(unsigned, date(2025, 2, 1), [make_person("Fabienne")], organiser, FOUNDED)
    return unsigned


@pytest.fixture
def unapproved(founded: Decision, dieulefit: Commune, organiser: Person, make_person: Any) -> PointOfSale:
    """Signed, but the council never approved it."""
    found = place(dieulefit, "TABAC", "Tabac de la Place")
    agreements.sign(found, date(2025, 2, 1), [make_person("Thomas")], organiser, FOUNDED)
    return found


@pytest.fixture
def decide_term(founded: Decision) -> Callable[[str, int, date], None]:
    """Move a term by a decision taken the day before it comes into force."""

    def move(key: str, value: int, since: date) -> None:
        holds_from = clock.midnight(since)
        decisions.enact(founded, [setting(key, value)], holds_from, holds_from - timedelta(days=1))

    return move


@pytest.fixture
def set_term(decide_term: Callable[[str, int, date], None]) -> Callable[[str, int], None]:
    """Move a term, in force since February 2025."""
    return lambda key, value: decide_term(key, value, date(2025, 2, 1))


@pytest.fixture
def withdraw(founded: Decision, now: datetime) -> Callable[[PointOfSale], None]:
    """Withdraw an approval, a second before now."""

    def end(point_of_sale: PointOfSale) -> None:
        withdrawal = {"kind": WITHDRAW, "payload": {"point_of_sale": point_of_sale.pk}}
        decisions.enact(founded, [withdrawal], now - timedelta(seconds=1), now - timedelta(days=1))

    return end


@pytest.fixture
def enter(founded: Decision, dieulefit: Commune, organiser: Person) -> Callable[..., Membership]:
    """Let a person's household in, with what is on its wallet."""

    def let_in(person: Person, cents: int = 0, amount_cents: int = 60_00) -> Membership:
        household = Household(person.display_name, dieulefit, amount_cents)
        asked = memberships.ask(household, f"key-of-{person.pk}", FOUNDED, person=person)
        membership = memberships.admit(asked, organiser, FOUNDED)
        if cents:
            assert membership.wallet is not None
            taken_over = ledger.Movement(accounts.alone(accounts.Kind.OPENING), membership.wallet, cents)
            ledger.book("opening", f"opening-{person.pk}", [taken_over], FOUNDED)
        return membership

    return let_in


@pytest.fixture
def household(mina: Person, enter: Any) -> Membership:
    """Mina's: 60.00 a month, 100.00 on the wallet."""
    found: Membership = enter(mina, 100_00)
    return found


@pytest.fixture
def partner(household: Membership, member: Person, now: datetime) -> Person:
    return memberships.add_person(household, "Milo", member, now)


@pytest.fixture
def lou(make_person: Any) -> Person:
    """Before any household."""
    person: Person = make_person("Lou")
    return person


@pytest.fixture
def other_household(lou: Person, enter: Any) -> Membership:
    found: Membership = enter(lou, 100_00)
    return found


@pytest.fixture
def other_member(lou: Person, other_household: Membership) -> Person:
    return lou


@pytest.fixture
def new_household(make_person: Any, enter: Any) -> Membership:
    """Entered, with nothing on the wallet yet."""
    found: Membership = enter(make_person("Inès", email="ines@example.org"))
    return found


@pytest.fixture
def waiting_household(founded: Decision, dieulefit: Commune) -> Membership:
    return memberships.ask(Household("Wanda", dieulefit, 40_00), "key-of-wanda", FOUNDED)


@pytest.fixture
def paid_yesterday(household: Membership, member: Person, grocery: PointOfSale) -> Payment:
    return till.pay(new_key(), member, grocery, 12_50, clock.now() - timedelta(days=1))
