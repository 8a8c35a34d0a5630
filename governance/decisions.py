"""Writing a decision with its effects. Nobody enacts by hand: an effect holds when its instant comes, and only another
decision ends it.

Effects start at 00:00 in Paris: of the day after the decision and its objection window, or of the later day that its
text names.
"""

from collections.abc import Sequence
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Max, Q, QuerySet
from django.utils.translation import gettext as _

from governance import effects, journal
from governance.ballots import instants, tally
from governance.effect_kinds import SET_TERM, approval_of
from governance.effects import Specification
from governance.models import Decision, Effect, JournalEntry, PointOfSale, Vote
from live import topics

TOPIC = "decisions:all"


def starts_at(specification: Specification, decided_at: datetime, objection_days: int = 0) -> datetime:
    """The first instant at which an effect decided then holds: not before its objection window is over."""
    return instants.holds_from(decided_at, objection_days, effects.first_day(specification))


@transaction.atomic
def of_vote(vote: Vote, outcome: str, now: datetime) -> Decision:
    """Write what a closed vote decided, with the effect that its opening froze for this outcome."""
    result = vote.result or {"outcome": outcome}
    specification = vote.effects.get(tally.effect_key(result))
    decision = Decision.objects.create(
        number=_next_number(),
        title=tally.title(vote.frozen, result),
        kind=_about(vote),
        outcome=outcome,
        vote=vote,
        adopted_at=now,
    )
    if specification:
        since = starts_at(specification, now, vote.frozen.get("objection_days", 0))
        _enact_or_say_why_not(decision, specification, since, now)
    record(decision, now)
    return decision


@transaction.atomic
def found(title: str, source: str, specifications: Sequence[Specification], since: datetime, now: datetime) -> Decision:
    """Write a founding decision: it rests on no vote, and its effects hold from the instant given."""
    decision = Decision.objects.create(
        number=_next_number(),
        title=title,
        kind=Decision.Subject.FOUNDING,
        outcome="adopted",
        adopted_at=now,
        source=source,
    )
    enact(decision, specifications, since, now)
    return decision


def enact(decision: Decision, specifications: Sequence[Specification], since: datetime, now: datetime) -> None:
    """Write effects from an instant on, each ending whatever holds or would hold on its subject from then."""
    for specification in specifications:
        effects.validate(specification, now)
        kind = effects.kind_of(specification)
        subject = effects.subject(specification)
        from_then = Effect.objects.lasting().filter(Q(ends_at__isnull=True) | Q(ends_at__gt=since), subject=subject)
        if from_then.filter(kind__in=kind.yields_to).exists():
            continue
        from_then.filter(starts_at__gte=since).update(ends_at=F("starts_at"))
        from_then.update(ends_at=since)
        Effect.objects.create(
            decision=decision, kind=kind.key, subject=subject, payload=specification.get("payload", {}), starts_at=since
        )
    topics.changed(TOPIC)


def record(decision: Decision, now: datetime) -> None:
    """Chain a decision to the journal, then each of its effects, then the terms that it sets."""
    written = list(decision.effects.order_by("id"))
    promised = decision.vote.effects.get(tally.effect_key(decision.vote.result or {})) if decision.vote else None
    left_alone = _("What holds already is left as it is.") if promised and not written else ""
    payload = {
        "decision": decision.number,
        "title": decision.title,
        "outcome": decision.outcome,
        "vote": decision.vote_id,
        "source": decision.source,
        "without_effect": decision.hindrance or left_alone,
    }
    journal.append(JournalEntry.Kind.DECISION, payload, now)
    for one in written:
        since = journal.instant(one.starts_at)
        told = {"kind": one.kind, "subject": one.subject, "payload": one.payload, "starts_at": since}
        journal.append(JournalEntry.Kind.EFFECT, {"decision": decision.number, **told}, now)
    moved = {one.payload["term"]: one.payload["value"] for one in written if one.kind == SET_TERM}
    if moved:
        since = journal.instant(written[0].starts_at)
        journal.append(JournalEntry.Kind.TERMS, {"decision": decision.number, "from": since, "terms": moved}, now)


def about(point_of_sale: PointOfSale) -> QuerySet[Decision]:
    """The decisions that acted on a point of sale, the latest first."""
    return Decision.objects.filter(effects__subject=approval_of(point_of_sale.pk)).order_by("-number").distinct()


def sentences(decision: Decision) -> list[str]:
    """What the decision does, one plain sentence an effect."""
    written = [effects.sentence({"kind": one.kind, "payload": one.payload}) for one in decision.effects.all()]
    return written or [_("Nothing changes in the fund.")]


def _enact_or_say_why_not(decision: Decision, specification: Specification, since: datetime, now: datetime) -> None:
    """A vote can always be closed: what became impossible since its opening has no effect, and the register says why."""
    try:
        effects.validate(specification, now)
    except ValidationError as refusal:
        decision.hindrance = " ".join(refusal.messages)
        decision.save(update_fields=["hindrance"])
    else:
        enact(decision, [specification], since, now)


def _about(vote: Vote) -> str:
    kinds = {effects.kind_of(specification).about for specification in vote.effects.values()}
    return kinds.pop() if len(kinds) == 1 else str(Decision.Subject.OTHER)


def _next_number() -> int:
    journal.take_turn()
    return (Decision.objects.aggregate(last=Max("number"))["last"] or 0) + 1
