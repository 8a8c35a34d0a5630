from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from config import translations


class Command(BaseCommand):
    help = (
        "Update a room's French catalogue from its sources, check that French is complete, or compile all catalogues."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("action", choices=["update", "check", "compile"])
        parser.add_argument("rooms", nargs="*", help="rooms to work on (all when none is named)")

    def handle(self, *args: Any, **options: Any) -> None:
        base = Path(settings.BASE_DIR)
        rooms = options["rooms"] or list(translations.ROOMS)
        for room in rooms:
            if room not in translations.ROOMS:
                raise CommandError(f"There is no room {room!r}; rooms are {', '.join(translations.ROOMS)}.")
        if options["action"] == "update":
            for room in rooms:
                for message in translations.update(base, room):
                    self.stdout.write(f"{room}: awaits French: {message!r}")
        elif options["action"] == "check":
            found = [fault for room in rooms for fault in translations.faults(base, room)]
            if found:
                raise CommandError("\n".join(found))
        translations.compile_all(base)
