"""What draws hold about somebody."""

from datetime import datetime
from typing import Any

from people import privacy
from people.models import Person
from sortition.models import Draw, Signature, Volunteer


def register() -> None:
    privacy.register(Volunteer, export=_entries, erase=_erase_entries)
    privacy.register(Signature, export=_signatures, erase=_keep_signatures)
    privacy.register(Draw, export=_prepared, erase=_unname_prepared)


def _entries(person: Person) -> list[dict[str, Any]]:
    fields = (
        "name",
        "email",
        "telephone",
        "postal_address",
        "commune__name",
        "answers",
        "consented_at",
        "withdrawn_at",
    )
    return list(person.volunteers.values(*fields))


def _erase_entries(person: Person, now: datetime) -> None:
    """Take away who it was and what was answered; the seat of a published draw stays, under its pseudonym."""
    for one in person.volunteers.all():
        one.forget(now)


def _signatures(person: Person) -> list[dict[str, Any]]:
    return [dict(one) for one in person.draw_signatures.values("draw__title", "signed_at")]


def _keep_signatures(person: Person, now: datetime) -> None:
    """A published draw keeps the two who answer for it."""


def _prepared(person: Person) -> list[dict[str, Any]]:
    return [dict(one) for one in Draw.objects.filter(created_by=person).values("title", "created_at")]


def _unname_prepared(person: Person, now: datetime) -> None:
    Draw.objects.filter(created_by=person).update(created_by=None)
