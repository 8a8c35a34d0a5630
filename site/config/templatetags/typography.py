"""French typography and money, written once for all templates."""

import re
from datetime import date, datetime
from typing import Any

from django import template
from django.utils import formats, timezone, translation
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

NO_BREAK = "\u00a0"
NARROW = "\u202f"


@register.filter
def euros(cents: int) -> str:
    """Write whole cents as a sum of money in the page's language: 1250 is 12,50 € or €12.50."""
    sign = "\u2212" if cents < 0 else ""
    whole, rest = divmod(abs(int(cents)), 100)
    if translation.get_language() == "en":
        return f"{sign}€{whole:,}.{rest:02d}"
    thousands = f"{whole:,}".replace(",", NARROW)
    return f"{sign}{thousands},{rest:02d}{NO_BREAK}€"


@register.filter
def round_euros(cents: int) -> str:
    """Write whole cents without decimals where there are none: 10000 is 100 € or €100."""
    if int(cents) % 100:
        return euros(cents)
    sign = "\u2212" if cents < 0 else ""
    whole = abs(int(cents)) // 100
    if translation.get_language() == "en":
        return f"{sign}€{whole:,}"
    return f"{sign}{f'{whole:,}'.replace(',', NARROW)}{NO_BREAK}€"


@register.filter
def typeset(text: Any) -> Any:
    """Put no-break spaces where French typography wants them, so that no line starts with a mark."""
    if hasattr(text, "__html__"):
        text = SafeString(text.__html__())
    done = re.sub(r" (?=[€%:»])", NO_BREAK, str(text))
    done = re.sub(r" (?=[?!;])", NARROW, done)
    done = re.sub(r"(?<=«) ", NO_BREAK, done)
    done = re.sub(r"(?<=\d) (?=\d{3}\b)", NARROW, done)
    return mark_safe(done) if isinstance(text, SafeString) else done  # only spaces were changed


@register.filter
def day(value: date | datetime | None) -> str:
    """Write a day whole, never split over two lines: 12 mars 2026."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = timezone.localtime(value).date()
    written = formats.date_format(value, "j F Y").replace(" ", NO_BREAK)
    return f"1er{written[1:]}" if value.day == 1 and translation.get_language() != "en" else written


@register.filter
def day_and_hour(value: datetime) -> str:
    """Write a day with its hour: 12 mars 2026 à 18 h 30."""
    local = timezone.localtime(value)
    hour = f"{local:%H:%M}" if translation.get_language() == "en" else f"{local:%-H}{NO_BREAK}h{NO_BREAK}{local:%M}"
    return f"{day(local)}, {hour}"
