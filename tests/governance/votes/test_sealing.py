"""Before a secret vote is sealed its box can be read from the disk ballot by ballot; afterwards nothing is left to join."""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from one_evening import EVENING, LATER
from signing_in import signed_in

from governance import boxes, sealing, votes
from governance.models import BallotBox, JournalEntry, Mandate, Sealing, Vote
from jobs import work
from jobs.models import Job
from people.models import Person
from sortition.models import Draw

Make = Callable[..., Vote]
ANSWERS = ("yes", "no", "abstain", "yes", "yes", "no", "yes")


@pytest.fixture
def council(make_person: Callable[..., Person], camille: Person, founded: Any) -> list[Mandate]:
    """Seats whose names are found on a page of the disk by their bytes alone."""
    draw = Draw.objects.create(pk=4711, kind="council", title="2026", seats_min=5, seats_max=9, created_at=EVENING)
    people = [camille, *(make_person(f"Councillor{number}") for number in range(2, 8))]
    return [
        Mandate.objects.create(
            person=person, draw=draw, seat_number=number, public_name=person.display_name,
            starts_on=EVENING.date().replace(month=1), ends_on=EVENING.date().replace(year=2027),
        )
        for number, person in enumerate(people, start=1)
    ]  # fmt: skip


@pytest.fixture
def cast_by_seven(opened: Make, council: list[Mandate], no_checkpoint: None) -> Vote:
    """A secret vote in which all seven have cast from their own browsers, one after the other."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:  # a box of sixty seats would go to TOAST by itself; this makes seven do
            cursor.execute(
                "ALTER TABLE governance_ballotbox SET (toast_tuple_target = 128), ALTER COLUMN ballots SET STORAGE EXTERNAL"
            )
    vote = opened("secret")
    for mandate, choice in zip(reversed(council), ANSWERS, strict=True):
        client = signed_in(mandate.person)
        answer = client.post(reverse("vote_detail", args=[vote.pk]), {"seen": vote.opening_hash, "choice": choice})
        assert answer.status_code == 200
    return vote


@pytest.fixture
def no_checkpoint() -> Iterator[None]:
    """Keep SQLite's write-ahead log when a request closes its connection, as a busy server's others do."""
    if connection.vendor != "sqlite":
        yield
        return
    other = sqlite3.connect(connection.settings_dict["NAME"])
    other.execute("SELECT count(*) FROM sqlite_master").fetchone()
    yield
    other.close()


def disk() -> bytes:
    """What whoever holds the machine reads of the box and of all that lies near it."""
    if connection.vendor == "sqlite":
        place = Path(connection.settings_dict["NAME"])
        log = place.with_name(place.name + "-wal")
        return place.read_bytes() + (log.read_bytes() if log.exists() else b"")
    with connection.cursor() as cursor:
        cursor.execute("CHECKPOINT")
        cursor.execute(
            "SELECT pg_read_binary_file(pg_relation_filepath(oid)),"
            "       pg_read_binary_file(pg_relation_filepath(reltoastrelid))"
            "  FROM pg_class WHERE relname = 'governance_ballotbox'"
        )
        return b"".join(bytes(part) for part in cursor.fetchone())


def times_each_is_found(vote: Vote, remains: bytes) -> tuple[Counter[str], Counter[str]]:
    """How often each seat and each code is written there: who cast first stands in most versions of the box."""
    box = BallotBox.objects.get(vote=vote)
    seats = Counter({seat: remains.count(seat.encode()) for seat in box.marks})
    codes = Counter({one["code"]: remains.count(one["code"].encode()) for one in box.ballots})
    return seats, codes


def joined(vote: Vote, remains: bytes) -> dict[str, str]:
    """The attack: seats and codes, each ranked by how often it is found, stand side by side."""
    seats, codes = times_each_is_found(vote, remains)
    if len(set(codes.values())) == 1:
        return {}
    meant = {one["code"]: one["choice"] for one in BallotBox.objects.get(vote=vote).ballots}
    ranked = zip(seats.most_common(), codes.most_common(), strict=True)
    return {seat: meant[code] for (seat, _), (code, _) in ranked}


def seal(vote: Vote) -> None:
    votes.close(vote.pk, LATER)
    work.do.func(Job.objects.get(key=f"sealing:{vote.pk}").pk)


@pytest.mark.both_databases
@pytest.mark.django_db(transaction=True)
def test_versions_of_the_box_tell_who_cast_what_until_the_vote_is_sealed(
    cast_by_seven: Vote, council: list[Mandate]
) -> None:
    truth = {f"4711-{one.seat_number}": choice for one, choice in zip(reversed(council), ANSWERS, strict=True)}
    found = joined(cast_by_seven, disk())
    assert found == truth, "the attack is a real one"
    seal(cast_by_seven)
    assert Sealing.objects.filter(vote=cast_by_seven).exists()
    remains = disk()
    assert joined(cast_by_seven, remains) == {}
    _, codes = times_each_is_found(cast_by_seven, remains)
    # The box once, and on SQLite the journal of the same file once.
    assert set(codes.values()) == ({2} if connection.vendor == "sqlite" else {1})


@pytest.mark.both_databases
@pytest.mark.django_db(transaction=True)
def test_no_table_but_the_box_and_the_published_journal_holds_a_code(cast_by_seven: Vote) -> None:
    seal(cast_by_seven)
    codes = [one["code"] for one in boxes.ballots(cast_by_seven)]
    holding = set()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            text = str(cursor.fetchall())
            holding |= {table for code in codes if code in text}
    assert holding == {BallotBox._meta.db_table, JournalEntry._meta.db_table}


@pytest.mark.both_databases
@pytest.mark.django_db(transaction=True)
def test_no_system_column_leads_from_the_box_to_a_person(cast_by_seven: Vote) -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT rowid, vote_id FROM governance_ballotbox")
            assert all(row == vote for row, vote in cursor.fetchall()), "the row's number is the vote's"
        return
    seal(cast_by_seven)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(DISTINCT ctid), min(xmin::text) FROM governance_ballotbox")
        rows, transaction_of_last_cast = cursor.fetchone()
        touched = set()
        for table in connection.introspection.table_names():
            cursor.execute(
                f"SELECT 1 FROM {connection.ops.quote_name(table)} WHERE xmin::text = %s", [transaction_of_last_cast]
            )
            touched |= {table} if cursor.fetchone() else set()
    assert rows == 1
    assert touched <= {"governance_ballotbox", "live_mark"}, "the last cast wrote nothing that names a person"


@pytest.mark.both_databases
@pytest.mark.django_db(transaction=True)
def test_the_database_samples_nothing_of_a_box(cast_by_seven: Vote) -> None:
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
        if connection.vendor == "sqlite":
            cursor.execute("SELECT count(*) FROM sqlite_master WHERE name = 'sqlite_stat4'")
            assert cursor.fetchone()[0] == 0
            return
        cursor.execute("SELECT attname FROM pg_stats WHERE tablename = 'governance_ballotbox'")
        assert {name for (name,) in cursor.fetchall()} == {"vote_id"}


@pytest.mark.both_databases
@pytest.mark.django_db(transaction=True)
def test_no_line_of_the_log_tells_a_ballot(
    caplog: pytest.LogCaptureFixture, opened: Make, council: list[Mandate], capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level("DEBUG")
    vote = opened("secret")
    for mandate, choice in zip(council, ANSWERS, strict=True):
        sent = {"seen": vote.opening_hash, "choice": choice, "typed": "Q7"}
        signed_in(mandate.person).post(reverse("vote_detail", args=[vote.pk]), sent)
        signed_in(mandate.person).post(reverse("vote_detail", args=[vote.pk]), {**sent, "choice": "abstained"})
    seal(vote)
    said = caplog.text + "".join(capfd.readouterr())
    assert boxes.turnout(vote).cast == 7
    assert "Q7" not in said
    assert not any(one["code"] in said for one in boxes.ballots(vote))
    assert not any(f"4711-{number}" in said for number in range(1, 8))


@pytest.mark.both_databases
@pytest.mark.django_db(transaction=True)
def test_sealing_waits_for_a_reader_of_an_older_state_and_says_so_meanwhile(opened: Make, cast: Any) -> None:
    vote = opened("secret")
    with somebody_who_reads_an_older_state():
        cast(vote, "yyynn--")
        seal(vote)
        job = Job.objects.get(key=f"sealing:{vote.pk}")
        assert job.state == Job.State.WAITING
        assert not Sealing.objects.exists()
        assert "scellé le" not in page(vote).lower()
    work.do.func(job.pk)
    assert Sealing.objects.get().vote == vote
    assert "scellé le" in page(vote).lower()


class somebody_who_reads_an_older_state:  # noqa: N801 (read as a sentence)
    """A backup, or a long page, that began before the vote closed."""

    def __enter__(self) -> None:
        if connection.vendor == "sqlite":
            self.reader: Any = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)
            self.reader.execute("BEGIN")
        else:
            known = {**connection.get_connection_params()}
            for option in ("context", "cursor_factory", "pool", "prepare_threshold"):
                known.pop(option, None)
            self.reader = psycopg.connect(**known)
            self.reader.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        self.reader.execute("SELECT count(*) FROM governance_meeting").fetchone()

    def __exit__(self, *fault: object) -> None:
        self.reader.close()


def page(vote: Vote) -> str:
    return Client().get(reverse("vote_detail", args=[vote.pk])).content.decode()


@pytest.mark.django_db(transaction=True)
def test_one_clean_up_seals_all_votes_that_wait(opened: Make, cast: Any) -> None:
    first, second = opened("secret"), opened("secret")
    cast(first, "yyynn--")
    cast(second, "yyy")  # void, and wiped all the same
    votes.close(first.pk, LATER)
    votes.close(second.pk, LATER)
    assert sealing.seal_all(LATER) == [first.pk, second.pk]
    assert sealing.seal_all(LATER) == []


@pytest.mark.django_db
def test_an_open_vote_has_nothing_to_seal(opened: Make, cast: Any) -> None:
    vote = opened("open")
    cast(vote, "yyyyn")
    votes.close(vote.pk, LATER)
    assert not Job.objects.exists()
