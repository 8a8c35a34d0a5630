"""The first run of an empty installation: identity, territory, two organisers, and the founding decision they sign.

All or nothing, once: afterwards the page is gone, and only the council's decisions change the terms. Whoever sets the
fund up proves that they have the machine by a code that only its terminal and its var folder show.
"""

import secrets
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance import founding
from office import desk_permissions
from people import accounts, roles
from people.models import HANDLE_LETTERS, Person
from territory import census, communes
from territory.models import Commune, Identity
from website import starting_pages

OPEN = ("/static/", "/healthz/", "/live/", "/bienvenue/", "/en/bienvenue/")
SAME_EVERYWHERE = "Territoire"
LONGEST_NAME = 80
LONGEST_POPULATION = 9  # digits: what the database holds


class DoneAlready(ValidationError):
    def __init__(self) -> None:
        super().__init__(_("This fund is set up already."))


class BadCommune(ValidationError):
    def __init__(self, line: int) -> None:
        super().__init__(
            _("Line %(line)s is not a code of five characters, a name, a postcode and a population."),
            params={"line": line},
        )


class CommuneTwice(ValidationError):
    def __init__(self, line: int, insee: str) -> None:
        super().__init__(
            _("Line %(line)s: the commune %(code)s stands above already."), params={"line": line, "code": insee}
        )


def needed() -> bool:
    return not (Identity.objects.exists() or Person.objects.exists())


def code() -> str:
    """The set-up code, made once, readable by the installation's owner only."""
    file = Path(settings.VAR_DIR) / "first_run_code"
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text("".join(secrets.choice(HANDLE_LETTERS) for _turn in range(8)))
    return file.read_text().strip()


def read_communes(typed: str) -> list[tuple[str, str, str, int]]:
    """Read communes typed in: code; name; postcode; population. Raises BadCommune with the line."""
    found: dict[str, tuple[str, str, str, int]] = {}
    for number, line in enumerate(typed.splitlines(), start=1):
        cells = [cell.strip() for cell in line.split(";")]
        if not line.strip():
            continue
        if not _is_commune(cells):
            raise BadCommune(number)
        if cells[0] in found:
            raise CommuneTwice(number, cells[0])
        found[cells[0]] = (cells[0], cells[1], cells[2], int(cells[3]))
    if not found:
        raise BadCommune(1)
    return list(found.values())


def _is_commune(cells: list[str]) -> bool:
    if len(cells) != 4:
        return False
    insee, name, postcode, population = cells
    counted = population.isascii() and population.isdecimal() and len(population) <= LONGEST_POPULATION
    return len(insee) == 5 and len(postcode) == 5 and 0 < len(name) <= LONGEST_NAME and counted


@transaction.atomic
def found(typed: Mapping[str, Any], now: datetime) -> tuple[Person, Person]:
    """Set the fund up, whole or not at all. Raises DoneAlready when it was."""
    if not needed():
        raise DoneAlready
    told = {field: typed[field] for field in ("fund_name", "territory_name", "email", "telephone")}
    if not Identity.objects.get_or_create(pk=1, defaults=told)[1]:  # sent by two at the same instant
        raise DoneAlready
    if typed["communes"] == "ccdb":
        communes.load()
        census.load()
    else:
        for insee, name, postcode, population in typed["rows"]:
            Commune.objects.create(
                code=insee,
                name=name,
                postcode=postcode,
                population=population,
                sector=SAME_EVERYWHERE,
                latitude=0,
                longitude=0,
            )
    starting_pages.lay()
    desk_permissions.lay()
    organisers = tuple(_organiser(typed, which, now) for which in ("first", "second"))
    for person in organisers:
        roles.appoint(person, roles.ORGANISER, by=organisers[0], now=now)
    founding.decide(typed["terms"], [], typed["source"], signed_by=(organisers[0], organisers[1]), now=now)
    return organisers[0], organisers[1]


def _organiser(typed: Mapping[str, Any], which: str, now: datetime) -> Person:
    person = accounts.make(typed[f"{which}_name"], email=typed[f"{which}_email"] or None)
    person.set_password(typed[f"{which}_password"])
    person.save()
    return person


class FirstRunMiddleware:
    """Lead every page to the first-run page while nobody has set the fund up."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.done = False

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        # Once set up, for ever: the question is asked until it was answered, and never again by this process.
        if not self.done and not settings.TESTING:
            self.done = not needed()
            if not self.done and not request.path.startswith(OPEN):
                return redirect(reverse("first_run"))
        return self.get_response(request)
