"""The eight criteria against which the council reads a dossier. Never alcohol, never non-food: no criterion weighs those."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Criterion:
    key: str
    label: Any  # lazy: said in the page's language
    explanation: Any


EIGHT = (
    Criterion("closeness", _("Closeness"), _("How far it grows, is made and is sold from those who eat it.")),
    Criterion(
        "health", _("Human health"), _("What it does to those who eat it: fresh, little processed, few additives.")
    ),
    Criterion(
        "environment", _("Environment"), _("What it does to soil, water, animals and climate, packaging included.")
    ),
    Criterion(
        "work", _("Working conditions"), _("Whether those who work there live from it, and how they are treated.")
    ),
    Criterion(
        "accessibility", _("Accessibility"), _("Who can come, at which hours, by which means, and at what price.")
    ),
    Criterion("diversity", _("Diversity"), _("What it adds to what can already be bought, through the seasons.")),
    Criterion(
        "territory", _("Life of the territory"), _("What it keeps alive here: farms, trades, villages, mutual aid.")
    ),
    Criterion("conviviality", _("Conviviality and pleasure"), _("Whether it is good, and whether people meet there.")),
)
KEYS = tuple(criterion.key for criterion in EIGHT)
