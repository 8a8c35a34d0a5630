"""A panel is drawn that meets every quota, by a seed that anybody can use again, or it is said that there is none."""

import subprocess
import sys
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from instances_of_draws import Instance, any_quotas, feasible, is_valid, pools

from sortition.drawing import panels
from sortition.drawing.__main__ import BAD_INPUT, DONE, INFEASIBLE
from sortition.drawing.pool import Entrant, Pool
from sortition.drawing.quotas import Bounds

ROOT = Path(__file__).resolve().parents[2]
UNHURRIED = settings(deadline=None, max_examples=60)
ANYBODY = {"age": {"young": Bounds(0, 40)}}


def found(instance: Instance, seed: str = "a seed") -> list[str]:
    return panels.find(
        instance.pool,
        instance.quotas,
        instance.seats_min,
        instance.seats_max,
        panels.weights(instance.pool, seed),
    )


def alike(number: int) -> Pool:
    return Pool.of(Entrant(f"{at:02d}", {"age": "young"}) for at in range(number))


@UNHURRIED
@given(feasible(), st.text(max_size=12))
def test_wherever_a_panel_exists_one_is_found_of_the_right_size_that_meets_every_quota(
    instance: Instance, seed: str
) -> None:
    assert is_valid(instance, found(instance, seed))


@settings(deadline=None, max_examples=80)
@given(pools(largest=7), any_quotas(), st.integers(1, 4), st.integers(0, 2), st.randoms(use_true_random=False))
def test_none_is_said_to_exist_only_where_trying_everybody_finds_none_and_the_heaviest_is_drawn(
    pool: Pool, quotas: dict[str, dict[str, Bounds]], seats: int, more: int, chance: object
) -> None:
    instance = Instance(pool, quotas, seats, seats + more)
    weight = {one.identifier: chance.randrange(1, 1000) << 20 for one in pool.entrants}  # type: ignore[attr-defined]
    valid = [
        list(panel)
        for size in range(seats, seats + more + 1)
        for panel in combinations([one.identifier for one in pool.entrants], size)
        if is_valid(instance, list(panel))
    ]
    if not valid:
        with pytest.raises(panels.NoPanel):
            panels.find(pool, quotas, seats, seats + more, weight)
        return
    drawn = panels.find(pool, quotas, seats, seats + more, weight)
    assert drawn in valid
    assert sum(weight[one] for one in drawn) == max(sum(weight[one] for one in panel) for panel in valid)


@UNHURRIED
@given(feasible(), st.randoms(use_true_random=False))
def test_the_same_seed_draws_the_same_panel_in_whatever_order_people_came(instance: Instance, chance: object) -> None:
    shuffled = list(instance.pool.entrants)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert found(replace(instance, pool=Pool.of(shuffled))) == found(instance)


def test_the_weights_of_a_recorded_seed_are_the_same_for_ever() -> None:
    # Worked out with sha256sum: the first 30 bits for "2026|000001".
    assert panels.weights(Pool.of([Entrant("000001", {})]), "2026") == {"000001": 0xD434DA84 >> 2}


def test_another_seed_draws_other_people_and_nobody_is_never_drawn() -> None:
    instance = Instance(alike(12), ANYBODY, 4, 4)
    drawn = [tuple(found(instance, f"seed {number}")) for number in range(30)]
    assert len(set(drawn)) > 20
    assert {one for panel in drawn for one in panel} == {one.identifier for one in instance.pool.entrants}


def test_two_people_of_one_address_are_never_both_drawn() -> None:
    written = ["12, rue du Bourg", "12 RUE DU BOURG", "12  rue du bôurg"]
    pool = Pool.of(Entrant(f"{at}", {"age": "young"}, address) for at, address in enumerate([*written, "", ""]))
    panel = panels.find(pool, ANYBODY, 3, 3, panels.weights(pool, "s"))
    assert len({"0", "1", "2"} & set(panel)) == 1
    with pytest.raises(panels.NoPanel):
        panels.find(pool, ANYBODY, 4, 4, panels.weights(pool, "s"))


