from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from fund import month
from live import clock


class Command(BaseCommand):
    help = "Run a month of the fund, such as 2026-03: contributions, then allocations. Safe to call again."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("month", help="year and month, such as 2026-03")
        parser.add_argument("--close", action="store_true", help="close it too: nothing is booked in it any more")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            first_day = date.fromisoformat(f"{options['month']}-01")
        except ValueError as fault:
            raise CommandError(f"{options['month']} is not a month; write it as 2026-03.") from fault
        try:
            month.run(first_day, None, clock.now())
            if options["close"]:
                month.close(first_day, clock.now())
        except ValidationError as refusal:
            raise CommandError(" ".join(refusal.messages)) from refusal
        for kind, cents in month.totals(first_day).items():
            self.stdout.write(f"{kind:<20} {cents / 100:>12.2f}")
