"""Volunteers for the council: by the public form, from a file, from paper typed in. One person, one entry.

Each gets a private code, given once and kept as a hash only: with it they see, change and withdraw their entry.
"""

import hashlib
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop, override

from people.models import HANDLE_LETTERS
from sortition import criteria
from sortition.drawing.pool import normalised
from sortition.drawing.tables import BadTable, Fault, columns, rows
from sortition.models import Volunteer
from territory.models import Commune

CODE_LENGTH = 12


class AlreadyVolunteer(ValidationError):
    def __init__(self) -> None:
        super().__init__(
            gettext_lazy("Somebody of this name is on the list already, at this address or this e-mail."),
            code="already",
        )


class UnknownAnswer(ValidationError):
    def __init__(self, criterion: str) -> None:
        super().__init__(
            gettext_lazy("This answer is not one of the list: %(criterion)s."),
            params={"criterion": criterion},
            code="answer",
        )


class OutsideTerritory(ValidationError):
    def __init__(self) -> None:
        super().__init__(gettext_lazy("This commune is not one of the fund's territory."), code="outside")


class NoName(ValidationError):
    def __init__(self) -> None:
        super().__init__(
            gettext_lazy("A name and a postal address are needed, to write to whoever is drawn."), code="no_name"
        )


class TooLong(ValidationError):
    def __init__(self, written: str, most: int) -> None:
        super().__init__(
            gettext_lazy("“%(start)s…” is too long: at most %(most)s characters."),
            params={"start": written[:20], "most": most},
            code="too_long",
        )


class WrongCode(ValidationError):
    def __init__(self) -> None:
        super().__init__(gettext_lazy("This code opens nothing. It has twelve letters and digits."), code="wrong_code")


class ImportRefused(Exception):
    """A file with faults: nothing of it was taken."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = faults


@dataclass(frozen=True)
class Entry:
    """What a volunteer says."""

    name: str
    postal_address: str
    commune: Commune
    answers: Mapping[str, str]
    email: str = ""
    telephone: str = ""


def new_code() -> str:
    """Make a private code, at the edge."""
    return "".join(secrets.choice(HANDLE_LETTERS) for _ in range(CODE_LENGTH))


def code_from(key: str, name: str) -> str:
    """The private code that the key of a form gives to somebody: a form sent twice gives the same one."""
    drawn = salted_hmac("sortition.volunteers", f"{key}|{normalised(name)}", algorithm="sha256").digest()
    return "".join(HANDLE_LETTERS[byte % len(HANDLE_LETTERS)] for byte in drawn[:CODE_LENGTH])


@transaction.atomic
def register(entry: Entry, code: str, now: datetime, source: str = "form") -> Volunteer:
    """Put somebody on the list. The same entry under the same code is one. Raises a refusal, with nothing written."""
    answers = _checked(entry)
    # One at a time in a commune: two that arrive together would each find the other absent.
    Commune.objects.select_for_update().get(pk=entry.commune.pk)
    sent_before = Volunteer.objects.available().filter(private_code_hash=hashed(code)).first()
    if sent_before and sent_before.answers == answers:
        return sent_before
    if sent_before or _known(entry):
        raise AlreadyVolunteer
    return Volunteer.objects.create(
        name=entry.name.strip(),
        email=entry.email.strip(),
        telephone=entry.telephone.strip(),
        postal_address=entry.postal_address.strip(),
        commune=entry.commune,
        answers=answers,
        consented_at=now,
        source=source,
        private_code_hash=hashed(code),
    )


def of_code(code: str) -> Volunteer:
    """The entry that a private code opens. Raises WrongCode."""
    found = Volunteer.objects.available().filter(private_code_hash=hashed(code)).first()
    if found is None:
        raise WrongCode
    return found


@transaction.atomic
def change(volunteer: Volunteer, answers: Mapping[str, str], commune: Commune) -> Volunteer:
    """Change one's answers; a draw that has run keeps the snapshot it took."""
    volunteer.answers = _checked(
        Entry(volunteer.name, volunteer.postal_address, commune, answers, volunteer.email, volunteer.telephone)
    )
    volunteer.commune = commune
    volunteer.save()
    return volunteer


@transaction.atomic
def withdraw(volunteer: Volunteer, now: datetime) -> None:
    """Take oneself off the list, with one's answers; who was drawn can still be reached. Twice is once."""
    found = Volunteer.objects.available().select_for_update().filter(pk=volunteer.pk).first()
    if found is None:
        return
    # The code opens nothing any more, and the same form may be sent again.
    found.private_code_hash = f"withdrawn {found.pk}"
    if found.seats.exists():
        found.answers, found.withdrawn_at = {}, now
        found.save()
    else:
        found.forget(now)


