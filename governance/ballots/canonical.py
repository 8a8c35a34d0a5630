"""One way to write each value as bytes, so that a hash names a content and nothing else.

Keys sorted by code point, no space, UTF-8, text in Unicode's form NFC; null, true, false, whole numbers that a
browser keeps exactly, text, lists and objects. No fraction: two machines may round it differently.
"""

import hashlib
import json
import unicodedata
from typing import Any, NoReturn

GREATEST = 2**53 - 1  # the greatest whole number that JavaScript keeps exactly


class NotCanonical(ValueError):
    """The value has no canonical form, or the bytes are not that form."""


def write(value: Any) -> str:
    """Write a value in its canonical form. Raises NotCanonical for what has none."""
    text = json.dumps(_tidied(value), ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))
    try:
        text.encode()
    except UnicodeEncodeError as fault:
        raise NotCanonical("half a character") from fault
    return text


def read(written: str | bytes) -> Any:
    """Read a value back. Raises NotCanonical if one byte differs from what write() would give."""
    try:
        text = written.decode() if isinstance(written, bytes) else written
        value = json.loads(text, parse_float=_no_fraction, parse_constant=_no_fraction, object_pairs_hook=_unique_keys)
    except (UnicodeDecodeError, RecursionError, json.JSONDecodeError) as fault:
        raise NotCanonical(str(fault)) from fault
    if write(value) != text:
        raise NotCanonical("the same value is written otherwise")
    return value


def digest(value: Any) -> str:
    """Name a value by the SHA-256 of its canonical form, in 64 hexadecimal digits."""
    return hashlib.sha256(write(value).encode()).hexdigest()


def chained(previous: str, value: Any) -> str:
    """Name a value together with all that came before it."""
    return hashlib.sha256((previous + write(value)).encode()).hexdigest()


def _tidied(value: Any) -> Any:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        if abs(value) > GREATEST:
            raise NotCanonical(f"{value} is too great")
        return int(value)
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, list | tuple):
        return [_tidied(one) for one in value]
    if isinstance(value, dict):
        if not all(isinstance(key, str) for key in value):
            raise NotCanonical("a key that is not text")
        return _unique_keys([(unicodedata.normalize("NFC", key), _tidied(one)) for key, one in value.items()])
    raise NotCanonical(f"{type(value).__name__} has no canonical form")


def _unique_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise NotCanonical("a key stands twice")
    return found


def _no_fraction(written: str) -> NoReturn:
    raise NotCanonical(f"{written} is not a whole number")
