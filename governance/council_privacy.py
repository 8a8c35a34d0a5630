"""What the council's life holds about a person: the seat, the chairs asked for, reports and suggestions."""

from datetime import datetime
from typing import Any

from governance import mandates
from governance.models import Attendance, Mandate, Observation, ObserverPlace, Suggestion
from governance.vote_privacy import votes_of
from people import privacy
from people.models import Person


def register() -> None:
    privacy.register(Mandate, export=_mandates, erase=_unname_seats)
    privacy.register(ObserverPlace, export=_chairs, erase=_forget_chairs)
    privacy.register(Observation, export=_reports, erase=_unlink_reports)
    privacy.register(Suggestion, export=_suggestions, erase=_unname_suggestions)


def _mandates(person: Person) -> dict[str, Any]:
    held = Mandate.objects.filter(person=person)
    came = Attendance.objects.filter(mandate__person=person, present=True).order_by("meeting__date")
    return {
        "mandates": list(held.values("seat_number", "public_name", "starts_on", "ends_on", "ended_early")),
        "present_at": list(came.values_list("meeting__date", flat=True)),
        "votes": votes_of(person),
    }


def _unname_seats(person: Person, now: datetime) -> None:
    """Seats stay, as the council's record; they are named by their number again."""
    for mandate in Mandate.objects.filter(person=person):
        mandates.name_in_public(mandate, "")


def _chairs(person: Person) -> list[dict[str, Any]]:
    fields = ("meeting__date", "name", "email", "asked_at")
    return list(ObserverPlace.objects.filter(person=person).values(*fields))


def _forget_chairs(person: Person, now: datetime) -> None:
    ObserverPlace.objects.filter(person=person).delete()


def _reports(person: Person) -> list[dict[str, Any]]:
    fields = ("meeting__date", "public_name", "everyone_heard", "papers_in_time", "rules_kept", "text", "published_at")
    return list(Observation.objects.filter(observer=person).values(*fields))


def _unlink_reports(person: Person, now: datetime) -> None:
    """What was published stands unedited under the name its author chose; nothing else leads to the person."""
    Observation.objects.waiting().filter(observer=person).delete()
    Observation.objects.filter(observer=person).update(observer=None)


def _suggestions(person: Person) -> list[dict[str, Any]]:
    fields = ("place_name", "commune__name", "what_they_sell", "suggested_by", "email", "suggested_at")
    return list(Suggestion.objects.filter(person=person).values(*fields))


def _unname_suggestions(person: Person, now: datetime) -> None:
    Suggestion.objects.filter(person=person).update(person=None, suggested_by="", email="")
