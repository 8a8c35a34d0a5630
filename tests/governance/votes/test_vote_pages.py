"""What is read and pressed on the pages of votes."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from one_evening import LATER

from governance import boxes, votes
from governance.models import Mandate, OpenBallot, Vote
from live.models import Mark
from people.models import Person

pytestmark = pytest.mark.django_db
Make = Callable[..., Vote]


def page(client: Client, vote: Vote) -> str:
    answer = client.get(reverse("vote_detail", args=[vote.pk]))
    assert answer.status_code == 200
    return answer.content.decode()


def send(client: Client, vote: Vote, **fields: str) -> Any:
    return client.post(reverse("vote_detail", args=[vote.pk]), {"seen": vote.opening_hash, **fields})


def test_a_councillor_on_the_roll_finds_a_ballot_with_nothing_ticked(
    client: Client, opened: Make, councillor: Person
) -> None:
    client.force_login(councillor)
    text = page(client, opened("secret"))
    assert text.count('type="radio"') == 3
    assert "checked" not in text
    assert "data-live-topic" in text


@pytest.mark.parametrize("role", ["facilitator", "organiser", "observer", "outsider", None])
def test_others_read_the_vote_and_find_no_ballot(
    client: Client, opened: Make, request: pytest.FixtureRequest, role: str | None
) -> None:
    vote = opened()
    if role:
        client.force_login(request.getfixturevalue(role))
    assert 'type="radio"' not in page(client, vote)
    assert 'type="radio"' not in send(client, vote, choice="yes").content.decode()
    assert boxes.turnout(vote).cast == 0


def test_the_receipt_shows_the_tracking_code_and_the_next_page_does_not(
    client: Client, opened: Make, councillor: Person
) -> None:
    vote = opened("secret")
    client.force_login(councillor)
    answer = send(client, vote, choice="yes", typed="k7")
    code = boxes.ballots(vote)[0]["code"]
    assert code in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    again = send(client, vote, choice="no", typed="k7")
    assert again.status_code == 200
    assert code not in again.content.decode()
    assert boxes.turnout(vote).cast == 1
    assert code not in page(client, vote)
    assert code not in str(dict(client.session))


def test_a_ballot_with_nothing_chosen_is_sent_back_with_a_sentence(
    client: Client, opened: Make, councillor: Person
) -> None:
    vote = opened()
    client.force_login(councillor)
    text = send(client, vote).content.decode()
    assert 'class="errors"' in text
    assert 'type="radio"' in text
    assert boxes.turnout(vote).cast == 0


def test_a_ballot_sent_after_closing_is_told_so(
    client: Client, opened: Make, cast: Any, council: list[Mandate]
) -> None:
    vote = opened()
    cast(vote, "yyyyy")
    votes.close(vote.pk, LATER)
    client.force_login(council[6].person)
    assert 'class="errors"' in send(client, vote, choice="yes").content.decode()
    assert OpenBallot.objects.count() == 5


def test_turnout_is_all_that_is_told_while_a_vote_is_open(
    client: Client, opened: Make, cast: Any, facilitator: Person
) -> None:
    vote = opened()
    cast(vote, "yyn")
    client.force_login(facilitator)
    fragment = client.get(reverse("vote_turnout", args=[vote.pk])).content.decode()
    assert "3" in fragment
    assert "7" in fragment
    for text in (fragment, page(client, vote), client.get(reverse("vote_list")).content.decode()):
        assert "t-yes" not in text
        assert "Councillor2" not in text


def test_each_cast_moves_the_topic_that_open_pages_listen_to(opened: Make, cast: Any) -> None:
    vote = opened()
    before = Mark.objects.get(topic=f"vote:{vote.pk}").version
    cast(vote, "yyn")
    assert Mark.objects.get(topic=f"vote:{vote.pk}").version == before + 3


def test_a_closed_secret_vote_publishes_its_sorted_ballots(client: Client, opened: Make, cast: Any) -> None:
    vote = opened("secret")
    codes = cast(vote, "yyyyn-")
    votes.close(vote.pk, LATER)
    text = page(client, vote)
    places = [text.index(code) for code in sorted(codes)]
    assert places == sorted(places)
    assert text.count('class="t-') == 3


def test_a_closed_open_vote_publishes_its_roll_call(
    client: Client, opened: Make, cast: Any, council: list[Mandate]
) -> None:
    vote = opened()
    cast(vote, "yyyyn")
    votes.close(vote.pk, LATER)
    text = page(client, vote)
    assert all(mandate.public_name in text for mandate in council[:5])
    assert council[6].public_name not in text


def test_a_void_vote_tells_no_figure(client: Client, opened: Make, cast: Any) -> None:
    vote = opened("secret")
    cast(vote, "yyyn")
    votes.close(vote.pk, LATER)
    assert "t-yes" not in page(client, vote)


def test_a_draft_is_not_public(client: Client, draft: Make) -> None:
    vote = draft()
    for name in ("vote_detail", "vote_turnout"):
        assert client.get(reverse(name, args=[vote.pk])).status_code == 404
    assert vote.question not in client.get(reverse("vote_list")).content.decode()


def test_the_journal_can_be_downloaded(client: Client, opened: Make) -> None:
    vote = opened()
    entries = client.get(reverse("vote_journal")).json()["entries"]
    assert entries[-1]["payload"]["opening_hash"] == vote.opening_hash
    assert entries[-1]["previous"] == entries[-2]["hash"]
