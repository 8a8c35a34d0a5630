"""What every test shares: the cast, and a real database copied from a migrated template.

A fresh migration takes Wagtail some sixteen seconds, so it is done once for each state of the migrations and kept
under var/tests. A test that commits (transaction=True) leaves no trace either: the database is copied anew after it,
rather than flushed, since a flush would take Wagtail's root page away and a ledger that is append-only refuses one.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import TransactionTestCase
from migrated import Copies

from config import translations
from people import accounts, roles
from people.models import Person

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
def member(make_person: Any) -> Person:
    """Mina pays in each month and buys at the market."""
    person: Person = make_person("Mina")
    return person


@pytest.fixture
def councillor(make_person: Any) -> Person:
    """Camille was drawn by lot."""
    person: Person = make_person("Camille")
    return person


@pytest.fixture
def shop(make_person: Any) -> Person:
    """Sacha keeps a grocery."""
    person: Person = make_person("Sacha")
    return person


@pytest.fixture
def payer(make_person: Any) -> Person:
    """Paule works for an employer that pays part of contributions."""
    person: Person = make_person("Paule")
    return person


@pytest.fixture
def outsider(make_person: Any) -> Person:
    """Ulysse is signed in and holds nothing."""
    person: Person = make_person("Ulysse")
    return person
