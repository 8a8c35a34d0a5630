"""The head of the journal is printed at the foot of public pages and on the facts of a meeting."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from one_evening import EVENING

from governance import journal, meetings, minutes
from governance.models import JournalEntry, Mandate

pytestmark = pytest.mark.django_db


def test_the_foot_of_a_public_page_bears_the_head(client: Client, council: list[Mandate]) -> None:
    before = journal.head_digest()
    assert before in client.get(reverse("vote_list")).content.decode()
    journal.append(JournalEntry.Kind.ANNULMENT, {}, EVENING)
    after = journal.head_digest()
    assert after != before
    assert after in client.get(reverse("vote_list")).content.decode()


def test_a_fund_without_any_event_prints_no_head(client: Client) -> None:
    assert journal.head_digest() == ""
    assert client.get(reverse("vote_list")).status_code == 200


def test_the_facts_of_a_meeting_keep_the_head_at_its_closing(council: list[Mandate]) -> None:
    meeting = meetings.open_meeting(meetings.plan("Meeting", "Hall", EVENING, EVENING), EVENING)
    journal.append(JournalEntry.Kind.ANNULMENT, {"in": "time"}, EVENING)
    at_closing = journal.head_digest(EVENING)
    closed = meetings.close(meeting, EVENING + timedelta(hours=2))
    journal.append(JournalEntry.Kind.ANNULMENT, {"too": "late"}, EVENING + timedelta(days=1))
    assert minutes.draft(closed, EVENING + timedelta(days=2))["journal_head"] == at_closing
