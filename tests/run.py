"""make test: everything on SQLite, what is marked for both on PostgreSQL too, the journey where a Chromium is found.

Says plainly what ran and what was skipped, with the reason. With CI=true nothing may be skipped.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import psycopg
import redis

ROOT = Path(__file__).resolve().parent.parent
IN_CI = os.environ.get("CI", "").lower() in {"1", "true"}
POSTGRESQL = [
    "postgresql://127.0.0.1:5432/postgres",
    "postgresql://postgres@127.0.0.1:5432/postgres",
    "postgresql://postgres:postgres@127.0.0.1:5432/postgres",
]
REDIS = "redis://127.0.0.1:6379/15"
CHROMIUM = ["chromium", "chromium-browser", "google-chrome"]


def main(arguments: list[str]) -> int:
    postgresql, cache, browser = answering_postgresql(), answering_redis(), found_chromium()
    runs: list[tuple[str, list[str], dict[str, str]]] = [
        ("SQLite", ["-n", "2", "--dist", "loadgroup", "-m", "not journey", "tests"], {}),
    ]
    skipped = []
    if postgresql and cache:
        both = {"DATABASE_URL": postgresql, "REDIS_URL": cache}
        runs.append(("PostgreSQL and Redis", ["-n", "2", "-m", "both_databases and not journey", "tests"], both))
    else:
        missing = " and ".join(name for name, found in (("PostgreSQL", postgresql), ("Redis", cache)) if not found)
        skipped.append(f"what is marked for both databases, on PostgreSQL: {missing} did not answer")
    if browser:
        runs.append(("the journey in Chromium", ["-m", "journey", "tests"], {"CHROMIUM": browser}))
    else:
        skipped.append("the journey: no Chromium was found (set CHROMIUM to its path)")
    if skipped and IN_CI:
        print("Nothing may be skipped here:", *skipped, sep="\n  ")
        return 1
    outcomes = {name: run(name, options, more, arguments) for name, options, more in runs}
    print("\n--- make test ---")
    for name, code in outcomes.items():
        print(f"{'passed ' if code == 0 else 'FAILED '} {name}")
    for line in skipped:
        print(f"skipped {line}")
    return max(outcomes.values())


def run(name: str, options: list[str], more: dict[str, str], arguments: list[str]) -> int:
    print(f"\n=== {name} ===", flush=True)
    for variable in ("DATABASE_URL", "REDIS_URL", "DEMO", "VAR_DIR", "ALLOWED_HOSTS"):
        os.environ.pop(variable, None)
    strict = ["-p", "no:cacheprovider", "-W", "error::pytest.PytestUnraisableExceptionWarning"] if IN_CI else []
    command = [sys.executable, "-m", "pytest", "-q", *strict, *options, *arguments]
    return subprocess.run(command, cwd=ROOT, env={**os.environ, **more}, check=False).returncode


def answering_postgresql() -> str | None:
    for url in [os.environ["TEST_DATABASE_URL"]] if "TEST_DATABASE_URL" in os.environ else POSTGRESQL:
        try:
            psycopg.connect(url, connect_timeout=3).close()
        except psycopg.Error:
            continue
        return url
    return None


def answering_redis() -> str | None:
    url = os.environ.get("TEST_REDIS_URL", REDIS)
    try:
        with redis.Redis.from_url(url, socket_connect_timeout=3) as client:
            client.ping()
    except redis.RedisError:
        return None
    return url


def found_chromium() -> str | None:
    if os.environ.get("CHROMIUM"):
        return os.environ["CHROMIUM"]
    return next((found for name in CHROMIUM if (found := shutil.which(name))), None)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
