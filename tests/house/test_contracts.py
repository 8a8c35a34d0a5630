"""import-linter holds the direction of imports: a breach turns make check red, and so does a module without a floor."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

LINTER = str(Path(sys.executable).with_name("lint-imports"))
ROOMS = ("site", "governance", "sortition", "fund")


def _paths(house: Path) -> dict[str, str]:
    """The copy comes before the installed house."""
    return {**os.environ, "PYTHONPATH": f"{house}:{house / 'site'}"}


def _lint(house: Path) -> tuple[int, str]:
    done = subprocess.run(
        [LINTER, "--no-cache"], cwd=house, env=_paths(house), capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout + done.stderr


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the house, of its Python alone, whose imports do as they are told."""
    copy = tmp_path_factory.mktemp("house")
    for room in ROOMS:
        shutil.copytree(
            settings.BASE_DIR / room,
            copy / room,
            ignore=shutil.ignore_patterns("__pycache__", "static", "data"),
        )
    (copy / "pyproject.toml").write_bytes((settings.BASE_DIR / "pyproject.toml").read_bytes())
    code, told = _lint(copy)
    assert code == 0, told
    return copy


@pytest.mark.parametrize(
    ("breach", "line"),
    [
        ("governance/decisions.py", "import fund.month"),
        ("sortition/drawing/quotas.py", "import django.conf"),
        ("governance/ballots/tally.py", "import django.utils.timezone"),
        ("site/notices/post.py", "import jobs.work"),
        ("fund/till.py", "import wagtail.models"),
        ("site/people/accounts.py", "import people.views"),
        ("fund/a_module_that_no_contract_names.py", ""),
    ],
)
def test_a_breach_is_named(house: Path, breach: str, line: str) -> None:
    file = house / breach
    before = file.read_text() if file.exists() else None
    file.write_text(f"{before or ''}\n{line}\n")
    try:
        code, told = _lint(house)
    finally:
        file.unlink() if before is None else file.write_text(before)
    assert code == 1
    assert "BROKEN" in told
    assert breach.removeprefix("site/").removesuffix(".py").replace("/", ".") in told


def test_every_folder_of_python_in_a_room_is_a_package_that_the_linter_sees() -> None:
    unseen = [
        folder.relative_to(settings.BASE_DIR)
        for room in ROOMS
        for folder in (settings.BASE_DIR / room).rglob("*")
        if folder.is_dir() and list(folder.glob("*.py")) and not (folder / "__init__.py").exists()
    ]
    assert unseen == []
