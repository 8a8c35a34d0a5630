"""Addresses in the page's language: French at /, the same path under /en/."""

from typing import Any

from django import template
from django.utils import translation

register = template.Library()
ENGLISH = "/en"


@register.simple_tag
def at(path: str) -> str:
    """A public path such as "/carte/" in the page's language."""
    return ENGLISH + path if translation.get_language() == "en" else path


@register.simple_tag(takes_context=True)
def in_other_language(context: dict[str, Any]) -> str:
    """The present page in the other language; where it was not translated, the nearest page above that was."""
    page = context.get("page")
    while page is not None and hasattr(page, "get_translations"):
        translated = page.get_translations().live().first()
        if translated is not None:
            return str(translated.url)
        page = page.get_parent()
    path: str = context["request"].path if "request" in context else "/"
    if path == ENGLISH or path.startswith(ENGLISH + "/"):
        return path.removeprefix(ENGLISH) or "/"
    return ENGLISH + path


@register.simple_tag(takes_context=True)
def is_at(context: dict[str, Any], *starts: str) -> bool:
    """Tell whether the present page lies under one of the paths."""
    path: str = context["request"].path if "request" in context else ""
    return path.removeprefix(ENGLISH).startswith(starts)
