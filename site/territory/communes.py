"""The communes of the territory and their outlines, from the files beside this module."""

import csv
import json
from pathlib import Path

from django.db import transaction

from territory.models import Commune

DATA = Path(__file__).parent / "data"
ATTRIBUTION = "Contours : IGN Admin Express 2018. Populations : Insee, 2023. Codes postaux : La Poste. Licence Ouverte."

# Communes that count as one in a draw, by name; the others are "Les autres villages". The grouping is illustrative.
SECTORS = {"26114": "Dieulefit", "26045": "La Bégude-de-Mazenc", "26243": "Le Poët-Laval"}
BOURDEAUX_POSTCODE, BOURDEAUX = "26460", "Bourdeaux et sa vallée"
OTHERS = "Les autres villages"


@transaction.atomic
def load() -> int:
    """Load the territory of Dieulefit-Bourdeaux and its neighbours; loading again changes nothing. Returns communes inside."""
    outlines = json.loads((DATA / "ccdb_communes.geojson").read_text(encoding="utf-8"))
    geometry = {feature["id"]: feature["geometry"] for feature in outlines["features"]}
    with (DATA / "communes.csv").open(encoding="utf-8") as opened:
        for row in csv.DictReader(opened):
            code = row["insee_code"]
            Commune.objects.update_or_create(
                code=code,
                defaults={
                    "name": row["name"],
                    "postcode": row["postcode"],
                    "population": int(row["population_2023"]),
                    "sector": sector(code, row["postcode"]),
                    "inside": True,
                    "outline": geometry[code],
                    "latitude": float(row["label_lat"]),
                    "longitude": float(row["label_lon"]),
                },
            )
    with (DATA / "communes_neighbours.csv").open(encoding="utf-8") as opened:
        for row in csv.DictReader(opened):
            Commune.objects.update_or_create(
                code=row["insee_code"],
                defaults={
                    "name": row["name"],
                    "postcode": row["postcode"],
                    "population": int(row["population_2023"]),
                    "inside": False,
                    "latitude": float(row["centroid_lat"]),
                    "longitude": float(row["centroid_lon"]),
                },
            )
    return Commune.objects.filter(inside=True).count()


def sector(code: str, postcode: str) -> str:
    return SECTORS.get(code) or (BOURDEAUX if postcode == BOURDEAUX_POSTCODE else OTHERS)
