"""A meeting's page leads to its minutes once they are published, though the council's room knows no website."""

from datetime import timedelta
from typing import Any

import pytest
from one_evening import EVENING

from governance import meetings, minutes
from governance.models import Meeting

pytestmark = pytest.mark.django_db


def test_a_closed_meeting_leads_to_its_minutes_once_they_are_published(client: Any, opened: Meeting) -> None:
    from website import minutes as pages
    from website import starting_pages

    starting_pages.lay()
    closed = meetings.close(opened, EVENING + timedelta(hours=2))
    draft = pages.prepare(closed)
    assert minutes.address_of(closed) is None
    pages.publish(draft)
    address = minutes.address_of(closed)
    assert address
    assert address.endswith(f"/comptes-rendus/{closed.date.isoformat()}/")
    assert address in client.get(closed.get_absolute_url()).content.decode()
