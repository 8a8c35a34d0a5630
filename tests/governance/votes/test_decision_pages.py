"""The public register: each decision at its own address, with its trace and how it stands today."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from one_evening import LATER

from governance import votes
from governance.models import Decision, Effect, PointOfSale, Vote
from governance.point_of_sale_effects import outcomes_of_withdrawal
from live import clock
from people.models import Person

pytestmark = pytest.mark.django_db
Make = Callable[..., Vote]


@pytest.fixture
def approval(opened: Make, cast: Any) -> Decision:
    vote = opened()
    cast(vote, "yyyyn")
    return Decision.objects.get(vote=votes.close(vote.pk, LATER))


def listed(client: Client, **asked: str) -> set[int]:
    return {page.decision.number for page in client.get(reverse("decision_list"), asked).context["pages"]}


def test_the_register_is_filtered_by_what_it_is_about_and_how_it_stands(client: Client, approval: Decision) -> None:
    assert listed(client) == {1, 2}
    assert listed(client, kind="founding") == {1}
    assert listed(client, kind="point_of_sale") == {2}
    assert listed(client, status="in_force", outcome="adopted") == {1, 2}
    assert listed(client, status="pending") == set()
    Effect.objects.filter(decision=approval).update(starts_at=clock.now() + timedelta(days=3))
    assert listed(client, status="pending") == {2}
    assert client.get(reverse("decision_list"), {"status": "unheard-of", "page": "x"}).status_code == 200


def test_a_decision_leads_back_to_its_vote_and_its_meeting(
    client: Client, approval: Decision, grocery: PointOfSale
) -> None:
    answer = client.get(approval.get_absolute_url())
    text = answer.content.decode().replace("&#x27;", "'")
    assert approval.vote is not None
    assert approval.vote.get_absolute_url() in text
    assert approval.vote.meeting.get_absolute_url() in text
    assert grocery.name in text
    assert grocery.commune.name in text


def test_a_replaced_decision_names_the_one_that_replaced_it(
    client: Client, approval: Decision, grocery: PointOfSale, opened: Make, cast: Any
) -> None:
    Effect.objects.filter(decision=approval).update(starts_at=LATER - timedelta(days=9))
    vote = opened(outcomes=outcomes_of_withdrawal(grocery))
    cast(vote, "yyyyy")
    later = Decision.objects.get(vote=votes.close(vote.pk, LATER))
    assert later.get_absolute_url() in client.get(approval.get_absolute_url()).content.decode()


def test_the_founding_decision_quotes_its_source_and_counts_its_signatures(
    client: Client, founded: Decision, organiser: Person
) -> None:
    text = client.get(founded.get_absolute_url()).content.decode()
    assert founded.source in text
    assert organiser.display_name not in text


def test_an_unknown_decision_is_not_found(client: Client) -> None:
    assert client.get(reverse("decision_detail", args=[99])).status_code == 404
