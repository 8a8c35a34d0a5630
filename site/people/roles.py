"""Appointed roles. Appointing also joins the Django group of the role's name: the desk's permissions hang on groups."""

from datetime import datetime

from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from people.models import AppointedRole, Person

ORGANISER = AppointedRole.Role.ORGANISER
FACILITATOR = AppointedRole.Role.FACILITATOR
TREASURER = AppointedRole.Role.TREASURER
OBSERVER = AppointedRole.Role.OBSERVER

LEAST_ORGANISERS = 2  # what is signed by two needs two


class TooFewOrganisers(ValidationError):
    def __init__(self) -> None:
        super().__init__(_("Two organisers must remain: what needs two signatures could not be signed any more."))


@transaction.atomic
def appoint(person: Person, role: str, by: Person, now: datetime) -> AppointedRole:
    """Give a role; asking twice gives it once."""
    held, _made = AppointedRole.objects.get_or_create(
        person=person, role=role, until=None, defaults={"since": now, "appointed_by": by}
    )
    person.groups.add(Group.objects.get_or_create(name=role)[0])
    return held


@transaction.atomic
def end(person: Person, role: str, by: Person, now: datetime) -> None:
    """End a role from now on. The last two organisers keep theirs."""
    if role == ORGANISER and holds(person, role):
        # Locked in one order, so that two organisers cannot end each other's role at once.
        current = AppointedRole.objects.select_for_update().filter(role=role, until=None, person__is_active=True)
        if len(current.order_by("pk")) <= LEAST_ORGANISERS:
            raise TooFewOrganisers
    AppointedRole.objects.filter(person=person, role=role, until=None).update(until=now, ended_by=by)
    person.groups.remove(*Group.objects.filter(name=role))


def holds(person: object, role: str) -> bool:
    return (
        isinstance(person, Person)
        and person.is_active
        and person.appointed_roles.filter(role=role, until=None).exists()
    )


def holders(role: str) -> QuerySet[Person]:
    return Person.objects.filter(is_active=True, appointed_roles__role=role, appointed_roles__until=None)
