"""Nine months of the fund: households that enter, pay in, are allocated and buy."""

import hashlib
from datetime import date, datetime, time, timedelta

from fund import agreements, contributions, memberships, month, payers, places, refusals, till
from fund.memberships import Household
from fund.models import Agreement, Membership
from governance import in_force
from governance.models import PointOfSale
from live.clock import PARIS
from office.demonstration import sign_ins
from office.demonstration.year import Year, give
from people import accounts
from people.models import Person
from territory.models import Commune

MONTHS = 9
AT_FIRST, EACH_MONTH, STILL_WAITING = 78, 5, 5
PURCHASES_A_MONTH = 3
# In euros, in turn: 40, 60 and 115 among others, 105 on average, so that the fund balances with its operating share.
CHOSEN = (40, 60, 115, 100, 150, 80, 130, 60, 115, 180, 100, 40, 150, 130, 100, 115, 90, 145)


def live(year: Year) -> None:
    months = _months(year.today)
    households = [_enter(year, number, months[0] - timedelta(days=12)) for number in range(AT_FIRST)]
    _sign_member(year, households[0])
    _pay_for_some(year, households, months[0])
    for number, first_day in enumerate(months):
        if number:
            households += [_enter(year, len(households), first_day - timedelta(days=9)) for _ in range(EACH_MONTH)]
        _sign_agreements(year, first_day)
        month.run(first_day, year.treasurer.pk, _instant(first_day + timedelta(days=1), 9))
        _buy(year, households, first_day)
        if number % 3 == 1:
            _change_one(year, households[number * 5], first_day)
        month.close(first_day, _instant(contributions.next_month(first_day) + timedelta(days=3), 9))
    _sign_agreements(year, year.today)
    for number in range(STILL_WAITING):
        _ask(year, AT_FIRST + 100 + number, year.today - timedelta(days=3 + 4 * number))


def _months(today: date) -> list[date]:
    """The nine months before the present one, oldest first. The present one is the treasurer’s to run."""
    found = [today.replace(day=1)]
    while len(found) <= MONTHS:
        found.append((found[-1] - timedelta(days=1)).replace(day=1))
    return sorted(found[1:])


def _instant(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), PARIS)


def _ask(year: Year, number: int, day: date) -> Membership:
    inside = list(Commune.objects.filter(inside=True).order_by("code"))
    commune = year.chance.choices(inside, [one.population for one in inside])[0]
    adults, children = year.chance.choice([(1, 0), (1, 1), (1, 2), (2, 0), (2, 0), (2, 1), (2, 2), (2, 3), (3, 0)])
    name = sign_ins.MEMBER.name if number == 0 else year.names.take("")
    household = Household(
        name, commune, CHOSEN[number % len(CHOSEN)] * 100, email=sign_ins.MEMBER.email if number == 0 else "",
        telephone=f"06 39 98 {number % 90 + 10} 00", adults=adults, children=children,
    )  # fmt: skip
    return memberships.ask(household, _key("asked", number), _instant(day, 11), by=year.organisers[number % 2])


def _enter(year: Year, number: int, day: date) -> Membership:
    asked = _ask(year, number, day - timedelta(days=14))
    return memberships.admit(asked, year.organisers[0], _instant(day, 15))


def _sign_member(year: Year, household: Membership) -> None:
    give(household.persons()[0], sign_ins.MEMBER)


def _pay_for_some(year: Year, households: list[Membership], first_month: date) -> None:
    """An employer and a social body pay a fixed part for some, who agreed to it."""
    paule = give(accounts.make(sign_ins.PAYER.name, email=sign_ins.PAYER.email), sign_ins.PAYER)
    employer = payers.make("Atelier du Jabron", [paule])
    social_body = payers.make("Centre d’action sociale (inventé)", [accounts.make(year.names.take(""))])
    for household in households[2:8]:
        payers.agree(employer, household, 20_00, first_month, None, year.treasurer)
    for household in households[10:15]:
        payers.agree(social_body, household, 25_00, first_month, None, year.treasurer)


def _sign_agreements(year: Year, day: date) -> None:
    """Each place that the council approved signs, with whoever keeps it."""
    at = _instant(day, 8)
    approved = in_force.approvals(at).point_of_sale_ids
    signed = {one.point_of_sale_id for one in Agreement.objects.running_on(day)}
    for code, place in year.shops.items():
        if place.pk in approved and place.pk not in signed:
            if code == "LAVO":
                person = give(accounts.make(sign_ins.SHOP.name, email=sign_ins.SHOP.email), sign_ins.SHOP)
            else:
                person = accounts.make(year.names.take(""))
            agreements.sign(place, day, [person], year.organisers[0], min(at, year.now))


def _buy(year: Year, households: list[Membership], first_day: date) -> None:
    """Each household buys a few times, where it is approved, for what it has."""
    trips: list[tuple[datetime, int, Membership, Person]] = []
    for number, household in enumerate(households):
        person = household.persons()[0]
        for _turn in range(PURCHASES_A_MONTH):
            day = first_day + timedelta(days=year.chance.randrange(2, 27))
            trips.append(
                (_instant(day, year.chance.randrange(8, 19), year.chance.randrange(60)), number, household, person)
            )
    open_on: dict[date, list[PointOfSale]] = {}
    for at, number, _household, person in sorted(trips, key=lambda trip: trip[:2]):
        if at.date() not in open_on:
            open_on[at.date()] = places.payable(at)
        place = year.chance.choice(open_on[at.date()])
        amount = year.chance.randrange(4_00, 42_00, 5)
        key = _key("paid", f"{at.isoformat()}-{number}-{amount}")
        try:
            till.pay(key, person, place, amount, at)
        except refusals.AboveBalance:
            continue  # not enough left this month: they pay otherwise


def _change_one(year: Year, household: Membership, first_day: date) -> None:
    person = household.persons()[0]
    contributions.choose(
        household, 75_00, contributions.next_month(first_day), person, _instant(first_day + timedelta(days=9), 20)
    )


def _key(kind: str, what: object) -> str:
    return hashlib.sha256(f"demonstration:{kind}:{what}".encode()).hexdigest()[:32]
