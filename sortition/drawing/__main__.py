"""python -m sortition.drawing check --people P.csv --targets T.csv --seats 24 [--seats-max N] [--address COLUMN ...]
python -m sortition.drawing check --record R.json

Exit status: 0 a valid panel exists, or the published record is as it was made; 2 bad input, or the record was altered;
3 no panel can meet the quotas (with the least changes that would).
"""

import argparse
import json
import sys
from pathlib import Path

from sortition.drawing import panels, pool, quotas, record
from sortition.drawing.tables import BadTable

DONE, BAD_INPUT, INFEASIBLE = 0, 2, 3


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m sortition.drawing")
    check = parser.add_subparsers(dest="command", required=True).add_parser(
        "check", help="does a valid panel exist? is a published record as it was made?"
    )
    check.add_argument("--record", type=Path)
    check.add_argument("--people", type=Path)
    check.add_argument("--targets", type=Path)
    check.add_argument("--seats", type=int)
    check.add_argument("--seats-max", type=int)
    check.add_argument("--address", nargs="*", default=[])
    asked = parser.parse_args(arguments)
    if asked.record:
        return check_record(asked.record)
    if not (asked.people and asked.targets and asked.seats):
        parser.error("check needs --record, or --people, --targets and --seats")
    return check_panel(asked)


def check_record(file: Path) -> int:
    """Tell whether a published record still has the digest that it was made with."""
    try:
        found = json.loads(file.read_bytes())
    except OSError as fault:
        say(f"{fault.filename}: {fault.strerror}")
        return BAD_INPUT
    except ValueError as fault:
        say(f"{file} is not JSON: {fault}")
        return BAD_INPUT
    if not isinstance(found, dict) or not record.holds(found):
        say("the record is not as it was made: its digest differs")
        return BAD_INPUT
    say(f"the record is as it was made: {found['digest']}")
    return DONE


def check_panel(asked: argparse.Namespace) -> int:
    """Tell whether a valid panel exists, or what stands in its way."""
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
    if people.homes() < asked.seats:
        return INFEASIBLE
    try:
        return tell_panel(people, targets, asked.seats, seats_max)
    except panels.NotDecided as fault:
        say(f"no answer within the limit: {fault}")
        return INFEASIBLE


def tell_panel(people: pool.Pool, targets: quotas.Quotas, seats: int, seats_max: int) -> int:
    try:
        found = panels.find(people, targets, seats, seats_max, panels.weights(people, "check"))
    except panels.NoPanel:
        for one in panels.relaxations(people, targets, seats, seats_max):
            say(
                f"{one.criterion} {one.value}: from {one.before.least}-{one.before.most}"
                f" to {one.after.least}-{one.after.most} would do, with the other lines"
            )
        return INFEASIBLE
    say(f"{len(people)} people, a valid panel of {len(found)} exists")
    return DONE


def say(line: str) -> None:
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    sys.exit(main())
