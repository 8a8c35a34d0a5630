"""Make .venv and install exactly what the lock names. Run by whatever Python there is: plain syntax on purpose."""

import os
import shutil
import subprocess
import sys

LEAST = (3, 11)
NEEDED_MB = 900


def stop(sentence):
    sys.stderr.write("\n" + sentence + "\n")
    sys.exit(1)


def main(lock):
    if sys.version_info[:2] < LEAST:
        stop("Python 3.11 or later is needed, and this one is %d.%d: call make with PY=python3.11 (or later)." % sys.version_info[:2])
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError:
        stop("This Python comes without venv: on Debian or Ubuntu, install the package python3-venv, then call make again.")
    root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    free_mb = shutil.disk_usage(root).free // 1_000_000
    if free_mb < NEEDED_MB:
        stop("The disk has %d MB left here, and the installation needs %d MB." % (free_mb, NEEDED_MB))
    os.chdir(root)
    python = os.path.join(".venv", "bin", "python")
    quiet = [python, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    steps = [
        [sys.executable, "-m", "venv", ".venv"],
        quiet + ["install", "--require-hashes", "--requirement", lock],
        # A hashed install refuses the project itself, so it comes last, from this folder and nothing else.
        quiet + ["install", "--no-index", "--no-deps", "--no-build-isolation", "--editable", "."],
    ]
    print("Installing into .venv (about a minute the first time) ...", flush=True)
    for step in steps:
        if subprocess.call(step) != 0:
            stop("This step did not work: %s. What it said stands above; nothing else was changed." % " ".join(step))


if __name__ == "__main__":
    main(sys.argv[1])
