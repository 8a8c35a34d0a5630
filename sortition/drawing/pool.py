"""The pool: the people that a draw selects from, with one value per criterion."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sortition.drawing.tables import BadTable, Fault, rows


@dataclass(frozen=True)
class Entrant:
    """Somebody in the pool: an identifier, a value per criterion, and an address that may be shared."""

    identifier: str
    values: Mapping[str, str]
    address: str = ""


@dataclass(frozen=True)
class Pool:
    entrants: tuple[Entrant, ...]
    criteria: tuple[str, ...] = field(default=())

    @classmethod
    def of(cls, entrants: Iterable[Entrant]) -> "Pool":
        """Order people by identifier, so that nothing depends on the order they came in."""
        ordered = tuple(sorted(entrants, key=lambda one: one.identifier))
        criteria = tuple(sorted(ordered[0].values)) if ordered else ()
        return cls(ordered, criteria)

    def __len__(self) -> int:
        return len(self.entrants)

    def counts(self, criterion: str) -> Counter[str]:
        """How many people bear each value of a criterion."""
        return Counter(one.values[criterion] for one in self.entrants)

    def households(self) -> list[list[int]]:
        """Positions of people who share a normalised address; people alone at theirs are left out."""
        by_address: dict[str, list[int]] = {}
        for position, one in enumerate(self.entrants):
            if one.address:
                by_address.setdefault(normalised(one.address), []).append(position)
        return [positions for positions in by_address.values() if len(positions) > 1]

    def homes(self) -> int:
        """How many people can be seated at once, when at most one of an address is."""
        return len(self) - sum(len(household) - 1 for household in self.households())


def normalised(address: str) -> str:
    """An address without case, accents, punctuation and double spaces: "12, Rue du Bourg" is "12 rue du bourg"."""
    plain = unicodedata.normalize("NFKD", address)
    kept = "".join(letter if letter.isalnum() else " " for letter in plain if not unicodedata.combining(letter))
    return " ".join(kept.lower().split())


def read(content: bytes, criteria: Sequence[str], address_columns: Sequence[str] = ()) -> Pool:
    """Read people from CSV: a column id (or the first one), one per criterion. Raises BadTable with every fault."""
    faults: list[Fault] = []
    found: list[Entrant] = []
    seen: dict[str, int] = {}
    for line, row in rows(content):
        identifier = row.get("id") or row.get("nationbuilder_id") or next(iter(row.values()), "")
        missing = [name for name in criteria if name not in row]
        if missing:
            raise BadTable([Fault(1, f"the column {missing[0]} is missing")])
        if not identifier:
            faults.append(Fault(line, "there is no identifier"))
        elif identifier in seen:
            faults.append(Fault(line, f"the identifier {identifier} stands on line {seen[identifier]} already"))
        faults += [Fault(line, f"there is no answer for {name}") for name in criteria if not row[name]]
        seen.setdefault(identifier, line)
        address = " ".join(row.get(name.lower(), "") for name in address_columns)
        found.append(Entrant(identifier, {name: row[name] for name in criteria}, address.strip()))
    if faults:
        raise BadTable(faults)
    return Pool.of(found)
