"""Instances of a draw for Hypothesis: pools of a few people, and quotas that a planted panel meets."""

from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from sortition.drawing.pool import Entrant, Pool
from sortition.drawing.quotas import Bounds

CRITERIA = {"age": ("young", "middle", "old"), "place": ("town", "village")}


@dataclass(frozen=True)
class Instance:
    pool: Pool
    quotas: dict[str, dict[str, Bounds]]
    seats_min: int
    seats_max: int


@st.composite
def pools(draw: Any, smallest: int = 1, largest: int = 25) -> Pool:
    """People with any answers, some of whom share an address."""
    number = draw(st.integers(smallest, largest))
    return Pool.of(
        Entrant(
            f"{at:03d}",
            {criterion: draw(st.sampled_from(values)) for criterion, values in CRITERIA.items()},
            draw(st.sampled_from(["", "", "", "1 rue du Bourg", "1, Rue du BOURG", "Le Gué"])),
        )
        for at in range(number)
    )


@st.composite
def feasible(draw: Any) -> Instance:
    """An instance with quotas around the answers of a panel that is there to be found."""
    pool = draw(pools())
    planted: dict[str, Entrant] = {}
    for one in draw(st.permutations(pool.entrants)):
        planted.setdefault(home(one) or one.identifier, one)
    panel = list(planted.values())[: draw(st.integers(1, len(planted)))]
    slack = st.integers(0, 2)
    quotas = {}
    for criterion, values in CRITERIA.items():
        seats = {value: sum(1 for one in panel if one.values[criterion] == value) for value in values}
        quotas[criterion] = {
            value: Bounds(max(0, count - draw(slack)), count + draw(slack)) for value, count in seats.items()
        }
    return Instance(pool, quotas, max(1, len(panel) - draw(slack)), len(panel) + draw(slack))


@st.composite
def any_quotas(draw: Any) -> dict[str, dict[str, Bounds]]:
    found = {}
    for criterion, values in CRITERIA.items():
        ranges = {value: sorted(draw(st.tuples(st.integers(0, 6), st.integers(0, 6)))) for value in values}
        found[criterion] = {value: Bounds(least, most) for value, (least, most) in ranges.items()}
    return found


def home(one: Entrant) -> str:
    """The three ways of writing the two addresses above are two homes."""
    return {"1 rue du Bourg": "bourg", "1, Rue du BOURG": "bourg", "Le Gué": "gué"}.get(one.address, "")


def is_valid(instance: Instance, panel: list[str]) -> bool:
    """Whether a panel meets everything, told without the code that found it."""
    by_identifier = {one.identifier: one for one in instance.pool.entrants}
    seated = [by_identifier[identifier] for identifier in panel]
    homes = [home(one) for one in seated if home(one)]
    return (
        len(set(panel)) == len(panel)
        and instance.seats_min <= len(panel) <= instance.seats_max
        and len(homes) == len(set(homes))
        and all(
            bounds.least <= [one.values[criterion] for one in seated].count(value) <= bounds.most
            for criterion, values in instance.quotas.items()
            for value, bounds in values.items()
        )
    )
