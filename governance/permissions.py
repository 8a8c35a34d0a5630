"""Who may do what in the council's life. Councillor is derived: whoever holds a mandate that runs."""

from datetime import date
from typing import Any

from governance.models import Mandate
from live import clock
from people.models import Person
from people.permissions import is_facilitator, is_observer, is_organiser


def mandate_of(person: Any, on: date) -> Mandate | None:
    """The mandate that a person holds that day, if any."""
    if not isinstance(person, Person) or not person.is_active:
        return None
    return Mandate.objects.sitting(on).filter(person=person.pk).first()


def is_councillor(person: Any, on: date) -> bool:
    return mandate_of(person, on) is not None


def sits_today(person: Any) -> bool:
    """For guarding a view: only there may the clock be asked."""
    return is_councillor(person, clock.today())


def may_hold_meetings(person: Any) -> bool:
    """Facilitators prepare and lead; organisers may stand in for them."""
    return is_facilitator(person) or is_organiser(person)


def may_confirm_in_the_room(person: Any) -> bool:
    """Councillors and organisers; whether for this very vote is asked by its rule."""
    return is_organiser(person) or sits_today(person)


def may_write_points_of_sale(person: Any) -> bool:
    return is_organiser(person)


def may_seat_the_council(person: Any) -> bool:
    return is_organiser(person)


def may_publish_reports(person: Any) -> bool:
    return is_organiser(person) or is_facilitator(person)


def may_report(person: Any) -> bool:
    return is_observer(person)
