"""French for every English sentence of the interface, one catalogue a room: locale/<room>/fr/LC_MESSAGES/django.po.

Message ids are English, so English is complete by construction; French is complete when no message is missing,
fuzzy, empty or short of a placeholder. Babel reads and writes the catalogues: no system gettext is needed.
"""

import io
import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOMS = {
    "config": ["site/config"],
    "office": ["site/office", "templates/office"],
    "website": ["site/website", "templates/website", "templates/components", "templates/*.html"],
    "fund": ["fund", "templates/fund"],
    "governance": ["governance", "templates/governance"],
    "sortition": ["sortition", "templates/sortition"],
    "notices": ["site/notices", "templates/notices"],
    "jobs": ["site/jobs", "templates/jobs"],
    "people": ["site/people", "templates/people", "templates/account", "templates/mfa", "templates/allauth"],
    "territory": ["site/territory", "templates/territory"],
    "live": ["site/live", "templates/live"],
}
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


def catalogue_file(base: Path, room: str) -> Path:
    return base / "locale" / room / "fr" / "LC_MESSAGES" / "django.po"


def sources(base: Path, room: str) -> Iterator[Path]:
    for place in ROOMS[room]:
        if "*" in place:
            yield from sorted(base.glob(place))
        for suffix in ("py", "html", "txt"):
            yield from sorted(path for path in (base / place).rglob(f"*.{suffix}") if "migrations" not in path.parts)


def extracted(base: Path, room: str) -> Catalog:
    """Collect the room's messages from its Python and its templates."""
    catalogue = Catalog(locale="fr", project="caisse-alimentaire", charset="utf-8")
    for path in sources(base, room):
        source = path.read_text(encoding="utf-8")
        if path.suffix != ".py":
            # Django turns a template into Python-like text; its margins mean nothing and would upset the tokenizer.
            source = "\n".join(line.strip() for line in templatize(source, origin=str(path)).splitlines())
        for line, message, comments, context in extract(
            "python", io.BytesIO(source.encode()), KEYWORDS, ["Translators:"]
        ):
            where = (path.relative_to(base).as_posix(), line)
            catalogue.add(message, locations=[where], auto_comments=comments, context=context)
    return catalogue


def update(base: Path, room: str) -> list[str]:
    """Bring the room's catalogue up to date with its sources; return the messages that await their French."""
    file = catalogue_file(base, room)
    kept = read(file)
    fresh = extracted(base, room)
    for message in fresh:
        known = kept.get(message.id, context=message.context) if message.id else None
        if known and isinstance(known.id, str) == isinstance(message.id, str):
            message.string = known.string
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as opened:
        write_po(opened, fresh, width=120, sort_output=True, omit_header=False, include_lineno=False)
    return [_first(message.id) for message in fresh if message.id and not _is_whole(message.string)]


def faults(base: Path, room: str) -> list[str]:
    """Name what keeps the room's French from being complete."""
    kept = read(catalogue_file(base, room))
    found = []
    for message in extracted(base, room):
        if not message.id:
            continue
        known = kept.get(message.id, context=message.context)
        if known is None or not _is_whole(known.string) or known.fuzzy:
            found.append(f"{room}: no French for {_first(message.id)!r}")
        elif set(PLACEHOLDER.findall(_last(known.string))) != set(PLACEHOLDER.findall(_last(message.id))):
            found.append(f"{room}: other placeholders in the French of {_first(message.id)!r}")
    return found


def compile_all(base: Path) -> None:
    """Build the .mo files that Django reads, where the .po is newer."""
    for room in ROOMS:
        file = catalogue_file(base, room)
        target = file.with_suffix(".mo")
        if file.exists() and (not target.exists() or target.stat().st_mtime <= file.stat().st_mtime):
            with target.open("wb") as opened:
                write_mo(opened, read(file))


def read(file: Path) -> Catalog:
    if not file.exists():
        return Catalog(locale="fr")
    with file.open("rb") as opened:
        return read_po(opened, locale="fr")


def _first(text: str | list[str] | tuple[str, ...]) -> str:
    return text if isinstance(text, str) else text[0]


def _last(text: str | list[str] | tuple[str, ...] | None) -> str:
    return text if isinstance(text, str) else (text or [""])[-1]


def _is_whole(text: str | list[str] | tuple[str, ...] | None) -> bool:
    return bool(text) and (isinstance(text, str) or all(text or ()))
