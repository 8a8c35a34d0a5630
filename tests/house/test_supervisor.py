"""make run says in one sentence why it cannot start, and answers where it was asked to."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from config import supervisor


def start(var: Path, **asked: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "DJANGO_"))}
    return subprocess.run(
        [sys.executable, "-m", "config.supervisor"],
        cwd=settings.BASE_DIR, env={**kept, "VAR_DIR": str(var), **asked}, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip


def said(done: subprocess.CompletedProcess[str]) -> str:
    assert done.returncode == 1
    lines = done.stderr.strip().splitlines()
    assert len(lines) == 1, done.stderr
    return lines[0]


def test_a_port_that_is_taken_is_named_with_another_to_try(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert f"PORT={port + 1}" in said(start(tmp_path, PORT=str(port)))


@pytest.mark.parametrize("port", ["99999", "eight", "0", "-1"])
def test_a_port_that_is_none_is_named(port: str, tmp_path: Path) -> None:
    assert "PORT" in said(start(tmp_path, PORT=port))


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert str(tmp_path / "file") in said(start(tmp_path / "file" / "var", PORT="8000"))


def test_a_full_disk_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supervisor, "NEEDED_MB", 10**12)
    with pytest.raises(SystemExit, match="MB left"):
        supervisor.make_ready_to_answer("127.0.0.1", 0, tmp_path)


def test_asked_to_listen_beyond_this_machine_it_answers_to_its_own_addresses_alone() -> None:
    found = supervisor.own_addresses("0.0.0.0")
    assert {"127.0.0.1", "localhost"} <= set(found)
    assert "*" not in found
    assert supervisor.own_addresses("127.0.0.1") == ["127.0.0.1", "localhost", "[::1]"]
    assert "192.168.7.7" in supervisor.own_addresses("192.168.7.7")
