"""The seven criteria of the council's draw, and the answers that each takes.

Answers are bands, never amounts. Communes are grouped in sectors: thirteen of the territory's twenty-one have fewer than
160 people, where a commune and one other answer would name somebody.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from territory.models import Commune

GENDER, AGE, HOUSEHOLD, INCOME, CATEGORY, COMMUNE, RESIDENCE = SEVEN = (
    "gender",
    "age",
    "household",
    "income",
    "category",
    "commune",
    "residence",
)


@dataclass(frozen=True)
class Criterion:
    """One criterion: what it is called, why it is asked, and its answers by key."""

    key: str
    label: str | Promise
    why: str | Promise
    values: Mapping[str, str | Promise] = field(default_factory=dict)


_CRITERIA = (
    Criterion(
        GENDER,
        _("Gender"),
        _("As many women as in the territory, as many men; and room for whoever is neither."),
        {"women": _("Woman"), "men": _("Man"), "other": _("Other, or prefer not to say")},
    ),
    Criterion(
        AGE,
        _("Age"),
        _("So that every age eats at this table."),
        {
            "15-29": _("15 to 29"),
            "30-44": _("30 to 44"),
            "45-59": _("45 to 59"),
            "60-74": _("60 to 74"),
            "75+": _("75 and over"),
        },
    ),
    Criterion(
        HOUSEHOLD,
        _("Household"),
        _("One does not eat alone as one eats at six."),
        {
            "one-person": _("I live alone"),
            "without-family": _("I share a home, without family"),
            "couple": _("Couple without children at home"),
            "couple-children": _("Couple with children at home"),
            "single-parent": _("One parent with children"),
        },
    ),
    Criterion(
        INCOME,
        _("What is left to live on"),
        _(
            "A month, for each person at home, once housing, energy, insurance and debts are paid. A band, never an amount."
        ),
        {
            "under-300": _("less than €300"),
            "300-700": _("€300 to €700"),
            "700-1200": _("€700 to €1,200"),
            "over-1200": _("more than €1,200"),
        },
    ),
    Criterion(
        CATEGORY,
        _("Occupation"),
        _("What one does, or did, all day."),
        {
            "farmers": _("Farmer"),
            "trade": _("Craft, trade, head of a business"),
            "managers": _("Manager or higher profession"),
            "intermediate": _("Intermediate occupation"),
            "employees": _("Employee"),
            "workers": _("Manual worker"),
            "retired": _("Retired"),
            "other": _("Studying, at home, without work"),
        },
    ),
    Criterion(COMMUNE, _("Where one lives"), _("The town, the villages and the heights each have their say.")),
    Criterion(
        RESIDENCE,
        _("How long one has lived here"),
        _("Those who have always been here, and those who have just come."),
        {
            "under-2": _("less than 2 years"),
            "2-5": _("2 to 5 years"),
            "5-15": _("5 to 15 years"),
            "over-15": _("more than 15 years"),
        },
    ),
)


def every() -> list[Criterion]:
    """The seven criteria, the sectors of the territory among their answers."""
    return [Criterion(one.key, one.label, one.why, sectors()) if one.key == COMMUNE else one for one in _CRITERIA]


def by_key() -> dict[str, Criterion]:
    return {one.key: one for one in every()}


def sectors() -> dict[str, str]:
    """The territory's sectors, by their own names."""
    names = Commune.objects.filter(inside=True).exclude(sector="").values_list("sector", flat=True).distinct()
    return {name: name for name in sorted(names)}


def asked() -> list[Criterion]:
    """Those that a volunteer answers; where one lives follows from the commune."""
    return [one for one in _CRITERIA if one.key != COMMUNE]
