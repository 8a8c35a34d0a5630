"""Laying and lifting the ledger's triggers, and telling which are missing.

They live here and never in a migration: on SQLite a migration that remakes a table drops its triggers silently
(docs/decisions/0003). They are lifted before migrations and laid after them.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from types import ModuleType
from typing import Any

from django.db import DatabaseError, connection, transaction

from fund.ledger import triggers_postgresql, triggers_sqlite


def engine() -> ModuleType:
    return triggers_sqlite if connection.vendor == "sqlite" else triggers_postgresql


def laid() -> dict[str, str]:
    """The triggers that the database holds now."""
    with connection.cursor() as cursor:
        cursor.execute(engine().LAID)
        return dict(engine().catalogue(cursor.fetchall()))


def missing() -> list[str]:
    """The triggers that are not there, or are not as they should be."""
    found = laid()
    return sorted(name for name, body in engine().expected().items() if found.get(name) != body)


def lay(**_signal: Any) -> None:
    """Lay every trigger anew."""
    if "fund_transfer" not in connection.introspection.table_names():
        return
    lift()
    _execute(engine().laying())


def lift(**_signal: Any) -> None:
    _execute(engine().lifting(list(laid())))


@contextmanager
def lifted() -> Iterator[None]:
    """Lift the triggers for a while: for tests that show an attack succeeding without them."""
    lift()
    try:
        yield
    finally:
        lay()


def hold_month(month: date) -> None:
    """Wait for entries under way in a month, and let none begin until this transaction ends. Closing begins so."""
    if engine().HOLD_MONTH:
        with connection.cursor() as cursor:
            cursor.execute(engine().HOLD_MONTH, {"month": month})


def refuse_to_serve_without() -> None:
    """Called where a process that serves begins: it does not begin without the ledger's law."""
    try:
        lacking = missing() if "fund_transfer" in connection.introspection.table_names() else []
    except DatabaseError:
        return  # the database is away, and says so itself
    finally:
        connection.close()
    if lacking:
        raise SystemExit(f"The ledger's triggers are missing: {', '.join(lacking)}. Run manage.py migrate.")


def _execute(statements: list[str]) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
