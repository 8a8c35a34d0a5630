"""A journal forged and chained anew is found out all the same: by its tally, its rule, its roll or its effect."""

import copy
from collections.abc import Callable
from typing import Any

import pytest

from governance.ballots import canonical, chain, recount, tally
from governance.ballots.account import FRENCH
from governance.ballots.events import Fault

Entries = list[dict[str, Any]]
VOTED, REFUSED, VOID, CHOICE, CONSENT, HANDS = 0, 1, 5, 20, 21, 22
"""The places of votes in the year: adopted openly, refused in secret, void, among answers, by consent, by show of hands."""


def chained_anew(entries: Entries) -> Entries:
    previous = chain.BEFORE_THE_FIRST
    for number, entry in enumerate(entries, start=1):
        entry["number"], entry["previous"] = number, previous
        entry["hash"] = previous = chain.hash_of(number, entry["kind"], entry["at"], entry["payload"], previous)
    return entries


def of(entries: Entries, kind: str, place: int) -> dict[str, Any]:
    """The payload of the nth record of a kind."""
    found: dict[str, Any] = [entry for entry in entries if entry["kind"] == kind][place]["payload"]
    return found


def reopened(entries: Entries, place: int, **changed: Any) -> None:
    """Forge an opening consistently: its hash, the closing that names it, and the result that follows from it."""
    opening, closing = of(entries, "opening", place), of(entries, "closing", place)
    opening["opening"].update(changed)
    opening["opening_hash"] = closing["opening_hash"] = canonical.digest(opening["opening"])
    closing["result"] = tally.result(opening["opening"], closing["ballots"])


def a_wrong_tally(entries: Entries) -> None:
    of(entries, "closing", VOTED)["result"]["yes"] += 1


def a_wrong_outcome(entries: Entries) -> None:
    of(entries, "closing", REFUSED)["result"]["outcome"] = "adopted"


def another_choice(entries: Entries) -> None:
    ballots = of(entries, "closing", REFUSED)["ballots"]
    next(ballot for ballot in ballots if ballot["choice"] == "no")["choice"] = "yes"


def a_ballot_stuffed(entries: Entries) -> None:
    closing, asked = of(entries, "closing", REFUSED), of(entries, "opening", REFUSED)["opening"]
    closing["ballots"] = tally.in_order(asked, [*closing["ballots"], {"code": "AA-222222", "choice": "yes"}])
    closing["result"] = tally.result(asked, closing["ballots"])


def a_code_twice(entries: Entries) -> None:
    ballots = of(entries, "closing", REFUSED)["ballots"]
    ballots[1]["code"] = ballots[0]["code"]


def ballots_out_of_order(entries: Entries) -> None:
    of(entries, "closing", REFUSED)["ballots"].reverse()


def a_gentler_rule(entries: Entries) -> None:
    rule = of(entries, "opening", VOTED)["opening"]["rule"]
    reopened(entries, VOTED, rule={**rule, "quorum": [1, 10]})


def a_shorter_window(entries: Entries) -> None:
    reopened(entries, 8, objection_days=0)


def a_guest_on_the_roll(entries: Entries) -> None:
    roll = of(entries, "opening", VOTED)["opening"]["roll"]
    reopened(entries, VOTED, roll=sorted([*roll, "1-21"]))


def who_left_on_the_roll(entries: Entries) -> None:
    roll = of(entries, "opening", 19)["opening"]["roll"]
    reopened(entries, 19, roll=sorted([*roll, "1-20"]))


def a_stranger_recused(entries: Entries) -> None:
    reopened(entries, VOTED, recused=[{"seat": "1-21", "link": "other"}])


def fewer_seats(entries: Entries) -> None:
    reopened(entries, VOTED, seats=17)


def another_question_under_the_same_hash(entries: Entries) -> None:
    of(entries, "opening", VOTED)["opening"]["question"] = "Something else?"


def a_wrong_effect(entries: Entries) -> None:
    of(entries, "effect", -1)["payload"]["value"] = 80_00


def an_effect_too_soon(entries: Entries) -> None:
    since = of(entries, "effect", -1)["starts_at"]
    soon = since.replace("2026-", "2025-")
    of(entries, "effect", -1)["starts_at"] = of(entries, "terms", -1)["from"] = soon


def another_term(entries: Entries) -> None:
    of(entries, "terms", -1)["terms"] = {"allocation_base_cents": 80_00}


def no_effect(entries: Entries) -> None:
    entries.remove(next(entry for entry in entries if entry["payload"] == of(entries, "effect", -1)))
    entries.remove(next(entry for entry in entries if entry["payload"] == of(entries, "terms", -1)))


