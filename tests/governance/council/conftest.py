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
from sortition.models import Draw
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
def commune(dieulefit: Commune) -> Commune:
    return dieulefit


@pytest.fixture
def draw(make_draw: Callable[..., Draw], camille: Person) -> Draw:
    return make_draw(first=camille)


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
