"""Finding a panel that meets every quota exactly, by integer programming (PuLP and HiGHS).

The panel found maximises the sum of random weights, one a person, that a recorded seed gives: every valid panel can come
out, but not each with the same chance. It is a valid draw, not yet the fair lottery, and is labelled so.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import highspy
import pulp

from sortition.drawing.pool import Pool
from sortition.drawing.quotas import Bounds, Quotas

LIMIT_SECONDS = 60
WEIGHT_BITS = 30
# One thread and a fixed seed: the same problem gives the same panel.
SOLVER_OPTIONS = {"time_limit": float(LIMIT_SECONDS), "threads": 1, "random_seed": 1, "mip_rel_gap": 0.0}


@dataclass(frozen=True)
class Relaxation:
    """The least change of a quota that, with the others named beside it, makes a panel possible."""

    criterion: str
    value: str
    before: Bounds
    after: Bounds


class NoPanel(Exception):
    """No set of people meets all quotas together."""


class NotDecided(Exception):
    """The solver did not answer within its limit."""


def weights(pool: Pool, seed: str) -> dict[str, int]:
    """One whole weight a person, from the seed and the identifier alone: the same on every machine, for ever."""
    return {
        one.identifier: int.from_bytes(hashlib.sha256(f"{seed}|{one.identifier}".encode()).digest()[:8])
        >> (64 - WEIGHT_BITS)
        for one in pool.entrants
    }


def find(pool: Pool, quotas: Quotas, seats_min: int, seats_max: int, weight_of: Mapping[str, int]) -> list[str]:
    """Find the valid panel of most weight; identifiers in order. Raises NoPanel or NotDecided."""
    problem = pulp.LpProblem("panel", pulp.LpMaximize)
    seated = _variables(problem, pool)
    scale = 1 << WEIGHT_BITS
    problem += pulp.lpSum(weight_of[one.identifier] / scale * seated[at] for at, one in enumerate(pool.entrants))
    _seats(problem, seated, seats_min, seats_max)
    _one_a_household(problem, pool, seated)
    for criterion, values in quotas.items():
        for value, bounds in values.items():
            count = _count(pool, seated, criterion, value)
            problem += count >= bounds.least
            problem += count <= bounds.most
    _solve(problem)
    panel = [one.identifier for at, one in enumerate(pool.entrants) if (seated[at].value() or 0) > 0.5]
    faults = broken(pool, quotas, seats_min, seats_max, panel)
    if faults:
        raise NotDecided(f"the solver's panel does not hold: {faults[0]}")
    return panel


def relaxations(pool: Pool, quotas: Quotas, seats_min: int, seats_max: int) -> list[Relaxation]:
    """The fewest seats by which floors must fall or ceilings rise for a panel to exist, as changes of quotas.

    Raises NoPanel where no quota is in the way but people or homes are fewer than seats, and NotDecided.
    """
    problem = pulp.LpProblem("relaxation", pulp.LpMinimize)
    seated = _variables(problem, pool)
    below: dict[tuple[str, str], pulp.LpVariable] = {}
    above: dict[tuple[str, str], pulp.LpVariable] = {}
    for number, (criterion, value) in enumerate((c, v) for c, values in quotas.items() for v in values):
        below[criterion, value] = problem.add_variable(f"below{number}", 0, None, pulp.LpInteger)
        above[criterion, value] = problem.add_variable(f"above{number}", 0, None, pulp.LpInteger)
    problem += pulp.lpSum([*below.values(), *above.values()])
    _seats(problem, seated, seats_min, seats_max)
    _one_a_household(problem, pool, seated)
    for criterion, values in quotas.items():
        for value, bounds in values.items():
            count = _count(pool, seated, criterion, value)
            problem += count + below[criterion, value] >= bounds.least
            problem += count - above[criterion, value] <= bounds.most
    _solve(problem)
    found = []
    for criterion, values in quotas.items():
        for value, bounds in values.items():
            less, more = (round(slack[criterion, value].value() or 0) for slack in (below, above))
            if less or more:
                found.append(Relaxation(criterion, value, bounds, Bounds(bounds.least - less, bounds.most + more)))
    return found


def broken(pool: Pool, quotas: Quotas, seats_min: int, seats_max: int, panel: Sequence[str]) -> list[str]:
    """Check a panel again without the solver: what it breaks, in words."""
    chosen = set(panel)
    positions = {at for at, one in enumerate(pool.entrants) if one.identifier in chosen}
    faults = []
    if len(panel) != len(chosen) or len(positions) != len(chosen):
        faults.append("somebody is seated twice, or is not in the pool")
    if not seats_min <= len(panel) <= seats_max:
        faults.append(f"{len(panel)} seats instead of {seats_min} to {seats_max}")
    for household in pool.households():
        if len(positions & set(household)) > 1:
            faults.append("two people of one address are seated")
    for criterion, values in quotas.items():
        for value, bounds in values.items():
            seats = sum(1 for at in positions if pool.entrants[at].values[criterion] == value)
            if not bounds.holds(seats):
                faults.append(f"{criterion} {value} has {seats} seats instead of {bounds.least} to {bounds.most}")
    return faults


def _variables(problem: pulp.LpProblem, pool: Pool) -> list[pulp.LpVariable]:
    return [problem.add_variable(f"seat{at}", 0, 1, pulp.LpBinary) for at in range(len(pool))]


def _seats(problem: pulp.LpProblem, seated: list[pulp.LpVariable], seats_min: int, seats_max: int) -> None:
    problem += pulp.lpSum(seated) >= seats_min
    problem += pulp.lpSum(seated) <= seats_max


def _one_a_household(problem: pulp.LpProblem, pool: Pool, seated: list[pulp.LpVariable]) -> None:
    for household in pool.households():
        problem += pulp.lpSum(seated[at] for at in household) <= 1


def _count(pool: Pool, seated: list[pulp.LpVariable], criterion: str, value: str) -> pulp.LpAffineExpression:
    return pulp.lpSum(seated[at] for at, one in enumerate(pool.entrants) if one.values[criterion] == value)


class _Silent(highspy.Highs):
    """HiGHS greets the terminal while it is being made, before its caller can set an option: so it is set in between."""

    def enableCallbacks(self) -> None:  # noqa: N802
        self.setOptionValue("output_flag", False)
        super().enableCallbacks()  # type: ignore[no-untyped-call]


class _Solver(pulp.HiGHS):  # type: ignore[misc]
    """PuLP's way to HiGHS, with a silent one."""

    def createAndConfigureSolver(self, lp: pulp.LpProblem) -> None:  # noqa: N802
        lp.solverModel = _Silent()  # type: ignore[no-untyped-call]
        for name, value in SOLVER_OPTIONS.items():
            lp.solverModel.setOptionValue(name, value)


def _solve(problem: pulp.LpProblem) -> None:
    problem.solve(_Solver(msg=False))
    if problem.status == pulp.LpStatusInfeasible:
        raise NoPanel
    if problem.status != pulp.LpStatusOptimal:
        raise NotDecided(pulp.LpStatus[problem.status])
