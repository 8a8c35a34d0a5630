"""What awaits somebody shows on the desk's first page, and goes when it is done."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from signing_in import signed_in

from fund import memberships
from fund.memberships import Household
from fund.models import Membership, Month
from governance import meetings, observations, suggestions, votes
from governance.models import Decision, Mandate, PointOfSale
from governance.point_of_sale_effects import outcomes_of_approval
from live import clock
from office import desk_permissions, waiting
from people.models import Person
from sortition.models import Draw
from territory import communes
from territory.models import Commune
from website import minutes, starting_pages
from website.models import ContactMessage

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 12, 9, tzinfo=clock.PARIS)


@pytest.fixture
def site(db: None) -> None:
    starting_pages.lay()


def texts(person: Person) -> list[str]:
    return [task.text for task in waiting.for_person(person, NOW)]


def test_nothing_awaits_anybody_on_a_quiet_day(organiser: Person, facilitator: Person, treasurer: Person) -> None:
    for person in (organiser, facilitator, treasurer):
        assert texts(person) == []


def test_a_message_awaits_organisers_until_it_is_answered(organiser: Person, treasurer: Person) -> None:
    message = ContactMessage.objects.create(key="k", name="Nour", reply_to="x", subject="public", text="?", sent_at=NOW)
    assert len(texts(organiser)) == 1
    assert "Nour" in texts(organiser)[0]
    assert texts(treasurer) == []
    message.answered_at = NOW
    message.save()
    assert texts(organiser) == []


def test_a_draw_awaits_whoever_has_not_signed_it(organiser: Person, second_organiser: Person) -> None:
    draw = Draw.objects.create(title="Conseil 2026", seats_min=20, seats_max=24, created_at=NOW)
    assert texts(organiser) == []
    Draw.objects.filter(pk=draw.pk).update(state=Draw.State.RAN, ran_at=NOW, seed="s", record={"panel": []})
    draw.signatures.create(person=organiser, signed_at=NOW)
    assert texts(organiser) == []
    assert "Conseil 2026" in texts(second_organiser)[0]


def test_a_household_awaits_organisers_until_it_is_let_in(
    founded: Decision, dieulefit: Commune, organiser: Person, treasurer: Person, facilitator: Person
) -> None:
    asked = memberships.ask(Household("Nour", dieulefit, 60_00), "key-of-nour", NOW)
    assert len(texts(organiser)) == 1
    assert texts(treasurer) == texts(facilitator) == []
    memberships.admit(asked, organiser, NOW)
    assert texts(organiser) == []


def test_the_month_awaits_the_treasurer_until_it_has_run(
    household: Membership, treasurer: Person, organiser: Person
) -> None:
    assert len(texts(treasurer)) == 1
    assert texts(organiser) == []
    Month.objects.create(first_day=NOW.date().replace(day=1))
    assert len(texts(treasurer)) == 1, "begun is not done"
    Month.objects.update(ran_at=NOW)
    assert texts(treasurer) == []


def test_minutes_await_from_the_end_of_a_meeting_until_they_are_published(
    site: None, facilitator: Person, organiser: Person, treasurer: Person
) -> None:
    meeting = meetings.open_meeting(meetings.plan("Séance 3", "Salle", NOW, NOW - timedelta(days=9)), NOW)
    assert texts(facilitator) == []
    meeting = meetings.close(meeting, NOW)
    page = minutes.prepare(meeting)
    for person in (facilitator, organiser):
        assert ["Séance 3" in text for text in texts(person)] == [True], "a draft is not read by anybody"
    assert texts(treasurer) == []
    minutes.publish(page)
    assert texts(facilitator) == []


def test_an_observer_s_report_awaits_until_it_is_published(site: None, facilitator: Person, observer: Person) -> None:
    meeting = meetings.open_meeting(meetings.plan("Séance 3", "Salle", NOW, NOW - timedelta(days=9)), NOW)
    report = observations.deposit(meeting, observer, "Océane", dict.fromkeys(observations.QUESTIONS, "Oui."), NOW)
    assert ["Océane" in text for text in texts(facilitator)] == [True]
    observations.publish(report, facilitator, NOW)
    assert texts(facilitator) == []


def test_an_open_vote_awaits_whoever_closes_it(
    founded: Decision, council: list[Mandate], grocery: PointOfSale, facilitator: Person, treasurer: Person
) -> None:
    now = clock.now()
    meeting = meetings.open_meeting(meetings.plan("Séance 3", "Salle", now, now - timedelta(days=9)), now)
    vote = votes.draft(meeting, "L’épicerie ?", outcomes_of_approval(grocery), now, key="k", kind="open")
    assert texts(facilitator) == []
    meetings.mark_list(meeting, [mandate.pk for mandate in council])
    votes.open_vote(vote.pk, now)
    assert ["L’épicerie ?" in text for text in texts(facilitator)] == [True]
    assert texts(treasurer) == []


def test_the_first_page_of_the_desk_shows_it(site: None, organiser: Person, settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = False
    desk_permissions.lay()
    client = signed_in(organiser)
    assert "/gestion/messages/" not in panel(client)
    ContactMessage.objects.create(key="k", name="Nour", reply_to="x", subject="public", text="?", sent_at=NOW)
    assert "Nour" in panel(client)
    assert "/gestion/messages/" in panel(client)


def panel(client: Client) -> str:
    page: str = client.get("/cms/").content.decode()
    assert page.count('<section class="nice-padding desk">') == 1
    return page.partition('<section class="nice-padding desk">')[2].partition("</section>")[0]


def test_the_oldest_comes_first(organiser: Person) -> None:
    communes.load()
    commune = Commune.objects.get(name="Vesc")
    ContactMessage.objects.create(key="k", name="Nour", reply_to="x", subject="public", text="?", sent_at=NOW)
    suggest: Any = suggestions.suggest
    suggest(place_name="La ferme du Col", commune=commune, what_they_sell="Œufs", key="s", now=NOW - timedelta(days=3))
    found = waiting.for_person(organiser, NOW)
    assert ["La ferme du Col" in found[0].text, "Nour" in found[1].text] == [True, True]
    assert all(task.url.startswith("/gestion/") for task in found)
