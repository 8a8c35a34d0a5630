"""The founding decision: the first terms and approvals of a fund, new or taken over. Two organisers sign it together,
and it quotes where its values come from. Afterwards only the council's decisions change them.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from governance import decisions
from governance.models import Decision, DecisionSignature, PointOfSale, Product
from governance.point_of_sale_effects import approve
from governance.term_effects import set_term
from governance.terms import Value
from live import clock
from people.models import Person
from people.permissions import is_organiser


class FoundedAlready(ValidationError):
    def __init__(self) -> None:
        super().__init__(_("This fund is founded already: only the council's decisions change its terms now."))


class NotTwoOrganisers(ValidationError):
    def __init__(self) -> None:
        super().__init__(_("Two different organisers must sign."))


class NoSource(ValidationError):
    def __init__(self) -> None:
        super().__init__(_("Say which text these values come from, with its date."))


@transaction.atomic
def decide(
    terms: Mapping[str, Value],
    approvals: Iterable[PointOfSale | tuple[PointOfSale, list[Product]]],
    source: str,
    *,
    signed_by: tuple[Person, Person],
    now: datetime,
    title: str = "",
    since: date | None = None,
) -> Decision:
    """Lay down the first terms and approvals, in force from the first instant of the day since (today by default)."""
    first, second = signed_by
    if first.pk == second.pk or not (is_organiser(first) and is_organiser(second)):
        raise NotTwoOrganisers
    if not source.strip():
        raise NoSource
    if is_founded():
        raise FoundedAlready
    specifications = [set_term(key, value) for key, value in terms.items()]
    specifications += [approve(*one) if isinstance(one, tuple) else approve(one) for one in approvals]
    holds_from = clock.midnight(since or now.astimezone(clock.PARIS).date())
    decision = decisions.found(title or gettext("Founding decision"), source.strip(), specifications, holds_from, now)
    DecisionSignature.objects.bulk_create(
        DecisionSignature(decision=decision, person=person, signed_at=now) for person in signed_by
    )
    decisions.record(decision, now)
    return decision


def is_founded() -> bool:
    return Decision.objects.filter(kind=Decision.Subject.FOUNDING).exists()
