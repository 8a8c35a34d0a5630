"""Telling work that goes on from work whose worker died.

While a worker does a job it writes the machine's time (never the fund's, which a demonstration sets forward) on the
job's row. Work that shows no beat for a while is taken up again by whichever worker looks first.
"""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import structlog
from django.db import DatabaseError, connection

from jobs.models import Job

BEAT_SECONDS = 5.0
DEAD_AFTER_SECONDS = 30.0
log = structlog.get_logger("caisse.jobs")


@contextmanager
def beating(job_id: int) -> Iterator[None]:
    """Write the machine's time on a job, from a thread of its own, for as long as the work lasts."""
    over = threading.Event()
    thread = threading.Thread(target=_beat, args=(job_id, over), name=f"job {job_id}", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def last_sign_of_life() -> float:
    """The machine's time before which a beat is a dead worker's."""
    return time.time() - DEAD_AFTER_SECONDS


def _beat(job_id: int, over: threading.Event) -> None:
    while not over.wait(BEAT_SECONDS):
        try:
            Job.objects.filter(pk=job_id).update(beat=time.time())
        except DatabaseError:
            log.info("a beat waits for the database", job=job_id)
    connection.close()
