"""Long work: asked once, told step by step, stopped, begun again, and never left for dead."""

import time
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult
from signing_in import signed_in

from jobs import heartbeat, work
from jobs.models import Job
from live.models import Mark
from people.models import Person

NOW = datetime(2026, 3, 12, 9, tzinfo=UTC)
State = Job.State


@pytest.fixture(autouse=True)
def kinds_of_the_tests(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = False
    monkeypatch.setattr(work, "_kinds", {})
    work.register("count", count)
    work.register("refuse", refuse)
    work.register("break", break_down)


def count(arguments: dict[str, Any], progress: work.Progress) -> dict[str, Any]:
    for number in range(arguments["to"]):
        progress.step(f"counting {number}", number * 100 // arguments["to"])
    return {"counted": arguments["to"]}


def refuse(arguments: dict[str, Any], progress: work.Progress) -> None:
    raise ValidationError("The pool is empty.")


def break_down(arguments: dict[str, Any], progress: work.Progress) -> None:
    raise ZeroDivisionError


def work_until_nothing_is_left() -> None:
    Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id="of-a-test",
        excluded_queue_names=[],
    ).run()


@pytest.mark.django_db(transaction=True)
@pytest.mark.both_databases
def test_the_worker_does_what_was_asked(treasurer: Person) -> None:
    job = work.start("count", {"to": 3}, treasurer, NOW)
    assert job.state == State.WAITING
    work_until_nothing_is_left()
    job.refresh_from_db()
    assert (job.state, job.percent, job.result) == (State.DONE, 100, {"counted": 3})
    assert Mark.objects.get(topic=f"job:{job.pk}").version >= 5


@pytest.mark.django_db(transaction=True)
def test_the_same_key_is_the_same_job_and_is_done_once(treasurer: Person) -> None:
    first = work.start("count", {"to": 3}, treasurer, NOW, key="count:1")
    assert work.start("count", {"to": 3}, treasurer, NOW, key="count:1") == first
    work_until_nothing_is_left()
    assert work.start("count", {"to": 3}, treasurer, NOW, key="count:1").state == State.DONE
    assert Job.objects.count() == 1


@pytest.mark.django_db
def test_work_that_nobody_does_is_not_asked_for(treasurer: Person) -> None:
    with pytest.raises(ValueError, match="No room"):
        work.start("fly", {}, treasurer, NOW)


@pytest.mark.django_db
def test_a_refusal_is_told_in_its_own_words(treasurer: Person) -> None:
    job = work.start("refuse", {}, treasurer, NOW)
    work.do.func(job.pk)
    job.refresh_from_db()
    assert (job.state, job.error) == (State.FAILED, "The pool is empty.")


@pytest.mark.django_db
def test_a_fault_is_told_without_its_traceback_and_can_be_begun_again(treasurer: Person) -> None:
    job = work.start("break", {}, treasurer, NOW, key="once")
    work.do.func(job.pk)
    job.refresh_from_db()
    assert job.state == State.FAILED
    assert job.error
    assert "ZeroDivision" not in job.error
    assert work.start("break", {}, treasurer, NOW, key="once").state == State.WAITING


@pytest.mark.django_db
def test_a_cancelled_job_stops_at_its_next_step(treasurer: Person) -> None:
    def count_and_be_stopped(arguments: dict[str, Any], progress: work.Progress) -> None:
        progress.step("before", 10)
        work.cancel(Job.objects.get())
        progress.step("after", 20)

    work.register("stopped", count_and_be_stopped)
    job = work.start("stopped", {}, treasurer, NOW)
    work.do.func(job.pk)
    job.refresh_from_db()
    assert job.state == State.CANCELLED


@pytest.mark.django_db
def test_work_that_must_wait_for_others_is_tried_again_by_itself() -> None:
    tries: list[int] = []

    def wait_once(arguments: dict[str, Any], progress: work.Progress) -> None:
        tries.append(1)
        if len(tries) == 1:
            raise work.NotYet

    work.register("patient", wait_once)
    job = work.start("patient", {}, None, NOW)
    work.do.func(job.pk)
    job.refresh_from_db()
    assert (job.state, job.ended_at) == (State.WAITING, None)
    soon = (timezone.now(), timezone.now() + timedelta(minutes=1))
    again = DBTaskResult.objects.get(run_after__range=soon)
    work.do.func(*again.args_kwargs["args"])
    job.refresh_from_db()
    assert (job.state, len(tries)) == (State.DONE, 2)


@pytest.mark.django_db
def test_a_job_cancelled_while_it_waits_does_nothing(treasurer: Person) -> None:
    job = work.start("break", {}, treasurer, NOW)
    work.cancel(job)
    work.do.func(job.pk)
    job.refresh_from_db()
    assert job.state == State.CANCELLED


@pytest.mark.django_db
def test_a_job_is_not_done_by_two_workers_at_once(treasurer: Person) -> None:
    def ask_again(arguments: dict[str, Any], progress: work.Progress) -> None:
        times.append(1)
        work.do.func(Job.objects.get().pk)

    times: list[int] = []
    work.register("again", ask_again)
    work.do.func(work.start("again", {}, treasurer, NOW).pk)
    assert times == [1]


@pytest.mark.django_db(transaction=True)
def test_what_a_dead_worker_left_is_taken_up_and_what_lives_is_left_alone(treasurer: Person) -> None:
    alive, dead = (work.start("count", {"to": 2}, treasurer, NOW) for _ in range(2))
    work_until_nothing_is_left()
    Job.objects.filter(pk=alive.pk).update(state=State.RUNNING, beat=time.time())
    Job.objects.filter(pk=dead.pk).update(state=State.RUNNING, beat=time.time() - 2 * heartbeat.DEAD_AFTER_SECONDS)
    assert work.take_up_abandoned() == 1
    work_until_nothing_is_left()
    assert Job.objects.get(pk=dead.pk).state == State.DONE
    assert Job.objects.get(pk=alive.pk).state == State.RUNNING


@pytest.mark.django_db(transaction=True)
def test_a_worker_shows_signs_of_life(treasurer: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(heartbeat, "BEAT_SECONDS", 0.02)
    job = work.start("count", {"to": 1}, treasurer, NOW)
    Job.objects.filter(pk=job.pk).update(beat=1.0)
    with heartbeat.beating(job.pk):
        time.sleep(0.3)
    assert (Job.objects.get(pk=job.pk).beat or 0) > 1.0


@pytest.mark.django_db
@pytest.mark.both_databases
def test_the_database_refuses_a_percent_beyond_a_hundred_and_a_run_without_life(treasurer: Person) -> None:
    job = work.start("count", {"to": 1}, treasurer, NOW)
    for wrong in ({"percent": 101}, {"state": State.RUNNING, "beat": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Job.objects.filter(pk=job.pk).update(**wrong)


@pytest.mark.django_db
def test_the_page_tells_how_far_it_is_and_stops_and_begins_again(treasurer: Person) -> None:
    job = work.start("count", {"to": 1}, treasurer, NOW)
    client = signed_in(treasurer)
    assert "counting" not in client.get(reverse("job", args=[job.pk])).content.decode()
    Job.objects.filter(pk=job.pk).update(step="counting 7", percent=70)
    for name in ("job", "job_state"):
        page = client.get(reverse(name, args=[job.pk])).content.decode()
        assert "counting 7" in page
        assert 'value="70"' in page
    client.post(reverse("job_cancel", args=[job.pk]))
    work.do.func(job.pk)
    assert Job.objects.get().state == State.CANCELLED
    client.post(reverse("job_again", args=[job.pk]))
    assert Job.objects.get().state == State.WAITING


@pytest.mark.django_db
def test_only_people_of_the_desk_see_a_job(treasurer: Person, member: Person) -> None:
    address = reverse("job", args=[work.start("count", {"to": 1}, treasurer, NOW).pk])
    assert Client().get(address).status_code == 302
    assert signed_in(member).get(address).status_code == 403


@pytest.mark.django_db
@pytest.mark.parametrize("elsewhere", ["https://example.org/", "//example.org", "javascript:alert(1)"])
def test_the_way_back_leads_nowhere_else(treasurer: Person, elsewhere: str) -> None:
    address = reverse("job", args=[work.start("count", {"to": 1}, treasurer, NOW).pk])
    assert elsewhere not in signed_in(treasurer).get(address, {"retour": elsewhere}).content.decode()
    assert 'href="/tirages/"' in signed_in(treasurer).get(address, {"retour": "/tirages/"}).content.decode()
