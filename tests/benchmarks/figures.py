"""What every benchmark needs: a figure written as one JSON line, and a database of its own on disk, as `make run` has it."""

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from time import perf_counter

ROOT = Path(__file__).resolve().parents[2]


def tell(bench: str, figure: str, value: float, unit: str) -> None:
    print(json.dumps({"bench": bench, "figure": figure, "value": float(f"{value:.4g}"), "unit": unit}), flush=True)


def seconds(act: Callable[[], object]) -> float:
    start = perf_counter()
    act()
    return perf_counter() - start


def usual_seconds(act: Callable[[], object], times: int) -> float:
    """The median of several runs: one that was disturbed does not count."""
    return median(seconds(act) for _ in range(times))


@contextmanager
def own_database() -> Iterator[None]:
    """Set Django up on a migrated SQLite file that leaves with the benchmark, and waits for the disk as a real one does."""
    os.environ.pop("DATABASE_URL", None)
    os.environ.pop("REDIS_URL", None)
    os.environ |= {"DJANGO_SETTINGS_MODULE": "config.settings", "VAR_DIR": str(ROOT / "var" / "tests"), "DEMO": "0"}
    sys.path[:0] = [str(ROOT), str(ROOT / "site"), str(ROOT / "tests")]
    import django

    django.setup()
    from django.db import connection
    from migrated import Copies

    options = connection.settings_dict["OPTIONS"]
    as_served = options["init_command"]
    copies = Copies("bench")
    options["init_command"] = as_served  # the tests' copies do not wait for the disk
    copies.renew()
    try:
        yield
    finally:
        copies.remove()
