"""python -m sortition.drawing check --people P.csv --targets T.csv --seats 24 [--seats-max N] [--address COLUMN ...]

Exit status: 0 a valid panel exists, 2 bad input, 3 no panel can meet the quotas (with the least changes that would).
"""

import argparse
import sys
from pathlib import Path

from sortition.drawing import panels, pool, quotas
from sortition.drawing.tables import BadTable

DONE, BAD_INPUT, INFEASIBLE = 0, 2, 3


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m sortition.drawing")
    check = parser.add_subparsers(dest="command", required=True).add_parser("check", help="does a valid panel exist?")
    check.add_argument("--people", type=Path, required=True)
    check.add_argument("--targets", type=Path, required=True)
    check.add_argument("--seats", type=int, required=True)
    check.add_argument("--seats-max", type=int)
    check.add_argument("--address", nargs="*", default=[])
    asked = parser.parse_args(arguments)
    seats_max = asked.seats_max or asked.seats
    try:
        targets = quotas.read(asked.targets.read_bytes())
        people = pool.read(asked.people.read_bytes(), list(targets), asked.address)
    except BadTable as bad:
        for fault in bad.faults:
            say(str(fault))
        return BAD_INPUT
    except OSError as fault:
        say(f"{fault.filename}: {fault.strerror}")
        return BAD_INPUT
    for conflict in quotas.conflicts(people, targets, asked.seats, seats_max):
        say(f"{conflict.kind} {conflict.criterion} {conflict.value}: {conflict.found} for {conflict.wanted}")
    try:
        found = panels.find(people, targets, asked.seats, seats_max, panels.weights(people, "check"))
    except panels.NoPanel:
        for one in panels.relaxations(people, targets, asked.seats, seats_max):
            say(
                f"{one.criterion} {one.value}: from {one.before.least}-{one.before.most}"
                f" to {one.after.least}-{one.after.most} would do, with the other lines"
            )
        return INFEASIBLE
    except panels.NotDecided as fault:
        say(f"no answer within the limit: {fault}")
        return INFEASIBLE
    say(f"{len(people)} people, a valid panel of {len(found)} exists")
    return DONE


def say(line: str) -> None:
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    sys.exit(main())
