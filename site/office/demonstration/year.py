"""The invented year itself, which each step of the loading goes through."""

import random
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from governance.models import PointOfSale
from live.clock import PARIS
from office.demonstration.names import Names
from office.demonstration.sign_ins import SignIn
from people.models import Person


@dataclass
class Year:
    """The invented year: its chance, its days, and those who run the fund in it."""

    today: date
    now: datetime
    chance: random.Random
    names: Names
    organisers: tuple[Person, Person]
    facilitator: Person
    treasurer: Person
    observers: list[Person]
    shops: dict[str, PointOfSale] = field(default_factory=dict)

    def at(self, days_ago: int, hour: int = 10, minute: int = 0) -> datetime:
        """An instant of the year, never after the present."""
        day = self.today - timedelta(days=days_ago)
        return min(datetime.combine(day, time(hour, minute), PARIS), self.now)

    def on(self, days_ago: int) -> date:
        return self.today - timedelta(days=days_ago)


def give(person: Person, one: SignIn) -> Person:
    """Let a person in by one of the sign-ins that everybody knows."""
    person.handle = one.handle
    person.set_password(one.password)
    person.save()
    return person
