"""How the records of the public journal are chained: each is hashed together with the hash of the one before it."""

from typing import Any

from governance.ballots import canonical

FORMAT = 1
BEFORE_THE_FIRST = "0" * 64
KEYS = {"number", "kind", "at", "payload", "previous", "hash"}
SHORT = 12  # so many digits of a hash are printed and read aloud


class Broken(ValueError):
    """A record does not follow from those before it."""

    def __init__(self, number: int) -> None:
        super().__init__(f"record {number}")
        self.number = number


def hash_of(number: int, kind: str, at: str, payload: Any, previous: str) -> str:
    record = {"number": number, "kind": kind, "at": at, "payload": payload}
    return canonical.chained(previous, record)


def check(entries: list[dict[str, Any]]) -> str:
    """Give the hash of the last record. Raises Broken for the first that does not follow."""
    previous = BEFORE_THE_FIRST
    for number, entry in enumerate(entries, start=1):
        if not (isinstance(entry, dict) and set(entry) == KEYS and type(entry["number"]) is int):
            raise Broken(number)
        expected = hash_of(number, entry["kind"], entry["at"], entry["payload"], previous)
        if (entry["number"], entry["previous"], entry["hash"]) != (number, previous, expected):
            raise Broken(number)
        previous = expected
    return previous
