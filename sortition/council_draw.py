"""The council's draw: quotas from the census, one panel by lot, published by two organisers.

A draw takes a snapshot of its pool and quotas when it runs, so that nothing changed later changes it. Published, it
stays as it is.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from typing import Any, Protocol

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from live import topics
from people.models import Person
from people.permissions import is_organiser
from sortition import criteria
from sortition.drawing import panels, quotas, record
from sortition.drawing.pool import Entrant, Pool
from sortition.drawing.quotas import Bounds
from sortition.models import Draw, DrawnSeat, Signature, Volunteer
from territory.models import CensusFigure


class OrganisersDraw(ValidationError):
    def __init__(self) -> None:
        super().__init__(gettext_lazy("Only an organiser prepares, runs and signs a draw."), code="organisers_draw")


class RanAlready(ValidationError):
    def __init__(self) -> None:
        super().__init__(
            gettext_lazy("This draw has run: its quotas and its pool stay as they were."), code="ran_already"
        )


class NotRan(ValidationError):
    def __init__(self) -> None:
        super().__init__(gettext_lazy("This draw has not run yet."), code="not_ran")


class BadRange(ValidationError):
    def __init__(self) -> None:
        super().__init__(
            gettext_lazy("A floor is from zero to its ceiling, and a ceiling at most the number of seats."),
            code="bad_range",
        )


class NoPanelPossible(ValidationError):
    """No panel meets the quotas; the sentences say why, and what would do."""

    def __init__(self, sentences: Iterable[str]) -> None:
        super().__init__(list(sentences), code="no_panel")


class Progress(Protocol):
    def step(self, text: str, percent: int) -> None: ...


@dataclass(frozen=True)
class ValueLine:
    """One value of a criterion on the draw's page: population, volunteers, seats asked for, and whether they are met."""

    criterion: str
    value: str
    label: str
    share: float | None
    illustrative: bool
    source: str
    volunteers: int
    least: int
    most: int
    met: bool | None


@transaction.atomic
def prepare(title: str, seats_min: int, seats_max: int, by: Person, now: datetime) -> Draw:
    """Begin a draw, with quotas from the census: shares rounded down on the fewest seats and up on the most."""
    if not is_organiser(by):
        raise OrganisersDraw
    if not 1 <= seats_min <= seats_max <= 200:
        raise BadRange
    figures: dict[str, dict[str, float]] = {}
    for figure in CensusFigure.objects.all():
        figures.setdefault(figure.criterion, {})[figure.value] = float(figure.share)
    rounded = quotas.of_shares(figures, seats_min, seats_max)
    snapshot = {
        one.key: {value: _written(rounded.get(one.key, {}).get(value, Bounds(0, seats_max))) for value in one.values}
        for one in criteria.every()
    }
    return Draw.objects.create(
        title=title.strip(), seats_min=seats_min, seats_max=seats_max, quotas=snapshot, created_at=now, created_by=by
    )


@transaction.atomic
def set_quota(draw_id: int, criterion: str, value: str, least: int, most: int, by: Person) -> Draw:
    """Set the floor and the ceiling of one value, before the draw runs."""
    if not is_organiser(by):
        raise OrganisersDraw
    draw = Draw.objects.select_for_update().get(pk=draw_id)
    if draw.state != Draw.State.DRAFT:
        raise RanAlready
    if value not in draw.quotas.get(criterion, {}) or not 0 <= least <= most <= draw.seats_max:
        raise BadRange
    draw.quotas[criterion][value] = [least, most]
    draw.save()
    return draw


def obstacles(draw: Draw) -> list[str]:
    """Say what makes the quotas impossible with today's volunteers, and the least change that would do; empty if nothing."""
    pool, bounds = _pool(), _bounds(draw)
    named = [_sentence(one) for one in quotas.conflicts(pool, bounds, draw.seats_min, draw.seats_max)]
    if named:
        return named
    try:
        return _joint_obstacles(draw, pool, bounds)
    except panels.NotDecided:
        return [_("The solver did not find an answer in time. Widen some quotas and try again.")]


def _joint_obstacles(draw: Draw, pool: Pool, bounds: quotas.Quotas) -> list[str]:
    """What must give where every quota can be met alone. Raises NotDecided."""
    any_weights = dict.fromkeys((one.identifier for one in pool.entrants), 0)
    try:
        panels.find(pool, bounds, draw.seats_min, draw.seats_max, any_weights)
    except panels.NoPanel:
        labels = criteria.by_key()
        changes = panels.relaxations(pool, bounds, draw.seats_min, draw.seats_max)
        return [_("No panel meets all quotas together. The least change that would do:")] + [
            _("%(criterion)s, %(value)s: from %(before)s to %(after)s seats")
            % {
                "criterion": labels[one.criterion].label,
                "value": labels[one.criterion].values.get(one.value, one.value),
                "before": f"{one.before.least}-{one.before.most}",
                "after": f"{one.after.least}-{one.after.most}",
            }
            for one in changes
        ]
    return []


