import json
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from office import first_run
from office.demonstration.sign_ins import SIGN_INS
from people.models import Person


class Command(BaseCommand):
    help = "List the demonstration's sign-ins, one per role; on an empty installation, its set-up code."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        lines = self.known()
        if options["json"]:
            self.stdout.write(json.dumps(lines))
        else:
            for one in lines:
                self.stdout.write(f"{one['role']:<14} {one['name']:<22} {one['handle']:<10} {one['password']}")

    def known(self) -> list[dict[str, str]]:
        if first_run.needed():
            return [{"role": "set-up code", "name": "asked at /bienvenue/", "handle": first_run.code(), "password": ""}]
        if not settings.DEMONSTRATION:
            return []
        names = dict(Person.objects.values_list("handle", "display_name"))
        return [{**one, "name": names[one["handle"]]} for one in SIGN_INS if one["handle"] in names]
