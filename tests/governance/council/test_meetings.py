"""A meeting is planned, convened, opened and closed: in that order, by those who may."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from one_evening import EVENING

from governance import agenda, attendance, founding, meetings, terms
from governance.council_refusals import (
    DayPast,
    DayTaken,
    ItemVotedOn,
    MeetingBegun,
    MeetingKnownOutside,
    MeetingOver,
    NoAgenda,
    NoticeTooShort,
    NotItsDay,
    NotSeated,
    NotThatState,
    VoteStillOpen,
)
from governance.models import Mandate, Meeting, Vote
from governance.voting_terms import NOTICE_DAYS
from people.models import Person
from sortition.models import Draw

pytestmark = pytest.mark.django_db
State = Meeting.State
BEFORE = EVENING - timedelta(days=9)
MOVES: dict[str, Callable[[Meeting], Meeting]] = {
    State.CONVENED: lambda meeting: meetings.convene(meeting, BEFORE),
    State.OPEN: lambda meeting: meetings.open_meeting(meeting, EVENING),
    State.CLOSED: lambda meeting: meetings.close(meeting, EVENING + timedelta(hours=2)),
}


def in_state(meeting: Meeting, state: str) -> Meeting:
    """Lead a planned meeting to a state by the rules."""
    agenda.add(meeting, "information", "Accueil")
    if state == State.CONVENED:
        return meetings.convene(meeting, BEFORE)
    if state in (State.OPEN, State.CLOSED):
        meeting = meetings.open_meeting(meeting, EVENING)
    return meetings.close(meeting, EVENING) if state == State.CLOSED else meeting


@pytest.mark.parametrize("before", State.values)
@pytest.mark.parametrize("after", list(MOVES))
def test_a_state_follows_another_only_where_the_table_says_so(meeting: Meeting, before: str, after: str) -> None:
    led = in_state(meeting, before)
    if after == before or after in meetings.ALLOWED[before]:
        assert MOVES[after](led).state == after
    else:
        with pytest.raises(NotThatState):
            MOVES[after](led)
        led.refresh_from_db()
        assert led.state == before


def test_the_table_names_every_state() -> None:
    assert set(meetings.ALLOWED) == set(State.values)


@pytest.mark.both_databases
def test_the_same_meeting_planned_twice_is_one_and_a_day_has_only_one(meeting: Meeting) -> None:
    now = EVENING - timedelta(days=9)
    assert meetings.plan("Séance 3", "Salle des fêtes", EVENING, now) == meeting
    with pytest.raises(DayTaken):
        meetings.plan("Autre", "Ailleurs", EVENING, now)


def test_a_meeting_is_planned_ahead(council: list[Mandate]) -> None:
    with pytest.raises(DayPast):
        meetings.plan("Séance 1", "Salle", EVENING - timedelta(days=1), EVENING)


def test_a_meeting_moves_until_it_begins(meeting: Meeting) -> None:
    later = EVENING + timedelta(days=7)
    moved = meetings.change(meeting, "Séance 3", "Mairie", later, EVENING, 4)
    assert (moved.date, moved.place) == (later.date(), "Mairie")
    begun = meetings.open_meeting(moved, later)
    with pytest.raises(MeetingBegun):
        meetings.change(begun, "Séance 3", "Mairie", later, EVENING, 4)


def test_a_meeting_opens_on_its_own_day(meeting: Meeting) -> None:
    with pytest.raises(NotItsDay):
        meetings.open_meeting(meeting, EVENING - timedelta(days=1))


def test_a_council_is_convened_with_an_agenda(meeting: Meeting) -> None:
    with pytest.raises(NoAgenda):
        meetings.convene(meeting, BEFORE)
    meeting.refresh_from_db()
    assert meeting.state == State.PLANNED


def test_a_meeting_is_convened_as_many_days_before_as_the_rules_want(
    meeting: Meeting, organiser: Person, second_organiser: Person
) -> None:
    founding.decide(
        {**terms.defaults(), NOTICE_DAYS: 7}, [], "Statutes", signed_by=(organiser, second_organiser), now=BEFORE
    )
    agenda.add(meeting, "information", "Accueil")
    with pytest.raises(NoticeTooShort):
        meetings.convene(meeting, EVENING - timedelta(days=6))
    assert meetings.convene(meeting, EVENING - timedelta(days=7)).state == State.CONVENED
    assert meetings.convene(Meeting.objects.get(), EVENING - timedelta(days=1)).state == State.CONVENED


def test_a_meeting_is_taken_away_only_while_nobody_counts_on_it(meeting: Meeting) -> None:
    agenda.add(meeting, "information", "Accueil")
    convened = meetings.convene(meeting, BEFORE)
    with pytest.raises(MeetingKnownOutside):
        meetings.call_off(convened)
    other = meetings.plan("Séance 4", "Salle", EVENING + timedelta(days=14), EVENING)
    meetings.call_off(other)
    assert Meeting.objects.get() == meeting


def test_a_meeting_does_not_close_over_an_open_vote(opened: Meeting) -> None:
    Vote.objects.create(
        key="k", meeting=opened, question="?", kind="open", state="open", opened_at=EVENING,
        opening_record={"seats": 7}, opening_hash="0" * 64,
    )  # fmt: skip
    with pytest.raises(VoteStillOpen):
        meetings.close(opened, EVENING)
    opened.refresh_from_db()
    assert opened.state == State.OPEN


def test_opening_lists_everybody_who_sits_and_ticks_nobody(opened: Meeting) -> None:
    assert opened.attendance.count() == 7
    assert opened.attendance.filter(present=True).count() == 0


@pytest.mark.both_databases
def test_the_presence_list_is_written_whole_and_counts_for_the_quorum(opened: Meeting, council: list[Mandate]) -> None:
    meetings.mark_list(opened, [mandate.pk for mandate in council[:4]])
    meetings.mark_present(opened, council[0], False)
    found = attendance.quorum(opened, EVENING)
    assert (found.seats, found.present, found.needed, found.reached) == (7, 3, None, False)


def test_presence_is_ticked_only_while_the_meeting_is_open(meeting: Meeting, council: list[Mandate]) -> None:
    closed = in_state(meeting, State.CLOSED)
    with pytest.raises(MeetingOver):
        meetings.mark_present(closed, council[0], True)


def test_nobody_from_outside_is_ticked_present(opened: Meeting, make_draw: Callable[..., Draw]) -> None:
    from datetime import date

    from governance import mandates

    later = mandates.seat(make_draw("2027"), date(2027, 1, 1), EVENING)
    with pytest.raises(NotSeated):
        meetings.mark_present(opened, later[0], True)
    with pytest.raises(NotSeated):
        meetings.mark_list(opened, [later[0].pk])


def test_the_same_point_added_twice_is_one_point(meeting: Meeting) -> None:
    for _press in range(2):
        agenda.add(meeting, "learning", "Le pain", position=1)
    agenda.add(meeting, "discussion", "Le prix", position=1)
    assert [item.title for item in meeting.agenda.all()] == ["Le pain", "Le prix"]


def test_a_point_moves_up_once_however_often_the_button_is_pressed(meeting: Meeting) -> None:
    for title in ("un", "deux", "trois"):
        agenda.add(meeting, "discussion", title)
    last = meeting.agenda.get(title="trois")
    for _press in range(2):
        agenda.move_up(last, seen_at=3)
    assert [item.title for item in meeting.agenda.all()] == ["un", "trois", "deux"]


def test_a_point_with_a_vote_stays_and_a_closed_agenda_is_fixed(meeting: Meeting) -> None:
    item = agenda.add(meeting, "decision", "L'épicerie")
    vote = Vote.objects.create(key="k", meeting=meeting, agenda_item=item, question="?", kind="open")
    with pytest.raises(ItemVotedOn):
        agenda.remove(item)
    vote.delete()
    in_state(meeting, State.CLOSED)
    with pytest.raises(MeetingOver):
        agenda.change(item, "decision", "Autre chose")


DESK = {
    "/gestion/seances/": "get",
    "/gestion/seances/nouvelle/": "get",
    "/gestion/seances/{day}/": "get",
    "/gestion/seances/{day}/modifier/": "get",
    "/gestion/seances/{day}/convoquer/": "post",
    "/gestion/seances/{day}/ouvrir/": "post",
    "/gestion/seances/{day}/presence/": "post",
    "/gestion/seances/{day}/clore/": "post",
    "/gestion/seances/{day}/annuler/": "post",
    "/gestion/seances/{day}/points/nouveau/": "get",
}


@pytest.mark.parametrize(("address", "verb"), DESK.items())
def test_only_facilitators_and_organisers_lead_meetings(
    client: Any, meeting: Meeting, councillor: Person, observer: Person, facilitator: Person, address: str, verb: str
) -> None:
    address = address.format(day=meeting.date.isoformat())
    for refused in (councillor, observer):
        client.force_login(refused)
        assert getattr(client, verb)(address).status_code == 403
    client.force_login(facilitator)
    assert getattr(client, verb)(address).status_code in (200, 302)
    client.logout()
    assert "/connexion/" in getattr(client, verb)(address).headers["Location"]


def test_a_facilitator_walks_a_meeting_on_the_screens(
    client: Any, council: list[Mandate], facilitator: Person, monkeypatch: Any
) -> None:
    monkeypatch.setattr("live.clock.now", lambda: EVENING)
    client.force_login(facilitator)
    day = EVENING.date().isoformat()
    told = {"title": "Séance 3", "day": day, "hour": "23:00", "place": "Salle", "observer_places": "2"}
    desk = f"/gestion/seances/{day}/"
    assert client.post("/gestion/seances/nouvelle/", told).headers["Location"] == desk
    assert "ordre du jour" in client.post(desk + "convoquer/").content.decode()
    point = {"position": "1", "kind": "decision", "title": "L'épicerie du Pont", "text": "", "dossier": "", "said": ""}
    assert client.post(desk + "points/nouveau/", point).status_code == 302
    assert client.post(desk + "convoquer/").status_code == 302
    assert client.post(desk + "ouvrir/").status_code == 302
    assert client.post(desk + "presence/", {"present": [council[0].pk, council[1].pk]}).status_code == 302
    page = client.get(desk).content.decode()
    assert page.count("checked") == 2
    assert client.post(desk + "clore/").status_code == 302
    assert Meeting.objects.get().state == State.CLOSED


def test_a_refused_form_says_why_and_plans_nothing(client: Any, facilitator: Person) -> None:
    client.force_login(facilitator)
    told = {"title": "Séance", "day": "2020-01-01", "hour": "18:30", "place": "Salle", "observer_places": "2"}
    answer = client.post("/gestion/seances/nouvelle/", told)
    assert answer.status_code == 200
    assert 'role="alert"' in answer.content.decode()
    assert not Meeting.objects.exists()


def test_every_refusal_is_a_sentence() -> None:
    from governance import council_refusals

    for kind in vars(council_refusals).values():
        if isinstance(kind, type) and issubclass(kind, council_refusals.CouncilRefusal):
            assert issubclass(kind, ValidationError)
            assert str(kind.sentence).endswith((".", "%(criteria)s.", "%(products)s."))
