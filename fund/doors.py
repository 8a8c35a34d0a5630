"""Where somebody's other parts in the fund are walked from: one sign-in, one account page, every door that is theirs."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from fund import payers, permissions
from governance.permissions import is_councillor
from people.models import Person
from people.permissions import is_observer, may_enter_desk


@dataclass(frozen=True)
class Door:
    """A page of somebody's own, by what they do there."""

    label: str
    url: str


def open_to(person: Person, today: date) -> list[Door]:
    """Every page beyond the household's account that opens to this person that day."""
    found = []
    if is_councillor(person, today):
        found.append(Door(_("My seat on the council"), reverse("my_seat")))
        found.append(Door(_("The votes"), reverse("vote_list")))
    if is_observer(person):
        found.append(Door(_("Write what I observed"), reverse("observation_mine")))
    found += [Door(place.name, reverse("shop_day", args=[place.code])) for place in permissions.kept_by(person, today)]
    if payers.of_person(person).exists():
        found.append(Door(_("What we pay for households"), reverse("payer")))
    if may_enter_desk(person):
        found.append(Door(_("The desk"), reverse("wagtailadmin_home")))
    found.append(Door(_("How I sign in, and my data"), reverse("mfa_index")))
    return found
