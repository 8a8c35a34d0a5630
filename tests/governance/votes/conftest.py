"""A founded fund, a council of seven who sit in an open meeting, and a point of sale to decide about."""

import random
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from one_evening import EVENING

from governance import boxes, founding, terms, votes
from governance.models import Attendance, Family, Mandate, Meeting, PointOfSale, Product, Vote
from governance.point_of_sale_effects import outcomes_of_approval
from people.models import Person
from sortition.models import Draw
from territory.models import Commune


@pytest.fixture(autouse=True)
def _without_second_factor(settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def founded(organiser: Person, second_organiser: Person) -> Any:
    return founding.decide(
        terms.defaults(),
        [],
        "Statutes of 6 January 2025",
        signed_by=(organiser, second_organiser),
        now=EVENING - timedelta(days=60),
    )


@pytest.fixture
def council(make_person: Callable[..., Person], camille: Person, founded: Any) -> list[Mandate]:
    draw = Draw.objects.create(kind="council", title="2026", seats_min=5, seats_max=9, created_at=EVENING)
    people = [camille, *(make_person(f"Councillor{number}") for number in range(2, 8))]
    return [
        Mandate.objects.create(
            person=person,
            draw=draw,
            seat_number=number,
            public_name=person.display_name,
            starts_on=date(2026, 1, 1),
            ends_on=date(2027, 1, 1),
        )
        for number, person in enumerate(people, start=1)
    ]


@pytest.fixture
def meeting(council: list[Mandate]) -> Meeting:
    found = Meeting.objects.create(
        date=EVENING.date(),
        starts_at=EVENING,
        place="Salle",
        title="Séance",
        state=Meeting.State.OPEN,
        opened_at=EVENING,
    )
    for mandate in council:
        Attendance.objects.create(meeting=found, mandate=mandate, present=True)
    return found


@pytest.fixture
def commune(dieulefit: Commune) -> Commune:
    return dieulefit


@pytest.fixture
def grocery(commune: Commune) -> PointOfSale:
    return PointOfSale.objects.create(
        code="EPICE",
        name="L'épicerie du Pont",
        kind="shop",
        commune=commune,
        address="Place du Pont",
        latitude=44.5,
        longitude=5.0,
    )


@pytest.fixture
def make_product(grocery: PointOfSale) -> Callable[..., Product]:
    def make(name: str, **fields: Any) -> Product:
        family, _made = Family.objects.get_or_create(key="all", defaults={"name": "Tout"})
        product = Product.objects.create(name=name, maker="Ferme", family=family, **fields)
        product.points_of_sale.add(grocery)
        return product

    return make


@pytest.fixture
def draft(meeting: Meeting, grocery: PointOfSale) -> Callable[..., Vote]:
    """Draft a vote on the grocery's approval, or on other outcomes."""

    def make(kind: str = "open", outcomes: Any = None, **more: Any) -> Vote:
        wanted = outcomes_of_approval(grocery) if outcomes is None else outcomes
        return votes.draft(
            meeting,
            "Faut-il conventionner l'épicerie ?",
            wanted,
            EVENING,
            key=f"key-{Vote.objects.count()}",
            kind=kind,
            **more,
        )

    return make


@pytest.fixture
def opened(draft: Callable[..., Vote]) -> Callable[..., Vote]:
    def make(kind: str = "open", **more: Any) -> Vote:
        return votes.open_vote(draft(kind, **more).pk, EVENING)

    return make


@pytest.fixture
def cast(council: list[Mandate]) -> Callable[..., list[str]]:
    """Cast answers from the council's seats in turn: "yyn-" is two yes, a no and an abstention."""

    def answers(vote: Vote, written: str) -> list[str]:
        meant = {"y": "yes", "n": "no", "-": "abstain"}
        chance = random.Random(7)
        return [
            boxes.cast(vote.pk, mandate.person, meant[letter], EVENING, chance=chance, seen=vote.opening_hash)
            for mandate, letter in zip(council, written, strict=False)
        ]

    return answers
