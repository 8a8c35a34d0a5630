"""How long ten thousand ballots take to count, by each kind of vote and each base of its rule, and to be named by a hash."""

import random
from fractions import Fraction
from functools import partial
from typing import Any

from figures import tell, usual_seconds

from governance.ballots import canonical, rule, tally

BALLOTS = 10_000
TIMES = 5


def opening(kind: str, base: str) -> dict[str, Any]:
    frozen = rule.Rule(Fraction(1, 2), base, Fraction(1, 2), rule.MORE_THAN, rule.REJECTED)
    roll = [f"1-{seat}" for seat in range(1, BALLOTS + 1)]
    return {"kind": kind, "seats": BALLOTS, "roll": roll, "rule": rule.write(frozen)}


def cast(asked: dict[str, Any], chance: random.Random) -> list[dict[str, str]]:
    name = tally.name_of(asked)
    ballots = [{name: seat, "choice": chance.choice(tally.CHOICES)} for seat in asked["roll"]]
    chance.shuffle(ballots)
    return ballots


def named(asked: dict[str, Any], ballots: list[dict[str, str]]) -> str:
    return canonical.digest(tally.in_order(asked, ballots))


def main() -> None:
    for kind in rule.KINDS:
        ballots = cast(opening(kind, rule.CAST), random.Random(7))
        for base in rule.BASES:
            asked = opening(kind, base)
            if tally.result(asked, ballots)["cast"] != BALLOTS:
                raise SystemExit("bench_ballots: ballots were lost in the count.")
            took = usual_seconds(partial(tally.result, asked, ballots), TIMES)
            tell("ballots", f"tally of {BALLOTS} ballots, {kind}, {base}", took * 1000, "ms")
        took = usual_seconds(partial(named, asked, ballots), TIMES)
        tell("ballots", f"digest of {BALLOTS} ballots in order, {kind}", took * 1000, "ms")


if __name__ == "__main__":
    main()
