"""Sums of money as people write them: read strictly, in French or in English, never guessed."""

import re

from django.core.exceptions import ValidationError
from django.template import engines
from django.utils.translation import gettext_lazy as _

NO_BREAK, NARROW = "\u00a0", "\u202f"
# Digits, in groups of three or not, then one or two decimals; the sign of the euro on either side.
# "1,234" is refused rather than taken for one euro or for a thousand.
WRITTEN = re.compile(
    rf"(?:€[ {NO_BREAK}]?)?([0-9]{{1,7}}|[0-9]{{1,3}}(?:[ {NO_BREAK}{NARROW}][0-9]{{3}})+)(?:[.,]([0-9]{{1,2}}))?(?:[ {NO_BREAK}{NARROW}]?€)?"
)
MINUS = ("-", "\u2212", "\u2013")


class NotASum(ValidationError):
    def __init__(self) -> None:
        super().__init__(_("This is not a sum. Write it like 12,50 or 12.50."), code="not_a_sum")


class NegativeSum(ValidationError):
    def __init__(self) -> None:
        super().__init__(_("A sum cannot be less than zero."), code="negative")


def read(text: str) -> int:
    """Read "12,50", "12.5 €" or "€1 250" as cents. Raises NotASum or NegativeSum."""
    text = text.strip()
    negative = text.startswith(MINUS)
    found = WRITTEN.fullmatch(text[1:].strip() if negative else text)
    if found is None:
        raise NotASum
    whole = "".join(digit for digit in found[1] if digit.isdigit())
    cents = int(whole) * 100 + int((found[2] or "").ljust(2, "0"))
    if negative and cents:
        raise NegativeSum
    return cents


def written(cents: int) -> str:
    """Write cents for a sentence, by the pages' own filter: one sum is never written in two ways."""
    return str(engines["django"].from_string("{{ cents|euros }}").render({"cents": cents}))


def written_round(cents: int) -> str:
    """Write cents without decimals where there are none, as for a limit: 40000 is 400 € or €400."""
    return str(engines["django"].from_string("{{ cents|round_euros }}").render({"cents": cents}))
