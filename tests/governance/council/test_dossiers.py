"""What the council reads before it votes on a point of sale, and what organisers type in."""

import random
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from one_evening import EVENING

from governance import agenda, boxes, dossiers, founding, meetings, minutes, suggestions, terms, trace, votes
from governance.council_refusals import (
    CriterionMissing,
    NeverInADossier,
    NothingPresented,
    NothingSuggested,
    NotSoldThere,
)
from governance.criteria import EIGHT, KEYS
from governance.models import Dossier, Family, Mandate, Meeting, PointOfSale, Product, Suggestion, Vote
from governance.point_of_sale_effects import outcomes_of_approval
from people.models import Person
from territory.models import Commune

pytestmark = pytest.mark.django_db


def test_there_are_eight_criteria_each_with_a_sentence() -> None:
    assert len(EIGHT) == len(set(KEYS)) == 8
    assert all(str(criterion.explanation).endswith(".") for criterion in EIGHT)


@pytest.mark.both_databases
def test_the_same_dossier_opened_twice_is_one(grocery: PointOfSale, texts: dict[str, str]) -> None:
    first = dossiers.open_dossier(grocery, "Une épicerie.", texts, [], EVENING, key="k")
    assert dossiers.open_dossier(grocery, "Une épicerie.", texts, [], EVENING, key="k") == first
    assert Dossier.objects.count() == 1


def test_a_dossier_says_something_of_every_criterion(grocery: PointOfSale, texts: dict[str, str]) -> None:
    with pytest.raises(CriterionMissing):
        dossiers.open_dossier(grocery, "Une épicerie.", {**texts, "work": " "}, [], EVENING)
    with pytest.raises(NothingPresented):
        dossiers.open_dossier(grocery, " ", texts, [], EVENING)
    assert not Dossier.objects.exists()


def test_alcohol_and_non_food_never_come_before_the_council(
    grocery: PointOfSale, texts: dict[str, str], make_product: Callable[..., Product]
) -> None:
    for product in (make_product("Bière", contains_alcohol=True), make_product("Savon", is_food=False)):
        with pytest.raises(NeverInADossier):
            dossiers.open_dossier(grocery, "Une épicerie.", texts, [product], EVENING)


def test_a_dossier_asks_for_what_is_sold_there(
    grocery: PointOfSale, texts: dict[str, str], make_product: Callable[..., Product]
) -> None:
    bread = make_product("Pain")
    assert list(dossiers.open_dossier(grocery, "…", texts, [bread], EVENING).products.all()) == [bread]
    bread.points_of_sale.clear()
    with pytest.raises(NotSoldThere):
        dossiers.open_dossier(grocery, "…", texts, [bread], EVENING)


def test_the_same_suggestion_sent_twice_is_one(commune: Commune) -> None:
    for _press in range(2):
        suggestions.suggest("k", "Ferme du Gué", commune, "Des œufs", EVENING, email="A@example.org")
    assert Suggestion.objects.get().email == "a@example.org"
    with pytest.raises(NothingSuggested):
        suggestions.suggest("l", " ", commune, "Des œufs", EVENING)


PLACE = {
    "name": "Ferme du Gué", "code": "gues", "kind": "farm", "commune": "26114", "address": "Le Gué",
    "latitude": "", "longitude": "", "hours": "", "telephone": "", "description": "",
}  # fmt: skip


def test_an_organiser_types_in_a_place_its_product_and_its_dossier(
    client: Any, organiser: Person, commune: Commune, texts: dict[str, str]
) -> None:
    client.force_login(organiser)
    assert client.post("/gestion/points-de-vente/nouveau/", PLACE).status_code == 302
    place = PointOfSale.objects.get()
    assert (place.code, place.latitude) == ("GUES", commune.latitude)
    product = {
        "name": "Œufs", "maker": "Ferme du Gué", "family": "", "new_family": "Œufs", "label": "ab",
        "points_of_sale": [place.pk], "is_food": "on", "description": "",
    }  # fmt: skip
    assert client.post("/gestion/points-de-vente/GUES/produits/nouveau/", product).status_code == 302
    assert Family.objects.get().name == "Œufs"
    assert client.post("/gestion/points-de-vente/GUES/produits/nouveau/", product).status_code == 200
    eggs = Product.objects.get()
    told = {"key": "k", "presentation": "Une ferme.", "products": [eggs.pk], **texts}
    dossier = client.post("/gestion/points-de-vente/GUES/dossier/", told)
    assert client.get(dossier.headers["Location"]).status_code == 200
    assert "Œufs" in client.get("/gestion/points-de-vente/GUES/").content.decode()
    assert client.get("/gestion/points-de-vente/").status_code == 200


def test_a_bad_code_is_refused_with_a_sentence(client: Any, organiser: Person, commune: Commune) -> None:
    client.force_login(organiser)
    answer = client.post("/gestion/points-de-vente/nouveau/", {**PLACE, "code": "G1"})
    assert answer.status_code == 200
    assert 'role="alert"' in answer.content.decode()
    assert not PointOfSale.objects.exists()


