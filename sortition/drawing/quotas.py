"""Quotas: for each value of each criterion, the fewest and the most seats it may have."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil, floor

from sortition.drawing.pool import Pool
from sortition.drawing.tables import BadTable, Fault, rows


@dataclass(frozen=True)
class Bounds:
    """A floor and a ceiling of seats."""

    least: int
    most: int

    def __post_init__(self) -> None:
        if not 0 <= self.least <= self.most:
            raise ValueError(f"{self.least} to {self.most} is not a range of seats")

    def holds(self, seats: int) -> bool:
        return self.least <= seats <= self.most


Quotas = Mapping[str, Mapping[str, Bounds]]


def of_shares(
    shares: Mapping[str, Mapping[str, float]], seats_min: int, seats_max: int
) -> dict[str, dict[str, Bounds]]:
    """Round the population's share of each value down on the smallest panel and up on the largest."""
    return {
        criterion: {
            value: Bounds(floor(share * seats_min + 1e-9), ceil(share * seats_max - 1e-9))
            for value, share in values.items()
        }
        for criterion, values in shares.items()
    }


def read(content: bytes) -> dict[str, dict[str, Bounds]]:
    """Read targets from CSV: category or feature, name or value, min, max. Raises BadTable with every fault."""
    faults: list[Fault] = []
    found: dict[str, dict[str, Bounds]] = {}
    for line, row in rows(content):
        criterion = (row.get("category") or row.get("feature") or "").lower()
        value = row.get("name") or row.get("value") or ""
        if not criterion or not value:
            faults.append(Fault(line, "the criterion or its value is missing"))
            continue
        numbers = []
        for name in ("min", "max"):
            written = row.get(name, "")
            if not (written.isascii() and written.isdigit()):
                faults.append(Fault(line, f"{name} is {written!r}, which is not a whole number"))
            else:
                numbers.append(int(written))
        if len(numbers) == 2 and numbers[0] > numbers[1]:
            faults.append(Fault(line, f"min {numbers[0]} is above max {numbers[1]}"))
        elif len(numbers) == 2:
            if value in found.setdefault(criterion, {}):
                faults.append(Fault(line, f"{value} of {criterion} stands twice"))
            found[criterion][value] = Bounds(*numbers)
    if faults:
        raise BadTable(faults)
    if not found:
        raise BadTable([Fault(1, "there is no quota")])
    return found


@dataclass(frozen=True)
class Conflict:
    """Why no panel can meet the quotas: a kind of reason, and where it lies."""

    kind: str  # floors_above_seats, ceilings_below_seats, too_few_people, too_few_homes, unknown_value
    criterion: str = ""
    value: str = ""
    found: int = 0
    wanted: int = 0


def conflicts(pool: Pool, quotas: Quotas, seats_min: int, seats_max: int) -> list[Conflict]:
    """Name what makes the quotas impossible on sight, criterion by criterion."""
    named: list[Conflict] = []
    if len(pool) < seats_min:
        named.append(Conflict("too_few_people", found=len(pool), wanted=seats_min))
    elif pool.homes() < seats_min:
        named.append(Conflict("too_few_homes", found=pool.homes(), wanted=seats_min))
    for criterion, values in quotas.items():
        counts = pool.counts(criterion) if len(pool) else {}
        named += [
            Conflict("unknown_value", criterion, value, counts[value])
            for value in sorted(counts)
            if value not in values
        ]
        named += [
            Conflict("too_few_people", criterion, value, counts.get(value, 0), bounds.least)
            for value, bounds in values.items()
            if counts.get(value, 0) < bounds.least
        ]
        floors = sum(bounds.least for bounds in values.values())
        ceilings = sum(min(bounds.most, counts.get(value, 0)) for value, bounds in values.items())
        if floors > seats_max:
            named.append(Conflict("floors_above_seats", criterion, found=floors, wanted=seats_max))
        if ceilings < seats_min:
            named.append(Conflict("ceilings_below_seats", criterion, found=ceilings, wanted=seats_min))
    return named
