from typing import Any

from django.core.management.base import BaseCommand, CommandError

from fund import books


class Command(BaseCommand):
    help = "Recompute the books from their transfers; exit with 1 and name what is off, to the cent."

    def handle(self, *args: Any, **options: Any) -> None:
        faults = books.check()
        if faults:
            raise CommandError("\n".join(faults))
        self.stdout.write(f"{books.transfers_in_books()} transfers, every balance as they say.")