def no_decision(entries: Entries) -> None:
    number = of(entries, "decision", -1)["decision"]
    entries[:] = [entry for entry in entries if entry["payload"].get("decision") != number]


def a_decision_of_nobody(entries: Entries) -> None:
    payload = {**of(entries, "decision", -1), "vote": None}
    payload["decision"] += 1
    entries.append({"kind": "decision", "at": entries[-1]["at"], "payload": payload})


def the_contrary_decision(entries: Entries) -> None:
    of(entries, "decision", 1)["outcome"] = "rejected"


def a_void_vote_counted(entries: Entries) -> None:
    of(entries, "closing", VOID)["marks"] = 9


def another_answer_chosen(entries: Entries) -> None:
    of(entries, "closing", CHOICE)["result"]["chosen"] = "1"


def the_effect_of_another_answer(entries: Entries) -> None:
    effect = next(one for one in entries if one["kind"] == "effect" and one["payload"]["payload"].get("value") == 2)
    effect["payload"]["payload"]["value"] = 1


def more_hands(entries: Entries) -> None:
    of(entries, "closing", HANDS)["told"]["yes"] += 1


def an_objection_silenced(entries: Entries) -> None:
    of(entries, "closing", CONSENT)["told"]["objections"] = []


def a_stranger_confirms(entries: Entries) -> None:
    of(entries, "closing", HANDS)["confirmed_by"] = "1-20"


def a_vote_closed_twice(entries: Entries) -> None:
    entries.append(copy.deepcopy(next(entry for entry in entries if entry["kind"] == "closing")))


def an_annulled_vote_closed(entries: Entries) -> None:
    closing = copy.deepcopy(next(entry for entry in entries if entry["kind"] == "closing"))
    closing["payload"].update({key: of(entries, "annulment", 0)[key] for key in ("vote", "opening_hash")})
    entries.append(closing)


def a_kind_of_its_own(entries: Entries) -> None:
    entries.append({"kind": "gift", "at": entries[-1]["at"], "payload": {}})


def councillors_without_a_draw(entries: Entries) -> None:
    entries.remove(next(entry for entry in entries if entry["kind"] == "draw"))


FORGERIES: list[tuple[Callable[[Entries], None], str]] = [
    (a_wrong_tally, "result_differs"),
    (a_wrong_outcome, "result_differs"),
    (another_choice, "result_differs"),
    (a_ballot_stuffed, "marks_differ"),
    (a_code_twice, "bad_ballots"),
    (ballots_out_of_order, "ballots_unsorted"),
    (a_gentler_rule, "rule_differs"),
    (a_shorter_window, "rule_differs"),
    (a_guest_on_the_roll, "roll_differs"),
    (who_left_on_the_roll, "roll_differs"),
    (a_stranger_recused, "roll_differs"),
    (fewer_seats, "seats_differ"),
    (another_question_under_the_same_hash, "opening_hash_differs"),
    (a_wrong_effect, "effect_differs"),
    (an_effect_too_soon, "effect_instant_differs"),
    (another_term, "terms_differ"),
    (no_effect, "effect_missing"),
    (no_decision, "decision_missing"),
    (a_decision_of_nobody, "decision_without_ground"),
    (the_contrary_decision, "outcome_differs"),
    (a_void_vote_counted, "unreadable"),
    (another_answer_chosen, "result_differs"),
    (the_effect_of_another_answer, "effect_differs"),
    (more_hands, "result_differs"),
    (an_objection_silenced, "result_differs"),
    (a_stranger_confirms, "unreadable"),
    (a_vote_closed_twice, "not_open"),
    (an_annulled_vote_closed, "not_open"),
    (a_kind_of_its_own, "unknown_kind"),
    (councillors_without_a_draw, "mandate_without_draw"),
]


@pytest.mark.parametrize(("forge", "found"), FORGERIES, ids=lambda one: getattr(one, "__name__", one))
def test_a_forged_journal_is_found_out(written: bytes, forge: Callable[[Entries], None], found: str) -> None:
    entries = recount.read(written)
    forge(entries)
    with pytest.raises(Fault) as fault:
        recount.check(chained_anew(entries))
    assert fault.value.key == found
    assert found in FRENCH


def test_chaining_anew_alone_changes_nothing(written: bytes) -> None:
    entries = recount.read(written)
    assert chained_anew(copy.deepcopy(entries)) == entries


def test_a_forged_journal_that_is_not_chained_anew_breaks_the_chain(written: bytes) -> None:
    entries = recount.read(written)
    a_wrong_tally(entries)
    with pytest.raises(chain.Broken):
        recount.check(entries)
