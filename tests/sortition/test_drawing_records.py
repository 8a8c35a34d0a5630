"""The public record of a draw: nobody's answers in it, and an alteration of any field is seen."""

import copy
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sortition.drawing import record
from sortition.drawing.__main__ import BAD_INPUT, DONE
from sortition.drawing.pool import Entrant, Pool
from sortition.drawing.quotas import Bounds

ROOT = Path(__file__).resolve().parents[2]
SEED = "0123456789abcdef"


def made(**counts: int) -> dict[str, Any]:
    """The record of a draw of the first three people, from as many people of each gender."""
    genders = [gender for gender, number in counts.items() for _one in range(number)]
    pool = Pool.of(Entrant(f"{at:06d}", {"gender": gender}) for at, gender in enumerate(genders))
    panel = ["000000", "000001", "000002"]
    quotas = {"gender": {gender: Bounds(0, 3) for gender in counts}}
    return record.public(pool, quotas, (3, 3), panel, record.pseudonyms(panel, SEED), SEED, {"pulp": "3"})


def leaves(value: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The ways to every single thing that a record says."""
    if isinstance(value, dict | list):
        for key in value if isinstance(value, dict) else range(len(value)):
            yield from leaves(value[key], (*way, key))
    else:
        yield way


def otherwise(value: Any) -> Any:
    if isinstance(value, bool):
        return not value
    return value + 1 if isinstance(value, int) else f"{value}x"


def altered(true: dict[str, Any], way: tuple[Any, ...]) -> dict[str, Any]:
    changed = copy.deepcopy(true)
    inside = changed
    for key in way[:-1]:
        inside = inside[key]
    inside[way[-1]] = otherwise(inside[way[-1]])
    return changed


def test_a_true_record_holds_and_one_altered_anywhere_does_not() -> None:
    true = made(women=9, men=8)
    assert record.holds(true)
    ways = list(leaves(true))
    assert {way[0] for way in ways} == set(true), "every field is tried"
    for way in ways:
        assert not record.holds(altered(true, way)), way


def test_a_record_with_a_field_more_or_less_does_not_hold() -> None:
    true = made(women=9, men=8)
    for name in true:
        assert not record.holds({key: value for key, value in true.items() if key != name}), name
    assert not record.holds({**true, "note": ""})
    assert not record.holds({**true, "seats": float("nan")})


def test_a_number_is_not_taken_for_a_truth() -> None:
    true = made(women=9, men=8)
    true["targets"][0]["met"] = 1
    assert not record.holds(true)


def told_by_the_command(file: Path) -> tuple[int, str]:
    command = [sys.executable, "-m", "sortition.drawing", "check", "--record", str(file)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    return done.returncode, done.stdout


def test_the_command_accepts_a_true_record_however_its_json_is_laid_out(tmp_path: Path) -> None:
    true = made(women=9, men=8)
    file = tmp_path / "registre.json"
    for text in (json.dumps(true, indent=1), json.dumps(dict(reversed(true.items())), ensure_ascii=False)):
        file.write_text(text)
        code, said = told_by_the_command(file)
        assert code == DONE
        assert true["digest"] in said


@pytest.mark.parametrize("field", ["seed", "pool", "panel", "targets", "seats", "digest"])
def test_the_command_refuses_an_altered_record(tmp_path: Path, field: str) -> None:
    true = made(women=9, men=8)
    way = next(way for way in leaves(true) if way[0] == field)
    file = tmp_path / "registre.json"
    file.write_text(json.dumps(altered(true, way)))
    assert told_by_the_command(file) == (BAD_INPUT, "the record is not as it was made: its digest differs\n")


@pytest.mark.parametrize("content", ["", "[]", '{"digest": NaN}', "{", "\udcff"])
def test_the_command_refuses_what_is_no_record(tmp_path: Path, content: str) -> None:
    file = tmp_path / "registre.json"
    file.write_bytes(content.encode(errors="surrogateescape"))
    code, said = told_by_the_command(file)
    assert code == BAD_INPUT
    assert said.strip()
    assert told_by_the_command(tmp_path / "absent.json")[0] == BAD_INPUT


def test_a_record_joins_no_two_criteria_and_holds_no_identifier() -> None:
    true = made(women=9, men=8)
    assert set(true) == {"format", "method", "versions", "seats", "pool", "seed", "targets", "panel", "digest"}
    for target in true["targets"]:
        assert set(target) == {"criterion", "value", "least", "most", "volunteers", "met"}
    assert "00000" not in json.dumps({**true, "digest": "", "seed": ""})


@given(st.lists(st.integers(0, 12), min_size=2, max_size=5))
def test_a_count_under_five_is_hidden_and_cannot_be_worked_out_from_the_others(numbers: list[int]) -> None:
    counts = dict(zip(("women", "men", "other", "both", "none"), numbers, strict=False))
    assume(sum(numbers) >= 3)
    told = {one["value"]: one["volunteers"] for one in made(**counts)["targets"]}
    hidden = [value for value, number in told.items() if number is None]
    assert all(number == counts[value] for value, number in told.items() if number is not None)
    assert all(number == 0 or number >= record.SMALLEST_COUNT for number in told.values() if number is not None)
    if hidden and len([number for number in numbers if number]) > 1:
        assert len(hidden) > 1
    if hidden and sum(numbers) >= record.SMALLEST_COUNT:
        assert sum(counts[value] for value in hidden) >= record.SMALLEST_COUNT


def test_every_seat_has_a_pseudonym_of_its_own_the_same_for_the_same_seed() -> None:
    panel = [f"{at:06d}" for at in range(200)]
    names = record.pseudonyms(panel, SEED)
    assert len(set(names.values())) == 200
    assert names == record.pseudonyms(list(reversed(panel)), SEED)
    assert not set(names.values()) & set(record.pseudonyms(panel, "another").values())
