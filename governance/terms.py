"""The fund's terms: the values that only a decision in force sets. Each room registers the terms that it reads.

A term's value is a whole number or a short text, so that it can be hashed into a record. Its unit says what it counts.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.template import engines
from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

Value = int | str
Text = Callable[[], str]

CENTS = "cents"
PERMILLE = "permille"
COUNT = "count"
SHARE = "share"  # a fraction in words: "1/2"
CHOICE = "choice"
UNITS = (CENTS, PERMILLE, COUNT, SHARE, CHOICE)


class UnknownTerm(ValidationError):
    def __init__(self, key: object) -> None:
        super().__init__(gettext_lazy("The fund has no term called %(key)s."), params={"key": key})


class BadValue(ValidationError):
    def __init__(self) -> None:
        super().__init__(gettext_lazy("This value is not one that the term can take."))


@dataclass(frozen=True)
class Term:
    """A term: how it is called, what it counts, which values it takes, and what a new fund starts with.

    check(value) raises ValidationError. choices gives the values of a choice their labels. dry_run(old, new, at) says
    what moving the term would change, one sentence each; old is None where no decision has set it yet.
    """

    key: str
    label: str | Promise
    unit: str
    check: Callable[[Value], None]
    default: Value
    choices: Mapping[str, str | Promise] = field(default_factory=dict)
    dry_run: Callable[[Value | None, Value, datetime], list[str]] | None = None

    def accept(self, value: object) -> Value:
        """Give the value back if the term can take it. Raises BadValue, or what the owner's check raises."""
        wanted = str if self.unit in (SHARE, CHOICE) else int
        if isinstance(value, bool) or not isinstance(value, wanted):
            raise BadValue
        if self.unit == CHOICE and value not in self.choices:
            raise BadValue
        self.check(value)
        return value

    def read(self, typed: str) -> Value:
        """Read what a person typed: euros for cents, percent for permille. Raises BadValue."""
        text = typed.strip().replace(",", ".").replace("\u202f", "").replace(" ", "")
        if self.unit in (SHARE, CHOICE):
            return self.accept(text)
        scale = {CENTS: 100, PERMILLE: 10}.get(self.unit, 1)
        whole, _point, rest = text.partition(".")
        digits = len(str(scale)) - 1
        if not (whole.isascii() and whole.isdigit()) or len(rest) > digits or (rest and not rest.isdigit()):
            raise BadValue
        return self.accept(int(whole) * scale + int((rest or "0").ljust(digits, "0") or 0))

    def written(self, value: Value) -> str:
        """Write a value with its unit in the page's language."""
        if self.unit == CHOICE:
            return str(self.choices[str(value)])
        if self.unit == CENTS:
            # The pages' own filter writes the sum, so that one sum is never written in two ways.
            return engines["django"].from_string("{{ value|round_euros }}").render({"value": value})
        if self.unit == PERMILLE:
            return _("%(share)s %%") % {"share": number_format(Decimal(int(value)) / 10)}
        return str(value)


_terms: dict[str, Term] = {}


def register(term: Term) -> None:
    """Own a term. Filled in AppConfig.ready()."""
    if term.unit not in UNITS:
        raise ValueError(f"{term.unit} is not a unit of terms.")
    if term.key in _terms and _terms[term.key].check is not term.check:
        raise ValueError(f"The term {term.key} has an owner already.")
    _terms[term.key] = term


def get(key: object) -> Term:
    """Raises UnknownTerm."""
    try:
        return _terms[str(key)]
    except KeyError as fault:
        raise UnknownTerm(key) from fault


def every() -> list[Term]:
    return list(_terms.values())


def defaults() -> dict[str, Value]:
    """What a new fund starts with, for its founding decision."""
    return {term.key: term.default for term in every()}
