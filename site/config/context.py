"""What every template may show of the installation."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from governance import journal
from territory.models import Identity


def installation(request: HttpRequest) -> dict[str, Any]:
    return {
        "identity": Identity.current(),
        "demonstration": settings.DEMONSTRATION,
        "rehearsal": settings.REHEARSAL,
        "journal_head": journal.head_digest,  # asked only by the pages that print it
    }
