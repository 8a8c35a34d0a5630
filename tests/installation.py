"""An installation as `make run` starts it, for tests that walk it from outside."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

STARTED_WITHIN_SECONDS = 240


@dataclass(frozen=True)
class Installation:
    """A running installation: its address and its folder."""

    address: str
    var: Path

    def url(self, path: str) -> str:
        return self.address + path


@contextlib.contextmanager
def running(var: Path, demonstration: bool) -> Iterator[Installation]:
    """Start `make run`'s own supervisor on a free port; stop it and what it started at the end."""
    port = free_port()
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("DJANGO_", "PYTEST_"))}
    environment |= {"DEMO": str(int(demonstration)), "PORT": str(port), "HOST": "127.0.0.1", "VAR_DIR": str(var)}
    environment["REHEARSAL"] = "1"  # the clock can be set forward
    log = (var / "journey.log").open("w")
    process = subprocess.Popen(
        [sys.executable, "-m", "config.supervisor"], cwd=settings.BASE_DIR, env=environment, stdout=log, stderr=log
    )
    installation = Installation(f"http://127.0.0.1:{port}", var)
    try:
        wait_for(installation, process, var / "journey.log")
        yield installation
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=40)
        log.close()


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def wait_for(installation: Installation, process: "subprocess.Popen[bytes]", log: Path) -> None:
    until = time.monotonic() + STARTED_WITHIN_SECONDS
    while time.monotonic() < until:
        assert process.poll() is None, f"the installation did not start:\n{log.read_text()[-4000:]}"
        with (
            contextlib.suppress(OSError),
            urllib.request.urlopen(installation.url("/healthz/live"), timeout=2) as answer,
        ):
            if answer.status == 200:
                return
        time.sleep(0.5)
    raise AssertionError(f"the installation did not answer in time:\n{log.read_text()[-4000:]}")
