"""The agreement that a point of sale signs with the fund, before it can be paid."""

from collections.abc import Iterable
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from fund import payables
from fund.models import Agreement, AgreementPerson
from governance.models import PointOfSale
from live import topics
from people import accounts
from people.models import Person
from people.permissions import is_organiser


class OrganisersSign(ValidationError):
    def __init__(self) -> None:
        super().__init__(_("Only an organiser signs agreements for the fund."), code="organisers_sign")


class NobodySigned(ValidationError):
    def __init__(self) -> None:
        super().__init__(_("Name at least one person of the point of sale."), code="nobody_signed")


class EndsBeforeItBegins(ValidationError):
    def __init__(self) -> None:
        super().__init__(_("An agreement cannot end before the day it was signed."), code="ends_before")


def sign(
    point_of_sale: PointOfSale, signed_on: date, persons: Iterable[Person], by: Person, now: datetime
) -> Agreement:
    """Sign for a point of sale. Signed again while one runs, the persons join the running one."""
    signers = list(persons)
    if not is_organiser(by):
        raise OrganisersSign
    if not signers:
        raise NobodySigned
    with transaction.atomic():
        payables.account_of(point_of_sale)
        agreement, _made = Agreement.objects.get_or_create(
            point_of_sale=point_of_sale, ended_on=None, defaults={"signed_on": signed_on}
        )
        for person in signers:
            AgreementPerson.objects.get_or_create(agreement=agreement, person=person)
        topics.changed(f"point_of_sale:{point_of_sale.pk}")
    return agreement


def sign_on_paper(
    point_of_sale: PointOfSale, signed_on: date, name: str, email: str, by: Person, now: datetime
) -> Agreement:
    """Sign with somebody the fund does not know yet. The same name typed twice is one person."""
    with transaction.atomic():
        known = Person.objects.filter(
            display_name__iexact=name,
            agreements__agreement__point_of_sale=point_of_sale,
            agreements__agreement__ended_on=None,
        ).first()
        person = known or accounts.make(name, email or None, language=by.language)
        return sign(point_of_sale, signed_on, [person], by, now)


def end(agreement: Agreement, ended_on: date, by: Person, now: datetime) -> Agreement:
    """End an agreement; from `ended_on` nothing more can be paid there, and what is owed stays owed."""
    if not is_organiser(by):
        raise OrganisersSign
    if ended_on < agreement.signed_on:
        raise EndsBeforeItBegins
    with transaction.atomic():
        Agreement.objects.filter(pk=agreement.pk, ended_on__isnull=True).update(ended_on=ended_on)
        topics.changed(f"point_of_sale:{agreement.point_of_sale_id}")
    agreement.refresh_from_db()
    return agreement


def running(on: date) -> QuerySet[Agreement]:
    """Every agreement that holds that day, by name of its point of sale."""
    every = (
        Agreement.objects.running_on(on).select_related("point_of_sale__commune").prefetch_related("persons__person")
    )
    return every.order_by("point_of_sale__name")
