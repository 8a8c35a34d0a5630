"""Who holds what in the fund. A member derives from a membership, a shop from its signed agreement."""

from datetime import date
from typing import Any

from fund.models import Agreement, Membership
from governance.models import PointOfSale
from live import clock
from people.models import Person
from people.permissions import is_treasurer


def membership_of(person: Any) -> Membership | None:
    """The household whose account a person sees, waiting and left ones included."""
    if not isinstance(person, Person):
        return None
    return (
        Membership.objects.filter(members__person=person, members__until__isnull=True)
        .select_related("wallet", "commune")
        .first()
    )


def is_member(person: Any, on: date) -> bool:
    membership = membership_of(person)
    return membership is not None and Membership.objects.usable_on(on).filter(pk=membership.pk).exists()


def belongs_to(person: Any, membership: Membership) -> bool:
    return isinstance(person, Person) and membership.members.filter(person=person, until__isnull=True).exists()


def may_read_contribution(person: Any, membership: Membership) -> bool:
    """The household's persons and the treasurer; organisers may not."""
    return belongs_to(person, membership) or is_treasurer(person)


def keeps(person: Any, point_of_sale_id: int, on: date) -> bool:
    """Tell whether a person signed for a point of sale in an agreement that runs."""
    if not isinstance(person, Person):
        return False
    return Agreement.objects.running_on(on).filter(point_of_sale=point_of_sale_id, persons__person=person).exists()


def kept_by(person: Any, on: date) -> list[PointOfSale]:
    """The points of sale whose pages a person sees."""
    if not isinstance(person, Person):
        return []
    running = Agreement.objects.running_on(on).filter(persons__person=person)
    return list(
        PointOfSale.objects.filter(pk__in=running.values("point_of_sale")).select_related("commune").order_by("name")
    )


def is_shop(person: Any, on: date) -> bool:
    return bool(kept_by(person, on))


def may_listen(person: Any, point_of_sale_id: str) -> bool:
    """Who hears of payments at a point of sale as they are made: the persons who keep it."""
    return point_of_sale_id.isdecimal() and keeps(person, int(point_of_sale_id), clock.today())


def may_watch_books(person: Any, what: str) -> bool:
    """Who hears that a month went on: the treasurer."""
    return is_treasurer(person)
