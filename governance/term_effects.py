"""Setting a term of the fund: what a decision says about an amount, a share or a rule."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from governance import effects, in_force, terms
from governance.effect_kinds import SET_TERM, of_term
from governance.effects import Payload, Specification
from governance.models import Decision
from governance.terms import Term, Value


def set_term(key: str, value: Value) -> dict[str, Any]:
    """Specify the setting of a term."""
    return {"kind": SET_TERM, "payload": {"term": key, "value": value}}


def outcomes_of_term(key: str, value: Value, first_day: str = "") -> dict[str, Specification]:
    """What each outcome of a vote on a term does: without a majority everything stays."""
    setting = set_term(key, value)
    return {"adopted": {**setting, "from": first_day} if first_day else setting}


def register() -> None:
    effects.register(SET_TERM, _check, _dry_run, _sentence, subject=of_term, about=Decision.Subject.TERM)


def _term(payload: Payload) -> Term:
    return terms.get(payload.get("term"))


def _check(payload: Payload, at: datetime) -> None:
    _term(payload).accept(payload.get("value"))


def _dry_run(payload: Payload, at: datetime) -> list[str]:
    term, new = _term(payload), payload["value"]
    found = in_force.term(term.key, at)
    old = found.value if found else None
    before = _("not set yet") if old is None else term.written(old)
    moved = _("%(term)s: from %(old)s to %(new)s.") % {"term": term.label, "old": before, "new": term.written(new)}
    return [moved, *(term.dry_run(old, new, at) if term.dry_run else [])]


def _sentence(payload: Payload) -> str:
    term = _term(payload)
    return _("%(term)s: %(value)s.") % {"term": term.label, "value": term.written(payload["value"])}
