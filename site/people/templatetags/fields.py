"""Fields of forms that others wrote, drawn in this site's way."""

from django import template
from django.forms import BoundField
from django.utils.safestring import SafeString

register = template.Library()
DRAWN_AS_THEY_ARE = {"checkbox", "radio"}


@register.filter
def drawn(field: BoundField) -> SafeString:
    """The field's control as the site draws text fields, without the placeholder that repeats its label."""
    widget = field.field.widget
    if getattr(widget, "input_type", "") in DRAWN_AS_THEY_ARE:
        return field.as_widget()
    widget.attrs.pop("placeholder", None)
    return field.as_widget(attrs={"class": "input"})


@register.filter
def hint(field: BoundField) -> str:
    """The field's help, where it is a sentence; markup that came with a package is left out, for assistive tools too."""
    if "<" in str(field.help_text):
        field.help_text = ""
    return str(field.help_text)


@register.filter
def in_fours(key: str) -> str:
    """A long key as one reads it out: four letters at a time."""
    return " ".join(key[start : start + 4] for start in range(0, len(key), 4))
