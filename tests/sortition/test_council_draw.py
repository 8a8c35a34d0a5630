"""The council's draw is prepared from the census, run once, signed by two organisers, and stays as it is."""

import copy
import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from jobs import work
from jobs.models import Job
from live.models import Mark
from people import roles
from people.models import Person
from sortition import council_draw, criteria, volunteers
from sortition.council_draw import BadRange, NoPanelPossible, NotRan, OrganisersDraw, RanAlready
from sortition.drawing import record
from sortition.models import Draw, DrawnSeat, Signature, Volunteer
from territory.models import CensusFigure

pytestmark = pytest.mark.django_db


def test_a_draw_begins_with_quotas_around_the_shares_of_the_census(
    territory: None, organiser: Person, spring: datetime
) -> None:
    draw = council_draw.prepare(" Conseil de 2026 ", 20, 24, organiser, spring)
    assert (draw.title, draw.state, draw.created_by) == ("Conseil de 2026", Draw.State.DRAFT, organiser)
    assert set(draw.quotas) == set(criteria.SEVEN)
    for figure in CensusFigure.objects.all():
        least, most = draw.quotas[figure.criterion][figure.value]
        assert least <= float(figure.share) * 20 < least + 1
        assert most - 1 < float(figure.share) * 24 <= most
    assert draw.quotas["gender"]["other"] == [0, 24], "no figure, no quota"


@pytest.mark.parametrize(("fewest", "most"), [(0, 5), (6, 5), (20, 201), (-1, 3)])
def test_a_draw_without_a_sensible_number_of_seats_does_not_begin(
    territory: None, organiser: Person, spring: datetime, fewest: int, most: int
) -> None:
    with pytest.raises(BadRange):
        council_draw.prepare("Conseil", fewest, most, organiser, spring)
    assert not Draw.objects.exists()


@pytest.mark.both_databases
def test_a_quota_is_set_before_the_draw_and_no_more_after_it(draft: Draw, organiser: Person, spring: datetime) -> None:
    council_draw.set_quota(draft.pk, "gender", "other", 0, 2, organiser)
    assert Draw.objects.get().quotas["gender"]["other"] == [0, 2]
    council_draw.run(draft.pk, "s", organiser, spring)
    with pytest.raises(RanAlready):
        council_draw.set_quota(draft.pk, "gender", "other", 0, 8, organiser)
    assert Draw.objects.get().quotas["gender"]["other"] == [0, 2]


@pytest.mark.parametrize(
    "wrong", [("gender", "other", 3, 2), ("gender", "other", 0, 9), ("gender", "other", -1, 2), ("gender", "nobody", 0, 2), ("height", "tall", 0, 2)]
)  # fmt: skip
def test_a_quota_that_is_no_range_or_of_no_answer_is_refused(draft: Draw, organiser: Person, wrong: Any) -> None:
    with pytest.raises(BadRange):
        council_draw.set_quota(draft.pk, *wrong, organiser)
    assert Draw.objects.get().quotas == draft.quotas


@pytest.mark.both_databases
def test_what_is_drawn_has_the_seats_asked_for_and_meets_every_quota(draft: Draw, ran: Draw) -> None:
    ran.refresh_from_db()
    seats = list(ran.seats.select_related("volunteer"))
    assert ran.state == Draw.State.RAN
    assert 6 <= len(seats) <= 8
    assert [one.number for one in seats] == list(range(1, len(seats) + 1))
    for criterion, values in draft.quotas.items():
        for value, (least, most) in values.items():
            assert least <= [one.volunteer.answers[criterion] for one in seats].count(value) <= most, (criterion, value)
    assert ran.record is not None
    assert record.holds(json.loads(json.dumps(ran.record)))
    assert ran.record["panel"] == sorted(one.pseudonym for one in seats)
    assert all(target["met"] for target in ran.record["targets"])


@pytest.mark.both_databases
def test_running_again_changes_nothing_even_with_another_seed(ran: Draw, organiser: Person, spring: datetime) -> None:
    before, seats = Draw.objects.values().get(), list(DrawnSeat.objects.values())
    again = council_draw.run(ran.pk, "another seed", organiser, spring + timedelta(days=1))
    assert again.seed == "a recorded seed"
    assert Draw.objects.values().get() == before
    assert list(DrawnSeat.objects.values()) == seats


