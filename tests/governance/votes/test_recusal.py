"""Whoever declares a link before a vote leaves its roll, and neither quorum nor base counts that seat."""

import random
from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import translation
from one_evening import EVENING, LATER

from governance import arithmetic, boxes, recusals, rolls, votes
from governance.models import Mandate, Recusal, Vote
from governance.vote_refusals import NotOnTheRoll, OpenedAlready, SitsNoMore
from people.models import Person

pytestmark = pytest.mark.django_db
Make = Callable[..., Vote]


@pytest.fixture
def two_out(draft: Make, council: list[Mandate]) -> Vote:
    """Open a vote that the last two of seven left."""
    vote = draft()
    for mandate, link in zip(council[5:], ("owner", "family"), strict=True):
        recusals.declare(vote.pk, mandate, link, EVENING)
    return votes.open_vote(vote.pk, EVENING)


def test_who_is_recused_is_off_the_roll_and_in_the_opening_record(two_out: Vote, council: list[Mandate]) -> None:
    assert two_out.frozen["roll"] == [rolls.seat(mandate) for mandate in council[:5]]
    assert two_out.frozen["recused"] == [
        {"seat": rolls.seat(council[5]), "link": "owner"},
        {"seat": rolls.seat(council[6]), "link": "family"},
    ]
    assert two_out.frozen["seats"] == 7
    with pytest.raises(NotOnTheRoll):
        boxes.cast(two_out.pk, council[6].person, "yes", EVENING, chance=random.Random(1), seen=two_out.opening_hash)


def test_the_quorum_is_of_the_seats_that_are_left(two_out: Vote, cast: Any) -> None:
    assert boxes.turnout(two_out).least == 3  # half of five; half of seven would be four
    cast(two_out, "yyn")
    closed = votes.close(two_out.pk, LATER)
    with translation.override("en"):
        said = arithmetic.sentences(closed.result or {})
    assert said == [
        "3 ballots were cast, of 7 seats less 2 recused: the quorum of 3 is reached.",
        "More than half of the ballots without abstentions must say yes. The base is 3, so 2 yes were needed. There were 2.",
    ]


def test_a_recusal_is_declared_and_taken_back_once_and_only_before_opening(draft: Make, council: list[Mandate]) -> None:
    vote = draft()
    for link in ("owner", "other"):
        assert recusals.declare(vote.pk, council[0], link, EVENING).link == "owner"
    for _press in range(2):
        recusals.take_back(vote.pk, council[0].pk)
    assert not Recusal.objects.exists()
    votes.open_vote(vote.pk, EVENING)
    with pytest.raises(OpenedAlready):
        recusals.declare(vote.pk, council[0], "owner", EVENING)
    with pytest.raises(OpenedAlready):
        recusals.take_back(vote.pk, council[0].pk)


def test_only_who_sits_can_be_recused(draft: Make, council: list[Mandate]) -> None:
    council[0].ends_on = EVENING.date()
    council[0].save()
    with pytest.raises(SitsNoMore):
        recusals.declare(draft().pk, council[0], "owner", EVENING)


def test_everybody_reads_who_is_recused_and_for_which_kind_of_link(
    client: Client, two_out: Vote, council: list[Mandate], councillor: Person
) -> None:
    for reader in (None, councillor):
        if reader:
            client.force_login(reader)
        text = client.get(reverse("vote_detail", args=[two_out.pk])).content.decode()
        assert council[5].public_name in text
        assert "le gère ou le possède" in text or "runs it or owns it" in text


def test_the_facilitator_writes_recusals_at_the_desk(
    client: Client, facilitator: Person, draft: Make, council: list[Mandate], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("live.clock.now", lambda: EVENING)
    vote = draft()
    client.force_login(facilitator)
    where = reverse("vote_recuse", args=[vote.pk])
    assert 'class="errors"' in client.post(where, {"mandate": "", "link": "owner"}).content.decode()
    for _press in range(2):
        assert client.post(where, {"mandate": council[0].pk, "link": "work"}).status_code == 302
    assert [one.mandate for one in rolls.recused(vote)] == [council[0]]
    assert client.post(reverse("vote_unrecuse", args=[vote.pk, council[0].pk])).status_code == 302
    assert rolls.recused(vote) == []


@pytest.mark.parametrize("role", ["organiser", "treasurer", "observer", "councillor", "member", "outsider", None])
def test_nobody_else_writes_recusals(
    client: Client, draft: Make, council: list[Mandate], request: pytest.FixtureRequest, role: str | None
) -> None:
    vote = draft()
    if role:
        client.force_login(request.getfixturevalue(role))
    answer = client.post(reverse("vote_recuse", args=[vote.pk]), {"mandate": council[1].pk, "link": "work"})
    assert answer.status_code == (403 if role else 302)
    assert not Recusal.objects.exists()


@pytest.mark.both_databases
def test_the_database_itself_recuses_once_and_for_a_known_link(draft: Make, council: list[Mandate]) -> None:
    recusal = recusals.declare(draft().pk, council[0], "owner", EVENING)
    for mandate, link in ((council[0], "owner"), (council[1], "envy")):
        with pytest.raises(IntegrityError), transaction.atomic():
            Recusal.objects.create(vote=recusal.vote, mandate=mandate, link=link, declared_at=EVENING)
