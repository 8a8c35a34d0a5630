"""Decisions take effect by themselves when their instant comes; statuses are computed and nothing is copied."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import translation
from one_evening import EVENING, LATER, NEXT_DAY

from governance import decisions, effects, founding, in_force, terms, votes
from governance.founding import FoundedAlready, NoSource, NotTwoOrganisers
from governance.models import Decision, Effect, PointOfSale, Product, Vote
from governance.point_of_sale_effects import (
    NeverApproved,
    NotApproved,
    UnknownProducts,
    outcomes_of_approval,
    outcomes_of_withdrawal,
)
from governance.term_effects import outcomes_of_term
from people.models import Person

pytestmark = pytest.mark.django_db
INSTANT = timedelta(microseconds=1)
Make = Callable[..., Vote]


@pytest.fixture
def decide(opened: Make, cast: Any) -> Callable[..., Decision]:
    """Hold a vote with this outcome and give its decision."""

    def hold(outcomes: Any, written: str = "yyyyy", **more: Any) -> Decision:
        vote = opened(outcomes=outcomes, **more)
        cast(vote, written)
        return Decision.objects.get(vote=votes.close(vote.pk, LATER))

    return hold


def test_an_approval_holds_from_midnight_after_the_vote_and_not_before(
    decide: Any, grocery: PointOfSale, make_product: Callable[..., Product]
) -> None:
    bread = make_product("Pain")
    decision = decide(outcomes_of_approval(grocery))
    assert not in_force.is_approved(grocery, NEXT_DAY - INSTANT)
    assert in_force.is_approved(grocery, NEXT_DAY)
    found = in_force.approvals(NEXT_DAY)
    assert found.point_of_sale_ids == {grocery.pk}
    assert found.product_ids == {bread.pk}
    assert list(decisions.about(grocery)) == [decision]
    assert found.decisions[grocery.pk] == decision
    assert in_force.next_change(LATER) == NEXT_DAY
    assert in_force.next_change(NEXT_DAY) is None


def test_an_approval_may_wait_for_the_day_its_text_names(decide: Any, grocery: PointOfSale) -> None:
    decide(outcomes_of_approval(grocery, first_day="2026-04-01"))
    assert not in_force.is_approved(grocery, NEXT_DAY)
    assert in_force.status_of(grocery, NEXT_DAY + timedelta(days=30)).key == "approved"


def test_an_approval_in_part_names_its_products(
    decide: Any, grocery: PointOfSale, make_product: Callable[..., Product]
) -> None:
    bread, _cheese = make_product("Pain"), make_product("Fromage")
    decide(outcomes_of_approval(grocery, [bread]))
    assert in_force.approvals(NEXT_DAY).products == {grocery.pk: frozenset({bread.pk})}
    assert in_force.approvals(NEXT_DAY).whole == frozenset()


@pytest.mark.parametrize("fields", [{"contains_alcohol": True}, {"is_food": False}])
def test_alcohol_and_what_is_not_food_is_refused_at_drafting(
    draft: Make, grocery: PointOfSale, make_product: Callable[..., Product], fields: dict[str, bool]
) -> None:
    wine = make_product("Clairette", **fields)
    with pytest.raises(NeverApproved):
        draft(outcomes=outcomes_of_approval(grocery, [wine]))


def test_a_product_that_turned_out_to_be_alcohol_is_refused_again_when_the_effect_is_written(
    opened: Make, cast: Any, grocery: PointOfSale, make_product: Callable[..., Product]
) -> None:
    juice = make_product("Jus")
    vote = opened(outcomes=outcomes_of_approval(grocery, [juice]))
    cast(vote, "yyyyy")
    Product.objects.filter(pk=juice.pk).update(contains_alcohol=True)
    decision = Decision.objects.get(vote=votes.close(vote.pk, LATER))
    assert decision.hindrance
    assert not Effect.objects.filter(decision=decision).exists()
    assert not in_force.is_approved(grocery, NEXT_DAY)


def test_alcohol_is_never_among_what_a_whole_approval_covers(
    decide: Any, grocery: PointOfSale, make_product: Callable[..., Product]
) -> None:
    bread, _wine = make_product("Pain"), make_product("Vin", contains_alcohol=True)
    decide(outcomes_of_approval(grocery))
    assert in_force.approvals(NEXT_DAY).product_ids == {bread.pk}


def test_products_sold_elsewhere_cannot_be_approved_here(
    draft: Make, grocery: PointOfSale, make_product: Callable[..., Product]
) -> None:
    elsewhere = make_product("Miel")
    elsewhere.points_of_sale.clear()
    with pytest.raises(UnknownProducts):
        draft(outcomes=outcomes_of_approval(grocery, [elsewhere]))
    with pytest.raises(UnknownProducts):
        draft(outcomes=outcomes_of_approval(grocery, []))


@pytest.mark.parametrize(("written", "status"), [("nnnnn", "refused"), ("yyynnn", "adjourned"), ("yyyyy", "approved")])
def test_a_point_of_sale_stands_as_the_vote_left_it(
    decide: Any, grocery: PointOfSale, written: str, status: str
) -> None:
    decision = decide(outcomes_of_approval(grocery), written)
    found = in_force.status_of(grocery, NEXT_DAY)
    assert (found.key, found.decision, found.since) == (status, decision, NEXT_DAY)


def test_a_refusal_to_widen_an_approval_leaves_the_approval(decide: Any, grocery: PointOfSale) -> None:
    approved = decide(outcomes_of_approval(grocery))
    decision = decide(outcomes_of_approval(grocery), "nnnnn")
    assert in_force.status_of(grocery, NEXT_DAY).decision == approved
    assert Decision.objects.with_status(NEXT_DAY).get(pk=decision.pk).status == "without_effect"


def test_a_withdrawal_ends_the_approval_at_its_own_instant(
    decide: Any, grocery: PointOfSale, organiser: Person
) -> None:
    approval = decide(outcomes_of_approval(grocery))
    Effect.objects.update(starts_at=EVENING - timedelta(days=30))
    withdrawal = decide(outcomes_of_withdrawal(grocery))
    effect = approval.effects.get()
    assert effect.ends_at == NEXT_DAY == withdrawal.effects.get().starts_at
    assert in_force.is_approved(grocery, NEXT_DAY - INSTANT)
    assert not in_force.is_approved(grocery, NEXT_DAY)
    statuses = Decision.objects.with_status(NEXT_DAY)
    assert statuses.get(pk=approval.pk).status == "replaced"
    assert statuses.get(pk=withdrawal.pk).status == "in_force"
    assert Decision.objects.with_status(LATER).get(pk=withdrawal.pk).status == "pending"


def test_only_what_is_approved_can_be_withdrawn(draft: Make, grocery: PointOfSale) -> None:
    with pytest.raises(NotApproved):
        draft(outcomes=outcomes_of_withdrawal(grocery))


def test_two_decisions_of_one_evening_leave_the_later_one(decide: Any, founded: Decision) -> None:
    first = decide(outcomes_of_term("voting_quorum", "1/3"))
    second = decide(outcomes_of_term("voting_quorum", "2/3"))
    found = in_force.term("voting_quorum", NEXT_DAY)
    assert found is not None
    assert (found.value, found.decision) == ("2/3", second)
    assert Decision.objects.with_status(NEXT_DAY).get(pk=first.pk).status == "replaced"
    assert in_force.terms(LATER)["voting_quorum"] == "1/2"


def test_a_later_decision_replaces_one_that_was_to_come(decide: Any) -> None:
    decide(outcomes_of_term("voting_quorum", "1/3", first_day="2026-06-01"))
    decide(outcomes_of_term("voting_quorum", "2/3"))
    assert in_force.terms(NEXT_DAY + timedelta(days=200))["voting_quorum"] == "2/3"


def test_a_vote_keeps_the_rule_it_was_opened_with(decide: Any, opened: Make) -> None:
    decide(outcomes_of_term("voting_quorum", "1/3"))
    record = opened().frozen
    assert record["rule"]["quorum"] == [1, 2]
    assert votes.rule_in_force(NEXT_DAY).quorum.denominator == 3


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("voting_quorum", "3/2"),
        ("voting_quorum", 1),
        ("voting_base", "all"),
        ("unknown", 1),
        ("voting_threshold", "1/1"),
    ],
)
def test_a_term_takes_only_its_own_values(draft: Make, key: str, value: Any) -> None:
    with pytest.raises(ValidationError):
        draft(outcomes=outcomes_of_term(key, value))


def test_a_day_that_is_no_date_is_refused(draft: Make, grocery: PointOfSale) -> None:
    with pytest.raises(effects.BadDay):
        draft(outcomes=outcomes_of_approval(grocery, first_day="demain"))


def test_the_dry_run_counts_what_is_gained_and_what_is_lost(
    decide: Any, grocery: PointOfSale, make_product: Callable[..., Product]
) -> None:
    bread, cheese, _wine = make_product("Pain"), make_product("Fromage"), make_product("Vin", contains_alcohol=True)
    with translation.override("en"):
        whole = outcomes_of_approval(grocery)["adopted"]
        assert effects.dry_run(whole, LATER) == ["2 products become payable there from the account."]
        decide(outcomes_of_approval(grocery, [bread]))
        assert effects.dry_run(whole, NEXT_DAY) == ["1 product becomes payable there from the account."]
        assert effects.dry_run(outcomes_of_approval(grocery, [cheese])["adopted"], NEXT_DAY) == [
            "1 product becomes payable there from the account.",
            "1 product is no longer payable there from the account.",
        ]


def test_the_dry_run_of_a_term_says_from_what_to_what(founded: Decision) -> None:
    with translation.override("en"):
        said = effects.dry_run(outcomes_of_term("voting_quorum", "2/3")["adopted"], LATER)
    assert said == ["Quorum, as a share of all seats: from 1/2 to 2/3."]


def test_the_founding_decision_sets_terms_and_approvals_at_once(
    organiser: Person, second_organiser: Person, grocery: PointOfSale
) -> None:
    decision = founding.decide(
        terms.defaults(), [grocery], "Statuts du 6 janvier 2025", signed_by=(organiser, second_organiser), now=EVENING
    )
    assert in_force.is_approved(grocery, EVENING)
    assert in_force.terms(EVENING)["voting_quorum"] == "1/2"
    assert decision.signatures.count() == 2
    with pytest.raises(FoundedAlready):
        founding.decide({}, [], "Encore", signed_by=(organiser, second_organiser), now=EVENING)


def test_founding_needs_two_organisers_and_a_source(
    organiser: Person, second_organiser: Person, facilitator: Person
) -> None:
    for pair in ((organiser, organiser), (organiser, facilitator)):
        with pytest.raises(NotTwoOrganisers):
            founding.decide({}, [], "Statuts", signed_by=pair, now=EVENING)
    with pytest.raises(NoSource):
        founding.decide({}, [], "  ", signed_by=(organiser, second_organiser), now=EVENING)


@pytest.mark.both_databases
def test_the_database_itself_refuses_a_second_effect_on_one_subject(founded: Decision) -> None:
    effect = founded.effects.first()
    assert effect is not None
    for starts_at, ends_at in ((effect.starts_at, NEXT_DAY), (NEXT_DAY, None), (NEXT_DAY, EVENING)):
        with pytest.raises(IntegrityError), transaction.atomic():
            Effect.objects.create(
                decision=founded, kind=effect.kind, subject=effect.subject, starts_at=starts_at, ends_at=ends_at
            )


def test_effects_start_after_a_decision_in_the_night(grocery: PointOfSale) -> None:
    almost = NEXT_DAY - INSTANT
    assert decisions.starts_at({"kind": "adjourn"}, almost) == NEXT_DAY
    assert decisions.starts_at({"kind": "adjourn"}, NEXT_DAY).date() == date(2026, 3, 14)
