"""The fund's figures for the evaluation page."""

from typing import Any

from django import template

from live import clock
from website import figures

register = template.Library()


@register.simple_tag
def evaluation() -> dict[str, Any]:
    return figures.evaluation(clock.now())