def drawn(title: str, seed: str, organiser: Person, now: datetime) -> list[int]:
    made = council_draw.prepare(title, 6, 8, organiser, now)
    council_draw.run(made.pk, seed, organiser, now)
    return sorted(made.seats.values_list("volunteer_id", flat=True))


def test_the_same_seed_draws_the_same_people_and_others_draw_others(
    crate: list[Volunteer], organiser: Person, spring: datetime
) -> None:
    panels = [drawn(f"Conseil {seed}", seed, organiser, spring) for seed in ("a", "a", "b", "c", "d")]
    assert panels[0] == panels[1]
    assert len({tuple(one) for one in panels}) > 2


def test_what_changes_after_the_draw_does_not_change_it(
    ran: Draw, register: Callable[..., Volunteer], crate: list[Volunteer], spring: datetime
) -> None:
    table, kept = council_draw.lines(ran), copy.deepcopy(ran.pool)
    register("Somebody late")
    other = "men" if crate[0].answers["gender"] == "women" else "women"
    volunteers.change(crate[0], {**crate[0].answers, "gender": other}, crate[0].commune)
    volunteers.withdraw(crate[1], spring)
    ran.refresh_from_db()
    assert ran.pool == kept
    assert len(ran.pool) == 60
    assert council_draw.lines(ran) == table


def test_who_has_withdrawn_is_not_drawn(
    draft: Draw, crate: list[Volunteer], organiser: Person, spring: datetime
) -> None:
    for one in crate[::3]:
        volunteers.withdraw(one, spring)
    free(draft)
    council_draw.run(draft.pk, "s", organiser, spring)
    assert not {one.pk for one in crate[::3]} & set(draft.seats.values_list("volunteer_id", flat=True))


def test_too_few_volunteers_are_told_and_nothing_is_drawn(
    register: Callable[..., Volunteer], organiser: Person, spring: datetime
) -> None:
    for name in ("Ada", "Bea"):
        register(name)
    draw = council_draw.prepare("Conseil", 20, 24, organiser, spring)
    told = council_draw.obstacles(draw)
    assert "Trop peu de volontaires : 2 pour au moins 20 sièges." in told
    assert "Genre, Homme : 0 volontaires, et le plancher est à 9." in [one.replace("\u00a0", " ") for one in told]
    with pytest.raises(NoPanelPossible) as refusal:
        council_draw.run(draw.pk, "s", organiser, spring)
    assert refusal.value.messages == told
    draw.refresh_from_db()
    assert (draw.state, draw.seed, draw.pool, draw.record) == (Draw.State.DRAFT, "", [], None)
    assert not DrawnSeat.objects.exists()


def test_no_volunteer_at_all_is_told_too(territory: None, organiser: Person, spring: datetime) -> None:
    draw = council_draw.prepare("Conseil", 20, 24, organiser, spring)
    assert council_draw.obstacles(draw)
    assert {one.volunteers for _criterion, values in council_draw.lines(draw) for one in values} == {0}


def free(draw: Draw) -> None:
    """Lift every quota."""
    draw.quotas = {
        criterion: {value: [0, draw.seats_max] for value in values} for criterion, values in draw.quotas.items()
    }
    draw.save()


def test_too_few_homes_are_told(register: Callable[..., Volunteer], organiser: Person, spring: datetime) -> None:
    for number in range(6):
        register(f"Enfant {number}", postal_address=f"{number % 2} rue Haute")
    draw = council_draw.prepare("Conseil", 3, 4, organiser, spring)
    free(draw)
    (told,) = council_draw.obstacles(draw)
    assert "2 adresses pour au moins 3 sièges" in told


def test_quotas_that_hold_only_one_by_one_are_told_with_a_change_that_does(
    register: Callable[..., Volunteer], organiser: Person, spring: datetime
) -> None:
    for number in range(3):
        register(f"Femme {number}", answers={"gender": "women", "age": "15-29"})
        register(f"Homme {number}", answers={"gender": "men", "age": "75+"})
    draw = council_draw.prepare("Conseil", 3, 3, organiser, spring)
    free(draw)
    council_draw.set_quota(draw.pk, "gender", "women", 2, 3, organiser)
    council_draw.set_quota(draw.pk, "age", "75+", 2, 3, organiser)
    draw.refresh_from_db()
    heading, change = council_draw.obstacles(draw)
    assert heading.startswith("Aucun groupe")
    assert "2-3" in change
    assert "1-3" in change
    criterion, value = ("gender", "women") if "Genre" in change else ("age", "75+")
    council_draw.set_quota(draw.pk, criterion, value, 1, 3, organiser)
    draw.refresh_from_db()
    assert council_draw.obstacles(draw) == []


