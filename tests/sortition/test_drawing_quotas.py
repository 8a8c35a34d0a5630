"""Quotas come from the population's shares or from a file, and what makes them impossible is named."""

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from instances_of_draws import Instance, any_quotas, feasible, pools

from sortition.drawing import panels, pool, quotas
from sortition.drawing.pool import Entrant, Pool
from sortition.drawing.quotas import Bounds, Conflict
from sortition.drawing.tables import BadTable

VALUES = ("a", "b", "c", "d", "e")


def people(**answers: int) -> Pool:
    ages = [age for age, number in answers.items() for _one in range(number)]
    return Pool.of(Entrant(f"{at:03d}", {"age": age}) for at, age in enumerate(ages))


@given(st.lists(st.integers(0, 500), min_size=1, max_size=5), st.integers(1, 60), st.integers(0, 20))
def test_quotas_leave_room_for_the_exact_share_at_every_size_of_the_panel(
    inhabitants: list[int], seats_min: int, more: int
) -> None:
    assume(sum(inhabitants))
    shares = {value: Fraction(number, sum(inhabitants)) for value, number in zip(VALUES, inhabitants, strict=False)}
    rounded = quotas.of_shares(
        {"age": {value: float(share) for value, share in shares.items()}}, seats_min, seats_min + more
    )["age"]
    for value, share in shares.items():
        assert rounded[value].least <= share * seats_min
        assert rounded[value].most >= share * (seats_min + more)
        assert share * seats_min - rounded[value].least < 1
        assert rounded[value].most - share * (seats_min + more) < 1
    assert sum(bounds.least for bounds in rounded.values()) <= seats_min
    assert sum(bounds.most for bounds in rounded.values()) >= seats_min + more


def test_a_share_that_is_a_whole_number_of_seats_is_not_rounded_away_by_its_decimals() -> None:
    assert quotas.of_shares({"age": {"young": 0.1, "old": 0.3}}, 30, 30)["age"] == {
        "young": Bounds(3, 3),
        "old": Bounds(9, 9),
    }


@given(feasible())
def test_what_is_possible_is_never_called_a_conflict(instance: Instance) -> None:
    assert quotas.conflicts(instance.pool, instance.quotas, instance.seats_min, instance.seats_max) == []


@given(pools(largest=12), any_quotas(), st.integers(1, 8), st.integers(0, 2))
def test_a_conflict_is_named_only_where_the_solver_finds_no_panel(
    entrants: Pool, bounds: dict[str, dict[str, Bounds]], seats: int, more: int
) -> None:
    if quotas.conflicts(entrants, bounds, seats, seats + more):
        with pytest.raises(panels.NoPanel):
            panels.find(entrants, bounds, seats, seats + more, panels.weights(entrants, "s"))


@pytest.mark.parametrize(
    ("entrants", "bounds", "seats", "conflict"),
    [
        (people(young=3), {"young": Bounds(0, 9)}, 4, Conflict("too_few_people", found=3, wanted=4)),
        (people(young=3, old=9), {"young": Bounds(4, 9), "old": Bounds(0, 9)}, 6, Conflict("too_few_people", "age", "young", 3, 4)),
        (people(young=9, old=9), {"young": Bounds(4, 9), "old": Bounds(3, 9)}, 6, Conflict("floors_above_seats", "age", "", 7, 6)),
        (people(young=9, old=9), {"young": Bounds(0, 2), "old": Bounds(0, 3)}, 6, Conflict("ceilings_below_seats", "age", "", 5, 6)),
        (people(young=1, old=9), {"young": Bounds(0, 9), "old": Bounds(0, 3)}, 6, Conflict("ceilings_below_seats", "age", "", 4, 6)),
        (people(young=9, babies=2), {"young": Bounds(0, 9)}, 6, Conflict("unknown_value", "age", "babies", 2)),
        (people(), {"young": Bounds(1, 1)}, 1, Conflict("too_few_people", "age", "young", 0, 1)),
    ],
)  # fmt: skip
def test_what_cannot_be_met_is_named_with_its_numbers(
    entrants: Pool, bounds: dict[str, Bounds], seats: int, conflict: Conflict
) -> None:
    assert conflict in quotas.conflicts(entrants, {"age": bounds}, seats, seats)


def test_too_few_homes_are_named_where_there_are_people_enough() -> None:
    two_homes = Pool.of(Entrant(f"{at}", {"age": "young"}, f"{at % 2} rue Haute") for at in range(6))
    named = quotas.conflicts(two_homes, {"age": {"young": Bounds(0, 9)}}, 3, 3)
    assert named == [Conflict("too_few_homes", found=2, wanted=3)]


@pytest.mark.parametrize(("least", "most"), [(-1, 2), (3, 2)])
def test_a_floor_above_its_ceiling_is_no_range(least: int, most: int) -> None:
    with pytest.raises(ValueError):
        Bounds(least, most)


@pytest.mark.parametrize("header", ["category,name,min,max", "feature;value;min;max", "\ufeffFeature\tValue\tMin\tMax"])
def test_quotas_are_read_in_the_ways_that_spreadsheets_write_them(header: str) -> None:
    delimiter = next(mark for mark in "\t;," if mark in header)
    rows = ["age,young,1,2", "", "age,old,0,3", "place,town,2,2"]
    file = "\r\n".join([header, *(row.replace(",", delimiter) for row in rows)])
    assert quotas.read(file.encode()) == {
        "age": {"young": Bounds(1, 2), "old": Bounds(0, 3)},
        "place": {"town": Bounds(2, 2)},
    }


def test_every_bad_line_of_a_file_of_quotas_is_named() -> None:
    rows = ["age,young,1,2", "age,,0,1", "age,old,3,2", "age,older,-1,x", "age,young,0,1"]
    with pytest.raises(BadTable) as refusal:
        quotas.read("\n".join(["category,name,min,max", *rows]).encode())
    assert [fault.line for fault in refusal.value.faults] == [3, 4, 5, 5, 6]
    assert "min 3 is above max 2" in str(refusal.value)


@pytest.mark.parametrize("content", [b"", b"category,name,min,max\n", b"category,name,min,min\n"])
def test_a_file_without_a_quota_is_refused(content: bytes) -> None:
    with pytest.raises(BadTable):
        quotas.read(content)


def test_people_are_read_with_every_bad_line_named() -> None:
    rows = ["1,young,Le Gué", ",old,", "1,old,", "2,,"]
    with pytest.raises(BadTable) as refusal:
        pool.read("\n".join(["id,age,street", *rows]).encode(), ["age"])
    assert [str(fault) for fault in refusal.value.faults] == [
        "line 3: there is no identifier",
        "line 4: the identifier 1 stands on line 2 already",
        "line 5: there is no answer for age",
    ]
    with pytest.raises(BadTable, match="the column place is missing"):
        pool.read(b"id,age\n1,young\n", ["age", "place"])
