"""The territory with its census, and a crate of volunteers that look more or less like it."""

import random
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import pytest
from django.core.cache import cache
from django.utils import translation

from live import clock
from people.models import Person
from sortition import council_draw, criteria, volunteers
from sortition.models import Draw, Volunteer
from sortition.volunteers import Entry
from territory import census, communes
from territory.models import CensusFigure, Commune
from website import starting_pages

SPRING = datetime(2026, 3, 20, 10, tzinfo=clock.PARIS)
ANSWERS = {
    "gender": "women", "age": "30-44", "household": "couple", "income": "300-700", "category": "employees",
    "residence": "5-15",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _in_french_without_second_factor(settings: Any) -> Iterator[None]:
    settings.SECOND_FACTOR_REQUIRED = False
    cache.clear()
    with translation.override("fr"):
        yield


@pytest.fixture
def spring() -> datetime:
    return SPRING


@pytest.fixture
def territory(db: None) -> None:
    communes.load()
    census.load()


@pytest.fixture
def site(territory: None) -> None:
    """The public pages, as on the first day."""
    starting_pages.lay()


@pytest.fixture
def dieulefit(territory: None) -> Commune:
    return Commune.objects.get(name="Dieulefit")


@pytest.fixture
def entry_of(dieulefit: Commune) -> Callable[..., Entry]:
    """What somebody says, at an address of their own unless another is given."""

    def make(name: str, **said: Any) -> Entry:
        answers = {**ANSWERS, **said.pop("answers", {})}
        said.setdefault("postal_address", f"Maison de {name}")
        return Entry(name=name, commune=said.pop("commune", dieulefit), answers=answers, **said)

    return make


@pytest.fixture
def register(entry_of: Callable[..., Entry]) -> Callable[..., Volunteer]:
    """Put somebody on the list, with their name as private code."""

    def put(name: str, **said: Any) -> Volunteer:
        return volunteers.register(entry_of(name, **said), name, SPRING)

    return put


@pytest.fixture
def crate(register: Callable[..., Volunteer]) -> list[Volunteer]:
    """Sixty volunteers whose answers follow the shares of the census, by a chance that is always the same."""
    chance = random.Random(2026)
    shares: dict[str, dict[str, float]] = {}
    for figure in CensusFigure.objects.order_by("criterion", "value"):
        shares.setdefault(figure.criterion, {})[figure.value] = float(figure.share)
    inside = list(Commune.objects.filter(inside=True).order_by("code"))

    def somebody(number: int) -> Volunteer:
        answers = {
            one.key: chance.choices(list(shares[one.key]), list(shares[one.key].values()))[0]
            for one in criteria.asked()
        }
        (commune,) = chance.choices(inside, [one.population for one in inside])
        return register(
            f"Volontaire {number:02d}", commune=commune, answers=answers, telephone=f"06 00 00 00 {number:02d}"
        )

    return [somebody(number) for number in range(60)]


@pytest.fixture
def draft(crate: list[Volunteer], organiser: Person) -> Draw:
    """A draw of six to eight seats, prepared by Odile, for which panels exist."""
    return council_draw.prepare("Conseil de 2026", 6, 8, organiser, SPRING)


@pytest.fixture
def ran(draft: Draw, organiser: Person) -> Draw:
    return council_draw.run(draft.pk, "a recorded seed", organiser, SPRING)


@pytest.fixture
def published(ran: Draw, organiser: Person, second_organiser: Person) -> Draw:
    council_draw.sign(ran.pk, organiser, SPRING)
    return council_draw.sign(ran.pk, second_organiser, SPRING)
