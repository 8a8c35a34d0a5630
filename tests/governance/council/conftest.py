"""A published draw of seven volunteers, the council it seats, a meeting planned for the evening, and a grocery."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import translation
from one_evening import EVENING

from governance import mandates, meetings
from governance.criteria import KEYS
from governance.models import Family, Mandate, Meeting, PointOfSale, Product
from people.models import Person
from sortition.models import Draw, DrawnSeat, Volunteer
from territory.models import Commune


@pytest.fixture(autouse=True)
def _without_second_factor(settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.fixture(autouse=True)
def _in_french() -> Iterator[None]:
    """An English page that another test asked for leaves its language behind in this thread."""
    with translation.override("fr"):
        yield


@pytest.fixture
def commune(db: None) -> Commune:
    found, _made = Commune.objects.get_or_create(
        code="26114",
        defaults={"name": "Dieulefit", "postcode": "26220", "population": 3200, "latitude": 44.5, "longitude": 5.0},
    )
    return found


@pytest.fixture
def make_draw(commune: Commune) -> Callable[..., Draw]:
    """Make a published draw of as many seats; the first volunteer may be a person who is known already."""

    def make(title: str = "2026", seats: int = 7, first: Person | None = None) -> Draw:
        draw = Draw.objects.create(
            title=title, seats_min=5, seats_max=9, created_at=EVENING, ran_at=EVENING,
            published_at=EVENING, record={}, state=Draw.State.PUBLISHED,
        )  # fmt: skip
        for number in range(1, seats + 1):
            volunteer = Volunteer.objects.create(
                name=f"Volunteer {title} {number}", email=f"v{number}@example.org", postal_address="Le Bourg",
                commune=commune, answers={}, consented_at=EVENING, source="form",
                private_code_hash=f"{title}{number}".ljust(64, "0"), person=first if number == 1 else None,
            )  # fmt: skip
            DrawnSeat.objects.create(draw=draw, number=number, volunteer=volunteer, pseudonym=f"P{number}")
        return draw

    return make


@pytest.fixture
def draw(make_draw: Callable[..., Draw], councillor: Person) -> Draw:
    return make_draw(first=councillor)


@pytest.fixture
def council(draw: Draw) -> list[Mandate]:
    return mandates.seat(draw, date(2026, 1, 1), EVENING)


@pytest.fixture
def meeting(council: list[Mandate]) -> Meeting:
    return meetings.plan("Séance 3", "Salle des fêtes", EVENING, EVENING - timedelta(days=9), observer_places=2)


@pytest.fixture
def opened(meeting: Meeting) -> Meeting:
    return meetings.open_meeting(meeting, EVENING)


@pytest.fixture
def grocery(commune: Commune) -> PointOfSale:
    return PointOfSale.objects.create(
        code="EPICE", name="L'épicerie du Pont", kind="shop", commune=commune, address="Place du Pont",
        latitude=44.5, longitude=5.0,
    )  # fmt: skip


@pytest.fixture
def make_product(grocery: PointOfSale) -> Callable[..., Product]:
    def make(name: str, **fields: Any) -> Product:
        family, _made = Family.objects.get_or_create(key="all", defaults={"name": "Tout"})
        product = Product.objects.create(name=name, maker="Ferme", family=family, **fields)
        product.points_of_sale.add(grocery)
        return product

    return make


@pytest.fixture
def texts() -> dict[str, str]:
    return {key: f"known of {key}" for key in KEYS}
