"""Not everything is a ballot: hands are counted or consent is reached in the room, and a second person confirms it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import translation
from one_evening import LATER, NEXT_DAY

from governance import arithmetic, in_force, journal, room, votes
from governance.models import Decision, JournalEntry, Mandate, Objection, PointOfSale, RoomRecord, Vote
from governance.vote_page import VotePage
from governance.vote_refusals import (
    MoreHandsThanPeople,
    NoArgument,
    NotByConsent,
    NothingRecorded,
    NotInTheRoom,
    OnlyInTheRoom,
    SecondPersonNeeded,
    VoteClosed,
)
from people.models import Person

pytestmark = pytest.mark.django_db
Make = Callable[..., Vote]
SIX_OF_SEVEN = {"yes": 5, "no": 1, "abstain": 0}


@pytest.mark.parametrize("who", ["councillor", "organiser"])
def test_hands_that_a_second_person_confirms_decide_by_the_frozen_rule(
    opened: Make, facilitator: Person, grocery: PointOfSale, request: pytest.FixtureRequest, who: str
) -> None:
    vote = opened("hands")
    room.record(vote.pk, SIX_OF_SEVEN, facilitator, LATER)
    assert not Decision.objects.filter(vote=vote).exists()
    for _press in range(2):
        closed = votes.confirm(vote.pk, request.getfixturevalue(who), LATER)
    assert (closed.result or {})["outcome"] == "adopted"
    assert Decision.objects.filter(vote=vote).count() == 1
    assert in_force.is_approved(grocery, NEXT_DAY)
    payload = journal.public()["entries"][-3]["payload"]
    assert payload["told"] == SIX_OF_SEVEN
    assert payload["confirmed_by"] == ("organiser" if who == "organiser" else vote.frozen["roll"][0])


@pytest.mark.parametrize(
    ("hands", "outcome"),
    [
        ({"yes": 1, "no": 1, "abstain": 1}, "no_quorum"),
        ({"yes": 2, "no": 2, "abstain": 1}, "adjourned"),
        ({"yes": 2, "no": 4, "abstain": 1}, "rejected"),
    ],
)
def test_hands_are_held_to_quorum_and_majority(
    opened: Make, facilitator: Person, councillor: Person, hands: dict[str, int], outcome: str
) -> None:
    vote = opened("hands")
    room.record(vote.pk, hands, facilitator, LATER)
    assert (votes.confirm(vote.pk, councillor, LATER).result or {})["outcome"] == outcome


def test_the_rule_is_said_as_far_as_it_holds(opened: Make, facilitator: Person) -> None:
    with translation.override("en"):
        consent = VotePage(opened("consent"), facilitator, LATER).rule_in_words
        hands = VotePage(opened("hands"), facilitator, LATER).rule_in_words
    assert consent[1:] == ["It is adopted when no argued objection stands, and adjourned otherwise."]
    assert "A tie adjourns the question." in hands


@pytest.mark.parametrize("hands", [{"yes": 8}, {"yes": 4, "no": 4}, {"yes": -1, "no": 4}])
def test_more_hands_than_people_are_counted_again(opened: Make, facilitator: Person, hands: dict[str, int]) -> None:
    vote = opened("hands")
    with pytest.raises(MoreHandsThanPeople):
        room.record(vote.pk, hands, facilitator, LATER)
    assert not RoomRecord.objects.exists()


@pytest.mark.parametrize("role", ["facilitator", "treasurer", "observer", "member", "outsider"])
def test_nobody_else_confirms(opened: Make, facilitator: Person, request: pytest.FixtureRequest, role: str) -> None:
    vote = opened("hands")
    room.record(vote.pk, SIX_OF_SEVEN, facilitator, LATER)
    with pytest.raises(SecondPersonNeeded):
        votes.confirm(vote.pk, request.getfixturevalue(role), LATER)
    with pytest.raises(SecondPersonNeeded):
        votes.close(vote.pk, LATER)
    vote.refresh_from_db()
    assert vote.state == "open"


def test_who_records_never_confirms_even_as_an_organiser(opened: Make, organiser: Person) -> None:
    vote = opened("hands")
    room.record(vote.pk, SIX_OF_SEVEN, organiser, LATER)
    with pytest.raises(SecondPersonNeeded):
        votes.confirm(vote.pk, organiser, LATER)


def test_a_count_may_be_corrected_until_it_is_confirmed(opened: Make, facilitator: Person, councillor: Person) -> None:
    vote = opened("hands")
    with pytest.raises(NothingRecorded):
        votes.confirm(vote.pk, councillor, LATER)
    room.record(vote.pk, SIX_OF_SEVEN, facilitator, LATER)
    room.record(vote.pk, {"yes": 1, "no": 5, "abstain": 1}, facilitator, LATER)
    assert (votes.confirm(vote.pk, councillor, LATER).result or {})["outcome"] == "rejected"
    with pytest.raises(VoteClosed):
        room.record(vote.pk, SIX_OF_SEVEN, facilitator, LATER)


def test_consent_is_reached_when_every_argued_objection_is_lifted(
    opened: Make, facilitator: Person, councillor: Person
) -> None:
    vote = opened("consent")
    for _press in range(2):
        first = room.raise_objection(vote.pk, "Too far for whoever has no car.")
    other = room.raise_objection(vote.pk, "Closed on market days.")
    for objection in (first, other):
        room.lift(vote.pk, objection.pk, "A lift is organised.")
    again = room.raise_objection(vote.pk, "The lift costs something.")
    room.lift(vote.pk, again.pk, "The fund pays for it.")
    assert [one.round for one in (first, other, again)] == [1, 1, 2]
    room.record(vote.pk, {}, facilitator, LATER)
    result = votes.confirm(vote.pk, councillor, LATER).result or {}
    assert (result["outcome"], result["rounds"], result["objections"], result["standing"]) == ("adopted", 3, 3, 0)
    with translation.override("en"):
        said = arithmetic.sentences(result)
    assert said == [
        "7 people are on the roll, of 7 seats: the quorum of 4 is reached.",
        "After 3 rounds, no argued objection stands: everybody consents.",
    ]


def test_an_objection_that_stands_adjourns(opened: Make, facilitator: Person, councillor: Person) -> None:
    vote = opened("consent")
    room.raise_objection(vote.pk, "Too far for whoever has no car.")
    room.record(vote.pk, {}, facilitator, LATER)
    result = votes.confirm(vote.pk, councillor, LATER).result or {}
    assert (result["outcome"], result["rounds"]) == ("adjourned", 1)
    assert Decision.objects.get(vote=vote).outcome == "adjourned"


def test_an_objection_is_argued_and_what_lifts_it_too(opened: Make) -> None:
    vote = opened("consent")
    with pytest.raises(NoArgument):
        room.raise_objection(vote.pk, "  ")
    objection = room.raise_objection(vote.pk, "Too far.")
    with pytest.raises(NoArgument):
        room.lift(vote.pk, objection.pk, "")
    with pytest.raises(NotByConsent):
        room.raise_objection(opened("hands").pk, "Too far.")


def test_an_objection_raised_after_the_record_asks_for_a_new_record(
    opened: Make, facilitator: Person, councillor: Person
) -> None:
    vote = opened("consent")
    room.record(vote.pk, {}, facilitator, LATER)
    room.raise_objection(vote.pk, "Wait.")
    with pytest.raises(NothingRecorded):
        votes.confirm(vote.pk, councillor, LATER)


def test_what_is_seen_in_the_room_is_neither_remote_nor_a_ballot(
    draft: Make, opened: Make, cast: Any, facilitator: Person, councillor: Person
) -> None:
    with pytest.raises(OnlyInTheRoom):
        draft("hands", place="remote")
    with pytest.raises(NotInTheRoom):
        room.record(opened("open").pk, SIX_OF_SEVEN, facilitator, LATER)
    with pytest.raises(NotInTheRoom):
        votes.confirm(opened("secret").pk, councillor, LATER)


@pytest.mark.parametrize("kind", ["hands", "consent"])
def test_a_ballot_sent_to_it_is_refused(client: Client, opened: Make, councillor: Person, kind: str) -> None:
    vote = opened(kind)
    client.force_login(councillor)
    answer = client.post(reverse("vote_detail", args=[vote.pk]), {"seen": vote.opening_hash, "choice": "yes"})
    assert 'class="errors"' in answer.content.decode()
    assert 'type="radio"' not in answer.content.decode()


def test_a_facilitator_records_at_the_desk_and_a_councillor_confirms_on_the_public_page(
    client: Client, opened: Make, facilitator: Person, councillor: Person, council: list[Mandate],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr("live.clock.now", lambda: LATER)
    vote = opened("hands")
    client.force_login(facilitator)
    where = reverse("room_record", args=[vote.pk])
    for wrong in ({}, {"yes": "many", "no": 0, "abstain": 0}, {"yes": 9, "no": 0, "abstain": 0}):
        assert 'class="errors"' in client.post(where, wrong).content.decode()
    assert client.post(where, SIX_OF_SEVEN).status_code == 302
    address, confirm = vote.get_absolute_url(), reverse("room_confirm", args=[vote.pk])
    assert confirm not in client.get(address).content.decode()
    client.force_login(council[1].person)
    assert confirm in client.get(address).content.decode()
    for _press in range(2):
        assert client.post(confirm).status_code == 302
    assert Decision.objects.filter(vote=vote).count() == 1


def test_objections_are_written_and_lifted_at_the_desk_and_read_by_everybody(
    client: Client, opened: Make, facilitator: Person
) -> None:
    vote = opened("consent")
    client.force_login(facilitator)
    assert 'class="errors"' in client.post(reverse("room_objection", args=[vote.pk]), {"text": " "}).content.decode()
    client.post(reverse("room_objection", args=[vote.pk]), {"text": "Too far for some."})
    client.post(reverse("room_lift", args=[vote.pk, Objection.objects.get().pk]), {"lifted": "A lift is organised."})
    client.logout()
    text = client.get(vote.get_absolute_url()).content.decode()
    assert "Too far for some." in text
    assert "A lift is organised." in text


@pytest.mark.parametrize("role", ["organiser", "treasurer", "observer", "councillor", "member", "outsider", None])
@pytest.mark.parametrize("name", ["room_record", "room_objection"])
def test_nobody_but_facilitators_records(
    client: Client, opened: Make, request: pytest.FixtureRequest, role: str | None, name: str
) -> None:
    vote = opened("consent")
    if role:
        client.force_login(request.getfixturevalue(role))
    answer = client.post(reverse(name, args=[vote.pk]), {"text": "Too far."})
    assert answer.status_code == (403 if role else 302)
    assert not Objection.objects.exists()
    assert not RoomRecord.objects.exists()


@pytest.mark.both_databases
def test_the_database_itself_wants_a_second_person_and_an_argument(
    opened: Make, facilitator: Person, councillor: Person
) -> None:
    vote = opened("consent")
    written = room.record(vote.pk, {}, facilitator, LATER)
    wrong = RoomRecord.objects.filter(pk=written.pk)
    for changed in (
        {"confirmed_by": facilitator, "confirmed_at": LATER},
        {"confirmed_by": councillor, "confirmed_at": None},
        {"confirmed_by": councillor, "confirmed_at": LATER - timedelta(hours=1)},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            wrong.update(**changed)
    for text, place in (("", 1), ("Too far.", 0)):
        with pytest.raises(IntegrityError), transaction.atomic():
            Objection.objects.create(vote=vote, text=text, round=place)
    with pytest.raises(IntegrityError), transaction.atomic():
        Vote.objects.filter(pk=vote.pk).update(place="remote")
    assert JournalEntry.objects.filter(kind="closing").count() == 0
