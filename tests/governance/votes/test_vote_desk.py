"""The facilitator writes, opens and closes votes; nobody else does."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from one_evening import EVENING

from governance.models import Decision, Meeting, PointOfSale, Product, Vote
from people.models import Person

pytestmark = pytest.mark.django_db
Make = Callable[..., Vote]


@pytest.fixture
def desk(client: Client, facilitator: Person) -> Client:
    client.force_login(facilitator)
    return client


def fields(**more: Any) -> dict[str, Any]:
    return {"key": "k1", "question": "Et le pain ?", "about": "nothing", "kind": "open", "place": "room", **more}


def test_a_facilitator_writes_a_question_sees_its_effect_and_opens_it(
    desk: Client, meeting: Meeting, grocery: PointOfSale, make_product: Callable[..., Product]
) -> None:
    bread, _wine = make_product("Pain"), make_product("Vin", contains_alcohol=True)
    where = reverse("vote_draft", args=[meeting.pk])
    text = desk.get(where).content.decode()
    assert "Pain" in text
    assert "Vin" not in text
    sent = fields(about="approve_part", point_of_sale=grocery.pk, products=[bread.pk], first_day="2099-01-01")
    for _press in range(2):
        answer = desk.post(where, sent)
        assert answer.status_code == 302
    vote = Vote.objects.get()
    assert vote.effects["adopted"] == {
        "kind": "approve_point_of_sale",
        "payload": {"point_of_sale": grocery.pk, "products": [bread.pk]},
        "from": "2099-01-01",
    }
    assert grocery.name in desk.get(answer["Location"]).content.decode().replace("&#x27;", "'")


@pytest.mark.parametrize(
    "wrong",
    [
        {"about": "approve_whole"},
        {"about": "approve_part", "point_of_sale": "grocery"},
        {"about": "withdraw", "point_of_sale": "grocery"},
        {"about": "term", "term": "voting_quorum", "value": "3/2"},
        {"about": "term", "term": "", "value": "1"},
        {"question": ""},
    ],
)
def test_a_question_that_cannot_be_is_sent_back_with_a_sentence(
    desk: Client, meeting: Meeting, grocery: PointOfSale, wrong: dict[str, Any]
) -> None:
    sent = {key: grocery.pk if value == "grocery" else value for key, value in wrong.items()}
    text = desk.post(reverse("vote_draft", args=[meeting.pk]), fields(**sent)).content.decode()
    assert 'class="errors"' in text
    assert not Vote.objects.exists()


def test_a_facilitator_opens_and_closes_a_vote(
    desk: Client, draft: Make, cast: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("live.clock.now", lambda: EVENING)  # mandates of the tests end with 2026
    vote = draft()
    for _press in range(2):
        assert desk.post(reverse("vote_open", args=[vote.pk])).status_code == 302
    vote.refresh_from_db()
    cast(vote, "yyyyn")
    assert desk.get(reverse("vote_desk", args=[vote.pk])).status_code == 200
    for _press in range(2):
        assert desk.post(reverse("vote_close", args=[vote.pk])).status_code == 302
    assert Decision.objects.get(vote=vote).outcome == "adopted"
    assert "t-yes" in desk.get(reverse("vote_desk", args=[vote.pk])).content.decode()


def test_what_cannot_be_opened_says_why(desk: Client, draft: Make, meeting: Meeting) -> None:
    vote = draft()
    Meeting.objects.filter(pk=meeting.pk).update(state=Meeting.State.PLANNED, opened_at=None)
    text = desk.post(reverse("vote_open", args=[vote.pk])).content.decode()
    assert 'class="errors"' in text


def test_a_draft_is_thrown_away_twice_without_harm(desk: Client, draft: Make) -> None:
    vote = draft()
    for _press in range(2):
        assert desk.post(reverse("vote_discard", args=[vote.pk])).status_code == 302
    assert not Vote.objects.exists()


@pytest.mark.parametrize("role", ["organiser", "treasurer", "observer", "councillor", "member", "outsider", None])
@pytest.mark.parametrize("name", ["vote_desk", "vote_open", "vote_close", "vote_annul", "vote_discard"])
def test_nobody_but_facilitators_runs_a_vote(
    client: Client, draft: Make, request: pytest.FixtureRequest, role: str | None, name: str
) -> None:
    vote = draft()
    if role:
        client.force_login(request.getfixturevalue(role))
    answer = client.post(reverse(name, args=[vote.pk]))
    assert answer.status_code == (403 if role else 302)
    vote.refresh_from_db()
    assert vote.state == "draft"


def test_a_vote_is_stopped_from_the_desk_and_its_page_says_why(
    client: Client, facilitator: Person, opened: Make
) -> None:
    vote = opened()
    client.force_login(facilitator)
    assert 'class="errors"' in client.post(reverse("vote_annul", args=[vote.pk]), {"reason": " "}).content.decode()
    client.post(reverse("vote_annul", args=[vote.pk]), {"reason": "The lights went out."})
    text = client.get(reverse("vote_detail", args=[vote.pk])).content.decode()
    assert "The lights went out." in text
    assert "t-yes" not in text