@pytest.mark.both_databases
def test_the_second_organiser_s_signature_publishes(
    ran: Draw, organiser: Person, second_organiser: Person, spring: datetime
) -> None:
    for _press in range(2):
        assert council_draw.sign(ran.pk, organiser, spring).state == Draw.State.RAN
    assert not Mark.objects.filter(topic="draws:all").exists()
    later = spring + timedelta(hours=1)
    published = council_draw.sign(ran.pk, second_organiser, later)
    assert (published.state, published.published_at) == (Draw.State.PUBLISHED, later)
    assert Mark.objects.filter(topic="draws:all").exists()


def test_a_published_draw_takes_no_further_signature_and_keeps_its_hour(
    published: Draw, make_person: Any, organiser: Person, spring: datetime
) -> None:
    third = make_person("Ophélie", email="ophelie@example.org")
    roles.appoint(third, roles.ORGANISER, by=organiser, now=spring)
    council_draw.sign(published.pk, third, spring + timedelta(days=1))
    published.refresh_from_db()
    assert published.published_at == spring
    assert Signature.objects.count() == 2


def test_what_has_not_been_drawn_is_not_signed(draft: Draw, organiser: Person, spring: datetime) -> None:
    with pytest.raises(NotRan):
        council_draw.sign(draft.pk, organiser, spring)
    assert not Signature.objects.exists()


@pytest.mark.parametrize("cast", ["facilitator", "treasurer", "observer", "member", "councillor", "outsider"])
def test_only_organisers_prepare_set_run_and_sign(
    cast: str, draft: Draw, ran: Draw, spring: datetime, request: pytest.FixtureRequest
) -> None:
    person = request.getfixturevalue(cast)
    draws = Draw.objects.count()
    for attempt in (
        lambda: council_draw.prepare("Conseil", 6, 8, person, spring),
        lambda: council_draw.set_quota(draft.pk, "gender", "other", 0, 1, person),
        lambda: council_draw.run(draft.pk, "s", person, spring),
        lambda: council_draw.sign(ran.pk, person, spring),
    ):
        with pytest.raises(OrganisersDraw):
            attempt()
    assert Draw.objects.count() == draws
    assert not Signature.objects.exists()


def test_the_worker_draws_and_a_refusal_is_told_on_the_job(
    draft: Draw, territory: None, organiser: Person, spring: datetime
) -> None:
    job = work.start("council-draw", {"draw": draft.pk, "seed": "s", "by": organiser.pk}, organiser, spring)
    work.do.func(job.pk)
    job.refresh_from_db()
    assert (job.state, job.result) == (Job.State.DONE, {"seats": draft.seats.count()})
    impossible = council_draw.prepare("Conseil", 100, 110, organiser, spring)
    job = work.start("council-draw", {"draw": impossible.pk, "seed": "s", "by": organiser.pk}, organiser, spring)
    work.do.func(job.pk)
    job.refresh_from_db()
    assert job.state == Job.State.FAILED
    assert "Trop peu de volontaires : 60 pour au moins 100 sièges." in job.error


@pytest.mark.both_databases
def test_the_database_refuses_what_no_draw_can_be(published: Draw, draft: Draw, organiser: Person) -> None:
    seat = published.seats.first()
    assert seat is not None
    for wrong in ({"seats_min": 9}, {"state": "draft"}, {"published_at": None}, {"ran_at": None}, {"seats_min": 0}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Draw.objects.filter(pk=published.pk).update(**wrong)
    for wrong in ({"number": 0}, {"number": seat.number + 1}):
        with pytest.raises(IntegrityError), transaction.atomic():
            DrawnSeat.objects.filter(pk=seat.pk).update(**wrong)
    with pytest.raises(IntegrityError), transaction.atomic():
        DrawnSeat.objects.create(draw=published, number=99, volunteer=seat.volunteer, pseudonym="TWICE")
    with pytest.raises(IntegrityError), transaction.atomic():
        Signature.objects.create(draw=published, person=organiser, signed_at=published.published_at)
