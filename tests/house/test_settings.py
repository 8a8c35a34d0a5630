"""Settings come from the environment, and a bad one is refused by name before anything starts."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from config import environment


def started(tmp_path: Path, **variables: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", "import django; django.setup(); print('started')"],
        cwd=settings.BASE_DIR,
        env={
            "PATH": os.environ["PATH"],
            "VAR_DIR": str(tmp_path),
            "DJANGO_SETTINGS_MODULE": "config.settings",
            **variables,
        },
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "mysql://somewhere"),
        ("REDIS_URL", "http://somewhere"),
        ("ALLOWED_HOSTS", "*"),
        ("HTTPS", "perhaps"),
        ("SECRET_KEY", "short"),
        ("FIELD_KEYS", "not-a-key"),
        ("EMAIL_PORT", "70000"),
    ],
)
def test_a_bad_value_is_refused_by_its_name(tmp_path: Path, name: str, value: str) -> None:
    answer = started(tmp_path, **{name: value})
    assert answer.returncode == 1
    assert answer.stderr.startswith(f"{name}: ")
    assert "Traceback" not in answer.stderr


@pytest.mark.parametrize("host", ["fund.example", "8.8.8.8", "127.0.0.1,fund.example"])
def test_the_demonstration_refuses_to_answer_beyond_private_addresses(tmp_path: Path, host: str) -> None:
    answer = started(tmp_path, DEMO="1", ALLOWED_HOSTS=host)
    assert answer.returncode == 1
    assert answer.stderr.startswith("ALLOWED_HOSTS: ")


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]", "192.168.1.20", "10.0.0.3"])
def test_this_machine_and_private_addresses_are_at_home(host: str) -> None:
    assert environment.is_at_home(host)


def test_keys_are_made_once_and_only_their_owner_reads_them(tmp_path: Path) -> None:
    assert started(tmp_path).stdout == "started\n"
    first = {name: (tmp_path / name).read_text() for name in ("secret_key", "field_keys")}
    assert all(stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600 for name in first)
    assert started(tmp_path).stdout == "started\n"
    assert first == {name: (tmp_path / name).read_text() for name in first}


def test_production_settings_pass_djangos_deployment_check_without_a_warning(tmp_path: Path) -> None:
    answer = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=settings.BASE_DIR,
        env={"PATH": os.environ["PATH"], "VAR_DIR": str(tmp_path), "ALLOWED_HOSTS": "fund.example"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr
