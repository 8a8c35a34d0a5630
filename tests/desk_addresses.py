"""Every address of the desk as the resolver knows it, so that one added tomorrow is walked too."""

import re
from collections.abc import Iterator

from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import translation

SAMPLES = {"day": "2026-03-12", "uuid": "00000000-0000-0000-0000-000000000000", "int": "1"}
ARGUMENT = re.compile(r"\(\?P<\w+>[^)]*\)|<(?:(\w+):)?\w+>")


def below(start: str, *, with_arguments: bool = True) -> list[str]:
    """Each address that starts so, once, with a sample in the place of each argument."""
    with translation.override(settings.LANGUAGE_CODE):  # the other language's stand below its prefix
        routes = {route for route in _routes(get_resolver()) if with_arguments or not ARGUMENT.search(route)}
    plain = {"/" + _filled(route) for route in routes}
    return sorted(address for address in plain if address.startswith(start))


def _routes(resolver: URLResolver, before: str = "") -> Iterator[str]:
    for one in resolver.url_patterns:
        route = before + str(one.pattern)
        if isinstance(one, URLPattern):
            yield route
        else:
            yield from _routes(one, route)


def _filled(route: str) -> str:
    with_samples = ARGUMENT.sub(lambda found: SAMPLES.get(found[1], "sample") if found[1] else "1", route)
    return re.sub(r"\.\*|[\^$\\]", "", with_samples)
