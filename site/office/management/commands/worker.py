import threading
from typing import Any

import structlog
from django.core.management.base import BaseCommand
from django.db import DatabaseError, close_old_connections, connection
from django_tasks_db.management.commands.db_worker import Worker

from jobs import work
from live import clock
from notices import post

LOOK_EVERY_SECONDS = 30
log = structlog.get_logger("caisse.worker")


class Command(BaseCommand):
    help = "Do long work, and send notices that are due, until told to stop. One worker an installation."

    def handle(self, *args: Any, **options: Any) -> None:
        threading.Thread(target=look_after_for_ever, name="looking after", daemon=True).start()
        worker = Worker(
            queue_names=["*"],
            interval=1.0,
            batch=False,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id="fund-worker",
            excluded_queue_names=[],
        )
        worker.configure_signals()
        worker.run()


def look_after_for_ever() -> None:
    """Notices wait for no other work, nor does what a dead worker left; a busy database only means the next turn."""
    pause = threading.Event()
    while True:
        try:
            work.take_up_abandoned()
            post.send_due(clock.now())
        except DatabaseError:
            log.warning("what is due waits for the database")
        finally:
            close_old_connections()
            connection.close()
        pause.wait(LOOK_EVERY_SECONDS)