def run(draw_id: int, seed: str, by: Person, now: datetime, progress: Progress | None = None) -> Draw:
    """Draw a panel from the volunteers of the moment. Run again, it gives what it gave. Raises NoPanelPossible."""
    if not is_organiser(by):
        raise OrganisersDraw
    draw = Draw.objects.get(pk=draw_id)
    if draw.state != Draw.State.DRAFT:
        return draw
    if progress:
        progress.step(_("Checking the quotas"), 10)
    pool, bounds = _pool(), _bounds(draw)
    impossible = obstacles(draw)
    if impossible:
        raise NoPanelPossible(impossible)
    if progress:
        progress.step(_("Drawing"), 40)
    panel = panels.find(pool, bounds, draw.seats_min, draw.seats_max, panels.weights(pool, seed))
    if progress:
        progress.step(_("Writing the record"), 90)
    return _keep(draw_id, pool, bounds, panel, seed, now)


@transaction.atomic
def sign(draw_id: int, by: Person, now: datetime) -> Draw:
    """Sign what was drawn. The second organiser's signature publishes it; the same one's second changes nothing."""
    if not is_organiser(by):
        raise OrganisersDraw
    draw = Draw.objects.select_for_update().get(pk=draw_id)
    if draw.state == Draw.State.DRAFT:
        raise NotRan
    if draw.state == Draw.State.RAN:
        Signature.objects.get_or_create(draw=draw, person=by, defaults={"signed_at": now})
        if draw.signatures.count() >= 2:
            draw.state, draw.published_at = Draw.State.PUBLISHED, now
            draw.save()
            topics.changed("draws:all")
    return draw


def lines(draw: Draw) -> list[tuple[criteria.Criterion, list[ValueLine]]]:
    """The draw's table, criterion by criterion."""
    figures = {(one.criterion, one.value): one for one in CensusFigure.objects.all()}
    pool = _pool() if draw.state == Draw.State.DRAFT else _kept_pool(draw)
    targets = (draw.record or {}).get("targets", [])
    met = {(one["criterion"], one["value"]): one["met"] for one in targets}
    table = []
    for criterion in criteria.every():
        counts = pool.counts(criterion.key) if len(pool) else {}
        values = []
        for value, (least, most) in draw.quotas.get(criterion.key, {}).items():
            figure = figures.get((criterion.key, value))
            values.append(
                ValueLine(
                    criterion.key,
                    value,
                    str(criterion.values.get(value, value)),
                    float(figure.share) * 100 if figure else None,
                    figure.illustrative if figure else False,
                    figure.source if figure else "",
                    counts.get(value, 0),
                    least,
                    most,
                    met.get((criterion.key, value)),
                )
            )
        table.append((criterion, values))
    return table


@transaction.atomic
def _keep(draw_id: int, pool: Pool, bounds: quotas.Quotas, panel: list[str], seed: str, now: datetime) -> Draw:
    draw = Draw.objects.select_for_update().get(pk=draw_id)
    if draw.state != Draw.State.DRAFT:
        return draw
    names = record.pseudonyms(panel, seed)
    versions = {name: version(name) for name in ("pulp", "highspy")}
    draw.record = record.public(pool, bounds, (draw.seats_min, draw.seats_max), panel, names, seed, versions)
    draw.pool = [{"id": one.identifier, "values": dict(one.values)} for one in pool.entrants]
    draw.seed, draw.state, draw.ran_at = seed, Draw.State.RAN, now
    draw.save()
    # Seats are numbered by pseudonym, so that a number says nothing either.
    for number, identifier in enumerate(sorted(panel, key=lambda one: names[one]), start=1):
        DrawnSeat.objects.create(draw=draw, number=number, volunteer_id=int(identifier), pseudonym=names[identifier])
    return draw


def _pool() -> Pool:
    return Pool.of(
        Entrant(f"{one.pk:06d}", one.answers, f"{one.postal_address} {one.commune_id}")
        for one in Volunteer.objects.available()
    )


def _kept_pool(draw: Draw) -> Pool:
    return Pool.of(Entrant(one["id"], one["values"]) for one in draw.pool)


def _bounds(draw: Draw) -> dict[str, dict[str, Bounds]]:
    return {key: {value: Bounds(*seats) for value, seats in values.items()} for key, values in draw.quotas.items()}


def _written(bounds: Bounds) -> list[int]:
    return [bounds.least, bounds.most]


def _sentence(conflict: quotas.Conflict) -> str:
    labels = criteria.by_key()
    criterion = labels.get(conflict.criterion)
    said: dict[str, Any] = {
        "criterion": criterion.label if criterion else conflict.criterion,
        "value": criterion.values.get(conflict.value, conflict.value) if criterion else conflict.value,
        "found": conflict.found,
        "wanted": conflict.wanted,
    }
    if conflict.kind == "floors_above_seats":
        return _("%(criterion)s: the floors add up to %(found)s, above the %(wanted)s seats.") % said
    if conflict.kind == "ceilings_below_seats":
        return _("%(criterion)s: the ceilings and the volunteers allow %(found)s seats, below %(wanted)s.") % said
    if conflict.kind == "unknown_value":
        return _("%(criterion)s: %(found)s volunteers answered “%(value)s”, for which there is no quota.") % said
    if conflict.kind == "too_few_homes":
        return (
            _("The volunteers live at %(found)s addresses for at least %(wanted)s seats: one of an address is drawn.")
            % said
        )
    if not conflict.criterion:
        return _("There are %(found)s volunteers for at least %(wanted)s seats.") % said
    return _("%(criterion)s, %(value)s: %(found)s volunteers, and the floor is %(wanted)s.") % said
