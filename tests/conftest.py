"""What every test shares: the cast, and a real database copied from a migrated template.

A fresh migration takes Wagtail some sixteen seconds, so it is done once for each state of the migrations and kept
under var/tests. A test that commits (transaction=True) leaves no trace either: the database is copied anew after it,
rather than flushed, since a flush would take Wagtail's root page away and a ledger that is append-only refuses one.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import TransactionTestCase
from migrated import Copies

from config import translations
from fund import agreements, memberships, payers
from fund.memberships import Household
from fund.models import Membership
from governance import founding, mandates, terms
from governance.models import Decision, Mandate, PointOfSale
from live import clock
from people import accounts, roles
from people.models import Person
from sortition.models import Draw, DrawnSeat, Volunteer
from territory.models import Commune

LONG_AGO = datetime(2025, 1, 6, 9, tzinfo=UTC)


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):  # once, before the workers start
        translations.compile_all(settings.BASE_DIR)
        Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # the real one takes 0.2 s a password


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_blocker: Any, worker_name: str) -> Iterator[None]:
    """Give this process a copy of the migrated template, and take it away at the end."""
    with django_db_blocker.unblock():
        copies = Copies(worker_name)
        copies.renew()
        TransactionTestCase._fixture_teardown = lambda test: copies.renew()  # type: ignore[attr-defined,method-assign,misc]
        yield
        copies.remove()


@pytest.fixture(scope="session")
def worker_name(request: pytest.FixtureRequest) -> str:
    workerinput = getattr(request.config, "workerinput", None)
    return workerinput["workerid"] if workerinput else "main"


@pytest.fixture
def make_person(db: None) -> Any:
    """Make somebody by first name, with an e-mail at example.org."""

    def make(name: str, **fields: Any) -> Person:
        return accounts.make(name, email=fields.pop("email", f"{name.lower()}@example.org"), **fields)

    return make


@pytest.fixture
def organiser(make_person: Any) -> Person:
    """Odile runs the draw, the pages and the partners."""
    person: Person = make_person("Odile")
    roles.appoint(person, roles.ORGANISER, by=person, now=LONG_AGO)
    return person


@pytest.fixture
def second_organiser(make_person: Any, organiser: Person) -> Person:
    """Oscar signs what needs two organisers."""
    person: Person = make_person("Oscar")
    roles.appoint(person, roles.ORGANISER, by=organiser, now=LONG_AGO)
    return person


@pytest.fixture
def facilitator(make_person: Any, organiser: Person) -> Person:
    """Fanny prepares and leads the council's meetings, without a vote."""
    person: Person = make_person("Fanny")
    roles.appoint(person, roles.FACILITATOR, by=organiser, now=LONG_AGO)
    return person


@pytest.fixture
def treasurer(make_person: Any, organiser: Person) -> Person:
    """Tristan runs the month."""
    person: Person = make_person("Tristan")
    roles.appoint(person, roles.TREASURER, by=organiser, now=LONG_AGO)
    return person


@pytest.fixture
def observer(make_person: Any, organiser: Person) -> Person:
    """Océane watches the quality of the democratic process from outside."""
    person: Person = make_person("Océane", email="oceane@example.org")
    roles.appoint(person, roles.OBSERVER, by=organiser, now=LONG_AGO)
    return person


@pytest.fixture
def mina(make_person: Any) -> Person:
    """Before any household is hers."""
    person: Person = make_person("Mina")
    return person


@pytest.fixture
def camille(make_person: Any) -> Person:
    """Before any council."""
    person: Person = make_person("Camille")
    return person


@pytest.fixture
def sacha(make_person: Any) -> Person:
    """Before any agreement is signed."""
    person: Person = make_person("Sacha")
    return person


@pytest.fixture
def paule(make_person: Any) -> Person:
    """Before her employer pays for anybody."""
    person: Person = make_person("Paule")
    return person


@pytest.fixture
def member(mina: Person, household: Membership) -> Person:
    """Mina pays in each month and buys at the market."""
    return mina


@pytest.fixture
def councillor(camille: Person, council: list[Mandate]) -> Person:
    """Camille was drawn by lot, and sits."""
    return camille


@pytest.fixture
def shop(sacha: Person, grocery: PointOfSale, organiser: Person) -> Person:
    """Sacha keeps the grocery, and signed for it."""
    agreements.sign(grocery, LONG_AGO.date(), [sacha], organiser, LONG_AGO)
    return sacha


@pytest.fixture
def payer(paule: Person, household: Membership, organiser: Person) -> Person:
    """Paule works for an employer that pays 30.00 of Mina's contribution."""
    employer = payers.make("Scierie du Jabron", [paule])
    since = household.asked_at.date().replace(day=1)
    payers.agree(employer, household, 30_00, since, None, organiser)
    return paule


@pytest.fixture
def outsider(make_person: Any) -> Person:
    """Ulysse is signed in and holds nothing."""
    person: Person = make_person("Ulysse")
    return person


# --- what the cast holds; a room that needs it otherwise overrides it under the same name ---


@pytest.fixture
def dieulefit(db: None) -> Commune:
    found, _made = Commune.objects.get_or_create(
        code="26114",
        defaults={"name": "Dieulefit", "postcode": "26220", "population": 3200, "latitude": 44.52, "longitude": 5.06},
    )
    return found


@pytest.fixture
def founded(organiser: Person, second_organiser: Person) -> Decision:
    """The first terms, and no approval yet."""
    return founding.decide(
        terms.defaults(), [], "Statutes of 6 January 2025", signed_by=(organiser, second_organiser), now=LONG_AGO
    )


@pytest.fixture
def household(mina: Person, founded: Decision, dieulefit: Commune, organiser: Person) -> Membership:
    """Mina's, active since the fund was founded: 60.00 a month."""
    since = founded.adopted_at
    asked = memberships.ask(Household("Mina", dieulefit, 60_00), "key-of-mina", since, person=mina)
    return memberships.admit(asked, organiser, since)


@pytest.fixture
def grocery(dieulefit: Commune) -> PointOfSale:
    return PointOfSale.objects.create(
        code="EPIC",
        name="Épicerie du Beffroi",
        kind="shop",
        commune=dieulefit,
        address="1 rue du Bourg",
        latitude=44.52,
        longitude=5.06,
    )


@pytest.fixture
def make_draw(dieulefit: Commune) -> Callable[..., Draw]:
    """Make a published draw of as many seats; the first volunteer may be a person who is known already."""

    def make(title: str = "2026", seats: int = 7, first: Person | None = None) -> Draw:
        draw = Draw.objects.create(
            title=title, seats_min=5, seats_max=9, created_at=LONG_AGO, ran_at=LONG_AGO,
            published_at=LONG_AGO, record={}, state=Draw.State.PUBLISHED,
        )  # fmt: skip
        for number in range(1, seats + 1):
            volunteer = Volunteer.objects.create(
                name=f"Volunteer {title} {number}", email=f"v{number}@example.org", postal_address="Le Bourg",
                commune=dieulefit, answers={}, consented_at=LONG_AGO, source="form",
                private_code_hash=f"{title}{number}".ljust(64, "0"), person=first if number == 1 else None,
            )  # fmt: skip
            DrawnSeat.objects.create(draw=draw, number=number, volunteer=volunteer, pseudonym=f"P{number}")
        return draw

    return make


@pytest.fixture
def council(make_draw: Callable[..., Draw], camille: Person) -> list[Mandate]:
    """Seven who sit today, Camille on the first seat."""
    return mandates.seat(make_draw(first=camille), clock.today() - timedelta(days=30), clock.now())
