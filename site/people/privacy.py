"""What is held about somebody: every model that points to a person says here how it is exported and erased.

Each room registers its own models in AppConfig.ready(). Erasing leaves the row of the person itself, without a name:
the books, the votes and the minutes point to it by number.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from people.models import AppointedRole, Person, SignInCard

ERASED = "—"


class StillAppointed(ValidationError):
    def __init__(self) -> None:
        super().__init__(_("This person still holds a role: end it first."))


@dataclass(frozen=True)
class Held:
    export: Callable[[Person], Any]
    erase: Callable[[Person, datetime], None]


_held: dict[type[Model], Held] = {}


def register(model: type[Model], export: Callable[[Person], Any], erase: Callable[[Person, datetime], None]) -> None:
    """Say what a model holds about a person. Filled in AppConfig.ready()."""
    _held[model] = Held(export, erase)


def registered() -> dict[type[Model], Held]:
    return dict(_held)


def export(person: Person) -> dict[str, Any]:
    """Everything held about somebody, by kind of thing, in words that JSON can carry."""
    kept = {model._meta.label: held.export(person) for model, held in _held.items()}
    return {
        "handle": person.handle,
        "name": person.display_name,
        "email": person.email,
        "telephone": person.telephone,
        "language": person.language,
        "since": person.date_joined,
        **{label: content for label, content in kept.items() if content},
    }


@transaction.atomic
def erase(person: Person, now: datetime) -> None:
    """Forget somebody: each room erases what it holds, then the name goes."""
    if person.appointed_roles.filter(until=None).exists():
        raise StillAppointed
    for held in _held.values():
        held.erase(person, now)
    person.display_name, person.email, person.telephone = ERASED, None, ""
    person.is_active = False
    person.set_unusable_password()
    person.save()


def register_own() -> None:
    register(
        AppointedRole,
        export=lambda person: list(person.appointed_roles.values("role", "since", "until")),
        erase=lambda person, now: None,  # who held a role stays a fact; the name does not
    )
    register(
        SignInCard,
        export=lambda person: list(person.cards.values("made_at", "used_at")),
        erase=lambda person, now: _delete(SignInCard, person=person),
    )
    register(
        EmailAddress,
        export=lambda person: list(EmailAddress.objects.filter(user=person).values_list("email", flat=True)),
        erase=lambda person, now: _delete(EmailAddress, user=person),
    )
    register(
        Authenticator,
        export=lambda person: list(
            Authenticator.objects.filter(user=person).values("type", "created_at", "last_used_at")
        ),
        erase=lambda person, now: _delete(Authenticator, user=person),
    )


def _delete(model: type[Model], **which: Person) -> None:
    model._default_manager.filter(**which).delete()
