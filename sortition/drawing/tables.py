"""Reading tables as spreadsheets export them: a byte-order mark, semicolons, Windows-1252, UTF-16, blank rows, any case."""

import codecs
import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """What is wrong with one line of a file, in one sentence. Line 1 is the header."""

    line: int
    reason: str
    about: str = ""
    """What the reason's %s stands for, apart from it so that a sentence can be translated."""

    def __str__(self) -> str:
        return f"line {self.line}: {self.reason % self.about if self.about else self.reason}"


class BadTable(Exception):
    """A file that cannot be used, with every fault found in it."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = faults


def rows(content: bytes) -> Iterator[tuple[int, dict[str, str]]]:
    """Give each filled row with its line number, keys in lower case and values stripped."""
    text = _decoded(content)
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text), delimiter=delimiter)
    try:
        header = [name.strip().lower() for name in next(reader)]
    except StopIteration:
        raise BadTable([Fault(1, "the file is empty")]) from None
    twice = sorted({name for name in header if name and header.count(name) > 1})
    if twice:
        raise BadTable([Fault(1, "the column %s stands twice", twice[0])])
    try:
        for values in reader:
            if not any(value.strip() for value in values):
                continue
            if len(values) > len(header) and any(value.strip() for value in values[len(header) :]):
                raise BadTable([Fault(reader.line_num, "this line has more cells than the header")])
            padded = [*values, *[""] * (len(header) - len(values))]
            yield reader.line_num, {name: value.strip() for name, value in zip(header, padded, strict=False) if name}
    except csv.Error:
        raise BadTable([Fault(reader.line_num, "this line is not one of a table")]) from None


def columns(content: bytes) -> list[str]:
    """The header's names, in lower case."""
    first = _decoded(content).split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    return [name.strip().lower() for name in next(csv.reader([first], delimiter=delimiter), [])]


def _decoded(content: bytes) -> str:
    if content[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        text = content.decode("utf-16", errors="replace")
    else:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = content.decode("cp1252", errors="replace")
    # No database keeps a NUL.
    return text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