@UNHURRIED
@given(pools(), any_quotas(), st.integers(1, 6), st.integers(0, 2))
def test_the_changes_that_are_proposed_make_a_panel_possible(
    pool: Pool, quotas: dict[str, dict[str, Bounds]], seats: int, more: int
) -> None:
    assume(pool.homes() >= seats)
    changes = panels.relaxations(pool, quotas, seats, seats + more)
    changed = {criterion: dict(values) for criterion, values in quotas.items()}
    for one in changes:
        assert changed[one.criterion][one.value] == one.before
        assert one.after.least <= one.before.least
        assert one.after.most >= one.before.most
        changed[one.criterion][one.value] = one.after
    instance = Instance(pool, changed, seats, seats + more)
    assert is_valid(instance, found(instance))
    if changes:
        with pytest.raises(panels.NoPanel):
            found(replace(instance, quotas=quotas))


def test_quotas_that_hold_one_by_one_and_not_together_are_named_with_the_least_change() -> None:
    pool = Pool.of(
        Entrant(f"{at}", {"age": age, "place": place})
        for at, (age, place) in enumerate([("young", "town")] * 3 + [("old", "village")] * 3)
    )
    quotas = {
        "age": {"young": Bounds(2, 3), "old": Bounds(0, 3)},
        "place": {"town": Bounds(0, 3), "village": Bounds(2, 3)},
    }
    with pytest.raises(panels.NoPanel):
        panels.find(pool, quotas, 3, 3, panels.weights(pool, "s"))
    (change,) = panels.relaxations(pool, quotas, 3, 3)
    assert change.before.least - change.after.least + change.after.most - change.before.most == 1


def test_no_panel_of_strangers_or_of_twins_is_taken_for_a_valid_one() -> None:
    pool = alike(5)
    assert panels.broken(pool, ANYBODY, 2, 3, ["00", "01"]) == []
    for panel in (["00", "99"], ["00", "00"], ["00"], ["00", "01", "02", "03"]):
        assert panels.broken(pool, ANYBODY, 2, 3, panel), panel
    assert panels.broken(pool, {"age": {"young": Bounds(0, 1)}}, 2, 3, ["00", "01"]) == [
        "age young has 2 seats instead of 0 to 1"
    ]


PEOPLE = "id,age,street\n" + "".join(f"{at},{'young' if at % 2 else 'old'},{at % 6} rue Haute\n" for at in range(12))


@pytest.mark.parametrize(
    ("targets", "seats", "more", "code", "said"),
    [
        ("young,2,3\nage,old,2,3", "5", [], DONE, "12 people, a valid panel of 5 exists"),
        ("young,7,9\nage,old,0,3", "9", [], INFEASIBLE, "too_few_people age young: 6 for 7"),
        ("young,4,4\nage,old,0,1", "6", [], INFEASIBLE, "would do"),
        ("young,0,9\nage,old,0,9", "7", ["--address", "street"], INFEASIBLE, "too_few_homes  : 6 for 7"),
        ("young,0,9\nage,old,0,9", "13", [], INFEASIBLE, "too_few_people  : 12 for 13"),
        ("young,3,2\nage,old,x,9", "5", [], BAD_INPUT, "line 3: min is 'x', which is not a whole number"),
    ],
)
def test_the_command_tells_in_its_own_words_alone_whether_a_panel_exists(
    tmp_path: Path, targets: str, seats: str, more: list[str], code: int, said: str
) -> None:
    (tmp_path / "p.csv").write_text(PEOPLE)
    (tmp_path / "t.csv").write_text(f"feature,value,min,max\nage,{targets}\n")
    command = [sys.executable, "-m", "sortition.drawing", "check", "--people", f"{tmp_path}/p.csv"]
    done = subprocess.run(
        [*command, "--targets", f"{tmp_path}/t.csv", "--seats", seats, *more],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (code, "")
    assert said in done.stdout
    assert "HiGHS" not in done.stdout, "the solver does not speak on the terminal"
