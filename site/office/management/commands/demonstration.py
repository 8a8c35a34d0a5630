import hashlib
from datetime import date, datetime, time
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from wagtail.models import Page

from fund.models import Transfer
from governance import journal
from live import clock
from office.demonstration import load
from people.models import Person


class Command(BaseCommand):
    help = "Load the demonstration fund, a year of life that ends today, into an empty database."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--today", type=date.fromisoformat, help="the day it ends on (YYYY-MM-DD), at noon")
        parser.add_argument("--seed", type=int, default=2026)
        parser.add_argument("--if-empty", action="store_true", help="do nothing where people are known already")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["if_empty"] and Person.objects.exists():
            return
        today = options["today"]
        now = datetime.combine(today, time(12), clock.PARIS) if today else clock.now()
        try:
            load.load(now, options["seed"])
        except ValidationError as refusal:
            raise CommandError(" ".join(refusal.messages)) from refusal
        self.stdout.write(f"ledger  {ledger_digest()}")
        head = journal.head()
        self.stdout.write(f"council {head.hash if head else ''}")
        self.stdout.write(f"texts   {texts_digest()}")


def ledger_digest() -> str:
    """Every transfer in order, without the opaque numbers that chance gives."""
    seen = hashlib.sha256()
    rows = Transfer.objects.order_by("pk").values_list(
        "operation__kind", "operation__value_date", "debit__kind", "credit__kind", "cents"
    )
    for row in rows.iterator():
        seen.update(("|".join(map(str, row)) + "\n").encode())
    return seen.hexdigest()


def texts_digest() -> str:
    seen = hashlib.sha256()
    for page in Page.objects.order_by("path").specific():
        seen.update(f"{page.title}|{getattr(page, 'lead', '')}|{getattr(page, 'body', '')}\n".encode())
    return seen.hexdigest()
