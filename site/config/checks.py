"""Conventions that no other tool holds, as Django system checks: `manage.py check` and `make check` fail on a breach."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register

BY_MECHANISM = {"utils", "util", "helpers", "services", "common", "misc"}
ROOMS = ("site", "governance", "sortition", "fund")


@register("layout")
def the_house_is_laid_out(app_configs: Any, **options: Any) -> list[CheckMessage]:
    """site/ is a folder and never a package; no module is named by its mechanism."""
    base = Path(settings.BASE_DIR)
    found: list[CheckMessage] = []
    if (base / "site" / "__init__.py").exists():
        found.append(
            Error(
                "site/__init__.py makes a package of a folder that bears the name of one of Python's own modules.",
                hint="Remove it: site/ is only a place on the path (docs/decisions/0001).",
                id="house.E001",
            )
        )
    for room in ROOMS:
        for path in sorted((base / room).rglob("*")):
            if path.stem in BY_MECHANISM and (path.suffix == ".py" or path.is_dir()):
                found.append(
                    Error(
                        f"{path.relative_to(base)} is named by its mechanism.",
                        hint="Name it by the noun a member would use, in the room that owns it.",
                        id="house.E002",
                    )
                )
    return found
