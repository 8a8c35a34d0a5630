"""Living the demonstration's year: each step calls the rule that a screen would call, at its own instant.

One transaction, so that a demonstration is there whole or not at all.
"""

import random
from datetime import datetime, time, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction

from governance import founding, points_of_sale, terms
from governance.models import Family, PointOfSale, Product
from live.clock import PARIS
from office import desk_permissions
from office.demonstration import council, money, shops, sign_ins, volunteers
from office.demonstration.names import Names
from office.demonstration.sign_ins import SignIn
from office.demonstration.year import Year, give
from people import accounts, roles
from people.models import Person
from territory import census, communes
from territory.models import Commune, Identity
from website import starting_pages

FOUNDED_DAYS_AGO = 365


class NotEmpty(ValidationError):
    def __init__(self) -> None:
        super().__init__("This database holds people already: the demonstration is only loaded into an empty one.")


@transaction.atomic
def load(now: datetime, seed: int = 2026) -> Year:
    """Load the whole year into an empty database. The same seed and day give the same year."""
    if Person.objects.exists():
        raise NotEmpty
    communes.load()
    census.load()
    Identity.objects.create(
        fund_name="Notre Caisse Alim’",
        territory_name="Dieulefit-Bourdeaux",
        email="bonjour@demonstration.example",
        telephone="04 65 71 00 12",
        postal_address="Maison de la caisse, 26220 Dieulefit",
    )
    starting_pages.lay()
    desk_permissions.lay()
    year = _begin(now, random.Random(seed))  # noqa: S311 (invented people, no secrets)
    _write_shops(year)
    drawn = volunteers.live(year)
    council.live(year, drawn)
    money.live(year)
    council.today(year)
    return year


def _begin(now: datetime, chance: random.Random) -> Year:
    today = now.astimezone(PARIS).date()
    first = datetime.combine(today - timedelta(days=FOUNDED_DAYS_AGO), time(9), PARIS)
    organiser, second = _sign_in(sign_ins.ORGANISER), _sign_in(sign_ins.SECOND_ORGANISER)
    facilitator, treasurer, observer = (
        _sign_in(one) for one in (sign_ins.FACILITATOR, sign_ins.TREASURER, sign_ins.OBSERVER)
    )
    for person, role in (
        (organiser, roles.ORGANISER),
        (second, roles.ORGANISER),
        (facilitator, roles.FACILITATOR),
        (treasurer, roles.TREASURER),
        (observer, roles.OBSERVER),
    ):
        roles.appoint(person, role, by=organiser, now=first)
    names = Names(chance)
    others = [accounts.make(names.take(gender)) for gender in ("men", "women")]
    for other in others:
        roles.appoint(other, roles.OBSERVER, by=organiser, now=first)
    founding.decide(
        terms.defaults(),
        [],
        "Règlement adopté par l’assemblée de l’association (texte inventé pour la démonstration).",
        signed_by=(organiser, second),
        now=first,
        since=first.date(),
    )
    return Year(today, now, chance, names, (organiser, second), facilitator, treasurer, [observer, *others])


def _sign_in(one: SignIn) -> Person:
    return give(accounts.make(one.name, email=one.email), one)


def _write_shops(year: Year) -> None:
    families = {key: Family.objects.create(key=key, name=name) for key, name in shops.FAMILIES.items()}
    by_code = {one.code: one for one in Commune.objects.all()}
    known: dict[tuple[str, str], Product] = {}
    for shop in shops.SHOPS:
        place = points_of_sale.write(
            PointOfSale(
                code=shop.code, name=shop.name, kind=shop.kind, commune=by_code[shop.commune], address=shop.address,
                latitude=shop.latitude, longitude=shop.longitude, description=shop.description, hours=shop.hours,
            )
        )  # fmt: skip
        year.shops[shop.code] = place
        for sold in shop.products:
            product = known.get((sold.name, sold.maker)) or Product(
                name=sold.name, maker=sold.maker, family=families[sold.family], label=sold.label,
                description=sold.description, is_food=sold.approvable != "not_food",
                contains_alcohol=sold.approvable == "alcohol",
            )  # fmt: skip
            places = [*(product.points_of_sale.all() if product.pk else []), place]
            known[sold.name, sold.maker] = points_of_sale.write_product(product, places)
