"""A vote is drafted, opened, cast in and closed, each once however often it is asked."""

import random
from collections.abc import Callable
from typing import Any

import pytest
from one_evening import EVENING, LATER

from governance import boxes, journal, votes
from governance.ballots import canonical, tally
from governance.models import Attendance, Decision, JournalEntry, Mandate, Meeting, OpenBallot, Vote
from governance.vote_refusals import (
    AlreadyCast,
    BadCode,
    ClosedForGood,
    MeetingNotOpen,
    NoChoice,
    NoReason,
    NotADraft,
    NotOnTheRoll,
    OtherQuestion,
    RollEmpty,
    RollTooSmall,
    VoteClosed,
    VoteNotOpened,
)
from people.models import Person

pytestmark = pytest.mark.django_db
Make = Callable[..., Vote]


def test_opening_freezes_question_rule_effects_and_roll(opened: Make, council: list[Mandate]) -> None:
    vote = opened()
    record = vote.frozen
    assert record["roll"] == [f"{council[0].draw_id}-{number}" for number in range(1, 8)]
    assert record["seats"] == 7
    assert record["rule"]["quorum"] == [1, 2]
    assert record["effects"]["adopted"]["kind"] == "approve_point_of_sale"
    assert vote.opening_hash == canonical.digest(record)


def test_the_journal_names_seats_and_never_people(opened: Make, council: list[Mandate], cast: Any) -> None:
    vote = opened()
    cast(vote, "yyyyn")
    votes.close(vote.pk, LATER)
    text = canonical.write(journal.public())
    assert not any(mandate.public_name in text for mandate in council)


def test_opening_and_closing_twice_act_once(opened: Make, cast: Any) -> None:
    vote = opened()
    assert votes.open_vote(vote.pk, LATER).opened_at == EVENING
    cast(vote, "yyyyn")
    first, second = votes.close(vote.pk, LATER), votes.close(vote.pk, LATER)
    assert first.result == second.result
    assert Decision.objects.filter(vote=vote).count() == 1
    kinds = [entry.kind for entry in JournalEntry.objects.exclude(kind="effect")]
    assert kinds == ["decision", "terms", "opening", "closing", "decision"]
    assert JournalEntry.objects.filter(kind="effect", payload__contains='"decision":2,').count() == 1


def test_the_same_key_gives_the_same_draft(meeting: Meeting) -> None:
    one = votes.draft(meeting, "Une question ?", {}, EVENING, key="same", kind="open")
    assert votes.draft(meeting, "Une autre ?", {}, EVENING, key="same", kind="open") == one


def test_a_draft_can_be_thrown_away_and_an_open_vote_cannot(draft: Make, opened: Make) -> None:
    votes.discard(draft().pk)
    assert not Vote.objects.exists()
    with pytest.raises(NotADraft):
        votes.discard(opened().pk)


def test_only_those_ticked_present_are_on_the_roll_of_a_vote_in_the_room(
    draft: Make, meeting: Meeting, council: list[Mandate]
) -> None:
    Attendance.objects.filter(meeting=meeting, mandate=council[0]).update(present=False)
    vote = votes.open_vote(draft().pk, EVENING)
    assert vote.roll.count() == 6
    with pytest.raises(NotOnTheRoll):
        boxes.cast(vote.pk, council[0].person, "yes", EVENING, chance=random.Random(1), seen=vote.opening_hash)


def test_all_mandates_are_on_the_roll_of_a_vote_at_a_distance(draft: Make, meeting: Meeting) -> None:
    Attendance.objects.filter(meeting=meeting).update(present=False)
    Meeting.objects.filter(pk=meeting.pk).update(state=Meeting.State.PLANNED, opened_at=None)
    assert votes.open_vote(draft(place="remote").pk, EVENING).roll.count() == 7


def test_a_vote_in_the_room_needs_an_open_meeting_with_people_in_it(draft: Make, meeting: Meeting) -> None:
    Attendance.objects.filter(meeting=meeting).update(present=False)
    with pytest.raises(RollEmpty):
        votes.open_vote(draft().pk, EVENING)
    Meeting.objects.filter(pk=meeting.pk).update(state=Meeting.State.PLANNED, opened_at=None)
    with pytest.raises(MeetingNotOpen):
        votes.open_vote(draft().pk, EVENING)


def test_a_secret_vote_needs_five_on_the_roll(draft: Make, meeting: Meeting, council: list[Mandate]) -> None:
    Attendance.objects.filter(mandate__in=council[4:]).update(present=False)
    with pytest.raises(RollTooSmall):
        votes.open_vote(draft("secret").pk, EVENING)


@pytest.mark.parametrize("kind", ["open", "secret"])
def test_a_second_ballot_is_told_that_one_is_in(opened: Make, council: list[Mandate], cast: Any, kind: str) -> None:
    vote = opened(kind)
    cast(vote, "y")
    with pytest.raises(AlreadyCast):
        cast(vote, "n")
    assert boxes.turnout(vote).cast == 1
    assert [ballot["choice"] for ballot in boxes.ballots(vote)] == ["yes"]


@pytest.mark.parametrize("role", ["facilitator", "organiser", "treasurer", "observer", "member", "outsider"])
def test_nobody_but_councillors_on_the_roll_votes(opened: Make, request: pytest.FixtureRequest, role: str) -> None:
    vote = opened()
    person: Person = request.getfixturevalue(role)
    with pytest.raises(NotOnTheRoll):
        boxes.cast(vote.pk, person, "yes", EVENING, chance=random.Random(1), seen=vote.opening_hash)


