"""What may be published of a draw, as canonical JSON with its digest.

Panels with their counts would betray everybody's answers, so the public record never joins two criteria: per value it
gives the target range and whether the panel meets it, nothing more, and hides counts of the pool under five, with as many
others as it takes for the size of the pool not to give them away.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from sortition.drawing.pool import Pool
from sortition.drawing.quotas import Quotas

SMALLEST_COUNT = 5
FORMAT = 1


def canonical(value: Any) -> str:
    """JSON with sorted keys and no spaces: one value, one text."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def digest(value: Any) -> str:
    return hashlib.sha256(canonical(value).encode()).hexdigest()


def public(
    pool: Pool,
    quotas: Quotas,
    seats: tuple[int, int],
    panel: Sequence[str],
    pseudonyms: Mapping[str, str],
    seed: str,
    versions: Mapping[str, str],
) -> dict[str, Any]:
    """Make the public record of a draw by random weights."""
    chosen = {one.identifier: one for one in pool.entrants if one.identifier in set(panel)}
    targets = []
    for criterion in sorted(quotas):
        counts = pool.counts(criterion)
        hidden = _hidden(counts)
        for value in sorted(quotas[criterion]):
            bounds = quotas[criterion][value]
            seated = sum(1 for one in chosen.values() if one.values[criterion] == value)
            targets.append(
                {
                    "criterion": criterion,
                    "value": value,
                    "least": bounds.least,
                    "most": bounds.most,
                    "volunteers": None if value in hidden else counts.get(value, 0),
                    "met": bounds.holds(seated),
                }
            )
    body = {
        "format": FORMAT,
        "method": "one valid panel, by random weights from the seed; not yet the fair lottery",
        "versions": dict(versions),
        "seats": list(seats),
        "pool": len(pool),
        "seed": seed,
        "targets": targets,
        "panel": sorted(pseudonyms[one] for one in panel),
    }
    return {**body, "digest": digest(body)}


def holds(record: Mapping[str, Any]) -> bool:
    """Tell whether a record is as it was when its digest was made."""
    try:
        return record.get("digest") == digest({key: value for key, value in record.items() if key != "digest"})
    except ValueError:  # what JSON cannot carry was never in a record
        return False


def _hidden(counts: Mapping[str, int]) -> set[str]:
    """The values whose count is not told: together they are several, and as many people as may be told of at least."""
    by_size = sorted((count, value) for value, count in counts.items() if count)
    hidden = {value for count, value in by_size if count < SMALLEST_COUNT}
    for _count, value in by_size:
        if hidden and (len(hidden) < 2 or sum(counts[one] for one in hidden) < SMALLEST_COUNT):
            hidden.add(value)
    return hidden


def pseudonyms(panel: Sequence[str], seed: str) -> dict[str, str]:
    """A pseudonym a seat, from the seed and the identifier, with nothing of the person in it."""
    letters = "BCDFGHJKMNPQRSTVWXZ"
    names: dict[str, str] = {}
    for identifier in sorted(panel):
        for turn in range(1000):
            drawn = hashlib.sha256(f"{seed}|{identifier}|{turn}".encode()).digest()
            name = "".join(letters[byte % len(letters)] for byte in drawn[:5])
            if name not in names.values():
                names[identifier] = name
                break
    return names
