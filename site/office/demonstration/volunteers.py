"""Volunteers put their names in the crate, and the council is drawn from them."""

import csv
import io
import random

from office.demonstration.year import Year
from people.models import HANDLE_LETTERS
from sortition import council_draw, criteria, volunteers
from sortition.models import Draw
from sortition.volunteers import COLUMNS, Entry
from territory.models import CensusFigure, Commune

BY_FORM, BY_FILE = 150, 30
SEED = "demonstration"


def live(year: Year) -> Draw:
    """150 by the form, 30 from a file, one draw signed by two."""
    for _turn in range(BY_FORM):
        volunteers.register(_entry(year), _code(year.chance), year.at(360 - _turn // 15))
    volunteers.import_file(_file(year), year.at(349), lambda: _code(year.chance))
    organiser, second = year.organisers
    draw = council_draw.prepare(f"Conseil {year.on(345).year}", 20, 24, organiser, year.at(347))
    for criterion in ("household", "category"):
        # Values that hardly anybody volunteers for keep a ceiling of two and no floor.
        for value, (least, most) in draw.quotas[criterion].items():
            if most < 2:
                draw = council_draw.set_quota(draw.pk, criterion, value, least, 2, organiser)
    draw = council_draw.run(draw.pk, SEED, organiser, year.at(346))
    council_draw.sign(draw.pk, organiser, year.at(346, 11))
    return council_draw.sign(draw.pk, second, year.at(345, 9))


def _entry(year: Year) -> Entry:
    commune = _commune(year.chance)
    answers = {one.key: _answer(one.key, year.chance) for one in criteria.asked()}
    name = year.names.take(answers["gender"])
    # Numbers that Arcep keeps for fiction: they ring nowhere.
    telephone = f"06 39 98 {year.chance.randrange(10, 99)} {year.chance.randrange(10, 99)}"
    email = f"{name.replace(' ', '.').lower()}@demonstration.example" if year.chance.random() < 0.8 else ""
    return Entry(name, year.names.street(), commune, answers, _plain(email), telephone)


def _plain(email: str) -> str:
    return email.translate(str.maketrans("éèêëàâîïôöûùüç", "eeeeaaiioouuuc"))


def _answer(criterion: str, chance: random.Random) -> str:
    figures = list(CensusFigure.objects.filter(criterion=criterion).order_by("value"))
    return chance.choices([one.value for one in figures], [float(one.share) for one in figures])[0]


def _commune(chance: random.Random) -> Commune:
    inside = list(Commune.objects.filter(inside=True).order_by("code"))
    return chance.choices(inside, [one.population for one in inside])[0]


def _code(chance: random.Random) -> str:
    return "".join(chance.choice(HANDLE_LETTERS) for _ in range(volunteers.CODE_LENGTH))


def _file(year: Year) -> bytes:
    """A list kept by hand at the market, as a spreadsheet would export it."""
    sheet = io.StringIO()
    writer = csv.writer(sheet, delimiter=";")
    writer.writerow(COLUMNS.values())
    for _turn in range(BY_FILE):
        entry = _entry(year)
        known = {
            "name": entry.name, "email": entry.email, "telephone": entry.telephone, "address": entry.postal_address,
            "commune": entry.commune.name, **entry.answers,
        }  # fmt: skip
        writer.writerow([known[key] for key in COLUMNS])
    return sheet.getvalue().encode("cp1252", errors="replace")