def test_what_is_not_a_ballot_is_refused_and_leaves_the_box_empty(
    opened: Make, draft: Make, councillor: Person
) -> None:
    vote, chance = opened("secret"), random.Random(1)
    for choice, typed, seen, refusal in (
        ("maybe", "", vote.opening_hash, NoChoice),
        ("", "", vote.opening_hash, NoChoice),
        ("yes", "a", vote.opening_hash, BadCode),
        ("yes", "éé", vote.opening_hash, BadCode),
        ("yes", "", "0" * 64, OtherQuestion),
    ):
        with pytest.raises(refusal):
            boxes.cast(vote.pk, councillor, choice, EVENING, chance=chance, typed=typed, seen=seen)
    with pytest.raises(VoteNotOpened):
        boxes.cast(draft().pk, councillor, "yes", EVENING, chance=chance, seen="")
    assert boxes.turnout(vote).cast == 0


def test_a_ballot_that_comes_after_closing_is_refused(opened: Make, council: list[Mandate], cast: Any) -> None:
    vote = opened()
    cast(vote, "yyyy")
    votes.close(vote.pk, LATER)
    with pytest.raises(VoteClosed):
        boxes.cast(vote.pk, council[6].person, "no", LATER, chance=random.Random(1), seen=vote.opening_hash)


def test_a_secret_box_is_two_sorted_lists_that_nothing_joins(opened: Make, cast: Any) -> None:
    vote = opened("secret")
    codes = cast(vote, "yyn-y")
    vote.box.refresh_from_db()
    assert vote.box.marks == sorted(vote.box.marks)
    assert [ballot["code"] for ballot in vote.box.ballots] == sorted(codes)
    assert {frozenset(ballot) for ballot in vote.box.ballots} == {frozenset({"code", "choice"})}
    assert not OpenBallot.objects.filter(vote=vote).exists()


def test_the_tracking_code_begins_as_the_voter_wished(opened: Make, councillor: Person) -> None:
    vote = opened("secret")
    code = boxes.cast(vote.pk, councillor, "no", EVENING, chance=random.Random(1), typed="k7", seen=vote.opening_hash)
    assert code.startswith("K7-")
    assert len(code) == 9


@pytest.mark.parametrize("kind", ["open", "secret"])
@pytest.mark.parametrize(
    ("written", "outcome"),
    [("yyynn--", "adopted"), ("yynnn--", "rejected"), ("yyynnn-", "adjourned"), ("y-----", "adopted")],
)
def test_the_published_ballots_recount_to_the_result(
    opened: Make, cast: Any, kind: str, written: str, outcome: str
) -> None:
    vote = opened(kind)
    cast(vote, written)
    vote = votes.close(vote.pk, LATER)
    assert vote.result is not None
    assert vote.result["outcome"] == outcome
    payloads = [entry["payload"] for entry in journal.public()["entries"]]
    asked = next(payload["opening"] for payload in payloads if "opening" in payload)
    closing = next(payload for payload in payloads if "ballots" in payload)
    assert tally.result(asked, closing["ballots"]) == closing["result"] == vote.result
    assert closing["marks"] == len(closing["ballots"])
    assert Decision.objects.get(vote=vote).outcome == outcome


def test_without_quorum_nothing_is_decided(opened: Make, cast: Any) -> None:
    vote = opened()
    cast(vote, "yyy")
    vote = votes.close(vote.pk, LATER)
    assert vote.state == "closed"
    assert (vote.result or {})["outcome"] == "no_quorum"
    assert not Decision.objects.filter(vote=vote).exists()


def test_a_secret_vote_of_four_ballots_is_void_and_its_ballots_are_taken_away(opened: Make, cast: Any) -> None:
    vote = opened("secret")
    cast(vote, "yyyn")
    vote = votes.close(vote.pk, LATER)
    assert vote.state == "void"
    assert boxes.ballots(vote) == []
    assert journal.public()["entries"][-1]["payload"]["ballots"] == []
    assert not Decision.objects.filter(vote=vote).exists()


def test_a_draft_cannot_be_closed(draft: Make) -> None:
    with pytest.raises(VoteNotOpened):
        votes.close(draft().pk, LATER)


def test_the_journal_shows_what_was_written_anew(opened: Make, cast: Any) -> None:
    vote = opened()
    cast(vote, "yyyy")
    votes.close(vote.pk, LATER)
    assert journal.first_fault() is None
    closing = JournalEntry.objects.get(kind="closing")
    JournalEntry.objects.filter(pk=closing.pk).update(payload=closing.payload.replace('"yes":4', '"yes":5'))
    assert journal.first_fault() == closing.number


def test_an_open_vote_is_stopped_with_a_reason_and_nothing_is_counted(opened: Make, cast: Any) -> None:
    vote = opened("secret")
    cast(vote, "yyyyyy")
    with pytest.raises(NoReason):
        votes.annul(vote.pk, "  ", LATER)
    for _press in range(2):
        assert votes.annul(vote.pk, "The lights went out.", LATER).state == "void"
    assert boxes.ballots(vote) == []
    assert JournalEntry.objects.filter(kind="annulment").count() == 1
    assert not Decision.objects.filter(vote=vote).exists()
    assert votes.close(vote.pk, LATER).annulled


def test_a_vote_that_was_counted_is_not_stopped_any_more(opened: Make, draft: Make, cast: Any) -> None:
    vote = opened()
    cast(vote, "yyyyy")
    votes.close(vote.pk, LATER)
    with pytest.raises(ClosedForGood):
        votes.annul(vote.pk, "Too late.", LATER)
    with pytest.raises(VoteNotOpened):
        votes.annul(draft().pk, "Too early.", LATER)
