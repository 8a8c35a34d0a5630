"""Telling somebody something, once: the same key is the same notice."""

from datetime import datetime, timedelta

from django.core.mail import EmailMessage
from django.db.models import F

from notices.models import Notice
from people.models import Person

MOST_TRIES = 12  # the last about three days after the first


def tell(
    kind: str, subject: str, body: str, *, to: Person | str, key: str, now: datetime, due_at: datetime | None = None
) -> Notice:
    """Keep a notice to be sent when it is due. Somebody without e-mail gets one to be printed or said."""
    person = to if isinstance(to, Person) else None
    address = (to.email or "") if isinstance(to, Person) else to
    return Notice.objects.get_or_create(
        key=key,
        defaults={
            "kind": kind,
            "person": person,
            "address": address,
            "subject": " ".join(subject.split())[:200],
            "body": body,
            "due_at": due_at or now,
            "try_at": due_at or now,
        },
    )[0]


def send_due(now: datetime) -> int:
    """Send what is due, one by one; what fails is tried again, each time after a longer wait. Returns how many left."""
    waiting = Notice.objects.filter(sent_at__isnull=True, try_at__lte=now, tries__lt=MOST_TRIES).exclude(address="")
    return sum(_send(notice, now) for notice in list(waiting[:200]))


def _send(notice: Notice, now: datetime) -> bool:
    # Claimed before it leaves, in one statement: nothing is told twice, and a worker killed in between tells it not at all.
    if not Notice.objects.filter(pk=notice.pk, sent_at__isnull=True).update(
        sent_at=now, tries=F("tries") + 1, error=""
    ):
        return False
    try:
        EmailMessage(notice.subject, notice.body, to=[notice.address]).send()
    except (OSError, ValueError) as fault:  # no server, a server that refuses, an address that cannot be written
        later = now + timedelta(minutes=2**notice.tries)
        Notice.objects.filter(pk=notice.pk).update(sent_at=None, try_at=later, error=str(fault)[:200])
        return False
    return True
