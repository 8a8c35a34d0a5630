"""The territory is loaded from its files, once or again, and drawn."""

import re
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.db.models import Sum

from territory import census, communes, outlines
from territory.models import CensusFigure, Commune, Identity

pytestmark = pytest.mark.django_db


@pytest.fixture
def loaded() -> None:
    communes.load()
    census.load()


def test_twenty_one_communes_and_their_neighbours_are_loaded(loaded: None) -> None:
    inside = Commune.objects.filter(inside=True)
    assert inside.count() == 21
    assert all(one.outline and one.sector and one.population for one in inside)
    assert Commune.objects.filter(inside=False).exists()
    assert Commune.objects.get(name="Dieulefit").population > 2000


@pytest.mark.both_databases
def test_loading_again_changes_nothing(loaded: None) -> None:
    before = [list(model.objects.order_by("pk").values()) for model in (Commune, CensusFigure)]
    communes.load()
    census.load()
    assert [list(model.objects.order_by("pk").values()) for model in (Commune, CensusFigure)] == before


def test_the_seven_criteria_have_shares_that_make_a_whole(loaded: None) -> None:
    sums = dict(CensusFigure.objects.values_list("criterion").annotate(Sum("share")).order_by())
    assert set(sums) == {"gender", "age", "household", "income", "category", "commune", "residence"}
    for criterion, whole in sums.items():
        assert abs(whole - 1) < Decimal("0.002"), criterion


def test_only_criteria_without_a_published_figure_are_illustrative(loaded: None) -> None:
    illustrative = CensusFigure.objects.filter(illustrative=True).values_list("criterion", flat=True)
    assert set(illustrative) == {"income", "residence"}
    assert all(CensusFigure.objects.values_list("source", flat=True))


def test_every_commune_is_drawn_within_the_frame_with_its_point_inside_its_box(loaded: None) -> None:
    frame, drawn = outlines.drawing()
    assert len(drawn) == 21
    for outline in drawn:
        numbers = [float(number) for number in re.findall(r"[\d.]+", outline.path)]
        xs, ys = numbers[::2], numbers[1::2]
        assert 0 <= min(xs) <= outline.x <= max(xs) <= outlines.WIDTH
        assert 0 <= min(ys) <= outline.y <= max(ys) <= frame.height


def test_north_is_up_east_is_right_and_a_kilometre_is_one_both_ways(loaded: None) -> None:
    frame, _drawn = outlines.drawing()
    x, y = frame.at(44.5, 5.1)
    east, _ = frame.at(44.5, 5.1 + 10 / (111.32 * 0.7133))  # ten kilometres at this latitude
    _, north = frame.at(44.5 + 10 / 111.32, 5.1)
    assert east > x
    assert north < y
    assert abs((east - x) - (y - north)) < 2


def test_no_commune_is_drawn_before_any_is_loaded() -> None:
    assert outlines.drawing()[1] == []


@pytest.mark.both_databases
def test_the_database_keeps_one_identity_and_shares_within_a_whole() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Identity.objects.create(pk=2, fund_name="Another", territory_name="Elsewhere")
    with pytest.raises(IntegrityError), transaction.atomic():
        CensusFigure.objects.create(criterion="gender", value="men", share=Decimal("1.5"), source="x")