def test_a_dossier_form_that_is_refused_keeps_what_was_typed(
    client: Any, organiser: Person, grocery: PointOfSale, texts: dict[str, str]
) -> None:
    client.force_login(organiser)
    told = {"key": "k", "presentation": "Une épicerie.", **texts, "work": ""}
    page = client.post("/gestion/points-de-vente/EPICE/dossier/", told).content.decode()
    assert "Une épicerie." in page
    assert "Conditions de travail" in page
    assert not Dossier.objects.exists()


@pytest.mark.parametrize("address", ["", "nouveau/", "EPICE/", "EPICE/produits/nouveau/", "EPICE/dossier/"])
def test_only_organisers_write_points_of_sale(
    client: Any, grocery: PointOfSale, organiser: Person, facilitator: Person, shop: Person, address: str
) -> None:
    for refused in (facilitator, shop):
        client.force_login(refused)
        assert client.get(f"/gestion/points-de-vente/{address}").status_code == 403
    client.force_login(organiser)
    assert client.get(f"/gestion/points-de-vente/{address}").status_code == 200


def test_organisers_follow_suggestions_up(client: Any, organiser: Person, councillor: Person, commune: Commune) -> None:
    told = suggestions.suggest("k", "Ferme du Gué", commune, "Des œufs", EVENING - timedelta(days=900))
    client.force_login(councillor)
    assert client.post(f"/gestion/suggestions/{told.pk}/suivie/").status_code == 403
    client.force_login(organiser)
    assert "Ferme du Gué" in client.get("/gestion/suggestions/").content.decode()
    assert client.post(f"/gestion/suggestions/{told.pk}/suivie/").status_code == 302
    told.refresh_from_db()
    assert told.answered_at


def test_the_trace_of_a_place_without_decision_ends_at_its_dossier(
    grocery: PointOfSale, texts: dict[str, str], commune: Commune
) -> None:
    assert trace.of_point_of_sale(grocery, EVENING) == []
    dossier = dossiers.open_dossier(grocery, "…", texts, [], EVENING)
    told = suggestions.suggest("k", "Épicerie", commune, "Tout", EVENING - timedelta(days=3))
    suggestions.answer(told, EVENING, dossier)
    assert [step.key for step in trace.of_point_of_sale(grocery, EVENING)] == ["suggested", "dossier"]


def test_a_product_approved_by_the_founding_leads_back_to_that_decision(
    grocery: PointOfSale, make_product: Callable[..., Product], organiser: Person, second_organiser: Person
) -> None:
    bread = make_product("Pain")
    assert trace.of_product(bread, EVENING) == []
    founding.decide(
        terms.defaults(),
        [grocery],
        "Statuts",
        signed_by=(organiser, second_organiser),
        now=EVENING - timedelta(days=60),
    )
    steps = trace.of_product(bread, EVENING)
    assert [step.key for step in steps] == ["decision", "in_force"]
    assert steps[0].url == "/decisions/1/"


def test_a_product_leads_back_to_the_draw_of_those_who_voted(
    grocery: PointOfSale,
    make_product: Callable[..., Product],
    texts: dict[str, str],
    organiser: Person,
    second_organiser: Person,
    opened: Meeting,
    council: list[Mandate],
    client: Any,
) -> None:
    bread = make_product("Pain")
    before = EVENING - timedelta(days=60)
    founding.decide(terms.defaults(), [], "Statuts", signed_by=(organiser, second_organiser), now=before)
    dossier = dossiers.open_dossier(grocery, "…", texts, [bread], before)
    item = agenda.add(opened, "decision", "L'épicerie", dossier=dossier)
    meetings.mark_list(opened, [mandate.pk for mandate in council])
    outcomes = outcomes_of_approval(grocery, [bread])
    vote = votes.draft(opened, "Oui ?", outcomes, EVENING, key="k", kind="open", agenda_item=item)
    votes.open_vote(vote.pk, EVENING)
    for mandate in council[:6]:
        boxes.cast(
            vote.pk, mandate.person, "yes", EVENING, chance=random.Random(7), seen=Vote.objects.get().opening_hash
        )
    votes.close(vote.pk, EVENING)
    day_after = EVENING + timedelta(days=1)
    steps = trace.of_product(bread, day_after)
    assert [step.key for step in steps] == ["draw", "dossier", "meeting", "vote", "decision", "in_force"]
    assert [client.get(step.url).status_code for step in steps if step.url] == [200] * 5
    coming = trace.of_point_of_sale(grocery, EVENING)[-1]
    assert coming.to_come
    decided = minutes.draft(opened, day_after)["items"][0].votes[0].decision
    assert decided is not None
    assert decided.decision.outcome == "adopted"
