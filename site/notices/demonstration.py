"""The letter box and the clock of a demonstration or a rehearsal. Mounted nowhere else."""

import email
import email.policy
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_datetime
from django.views.decorators.cache import never_cache

from live import clock

STEPS = {"hour": timedelta(hours=1), "day": timedelta(days=1), "week": timedelta(days=7), "month": timedelta(days=31)}
BETWEEN_MAILS = b"\n" + b"-" * 79 + b"\n"  # Django's file backend ends each mail so, and may append to a file
MOST_SHOWN = 100


@dataclass(frozen=True)
class KeptMail:
    file: str
    number: int
    message: EmailMessage

    @property
    def subject(self) -> str:
        return str(self.message["subject"])

    @property
    def to(self) -> str:
        return str(self.message["to"])

    @property
    def body(self) -> str:
        part = self.message.get_body(preferencelist=("plain",))
        return str(part.get_content()) if part else ""


@never_cache
def mails(request: HttpRequest) -> HttpResponse:
    """Every mail kept, the newest first."""
    folder = Path(settings.MAIL_DIR)
    files = (
        sorted(folder.glob("*.log"), key=lambda file: file.stat().st_mtime_ns, reverse=True) if folder.exists() else []
    )
    shown = [kept for file in files[:MOST_SHOWN] for kept in reversed(list(_read(file)))]
    return render(request, "notices/mails.html", {"mails": shown})


@never_cache
def mail(request: HttpRequest, name: str, number: int) -> HttpResponse:
    file = Path(settings.MAIL_DIR) / name
    if Path(name).name != name or file.suffix != ".log" or not file.exists():
        raise Http404
    for kept in _read(file):
        if kept.number == number:
            return render(request, "notices/mail.html", {"mail": kept})
    raise Http404


@never_cache
def set_clock(request: HttpRequest) -> HttpResponse:
    """Set the clock forward: the day after a vote is walked, not awaited."""
    # The form carries the time it showed: pressed twice, it moves the clock once.
    shown = parse_datetime(request.POST.get("shown", "")) if request.method == "POST" else None
    if shown and request.POST.get("by") in STEPS:
        if clock.now() - shown < STEPS[request.POST["by"]]:
            clock.set_forward(STEPS[request.POST["by"]])
        return redirect("demonstration_clock")
    return render(request, "notices/clock.html", {"now": clock.now()})


def _read(file: Path) -> Iterator[KeptMail]:
    for number, content in enumerate(file.read_bytes().split(BETWEEN_MAILS)):
        if content.strip():
            message = email.message_from_bytes(content, _class=EmailMessage, policy=email.policy.default)
            yield KeptMail(file.name, number, message)
