"""What everybody sees of a draw, and the screens on which organisers, and nobody else, prepare and sign it."""

import html
import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from signing_in import signed_in

from jobs import work
from jobs.models import Job
from people.models import Person
from sortition import council_draw
from sortition.drawing import record
from sortition.models import Draw, Signature, Volunteer

pytestmark = pytest.mark.django_db
SCREENS = ["desk_draws", "desk_volunteers", "desk_volunteers_template", "desk_volunteer_paper"]
SCREENS_OF_A_DRAW = ["desk_draw", "desk_quota", "desk_run", "desk_sign"]


def text(answer: Any) -> str:
    return html.unescape(answer.content.decode()).replace("\u00a0", " ").replace("\u202f", " ")


def test_before_any_draw_is_published_the_public_page_says_so(site: None, client: Client) -> None:
    answer = client.get("/tirages/")
    assert answer.status_code == 200
    assert "Aucun tirage" in text(answer)


@pytest.mark.parametrize("state", ["draft", "ran"])
def test_what_is_not_published_is_not_seen(
    state: str, site: None, client: Client, request: pytest.FixtureRequest
) -> None:
    draw = request.getfixturevalue(state)
    assert draw.title not in text(client.get("/tirages/"))
    for address in ("draw", "draw_record"):
        assert client.get(reverse(address, args=[draw.pk])).status_code == 404


def test_a_signature_alone_does_not_publish(site: None, client: Client, ran: Draw, organiser: Person) -> None:
    for _press in range(2):
        signed_in(organiser).post(reverse("desk_sign", args=[ran.pk]))
    assert client.get(reverse("draw", args=[ran.pk])).status_code == 404


@pytest.mark.parametrize(("language", "met"), [("", "atteint"), ("/en", "met")])
def test_a_published_draw_is_seen_by_everybody_with_its_seed_and_pseudonyms(
    language: str, met: str, site: None, client: Client, published: Draw
) -> None:
    assert published.title in text(client.get(f"{language}/tirages/"))
    page = text(client.get(f"{language}/tirages/{published.pk}/"))
    assert "a recorded seed" in page
    assert met in page
    for seat in published.seats.all():
        assert seat.pseudonym in page


def test_the_public_record_is_the_one_that_was_made(client: Client, published: Draw) -> None:
    answer = client.get(reverse("draw_record", args=[published.pk]))
    assert answer["Content-Type"].startswith("application/json")
    read = json.loads(answer.content)
    assert read == published.record
    assert record.holds(read)


def test_public_pages_hold_nothing_private_of_any_volunteer(
    site: None, client: Client, published: Draw, crate: list[Volunteer]
) -> None:
    addresses = [reverse("draw", args=[published.pk]), reverse("draw_record", args=[published.pk])]
    for address in ["/tirages/", "/participer/", "/participer/mon-inscription/", "/participer/merci/", *addresses]:
        page = text(client.get(address))
        for one in crate:
            for private in (one.name, one.postal_address, one.telephone, one.private_code_hash, f"{one.pk:06d}"):
                assert private not in page, (address, private)


def test_no_public_page_tells_how_many_gave_an_answer_that_few_gave(
    site: None, client: Client, published: Draw, crate: list[Volunteer]
) -> None:
    told = json.loads(client.get(reverse("draw_record", args=[published.pk])).content)["targets"]
    few = 0
    for target in told:
        number = sum(1 for one in crate if one.answers[target["criterion"]] == target["value"])
        few += 0 < number < 5
        assert target["volunteers"] in ((None,) if 0 < number < 5 else (None, number))
    assert few, "some answers of the crate are given by few"


@pytest.mark.parametrize("cast", ["facilitator", "treasurer", "observer", "member", "councillor", "outsider"])
def test_nobody_but_organisers_enters_the_screens_of_draws_and_volunteers(
    cast: str, ran: Draw, request: pytest.FixtureRequest
) -> None:
    refused = signed_in(request.getfixturevalue(cast))
    draws = Draw.objects.count()
    addresses = [reverse(name) for name in SCREENS]
    addresses += [reverse(name, args=[ran.pk]) for name in SCREENS_OF_A_DRAW]
    for address in addresses:
        for answer in (refused.get(address), refused.post(address, {"title": "x", "seats_min": 1, "seats_max": 2})):
            assert answer.status_code == 403, address
            assert "Volontaire 0" not in text(answer)
    assert Draw.objects.count() == draws
    assert not Signature.objects.exists()
    assert not Job.objects.exists()


def test_whoever_has_not_signed_in_is_asked_to(client: Client, ran: Draw) -> None:
    addresses = [reverse(name) for name in SCREENS]
    for address in [*addresses, *(reverse(name, args=[ran.pk]) for name in SCREENS_OF_A_DRAW)]:
        for answer in (client.get(address), client.post(address)):
            assert answer.status_code == 302, address
            assert "/connexion/" in answer.headers["Location"]


