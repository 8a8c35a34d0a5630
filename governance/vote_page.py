"""What a page about a vote shows, worked out here so that templates compute nothing."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from governance import arithmetic, boxes, decisions, effects, in_force, repeats, rolls, room, sealing, votes
from governance.ballots import rule, ruleset, tally
from governance.models import Decision, Dossier, Objection, Recusal, RoomRecord, Vote
from governance.vote_forms import HandsForm
from governance.vote_refusals import NoRuleInForce
from people.models import Person

IF = {rule.ADOPTED: _("If it is yes:"), rule.REJECTED: _("If it is no:"), rule.ADJOURNED: _("If it is a tie:")}

OUTCOMES = {
    rule.ADOPTED: _("adopted"),
    rule.REJECTED: _("rejected"),
    rule.ADJOURNED: _("adjourned"),
    rule.NO_QUORUM: _("no quorum"),
    rule.VOID: _("void"),
}
STAMPS = {rule.ADOPTED: "", rule.REJECTED: "no"}


@dataclass(frozen=True)
class OutcomeShown:
    """What one outcome would do: its sentence, its dry run and its first instant."""

    condition: str
    sentence: str
    changes: list[str]
    starts_at: datetime


@dataclass(frozen=True)
class VotePage:
    vote: Vote
    person: Person | AnonymousUser
    now: datetime

    @cached_property
    def is_draft(self) -> bool:
        return self.vote.state == Vote.State.DRAFT

    @cached_property
    def is_open(self) -> bool:
        return self.vote.state == Vote.State.OPEN

    @cached_property
    def is_over(self) -> bool:
        return self.vote.state in (Vote.State.CLOSED, Vote.State.VOID)

    @cached_property
    def is_secret(self) -> bool:
        return self.vote.kind == Vote.Kind.SECRET

    @cached_property
    def awaits_its_seal(self) -> bool:
        """Only a secret vote is sealed, once it is over."""
        return self.is_secret and self.is_over

    @cached_property
    def may_be_repeated(self) -> bool:
        """Void for want of ballots, and asked again openly."""
        return repeats.may_repeat(self.vote)

    @cached_property
    def sealed_at(self) -> datetime | None:
        return sealing.sealed_at(self.vote)

    @cached_property
    def on_the_roll(self) -> bool:
        return isinstance(self.person, Person) and rolls.mandate_of(self.vote, self.person) is not None

    @cached_property
    def has_cast(self) -> bool:
        return isinstance(self.person, Person) and boxes.has_cast(self.vote, self.person)

    @cached_property
    def may_cast(self) -> bool:
        return not self.vote.in_the_room and self.is_open and self.on_the_roll and not self.has_cast

    @cached_property
    def room_record(self) -> RoomRecord | None:
        """What a facilitator recorded of the room, confirmed or not."""
        return RoomRecord.objects.filter(vote=self.vote).first()

    @cached_property
    def room_told(self) -> list[str]:
        """What was recorded, in the sentences of the result that it gives."""
        if self.room_record is None:
            return []
        told = tally.result_in_the_room(self.vote.frozen, self.room_record.told)
        return [*([_figures(told)] if "yes" in told else []), *arithmetic.sentences(told)]

    @cached_property
    def may_confirm(self) -> bool:
        return self.is_open and isinstance(self.person, Person) and room.may_confirm(self.vote, self.person)

    @cached_property
    def objections(self) -> list[Objection]:
        return list(self.vote.objections.all())

    @cached_property
    def by_consent(self) -> bool:
        return self.vote.kind == Vote.Kind.CONSENT

    @cached_property
    def hands_form(self) -> HandsForm:
        return HandsForm()

    @cached_property
    def turnout(self) -> boxes.Turnout:
        return boxes.turnout(self.vote)

    @cached_property
    def roll_to_be(self) -> int:
        """How many would be on the roll if the vote opened now."""
        return len(rolls.who_may_vote(self.vote, self.now))

    @cached_property
    def recused(self) -> list[Recusal]:
        """Who left the roll before opening, under the names that councillors chose to show, and the kind of link."""
        return rolls.recused(self.vote)

    @cached_property
    def dossier(self) -> Dossier | None:
        return self.vote.agenda_item.dossier if self.vote.agenda_item else None

    @cached_property
    def fingerprint(self) -> str:
        """The hash of the opening record in groups of eight, which a voice can read."""
        return " ".join(self.vote.opening_hash[place : place + 8] for place in range(0, 64, 8))

    @cached_property
    def choices(self) -> list[tuple[str, Any]]:
        return list(self.vote.answers)

    @cached_property
    def outcomes(self) -> list[OutcomeShown]:
        """What each outcome does or would do; the dry run only while nothing is decided."""
        shown = []
        for outcome, condition in self._conditions():
            specification = self.vote.effects.get(outcome)
            if specification:
                changes = [] if self.is_over else effects.dry_run(specification, self.now)
                closed_at = self.vote.closed_at or self.now
                starts_at = decisions.starts_at(specification, closed_at, self.objection_days)
                shown.append(OutcomeShown(str(condition), effects.sentence(specification), changes, starts_at))
        return shown

    @cached_property
    def objection_days(self) -> int:
        """How many days an effect waits for objections: as frozen, or as opening would freeze it."""
        if self.vote.opening_record:
            return int(self.vote.opening_record.get("objection_days", 0))
        return ruleset.objection_days(in_force.terms(self.now))

    @cached_property
    def rule_in_words(self) -> list[str]:
        """The frozen rule; for a draft, the rule that opening would freeze."""
        try:
            written = self.vote.frozen.get("rule")
            frozen = rule.read(written) if written else votes.rule_in_force(self.now)
            said = arithmetic.rule_in_words(frozen, self.vote.kind, bool(self.vote.labels))
            return [*said, *arithmetic.window_in_words(self.objection_days)]
        except NoRuleInForce as refusal:
            return [str(message) for message in refusal.messages]

    @cached_property
    def arithmetic(self) -> list[str]:
        return arithmetic.sentences(self.vote.result or {"words": []})

    @cached_property
    def decision(self) -> Decision | None:
        return Decision.objects.with_status(self.now).filter(vote=self.vote).first()

    @cached_property
    def outcome(self) -> str:
        return str((self.vote.result or {}).get("outcome", ""))

    @cached_property
    def outcome_label(self) -> str:
        return str(OUTCOMES.get(self.outcome, ""))

    @cached_property
    def stamp_look(self) -> str:
        return STAMPS.get(self.outcome, "wait")

    @cached_property
    def first_instant(self) -> datetime | None:
        """When the decision begins to hold, where it does something."""
        effect = self.decision.effects.first() if self.decision else None
        return effect.starts_at if effect else None

    @cached_property
    def bars_shown(self) -> bool:
        """A void vote tells no figure."""
        return "yes" in (self.vote.result or {})

    @cached_property
    def figures(self) -> str:
        return _figures(self.vote.result or {})

    @cached_property
    def by_answer(self) -> list[tuple[str, int]]:
        """How many ballots each of several answers has, where there were several."""
        counted = (self.vote.result or {}).get("answers", {})
        return [(label, counted[value]) for value, label in self.vote.answers if value in counted]

    @cached_property
    def bars(self) -> list[dict[str, Any]]:
        """The result as three lengths of a bar that is 400 wide."""
        result = self.vote.result or {}
        start, drawn = 0, []
        for choice, look in (("yes", "t-yes"), ("no", "t-no"), ("abstain", "t-abs")):
            width = 400 * result.get(choice, 0) // max(1, result.get("cast", 0))
            drawn.append({"look": look, "x": start, "width": width})
            start += width
        return drawn

    @cached_property
    def secret_ballots(self) -> list[dict[str, str]]:
        """The sorted ballots of a closed secret vote, for everybody to recount."""
        if not (self.is_secret and self.vote.state == Vote.State.CLOSED):
            return []
        return [{"name": one["code"], "choice": self._label(one["choice"])} for one in boxes.ballots(self.vote)]

    @cached_property
    def roll_call(self) -> list[dict[str, str]]:
        """Who answered what in a closed open vote, under the names that councillors chose to show."""
        if self.is_secret or self.vote.state != Vote.State.CLOSED:
            return []
        cast = self.vote.open_ballots.select_related("mandate").order_by("mandate__public_name")
        return [{"name": one.mandate.public_name, "choice": self._label(one.choice)} for one in cast]

    def _label(self, choice: str) -> str:
        return dict(self.vote.answers).get(choice, choice)

    def _conditions(self) -> list[tuple[str, str]]:
        """The names under which effects are frozen, each with the words for it."""
        answers = [value for value, _label in self.vote.answers if value != tally.ABSTAIN] if self.vote.labels else []
        chosen = [
            (f"{rule.ADOPTED}:{one}", str(_("If the answer is %(answer)s:") % {"answer": self._label(one)}))
            for one in answers
        ]
        return [*chosen, *((outcome, str(condition)) for outcome, condition in IF.items())]


def _figures(result: dict[str, Any]) -> str:
    said = ngettext(
        "%(yes)d yes, %(no)d no, %(abstain)d abstention",
        "%(yes)d yes, %(no)d no, %(abstain)d abstentions",
        result["abstain"],
    )
    return said % result
