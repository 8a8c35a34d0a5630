"""What kinds of operations are called on screen."""

from django import template
from django.utils.translation import gettext_lazy as _

register = template.Library()

NAMES = {
    "contribution": _("Contributions, with the operating share"),
    "allocation": _("Allocations"),
    "payment": _("Payments at the till"),
    "opening": _("Opening"),
}


@register.filter
def operation_name(kind: str) -> str:
    return str(NAMES.get(kind, kind.replace("_", " ")))
