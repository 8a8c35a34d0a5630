"""What a decision can do: the typed effects, each registered by the room that owns what it changes.

governance writes an effect and says when it holds; the owner says whether its payload makes sense, what it would
change (the dry run) and how it reads as a sentence. Filled in AppConfig.ready().

An effect is specified as {"kind", "payload"} and may carry "from", the first day wanted (ISO date).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from governance.models import Decision

Payload = Mapping[str, Any]
Specification = Mapping[str, Any]


class UnknownEffect(ValidationError):
    def __init__(self) -> None:
        super().__init__(_("This kind of effect is not known here."))


class BadDay(ValidationError):
    def __init__(self) -> None:
        super().__init__(_("The day from which this takes effect is not a date."))


@dataclass(frozen=True)
class Kind:
    """One kind of effect. An effect that yields leaves alone an effect of those kinds that holds on its subject."""

    key: str
    validate: Callable[[Payload, datetime], None]
    dry_run: Callable[[Payload, datetime], list[str]]
    sentence: Callable[[Payload], str]
    subject: Callable[[Payload], str]
    about: str
    yields_to: frozenset[str]


_kinds: dict[str, Kind] = {}


def register(
    kind: str,
    validate: Callable[[Payload, datetime], None],
    dry_run: Callable[[Payload, datetime], list[str]],
    sentence: Callable[[Payload], str],
    *,
    subject: Callable[[Payload], str] | None = None,
    about: str = Decision.Subject.OTHER,
    yields_to: frozenset[str] = frozenset(),
) -> None:
    """Own a kind of effect.

    validate(payload, at) raises ValidationError; it is asked at drafting and again when the effect is written.
    dry_run(payload, at) says what would change, one sentence each. sentence(payload) says the effect itself.
    subject(payload) names what it acts on: two effects on one subject never hold together. about is the heading under
    which the register files the decision.
    """
    if kind in _kinds and _kinds[kind].validate is not validate:
        raise ValueError(f"The effect {kind} has an owner already.")
    _kinds[kind] = Kind(kind, validate, dry_run, sentence, subject or (lambda payload: kind), str(about), yields_to)


def kind_of(specification: Specification) -> Kind:
    try:
        return _kinds[specification["kind"]]
    except KeyError as fault:
        raise UnknownEffect from fault


def validate(specification: Specification, at: datetime) -> None:
    """Refuse a specification that its owner refuses. Raises ValidationError."""
    first_day(specification)
    kind_of(specification).validate(specification.get("payload", {}), at)


def dry_run(specification: Specification, at: datetime) -> list[str]:
    """Say what would change if this held from the instant on."""
    return kind_of(specification).dry_run(specification.get("payload", {}), at)


def sentence(specification: Specification) -> str:
    return kind_of(specification).sentence(specification.get("payload", {}))


def subject(specification: Specification) -> str:
    return kind_of(specification).subject(specification.get("payload", {}))


def first_day(specification: Specification) -> date | None:
    """The day wanted by the text, or None. Raises BadDay."""
    wanted = specification.get("from")
    try:
        return date.fromisoformat(wanted) if wanted else None
    except (TypeError, ValueError) as fault:
        raise BadDay from fault
