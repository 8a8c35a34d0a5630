"""What the register shows of a decision: its sentences, its dates, and the trace from the meeting to the shelf."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.utils.translation import gettext as _

from governance import decisions, effects
from governance.models import Decision, Effect, PointOfSale, Vote


@dataclass(frozen=True)
class EffectShown:
    effect: Effect
    sentence: str
    status: str
    replaced_by: Decision | None


@dataclass(frozen=True)
class DecisionPage:
    decision: Decision
    now: datetime

    @cached_property
    def sentences(self) -> list[str]:
        return decisions.sentences(self.decision)

    @cached_property
    def first_sentence(self) -> str:
        """What the decision does, in one sentence."""
        if self.decision.kind == Decision.Subject.FOUNDING:
            return _("It lays down the first terms and approvals of the fund, %(count)d in all.") % {
                "count": len(self.sentences)
            }
        return self.sentences[0]

    @cached_property
    def starts_at(self) -> datetime | None:
        return min((effect.starts_at for effect in self.decision.effects.all()), default=None)

    @cached_property
    def is_pending(self) -> bool:
        return self.decision.status == Decision.Status.PENDING

    @cached_property
    def stamp_look(self) -> str:
        return {Decision.Outcome.ADOPTED: "", Decision.Outcome.REJECTED: "no"}.get(
            Decision.Outcome(self.decision.outcome), "wait"
        )

    @cached_property
    def effects(self) -> list[EffectShown]:
        return [self._shown(effect) for effect in self.decision.effects.all()]

    @cached_property
    def vote(self) -> Vote | None:
        return self.decision.vote

    @cached_property
    def points_of_sale(self) -> list[PointOfSale]:
        named = {effect.payload.get("point_of_sale") for effect in self.decision.effects.all()} - {None}
        return list(PointOfSale.objects.filter(pk__in=named).order_by("name"))

    @cached_property
    def signatures(self) -> int:
        return self.decision.signatures.count()

    def _shown(self, effect: Effect) -> EffectShown:
        sentence = effects.sentence({"kind": effect.kind, "payload": effect.payload})
        later = (
            Effect.objects.filter(subject=effect.subject, pk__gt=effect.pk)
            .order_by("pk")
            .select_related("decision")
            .first()
        )
        return EffectShown(effect, sentence, self._status(effect), later.decision if later else None)

    def _status(self, effect: Effect) -> str:
        if effect.ends_at is not None and effect.ends_at <= max(self.now, effect.starts_at):
            return str(Decision.Status.REPLACED.label)
        return str((Decision.Status.PENDING if effect.starts_at > self.now else Decision.Status.IN_FORCE).label)
