"""A year of a council of twenty, written once by the rules themselves: every kind of event is in its journal."""

import random
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from one_evening import EVENING

from governance import boxes, founding, journal, mandates, meetings, room, terms, votes
from governance.ballots.ruleset import OBJECTION_DAYS
from governance.models import Mandate, Meeting, PointOfSale, Vote
from governance.point_of_sale_effects import outcomes_of_approval
from governance.term_effects import outcomes_of_term, set_term
from live import clock
from people import accounts, roles
from sortition.models import Draw, DrawnSeat, Volunteer
from territory.models import Commune

FOUNDED = EVENING - timedelta(days=90)
CHANCE = random.Random(2026)
MEANT = {"y": "yes", "n": "no", "-": "abstain"}


@pytest.fixture(scope="module")
def written(django_db_setup: None, django_db_blocker: Any) -> bytes:
    """The bytes of /votes/journal.json after that year; the database is left as it was."""
    with django_db_blocker.unblock(), transaction.atomic():
        a_year()
        found = journal.file().encode()
        transaction.set_rollback(True)
    return found


def a_year() -> None:
    CHANCE.seed(2026)
    council, place = _begin()
    _vote(council, 0, "yyyyyyyyyyyynnn--", "open", outcomes_of_approval(place, first_day="2026-05-01"))
    _vote(council, 1, "nnnnnnnnnnnnyyyy", "secret", outcomes_of_approval(place))
    _vote(council, 2, "yyyyyyynnnnnnn", "secret", {})
    _vote(council, 3, "yyyyyyyyyyyyyyyyyyyy", "open", outcomes_of_term("voting_quorum", "2/3"))
    _vote(council, 4, "yyyyyyyyyyyyy", "open", {})  # two thirds of twenty are fourteen: no quorum
    _vote(council, 5, "yynn", "secret", {})
    _vote(council, 6, "yyyyyyyyyyyyyyyy", "secret", outcomes_of_term("voting_objection_days", 3))
    _vote(council, 7, "yyyyyyyyyynnnn", "open", {})
    mandates.resign(council[19], _evening(8).date(), "moved away", _evening(8))
    for turn in range(8, 20):
        written = "".join(CHANCE.choices("yyyyyn-", k=19))
        _vote(council[:19], turn, written, ("open", "secret")[turn % 2], {})
    windows = {f"adopted:{place}": set_term(OBJECTION_DAYS, place) for place in (1, 2)}
    _vote(council[:19], 20, "1222222222222212222", "secret", windows, ["One day", "Two days"])
    _in_the_room(council[:19], 21, "consent", {})
    _in_the_room(council[:19], 22, "hands", {"yes": 11, "no": 3, "abstain": 1})
    _vote(council[:19], 23, "yyyyyyyyyyyyyyyy", "secret", outcomes_of_term("allocation_base_cents", 90_00))
    last = _open(council[:19], 24, "open", {})
    votes.annul(last.pk, "The lights went out.", _evening(24))


def _begin() -> tuple[list[Mandate], PointOfSale]:
    first, second = accounts.make("Odile"), accounts.make("Oscar")
    for person in (first, second):
        roles.appoint(person, roles.ORGANISER, by=first, now=FOUNDED)
    founding.decide(terms.defaults(), [], "Statutes of 2025", signed_by=(first, second), now=FOUNDED)
    commune, _made = Commune.objects.get_or_create(
        code="26114",
        defaults={"name": "Dieulefit", "postcode": "26220", "population": 3200, "latitude": 44.52, "longitude": 5.06},
    )
    draw = Draw.objects.create(
        title="2026", seats_min=20, seats_max=20, created_at=FOUNDED, ran_at=FOUNDED, published_at=FOUNDED,
        record={"digest": "0" * 64}, state=Draw.State.PUBLISHED,
    )  # fmt: skip
    for number in range(1, 21):
        volunteer = Volunteer.objects.create(
            name=f"Volunteer {number}", commune=commune, consented_at=FOUNDED, source="form", answers={},
            private_code_hash=f"{number:064}",
        )  # fmt: skip
        DrawnSeat.objects.create(draw=draw, number=number, volunteer=volunteer, pseudonym=f"P{number}")
    place = PointOfSale.objects.create(
        code="EPIC", name="Épicerie", kind="shop", commune=commune, address="Bourg", latitude=44.5, longitude=5.0
    )
    return mandates.seat(draw, date(2026, 1, 1), FOUNDED), place


def _evening(turn: int) -> datetime:
    """A fortnight apart; the clock's hour in Paris stays whatever the season."""
    day = EVENING.date() + timedelta(days=14 * (turn // 2))
    return datetime(day.year, day.month, day.day, 19 + turn % 2, tzinfo=clock.PARIS)


def _open(council: list[Mandate], turn: int, kind: str, outcomes: Any, labels: Sequence[str] = ()) -> Vote:
    now = _evening(turn)
    meeting = Meeting.objects.filter(date=now.date()).first()
    if meeting is None:
        meeting = meetings.open_meeting(meetings.plan(f"Meeting {turn}", "Hall", now, now), now)
        meetings.mark_list(meeting, {mandate.pk for mandate in council})
    drafted = votes.draft(meeting, f"Question {turn}?", outcomes, now, key=f"key-{turn}", kind=kind, labels=labels)
    return votes.open_vote(drafted.pk, now)


def _in_the_room(council: list[Mandate], turn: int, kind: str, hands: dict[str, int]) -> None:
    vote, now = _open(council, turn, kind, {}), _evening(turn)
    if kind == "consent":
        objection = room.raise_objection(vote.pk, "Too far for some.")
        room.lift(vote.pk, objection.pk, "A lift is organised.")
    room.record(vote.pk, hands, accounts.make("Fanny"), now)
    votes.confirm(vote.pk, council[0].person, now)


def _vote(
    council: list[Mandate], turn: int, written: str, kind: str, outcomes: Any, labels: Sequence[str] = ()
) -> None:
    vote, now = _open(council, turn, kind, outcomes, labels), _evening(turn)
    for mandate, letter in zip(council, written, strict=False):
        boxes.cast(vote.pk, mandate.person, MEANT.get(letter, letter), now, chance=CHANCE, seen=vote.opening_hash)
    votes.close(vote.pk, now)
