"""The ballot core as one file to download. Each source file stands in it byte for byte, and runs as it runs here."""

from pathlib import Path

HERE = Path(__file__).parent
FILES = (
    "__init__", "account", "canonical", "instants", "rule", "chain", "ruleset", "words", "tally", "events", "recount",
)  # fmt: skip
"""In the order in which they need each other."""

HEAD = '''#!/usr/bin/env python3
"""The ballot core, with which anybody recounts the council's votes: python recount.py journal.json [head] [--en]

Nothing to install: Python 3.11 or later. Below, between the quotes, stands each file that the server itself runs,
unchanged; at the end, twelve lines give them to Python under their names.
"""

SOURCES = {}
'''
FOOT = """
import sys
import types

sys.modules["governance"] = governance = types.ModuleType("governance")
governance.__path__ = []
for name, source in SOURCES.items():
    module = types.ModuleType(name)
    if name == "governance.ballots":
        module.__path__ = []
    sys.modules[name] = module
    parent, _, last = name.rpartition(".")
    setattr(sys.modules[parent], last, module)
    exec(compile(source, name, "exec"), module.__dict__)
if __name__ == "__main__":
    sys.exit(sys.modules["governance.ballots.recount"].main(sys.argv[1:]))
"""


def one_file() -> str:
    """Read the core's files as they stand on the disk, and put them into one."""
    return "".join([HEAD, *(_part(name) for name in FILES), FOOT])


def source_of(name: str) -> str:
    return (HERE / f"{name}.py").read_text(encoding="utf-8")


def module_of(name: str) -> str:
    return "governance.ballots" if name == "__init__" else f"governance.ballots.{name}"


def _part(name: str) -> str:
    source = source_of(name)
    if "'''" in source:
        raise ValueError(f"{name} cannot stand between three quotes.")
    return f"\nSOURCES[\"{module_of(name)}\"] = r'''{source}'''\n"
