"""The house stands as ARCHITECTURE.md says."""

import site
from pathlib import Path

import pytest
from django.conf import settings

import config
from config import checks


def test_site_is_a_folder_on_the_path_and_never_a_package() -> None:
    assert not (settings.BASE_DIR / "site" / "__init__.py").exists()
    assert hasattr(site, "getsitepackages"), "Python's own module must win"
    assert Path(config.__file__).is_relative_to(settings.BASE_DIR / "site")


def test_no_folder_of_tests_is_a_package() -> None:
    assert not list((settings.BASE_DIR / "tests").rglob("__init__.py"))


def test_the_layout_check_finds_nothing_in_this_house() -> None:
    assert checks.the_house_is_laid_out(None) == []


@pytest.mark.parametrize(
    "breach", ["site/__init__.py", "fund/utils.py", "governance/helpers/x.py", "site/people/services.py"]
)
def test_the_layout_check_names_a_breach(breach: str, tmp_path: Path, settings: object) -> None:
    for room in checks.ROOMS:
        (tmp_path / room).mkdir()
    file = tmp_path / breach
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch()
    settings.BASE_DIR = tmp_path  # type: ignore[attr-defined]
    found = checks.the_house_is_laid_out(None)
    assert len(found) == 1
    assert found[0].id in {"house.E001", "house.E002"}
