"""Databases of the tests: a migrated template, kept for as long as the migrations stay as they are, and its copies."""

import fcntl
import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib.metadata import version
from pathlib import Path

import psycopg
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from psycopg import sql

TEMPLATES = Path(settings.VAR_DIR) / "templates"


def digest() -> str:
    """Name the state of everything that a migrated database is made of."""
    seen = hashlib.sha256(f"{version('django')} {version('wagtail')}".encode())
    for config in apps.get_app_configs():
        folder = Path(config.path)
        if folder.is_relative_to(settings.BASE_DIR) and ".venv" not in folder.parts:
            for file in sorted(
                [*folder.glob("migrations/*.py"), *folder.rglob("trigger*.py"), *folder.glob("apps.py")]
            ):
                seen.update(file.read_bytes())
    return seen.hexdigest()[:16]


class Copies:
    """The copy of the template that one test process works on."""

    def __init__(self, worker: str) -> None:
        self.connection = connections["default"]
        self.on_sqlite = self.connection.vendor == "sqlite"
        TEMPLATES.mkdir(parents=True, exist_ok=True)
        self.name = f"caisse_test_{os.getpid()}_{worker}"
        if self.on_sqlite:
            self.template = str(TEMPLATES / f"{digest()}.sqlite3")
            self.place = str(TEMPLATES.parent / f"{self.name}.sqlite3")
            # A test's copy need not survive a power cut.
            options = self.connection.settings_dict["OPTIONS"]
            options["init_command"] = options["init_command"].replace("synchronous=FULL", "synchronous=OFF")
        else:
            self.template = f"caisse_test_template_{digest()}"
            self.place = self.name
            self.connection.settings_dict["OPTIONS"].pop("pool", None)
            self.server = {**self.connection.get_connection_params(), "dbname": "postgres"}
            for option in ("context", "cursor_factory", "pool", "prepare_threshold"):
                self.server.pop(option, None)
        with self._alone():
            self._make_template()

    def renew(self) -> None:
        """Point the connection at a fresh copy."""
        self._copy(self.template, self.place)
        self._use(self.place)

    def remove(self) -> None:
        self.connection.close()
        self._drop(self.place)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with (TEMPLATES / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _make_template(self) -> None:
        if self._exists(self.template):
            return
        part = f"{self.template}_part"
        self._drop(part)
        if not self.on_sqlite:
            self._administer("CREATE DATABASE {}", part)
        self._use(part)
        call_command("migrate", verbosity=0, interactive=False)
        if self.on_sqlite:
            self.connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self.connection.close()
        if self.on_sqlite:
            os.rename(part, self.template)
        else:
            self._administer("ALTER DATABASE {} RENAME TO {}", part, self.template)

    def _use(self, place: str) -> None:
        self.connection.close()
        self.connection.settings_dict["NAME"] = place
        settings.DATABASES["default"]["NAME"] = place

    def _exists(self, place: str) -> bool:
        if self.on_sqlite:
            return Path(place).exists()
        with closing(psycopg.connect(**self.server)) as server:
            return server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [place]).fetchone() is not None

    def _copy(self, source: str, target: str) -> None:
        self.connection.close()
        self._drop(target)
        if self.on_sqlite:
            shutil.copyfile(source, target)
        else:
            self._administer("CREATE DATABASE {} TEMPLATE {}", target, source)

    def _drop(self, place: str) -> None:
        if self.on_sqlite:
            for suffix in ("", "-wal", "-shm", "-journal"):
                Path(place + suffix).unlink(missing_ok=True)
        else:
            self._administer("DROP DATABASE IF EXISTS {} WITH (FORCE)", place)

    def _administer(self, statement: str, *names: str) -> None:
        with closing(psycopg.connect(**self.server, autocommit=True)) as server:
            server.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))
