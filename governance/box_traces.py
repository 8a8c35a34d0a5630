"""Wiping what the database remembers of a box beside its present row.

Each ballot cast writes the box's row anew, and the row as it was before stays for a while on the disk: in free space
and in the write-ahead log of SQLite, in dead versions of PostgreSQL. Laid side by side those versions tell who cast
what. Neither database gives them up while somebody still reads an older state, so wiping may have to wait.
"""

from collections.abc import Iterable
from typing import Any

from django.db import OperationalError, connection

from governance.models import BallotBox

LONGEST_WAIT_SECONDS = 3  # whoever pays or votes elsewhere waits behind a clean-up that waits itself
TABLE = BallotBox._meta.db_table
READERS_OF_OLD_VERSIONS = f"""
    WITH session AS (
        SELECT backend_xmin, backend_xid FROM pg_stat_activity
        WHERE pid <> pg_backend_pid() AND (datname = current_database() OR backend_type = 'walsender')
    ), reader AS (
        SELECT backend_xmin AS oldest FROM session
        UNION ALL SELECT backend_xid FROM session
        UNION ALL SELECT xmin FROM pg_replication_slots
        UNION ALL SELECT transaction FROM pg_prepared_xacts WHERE database = current_database()
    )
    SELECT count(*) FROM {TABLE} box, reader
    WHERE box.vote_id = ANY(%s) AND reader.oldest IS NOT NULL AND age(reader.oldest) >= age(box.xmin)
"""  # noqa: S608 (the name of our own table)


class StillRead(Exception):
    """Somebody reads an older state of the database: what it holds cannot be wiped yet."""


def wipe(vote_ids: Iterable[int]) -> None:
    """Make every earlier version of these votes' boxes unreadable. Outside a transaction. Raises StillRead."""
    try:
        if connection.vendor == "sqlite":
            _wipe_sqlite()
        else:
            _wipe_postgresql(list(vote_ids))
    except OperationalError as busy:
        raise StillRead from busy


def keep_no_statistics(**kwargs: Any) -> None:
    """Tell PostgreSQL never to sample what a box holds: its statistics would keep old ballots. Called when migrated."""
    if connection.vendor == "postgresql" and TABLE in connection.introspection.table_names():
        columns = ", ".join(f"ALTER COLUMN {name} SET STATISTICS 0" for name in ("marks", "ballots"))
        with connection.cursor() as cursor:
            cursor.execute(f"ALTER TABLE {TABLE} {columns}")


def _wipe_sqlite() -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        usual_wait = cursor.fetchone()[0]
        cursor.execute(f"PRAGMA busy_timeout = {LONGEST_WAIT_SECONDS * 1000}")
        try:
            cursor.execute("PRAGMA secure_delete = ON")
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            if cursor.fetchone()[0]:  # busy: the log still serves somebody who began to read before
                raise StillRead
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {usual_wait}")


def _wipe_postgresql(vote_ids: list[int]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(READERS_OF_OLD_VERSIONS, [vote_ids])
        if cursor.fetchone()[0]:  # VACUUM FULL would carry over what they still may see
            raise StillRead
        cursor.execute(f"SET lock_timeout = '{LONGEST_WAIT_SECONDS}s'")
        try:
            cursor.execute(f"VACUUM FULL {TABLE}")
        finally:
            cursor.execute("RESET lock_timeout")