def import_file(content: bytes, now: datetime, code: Callable[[], str], dry_run: bool = False) -> int:
    """Take a CSV file, whole or not at all. Raises ImportRefused with every bad line, its number and reason."""
    entries, faults = _entries(content)
    if faults:
        raise ImportRefused(faults)
    with transaction.atomic():
        for line, entry in entries:
            try:
                register(entry, code(), now, source="file")
            except ValidationError as refusal:
                faults.append(Fault(line, " ".join(refusal.messages)))
        if faults:
            raise ImportRefused(faults)
        if dry_run:
            transaction.set_rollback(True)
    return len(entries)


# What sortition.drawing.tables says, which knows no Django.
TABLE_FAULTS = (
    gettext_noop("the file is empty"),
    gettext_noop("the column %s stands twice"),
    gettext_noop("this line has more cells than the header"),
    gettext_noop("this line is not one of a table"),
)
COLUMNS = {
    "name": "nom",
    "email": "courriel",
    "telephone": "telephone",
    "address": "adresse",
    "commune": "commune",
    "gender": "genre",
    "age": "age",
    "household": "foyer",
    "income": "reste_a_vivre",
    "category": "profession",
    "residence": "anciennete",
}
"""The columns of the file, by what they hold: French headers; the names on the left are read too."""


def template() -> str:
    """A first file to fill in: the header, and the answers that each column takes."""
    header = ";".join(COLUMNS.values())
    with override("fr"):
        choices = {one.key: " / ".join(str(label) for label in one.values.values()) for one in criteria.asked()}
    example = [choices.get(key, "") for key in COLUMNS]
    return f"{header}\n{';'.join(example)}\n"


def hashed(code: str) -> str:
    plain = "".join(letter for letter in code.upper() if letter.isalnum())
    return hashlib.sha256(f"volunteer:{plain}".encode()).hexdigest()


def _entries(content: bytes) -> tuple[list[tuple[int, Entry]], list[Fault]]:
    entries: list[tuple[int, Entry]] = []
    faults: list[Fault] = []
    communes = {normalised(one.name): one for one in Commune.objects.filter(inside=True)}
    communes |= {one.code: one for one in communes.values()}
    known_columns = {*COLUMNS, *COLUMNS.values()}
    if content.strip() and not known_columns.intersection(columns(content)):
        return [], [Fault(1, _("the header has none of the columns of the template"))]
    try:
        for line, row in rows(content):
            cells = {key: row.get(french) or row.get(key) or "" for key, french in COLUMNS.items()}
            commune = communes.get(normalised(cells["commune"]))
            answers = {one.key: _answer(one, cells[one.key]) for one in criteria.asked()}
            wrong = [
                _("%(column)s: “%(found)s” is not one of the answers") % {"column": COLUMNS[key], "found": cells[key]}
                for key, value in answers.items()
                if value is None
            ]
            if not cells["name"]:
                wrong.insert(0, _("the name is missing"))
            if commune is None:
                wrong.append(_("commune: “%(found)s” is not of the territory") % {"found": cells["commune"]})
            if wrong or commune is None:
                faults.append(Fault(line, "; ".join(wrong)))
                continue
            known = {key: value for key, value in answers.items() if value is not None}
            entries.append(
                (line, Entry(cells["name"], cells["address"], commune, known, cells["email"], cells["telephone"]))
            )
    except BadTable as bad:
        return [], [Fault(one.line, _(one.reason) % one.about if one.about else _(one.reason)) for one in bad.faults]
    if not entries and not faults:
        return [], [Fault(1, _("the file holds nobody"))]
    return entries, faults


def _answer(criterion: criteria.Criterion, written: str) -> str | None:
    """Find the answer that was written, by its key or its label in either language."""
    wanted = normalised(written)
    for language in ("fr", "en"):
        with override(language):
            for key, label in criterion.values.items():
                if wanted and wanted in (normalised(key), normalised(str(label))):
                    return key
    return None


def _checked(entry: Entry) -> dict[str, str]:
    if not entry.name.strip() or not entry.postal_address.strip():
        raise NoName
    for name in ("name", "email", "telephone", "postal_address"):
        written = getattr(entry, name).strip()
        most = getattr(Volunteer._meta.get_field(name), "max_length", 0)
        if len(written) > most:
            raise TooLong(written, most)
    if entry.email:
        validate_email(entry.email.strip())
    if not entry.commune.inside or not entry.commune.sector:
        raise OutsideTerritory
    answers = {}
    for criterion in criteria.asked():
        value = entry.answers.get(criterion.key, "")
        if value not in criterion.values:
            raise UnknownAnswer(str(criterion.label))
        answers[criterion.key] = value
    return {**answers, criteria.COMMUNE: entry.commune.sector}


def _known(entry: Entry) -> bool:
    """Whether somebody of this name is on the list, with this e-mail or at this address."""
    for other in Volunteer.objects.available().filter(commune=entry.commune):
        if normalised(other.name) == normalised(entry.name) and (
            normalised(other.postal_address) == normalised(entry.postal_address)
            or (other.email and other.email.lower() == entry.email.strip().lower())
        ):
            return True
    return False
