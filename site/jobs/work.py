"""Starting long work, doing it in the worker, telling how far it is.

A kind of work is a function of its arguments and of its progress, and must stand being called again: work whose worker
was killed half-way begins anew, and the rules it calls find what was done.
"""

import time
import uuid
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import structlog
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django_tasks import task

from jobs import heartbeat
from jobs.models import Job
from live import clock, topics
from people.models import Person

log = structlog.get_logger("caisse.jobs")
TRIED_AGAIN_AFTER = timedelta(seconds=20)


class Cancelled(Exception):
    """Somebody asked the work to stop."""


class NotYet(Exception):
    """The work must wait for others, and is tried again by itself a little later."""


class Progress:
    """How far one job is; each step is seen on its page, and stops the work when that was asked."""

    def __init__(self, job_id: int) -> None:
        self.job_id = job_id

    def step(self, text: str, percent: int) -> None:
        changed = Job.objects.filter(pk=self.job_id).exclude(step=text[:120], percent=percent)
        if changed.update(step=text[:120], percent=percent):
            topics.changed(f"job:{self.job_id}")
        if Job.objects.filter(pk=self.job_id, cancel_asked=True).exists():
            raise Cancelled


Work = Callable[[dict[str, Any], Progress], dict[str, Any] | None]

_kinds: dict[str, Work] = {}


def register(kind: str, work: Work) -> None:
    """Own a kind of work. Filled in AppConfig.ready()."""
    if kind in _kinds and _kinds[kind] is not work:
        raise ValueError(f"The work {kind} has an owner already.")
    _kinds[kind] = work


@transaction.atomic
def start(kind: str, arguments: dict[str, Any], by: Person | None, now: datetime, key: str | None = None) -> Job:
    """Ask for work, or have a rule ask for it (by nobody). The same key is the same job; one that failed or was
    cancelled is begun anew.
    """
    if kind not in _kinds:
        raise ValueError(f"No room does the work {kind}.")
    job, made = Job.objects.select_for_update().get_or_create(
        key=key or uuid.uuid4().hex,
        defaults={"kind": kind, "arguments": arguments, "started_by": by, "asked_at": now},
    )
    if made:
        do.enqueue(job.pk)
        topics.changed(f"job:{job.pk}")
    else:
        again(job)
    return job


@transaction.atomic
def again(job: Job) -> None:
    """Begin anew what failed or was cancelled; leave anything else as it goes."""
    fresh = {"step": "", "percent": 0, "error": "", "ended_at": None, "cancel_asked": False, "beat": None}
    ended_badly = Job.objects.filter(pk=job.pk, state__in=[Job.State.FAILED, Job.State.CANCELLED])
    if ended_badly.update(state=Job.State.WAITING, **fresh):
        do.enqueue(job.pk)
        topics.changed(f"job:{job.pk}")
    job.refresh_from_db()


@transaction.atomic
def cancel(job: Job) -> None:
    """Ask a job to stop at its next step."""
    if Job.objects.filter(pk=job.pk, state__in=[Job.State.WAITING, Job.State.RUNNING]).update(cancel_asked=True):
        topics.changed(f"job:{job.pk}")


@task()
def do(job_id: int) -> None:
    """Do a job in the worker, and write how it ended."""
    if not _claim(job_id):
        return  # another worker does it, or it is over
    job = Job.objects.get(pk=job_id)
    progress = Progress(job_id)
    try:
        with heartbeat.beating(job_id), translation.override(_language(job)):
            progress.step("", 0)
            result = _kinds[job.kind](job.arguments, progress)
    except Cancelled:
        _end(job_id, state=Job.State.CANCELLED)
    except NotYet:
        _try_again_later(job_id)
    except ValidationError as refusal:
        _end(job_id, state=Job.State.FAILED, error="\n".join(refusal.messages))
    except Exception:
        log.exception("job failed", job=job_id, kind=job.kind)
        _end(
            job_id,
            state=Job.State.FAILED,
            error=_("Something went wrong; nothing is half done. It can be started again."),
        )
    else:
        _end(job_id, state=Job.State.DONE, percent=100, result=result)


def take_up_abandoned() -> int:
    """Begin again what a worker that died left running. Workers call it when they start and every half minute."""
    left = Job.objects.filter(state=Job.State.RUNNING, beat__lt=heartbeat.last_sign_of_life())
    numbers = list(left.values_list("pk", flat=True))
    for job_id in numbers:
        do.enqueue(job_id)
    return len(numbers)


def _claim(job_id: int) -> bool:
    # One conditional statement, so that of two workers one at most does the job, on every database.
    free = Q(state=Job.State.WAITING) | Q(state=Job.State.RUNNING, beat__lt=heartbeat.last_sign_of_life())
    if not Job.objects.filter(free, pk=job_id).update(state=Job.State.RUNNING, beat=time.time()):
        return False
    topics.changed(f"job:{job_id}")
    return True


@transaction.atomic
def _try_again_later(job_id: int) -> None:
    Job.objects.filter(pk=job_id).update(state=Job.State.WAITING, beat=None)
    do.using(run_after=timezone.now() + TRIED_AGAIN_AFTER).enqueue(job_id)  # the worker goes by the machine's time
    topics.changed(f"job:{job_id}")


def _end(job_id: int, **fields: Any) -> None:
    Job.objects.filter(pk=job_id).update(ended_at=clock.now(), **fields)
    topics.changed(f"job:{job_id}")


def _language(job: Job) -> str:
    return job.started_by.language if job.started_by else settings.LANGUAGE_CODE
