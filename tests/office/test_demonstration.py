"""The demonstration is a whole year of life, the same each time it is loaded with the same seed and day."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.conf import settings
from migrated import TEMPLATES, digest

pytestmark = pytest.mark.xdist_group("demonstration")  # loaded twice, not twice for each worker
TODAY = "2026-05-20"
COUNTS = """
import json
from datetime import datetime
from fund import books
from fund.models import Membership, Month, Payment
from governance import mandates
from governance.models import Meeting, PointOfSale, Vote
from live.clock import PARIS
from people.models import Person
from sortition.models import Volunteer
from website.models import MinutesPage
now = datetime(2026, 5, 20, 12, tzinfo=PARIS)
meetings = Meeting.objects.all()
print(json.dumps({
    "households": Membership.objects.count(),
    "active": Membership.objects.active().count(),
    "volunteers": Volunteer.objects.count(),
    "councillors": len(mandates.sitting(now.date())),
    "places": PointOfSale.objects.count(),
    "months": Month.objects.filter(ran_at__isnull=False).count(),
    "payments": Payment.objects.count(),
    "held": meetings.filter(state="closed").count(),
    "to_come": meetings.filter(date__gt=now.date()).count(),
    "minutes": MinutesPage.objects.live().count(),
    "open_votes": Vote.objects.filter(state="open").count(),
    "faults": [str(one) for one in books.check()],
    "addresses": sorted({one.email.rpartition("@")[2] for one in Person.objects.exclude(email=None)}),
}))
"""


@dataclass(frozen=True)
class Loaded:
    environment: dict[str, str]
    told: str

    def manage(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, str(settings.BASE_DIR / "manage.py"), *arguments],
            env=self.environment, capture_output=True, text=True, check=False,
        )  # fmt: skip


def load(folder: Path) -> Loaded:
    """Load one into a migrated database of its own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "DJANGO_", "REDIS"))}
    shutil.copyfile(TEMPLATES / f"{digest()}.sqlite3", folder / "fund.sqlite3")
    whole = Loaded(kept | {"DEMO": "1", "VAR_DIR": str(folder), "DATABASE_URL": f"sqlite:///{folder}/fund.sqlite3"}, "")
    done = whole.manage("demonstration", "--today", TODAY)
    assert done.returncode == 0, done.stderr[-2000:]
    return Loaded(whole.environment, done.stdout)


@pytest.fixture(scope="module")
def demonstration(django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    return load(tmp_path_factory.mktemp("demonstration"))


def test_the_same_seed_and_day_give_the_same_year(
    demonstration: Loaded, tmp_path_factory: pytest.TempPathFactory
) -> None:
    lines = demonstration.told.splitlines()
    assert [line.split()[0] for line in lines] == ["ledger", "council", "texts"], "and nothing else is said"
    assert all(len(line.split()[1]) == 64 for line in lines)
    assert load(tmp_path_factory.mktemp("again")).told == demonstration.told


def test_it_is_a_year_of_a_whole_fund(demonstration: Loaded) -> None:
    done = demonstration.manage("shell", "--no-imports", "-c", COUNTS)
    assert done.returncode == 0, done.stderr[-2000:]
    found = json.loads(done.stdout.strip().splitlines()[-1])
    assert 85 <= found["households"] <= 95
    assert found["active"] >= 65
    assert found["volunteers"] >= 180
    assert found["councillors"] == 24
    assert found["places"] == 14
    assert found["months"] == 9
    assert found["payments"] > 500
    assert found["held"] == 12
    assert found["to_come"] == 1
    assert found["minutes"] >= 11
    assert found["open_votes"] == 1
    assert found["faults"] == [], "the books balance"
    assert all(domain.endswith(".example") for domain in found["addresses"]), found["addresses"]


def test_it_is_loaded_into_an_empty_database_only(demonstration: Loaded) -> None:
    file = demonstration.environment["DATABASE_URL"].removeprefix("sqlite:///")
    with sqlite3.connect(file) as database:
        before = database.execute("SELECT COUNT(*) FROM people_person").fetchone()
        done = demonstration.manage("demonstration", "--today", TODAY)
        assert done.returncode == 1
        assert "empty" in done.stderr
        assert "Traceback" not in done.stderr
        assert database.execute("SELECT COUNT(*) FROM people_person").fetchone() == before


def test_one_sign_in_a_role_is_told(demonstration: Loaded) -> None:
    known = json.loads(demonstration.manage("sign_ins", "--json").stdout)
    assert {one["role"] for one in known} >= {
        "organiser", "organiser 2", "facilitator", "treasurer", "observer", "councillor", "member", "point of sale", "payer",
    }  # fmt: skip
