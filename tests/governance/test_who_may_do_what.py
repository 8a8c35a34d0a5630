"""The table of what each role may do in votes and meetings: every action is done by those named, and by nobody else."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from signing_in import signed_in

from governance import agenda, boxes, mandates, meetings, votes
from governance.models import Attendance, Mandate, Meeting, Vote
from live import clock
from people.models import Person
from sortition.models import Draw

pytestmark = pytest.mark.django_db

ROLES = ("facilitator", "organiser", "treasurer", "observer", "councillor", "member", "shop", "payer", "outsider", "")


@dataclass(frozen=True)
class Evening:
    """A meeting of today with a draft and an open secret vote in it, and a council that waits to be seated."""

    meeting: Meeting
    draft: Vote
    vote: Vote
    council: list[Mandate]
    drawn: Draw


@dataclass(frozen=True)
class Action:
    """What is sent where, and how one sees that it was done."""

    name: str
    args: Callable[[Evening], list[Any]]
    done: Callable[[Evening], bool]
    allowed: frozenset[str]
    sent: Callable[[Evening], dict[str, Any]] = field(default=lambda evening: {})
    before: Callable[[Evening], object] = field(default=lambda evening: None)


def the_draft(evening: Evening) -> list[Any]:
    return [evening.draft.pk]


def the_vote(evening: Evening) -> list[Any]:
    return [evening.vote.pk]


def the_day(evening: Evening) -> list[Any]:
    return [evening.meeting.date]


def open_the_meeting(evening: Evening) -> None:
    meetings.open_meeting(evening.meeting, clock.now())


def state_of(one: Vote | Meeting) -> str:
    return str(type(one)._default_manager.get(pk=one.pk).state)


def a_ballot(evening: Evening) -> dict[str, Any]:
    return {"seen": evening.vote.opening_hash, "choice": "no", "typed": "ZZ"}


def a_ballot_of_seat_two(evening: Evening) -> dict[str, Any]:
    second = evening.council[1]
    seat = f"{second.draw_id}-{second.seat_number}"
    return {**a_ballot(evening), "seat": seat, "mandate": second.pk, "person": second.person_id, "on_behalf_of": seat}


def seat_two_has_cast(evening: Evening) -> bool:
    return boxes.has_cast(evening.vote, evening.council[1].person)


def a_new_meeting(evening: Evening) -> dict[str, Any]:
    day = (clock.today() + timedelta(days=40)).isoformat()
    return {"title": "La suivante", "day": day, "hour": "18:30", "place": "Salle", "observer_places": 4}


def a_question(evening: Evening) -> dict[str, Any]:
    return {"key": "another", "question": "Une autre question ?", "kind": "open", "place": "remote", "about": "nothing"}


def a_seating(evening: Evening) -> dict[str, Any]:
    return {"draw": evening.drawn.pk, "starts_on": mandates.first_free_day(clock.today()).isoformat()}


def first_two(evening: Evening) -> dict[str, Any]:
    return {"present": [one.pk for one in evening.council[:2]]}


FACILITATOR = frozenset({"facilitator"})
MEETING = frozenset({"facilitator", "organiser"})
TABLE = {
    "draft a vote": Action(
        "vote_draft", lambda one: [one.meeting.pk], lambda one: Vote.objects.filter(key="another").exists(),
        FACILITATOR, a_question,
    ),
    "open a vote": Action("vote_open", the_draft, lambda one: state_of(one.draft) == "open", FACILITATOR),
    "close a vote": Action("vote_close", the_vote, lambda one: state_of(one.vote) == "closed", FACILITATOR),
    "stop a vote": Action(
        "vote_annul", the_vote, lambda one: state_of(one.vote) == "void", FACILITATOR, lambda one: {"reason": "Erreur"}
    ),
    "discard a draft": Action(
        "vote_discard", the_draft, lambda one: not Vote.objects.filter(pk=one.draft.pk).exists(), FACILITATOR
    ),
    "discard an open vote": Action(
        "vote_discard", the_vote, lambda one: not Vote.objects.filter(pk=one.vote.pk).exists(), frozenset()
    ),
    "cast one's own ballot": Action(
        "vote_detail", the_vote, lambda one: boxes.turnout(one.vote).cast == 6, frozenset({"councillor"}), a_ballot
    ),
    "cast another's ballot": Action("vote_detail", the_vote, seat_two_has_cast, frozenset(), a_ballot_of_seat_two),
    "plan a meeting": Action(
        "meeting_plan", lambda one: [], lambda one: Meeting.objects.count() == 2, MEETING, a_new_meeting
    ),
    "open a meeting": Action("meeting_open", the_day, lambda one: state_of(one.meeting) == "open", MEETING),
    "close a meeting": Action(
        "meeting_close", the_day, lambda one: state_of(one.meeting) == "closed", MEETING, before=open_the_meeting
    ),
    "mark presence": Action(
        "meeting_mark", the_day, lambda one: Attendance.objects.filter(meeting=one.meeting, present=True).count() == 2,
        MEETING, first_two, open_the_meeting,
    ),
    "seat a council": Action(
        "council_desk", lambda one: [], lambda one: Mandate.objects.filter(draw=one.drawn).exists(),
        frozenset({"organiser"}), a_seating,
    ),
}  # fmt: skip


@pytest.fixture(autouse=True)
def _without_second_factor(settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def evening(founded: Any, council: list[Mandate], make_person: Any, make_draw: Callable[..., Draw]) -> Evening:
    for mandate in council[1:]:
        mandate.person = make_person(f"Councillor{mandate.seat_number}")
        mandate.save()
    now = clock.now()
    meeting = meetings.plan("Séance", "Salle", now, now - timedelta(days=30))
    agenda.add(meeting, "decision", "Un marché de plus")
    meeting = meetings.convene(meeting, now - timedelta(days=30))
    draft, vote = (
        votes.draft(meeting, f"Question {key} ?", {}, now, key=key, kind="secret", place="remote") for key in "ab"
    )
    vote = votes.open_vote(vote.pk, now)
    for mandate in council[2:7]:
        boxes.cast(vote.pk, mandate.person, "yes", now, chance=random.Random(1), seen=vote.opening_hash)
    return Evening(meeting, draft, vote, council, make_draw("2027"))


def browser_of(role: str, request: pytest.FixtureRequest) -> Client:
    if not role:
        return Client()
    person: Person = request.getfixturevalue(role)
    return signed_in(person)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("action", TABLE)
def test_an_action_is_done_by_those_named_and_by_nobody_else(
    evening: Evening, request: pytest.FixtureRequest, action: str, role: str
) -> None:
    asked = TABLE[action]
    browser = browser_of(role, request)
    asked.before(evening)
    assert not asked.done(evening)
    answer = browser.post(reverse(asked.name, args=asked.args(evening)), asked.sent(evening))
    assert asked.done(evening) is (role in asked.allowed)
    assert answer.status_code < 500


@pytest.mark.parametrize("role", ROLES)
def test_nobody_reads_a_ballot_while_the_vote_is_open(
    evening: Evening, request: pytest.FixtureRequest, role: str
) -> None:
    codes = [one["code"] for one in boxes.ballots(evening.vote)]
    browser = browser_of(role, request)
    for name, args in (
        ("vote_detail", the_vote(evening)), ("vote_turnout", the_vote(evening)), ("vote_screen", the_vote(evening)),
        ("vote_seal", the_vote(evening)), ("vote_desk", the_vote(evening)), ("vote_journal", []), ("vote_list", []),
        ("meeting_detail", the_day(evening)), ("meeting_desk", the_day(evening)),
    ):  # fmt: skip
        said = browser.get(reverse(name, args=args)).content.decode()
        assert not [code for code in codes if code in said], name


@pytest.mark.parametrize("role", ROLES)
def test_everybody_reads_the_ballots_of_a_closed_vote(
    evening: Evening, request: pytest.FixtureRequest, role: str
) -> None:
    vote = votes.close(evening.vote.pk, clock.now())
    said = browser_of(role, request).get(reverse("vote_detail", args=[vote.pk])).content.decode()
    assert len([one for one in boxes.ballots(vote) if one["code"] in said]) == 5
