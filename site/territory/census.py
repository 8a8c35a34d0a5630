"""Shares of the population for the seven criteria of a draw, each with its source.

Five come from published Insee tables, which do not all cover the same area or year; two have no published figure.
"""

import json
from decimal import Decimal

from django.db import transaction
from django.db.models import Sum

from territory.communes import DATA
from territory.models import CensusFigure, Commune

# Published category: value of the draw's criterion.
PUBLISHED = {
    "gender": ("gender", {"men": "men", "women": "women"}),
    "age": ("age", {name: name for name in ("15-29", "30-44", "45-59", "60-74", "75+")}),
    "household": (
        "household",
        {
            "one person": "one-person",
            "several persons without family": "without-family",
            "couple without child": "couple",
            "couple with child(ren)": "couple-children",
            "single-parent family": "single-parent",
        },
    ),
    "csp": (
        "category",
        {
            "farmers": "farmers",
            "craft, trade and business owners": "trade",
            "managers and higher professions": "managers",
            "intermediate occupations": "intermediate",
            "clerical and service employees": "employees",
            "manual workers": "workers",
            "retired": "retired",
            "other inactive (15+, derived)": "other",
        },
    ),
}
ILLUSTRATIVE = {
    "income": {"under-300": "0.22", "300-700": "0.34", "700-1200": "0.27", "over-1200": "0.17"},
    "residence": {"under-2": "0.10", "2-5": "0.16", "5-15": "0.30", "over-15": "0.44"},
}


@transaction.atomic
def load() -> int:
    """Load every share; loading again changes nothing. The communes are loaded first. Returns how many."""
    published = json.loads((DATA / "illustrative_targets.json").read_text(encoding="utf-8"))
    for table in published["criteria"]:
        if table["key"] in PUBLISHED:
            criterion, names = PUBLISHED[table["key"]]
            for one in table["categories"]:
                _keep(criterion, names[one["category"]], Decimal(str(one["share"])), table["basis"])
    for criterion, shares in ILLUSTRATIVE.items():
        for value, guess in shares.items():
            _keep(criterion, value, Decimal(guess), "no published figure", illustrative=True)
    inside = Commune.objects.filter(inside=True).exclude(sector="")
    everybody = inside.aggregate(people=Sum("population"))["people"] or 0
    for sector, people in inside.values_list("sector").annotate(Sum("population")).order_by():
        share = (Decimal(people) / Decimal(everybody)).quantize(Decimal("0.00001"))
        _keep("commune", sector, share, "Insee, populations 2023")
    return CensusFigure.objects.count()


def _keep(criterion: str, value: str, share: Decimal, source: str, illustrative: bool = False) -> None:
    CensusFigure.objects.update_or_create(
        criterion=criterion, value=value, defaults={"share": share, "source": source, "illustrative": illustrative}
    )
