"""The public trace of an approval: from whoever suggested it to the label on the shelf, one step after another."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from governance import in_force
from governance.effect_kinds import approval_of
from governance.models import Decision, Dossier, Effect, PointOfSale, Product, Vote
from governance.vote_page import VotePage
from sortition.models import Draw


@dataclass(frozen=True)
class Step:
    """One thing that happened, or will: what, when, where to read it."""

    key: str  # suggested, dossier, draw, meeting, vote, decision, in_force
    label: str
    day: date | None
    note: str = ""
    url: str = ""
    to_come: bool = False


def of_product(product: Product, at: datetime, point_of_sale: PointOfSale | None = None) -> list[Step]:
    """The trace of a product's approval at an instant, at one point of sale or at the first where it is approved."""
    approved = in_force.approvals(at)
    places = sorted(approved.points_of_sale_with(product.pk))
    if point_of_sale is not None:
        places = [place for place in places if place == point_of_sale.pk]
    if not places:
        return []
    place = PointOfSale.objects.get(pk=places[0])
    return _in_time(_steps(place, approved.decisions[place.pk], at))


def of_point_of_sale(point_of_sale: PointOfSale, at: datetime) -> list[Step]:
    """The trace of how a point of sale stands at an instant; only its dossier where nothing was decided."""
    decision = in_force.status_of(point_of_sale, at).decision
    if decision is None:
        coming = Effect.objects.pending(at).filter(subject=approval_of(point_of_sale.pk))
        decision = Decision.objects.filter(effects__in=coming).order_by("pk").first()
    return _in_time(_steps(point_of_sale, decision, at))


def _in_time(steps: Iterator[Step]) -> list[Step]:
    """By day; what happened on one day stays in the order in which one thing led to another."""
    return sorted(steps, key=lambda step: step.day or date.max)


def _steps(place: PointOfSale, decision: Decision | None, at: datetime) -> Iterator[Step]:
    vote = decision.vote if decision else None
    dossier = _dossier(place, vote)
    if dossier:
        yield from _before(dossier)
    if vote:
        yield from _voted(vote, at)
    if decision:
        yield from _decided(decision, place, at)


def _dossier(place: PointOfSale, vote: Vote | None) -> Dossier | None:
    if vote and vote.agenda_item and vote.agenda_item.dossier:
        return vote.agenda_item.dossier
    return None if vote else place.dossiers.first()


def _before(dossier: Dossier) -> Iterator[Step]:
    suggestion = dossier.suggestions.order_by("suggested_at").first()
    if suggestion:
        note = _("from %(commune)s") % {"commune": suggestion.commune.name}
        yield Step("suggested", _("Suggested"), _day(suggestion.suggested_at), note)
    note = _("against the eight criteria")
    yield Step("dossier", _("Dossier opened"), _day(dossier.opened_at), note, dossier.get_absolute_url())


def _voted(vote: Vote, at: datetime) -> Iterator[Step]:
    meeting = vote.meeting
    seated = vote.roll.values("mandate")
    for draw in Draw.objects.filter(mandates__in=seated, published_at__isnull=False).distinct():
        yield Step(
            "draw", _("Council drawn by lot"), _day(draw.published_at), draw.title, reverse("draw", args=[draw.pk])
        )
    yield Step("meeting", _("Discussed"), meeting.date, meeting.title, meeting.get_absolute_url())
    page = VotePage(vote, AnonymousUser(), at)  # a trace is the same for every reader
    note = page.figures if page.bars_shown else ""
    yield Step("vote", _("Voted on"), _day(vote.closed_at), note, vote.get_absolute_url())


def _decided(decision: Decision, place: PointOfSale, at: datetime) -> Iterator[Step]:
    note = _("decision %(number)d, %(outcome)s") % {
        "number": decision.number,
        "outcome": decision.get_outcome_display(),
    }
    yield Step("decision", _("Decided by the council"), _day(decision.adopted_at), note, decision.get_absolute_url())
    effect = decision.effects.filter(payload__point_of_sale=place.pk).first()
    if effect:
        to_come = effect.starts_at > at
        label = _("Will hold") if to_come else _("Took effect")
        yield Step("in_force", label, _day(effect.starts_at), place.name, to_come=to_come)


def _day(instant: datetime | None) -> date | None:
    return timezone.localtime(instant).date() if instant else None
