"""Start one installation: prepare its database and files, then keep daphne and the task worker running.

Both stop together, on Ctrl-C or when told to; a worker that dies is started again, and when daphne dies all stops.
"""

import contextlib
import hashlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from config import environment

BASE_DIR = Path(__file__).resolve().parent.parent.parent
NEEDED_MB = 200
MOST_RESTARTS = 5
SOMEWHERE_ELSE = "198.51.100.1"  # of RFC 5737: kept for documentation, never in use


def main(arguments: list[str]) -> None:
    demonstration = environment.boolean("DEMO", default=False)
    var = Path(environment.text("VAR_DIR", str(BASE_DIR / "var"))).resolve()
    if arguments == ["reset"]:
        forget_demonstration(var)
        print("The demonstration is forgotten; make run loads it anew.")
        return
    host = environment.text("HOST", "127.0.0.1")
    port = environment.whole("PORT", 8000, 1, 65535)
    make_ready_to_answer(host, port, var)
    os.environ.update(DEMO=str(int(demonstration)), VAR_DIR=str(var), PYTHONUNBUFFERED="1")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    os.environ.setdefault("ALLOWED_HOSTS", ",".join(own_addresses(host)))
    manage("translations", "compile")
    prepare_database(demonstration, var)
    collect_files(var)
    serve(host, port)


def make_ready_to_answer(host: str, port: int, var: Path) -> None:
    """Stop with one sentence where the port is taken or the disk is full."""
    try:
        var.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise SystemExit(f"{var} cannot be written ({fault.strerror}).") from None
    free_mb = shutil.disk_usage(var).free // 1_000_000
    if free_mb < NEEDED_MB:
        raise SystemExit(f"The disk has {free_mb} MB left in {var}, and the fund needs {NEEDED_MB} MB to start.")
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError as fault:
            raise SystemExit(
                f"Port {port} on {host} cannot be used ({fault.strerror}): try make run PORT={port + 1}."
            ) from None


def own_addresses(host: str) -> list[str]:
    """The names this machine answers to: loopback, and its private addresses when asked to listen beyond it."""
    names = ["127.0.0.1", "localhost", "[::1]"]
    if not environment.is_at_home(host) or host in {"0.0.0.0", "::"}:  # noqa: S104 (asked for by whoever runs it)
        found = network_addresses()
        names += sorted(name for name in found if environment.is_at_home(name) and ":" not in name)
    elif host not in names:
        names.append(host)
    return list(dict.fromkeys(names))


def network_addresses() -> set[str]:
    """What other machines may call this one. Its own name is often only tied to loopback, so the way out is asked too."""
    found = set()
    with contextlib.suppress(OSError):
        found |= {str(entry[4][0]) for entry in socket.getaddrinfo(socket.gethostname(), None)}
    with contextlib.suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as trial:
        trial.connect((SOMEWHERE_ELSE, 9))  # a datagram socket: nothing is sent
        found.add(str(trial.getsockname()[0]))
    return found


def prepare_database(demonstration: bool, var: Path) -> None:
    """Migrate; in the demonstration, load the invented fund once, into a .part that is renamed when whole."""
    if not demonstration or os.environ.get("DATABASE_URL"):
        manage("migrate", "--verbosity", "0")
        if demonstration:
            manage("demonstration", "--if-empty")
        return
    whole, part = var / "demonstration.sqlite3", var / "demonstration.sqlite3.part"
    if not whole.exists():
        forget_demonstration(var)
        print("Loading the demonstration fund (under a minute, once) ...", flush=True)
        building = {"DATABASE_URL": f"sqlite:///{part}"}
        manage("migrate", "--verbosity", "0", **building)
        manage("demonstration", **building)
        for suffix in ("-wal", "-shm"):
            Path(str(part) + suffix).unlink(missing_ok=True)  # the last connection to close has emptied them
        part.rename(whole)
    else:
        manage("migrate", "--verbosity", "0")


def forget_demonstration(var: Path) -> None:
    for file in var.glob("demonstration.sqlite3*"):
        file.unlink()
    shutil.rmtree(var / "mails", ignore_errors=True)


def collect_files(var: Path) -> None:
    """Gather static files when a package or a file of ours changed since the last time."""
    seen = hashlib.sha256((BASE_DIR / "requirements" / "run.lock").read_bytes())
    for file in sorted(BASE_DIR.glob("**/static/**/*")):
        if file.is_file() and not file.is_relative_to(var) and ".venv" not in file.parts:
            seen.update(f"{file} {file.stat().st_mtime_ns}".encode())
    stamp = var / "static.stamp"
    if not stamp.exists() or stamp.read_text() != seen.hexdigest():
        manage("collectstatic", "--noinput", "--clear", "--verbosity", "0")
        stamp.write_text(seen.hexdigest())


def manage(*arguments: str, **environment_of_its_own: str) -> None:
    done = subprocess.run(
        [sys.executable, str(BASE_DIR / "manage.py"), *arguments], env={**os.environ, **environment_of_its_own}
    )
    if done.returncode:
        raise SystemExit(f"manage.py {arguments[0]} did not work; what it said stands above.")


def serve(host: str, port: int) -> None:
    daphne = subprocess.Popen(
        [sys.executable, "-m", "daphne", "--bind", host, "--port", str(port), "--websocket_timeout", "86400", "--websocket-max-message-size", "8192",
         "--verbosity", "0", "--no-server-name", "config.asgi:application"]
    )  # fmt: skip
    worker = start_worker()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        wait_until_it_answers(daphne, host, port)
        announce(host, port)
        restarts = 0
        while daphne.poll() is None:
            if worker.poll() is not None and restarts < MOST_RESTARTS:
                restarts += 1
                worker = start_worker()
            time.sleep(0.5)
        raise SystemExit("The web server stopped; what it said stands above.")
    except KeyboardInterrupt:
        print("\nStopped.")
    finally:
        for process in (daphne, worker):
            process.terminate()
        for process in (daphne, worker):
            process.wait(timeout=20)


def start_worker() -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, str(BASE_DIR / "manage.py"), "worker"])


def wait_until_it_answers(daphne: subprocess.Popen[bytes], host: str, port: int) -> None:
    reachable = "127.0.0.1" if host == "0.0.0.0" else host  # noqa: S104
    for _ in range(240):
        if daphne.poll() is not None:
            raise SystemExit("The web server did not start; what it said stands above.")
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as trial:
            if trial.connect_ex((reachable, port)) == 0:
                return
        time.sleep(0.25)


def announce(host: str, port: int) -> None:
    everywhere = host in {"0.0.0.0", "::"}  # noqa: S104
    names = [name for name in own_addresses(host) if name[0].isdigit()] if everywhere else [host]
    for shown in names:
        print(f"\n  http://{shown}:{port}/")
    print()
    answer = subprocess.run(
        [sys.executable, str(BASE_DIR / "manage.py"), "sign_ins", "--json"], capture_output=True, text=True, check=False
    )
    for line in json.loads(answer.stdout or "[]"):
        print(f"  {line['role']:<14} {line['name']:<22} {line['handle']:<10} {line['password']}")
    print("\n  Ctrl-C stops it.\n", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