def test_organisers_enter_every_screen(organiser: Person, published: Draw) -> None:
    client = signed_in(organiser)
    for name in SCREENS:
        assert client.get(reverse(name)).status_code == 200, name
    page = text(client.get(reverse("desk_draw", args=[published.pk])))
    for seat in published.seats.select_related("volunteer"):
        assert seat.volunteer.name in page, "organisers write to those who were drawn"


def test_a_draw_that_does_not_exist_is_not_found(organiser: Person) -> None:
    client = signed_in(organiser)
    assert client.get(reverse("desk_draw", args=[404])).status_code == 404
    for name in ("desk_quota", "desk_run", "desk_sign"):
        assert client.post(reverse(name, args=[404]), {"least": "0", "most": "1"}).status_code == 404, name
    assert not Job.objects.exists()


def test_following_a_link_neither_draws_nor_signs(organiser: Person, ran: Draw) -> None:
    for name in ("desk_quota", "desk_run", "desk_sign"):
        assert signed_in(organiser).get(reverse(name, args=[ran.pk])).status_code == 405
    assert not Signature.objects.exists()


def test_two_organisers_walk_a_draw_from_its_name_to_the_public_page(
    site: None, client: Client, crate: list[Volunteer], organiser: Person, second_organiser: Person
) -> None:
    first, second = signed_in(organiser), signed_in(second_organiser)
    begun = first.post(reverse("desk_draws"), {"title": "Conseil du printemps", "seats_min": "6", "seats_max": "8"})
    draw = Draw.objects.get()
    address = reverse("desk_draw", args=[draw.pk])
    assert begun.headers["Location"] == address
    first.post(
        reverse("desk_quota", args=[draw.pk]), {"criterion": "gender", "value": "other", "least": "0", "most": "3"}
    )
    assert "Tirer au sort maintenant" in text(first.get(address))
    for _press in range(2):
        first.post(reverse("desk_run", args=[draw.pk]))
    job = Job.objects.get()
    work.do.func(job.pk)
    assert "Signer ce résultat" in text(first.get(address))
    first.post(reverse("desk_sign", args=[draw.pk]))
    assert "Vous avez signé" in text(first.get(address))
    second.post(reverse("desk_sign", args=[draw.pk]))
    draw.refresh_from_db()
    assert draw.quotas["gender"]["other"] == [0, 3]
    assert draw.seed == job.arguments["seed"]
    assert len(draw.seed) == 32
    assert "Conseil du printemps" in text(client.get("/tirages/"))


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"seats_min": "0"}, "seats_min"),
        ({"seats_max": "many"}, "seats_max"),
        ({"title": ""}, "title"),
        ({"seats_min": "9", "seats_max": "8"}, None),
    ],
)
def test_a_draw_with_bad_numbers_is_not_begun_and_what_was_typed_is_kept(
    territory: None, organiser: Person, typed: dict[str, str], field: str | None
) -> None:
    asked = {"title": "Conseil du printemps", "seats_min": "6", "seats_max": "8", **typed}
    page = text(signed_in(organiser).post(reverse("desk_draws"), asked))
    assert 'role="alert"' in page
    for value in asked.values():
        assert not value or f'value="{value}"' in page
    assert not Draw.objects.exists()


@pytest.mark.parametrize(
    ("least", "most"), [("", "2"), ("-1", "2"), ("3", "2"), ("0", "9"), ("1.5", "2"), ("²", "3"), ("0", "9999")]
)
def test_a_bad_quota_is_told_in_a_sentence_and_changes_nothing(
    draft: Draw, organiser: Person, least: str, most: str
) -> None:
    asked = {"criterion": "gender", "value": "other", "least": least, "most": most}
    page = text(signed_in(organiser).post(reverse("desk_quota", args=[draft.pk]), asked, follow=True))
    assert "Un plancher va de zéro à son plafond" in page
    assert Draw.objects.get().quotas == draft.quotas


def test_a_draw_without_a_possible_panel_tells_why_and_offers_no_button(
    register: Callable[..., Volunteer], organiser: Person, spring: datetime
) -> None:
    register("Ada")
    draw = council_draw.prepare("Conseil", 20, 24, organiser, spring)
    page = text(signed_in(organiser).get(reverse("desk_draw", args=[draw.pk])))
    assert "Trop peu de volontaires : 1 pour au moins 20 sièges." in page
    assert "Tirer au sort maintenant" not in page


def test_a_draw_that_has_not_run_is_not_signed_from_its_page(draft: Draw, organiser: Person) -> None:
    page = text(signed_in(organiser).post(reverse("desk_sign", args=[draft.pk]), follow=True))
    assert "Ce tirage n’est pas encore fait." in page
    assert not Signature.objects.exists()
