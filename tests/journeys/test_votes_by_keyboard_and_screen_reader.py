"""Votes, decisions and meetings are read by a screen reader, voted in by keyboard, and seen from the back of the room."""

import re
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from playwright.sync_api import Page, expect

from office.demonstration import sign_ins

pytestmark = pytest.mark.journey

PICTURES = settings.BASE_DIR / "var" / "pictures"
WALL = {"width": 1920, "height": 1080}
PHONE = {"width": 360, "height": 740}
SMALLEST_ON_THE_WALL = 44  # px, of 1080: two centimetres and more on a picture of one metre
OF_COUNCILLORS = ["/conseil/mon-siege/"]
OF_FACILITATORS = ["/gestion/seances/", "/gestion/seances/nouvelle/"]


def heard(page: Page, where: str) -> list[str]:
    """What axe finds on a page, each fault with its place."""
    found = Axe().run(page).response["violations"]
    return [
        f"{where}: {one['id']} {node['target']} {node['failureSummary'][:300]}"
        for one in found
        for node in one["nodes"]
    ]


def first_link(page: Page, pattern: str) -> str:
    for link in page.locator("main a").all():
        path = re.sub(r"^https?://[^/]+", "", str(link.get_attribute("href")))
        if re.fullmatch(pattern, path):
            return path
    raise AssertionError(f"no link to {pattern} on {page.url}")


def test_a_screen_reader_and_a_keyboard_find_their_way(demonstration: Any, visit: Any) -> None:
    anybody, councillor, facilitator = visit(demonstration), visit(demonstration), visit(demonstration)
    page = anybody.goes_to("/votes/")
    open_vote = first_link(page, r"/votes/\d+/")
    closed_vote = re.sub(r"^https?://[^/]+", "", str(page.locator("table a").first.get_attribute("href")))
    decision = first_link(anybody.goes_to("/decisions/"), r"/decisions/\d+/")
    meeting = first_link(anybody.goes_to("/conseil/seances/"), r"/conseil/seances/\d{4}-\d\d-\d\d/")

    public = ["/votes/", open_vote, closed_vote, open_vote + "ecran/", closed_vote + "ecran/", "/decisions/", decision,
              "/conseil/seances/", meeting]  # fmt: skip
    faults = [fault for path in public for fault in heard(anybody.goes_to(path), path)]
    anybody.page.set_viewport_size(PHONE)
    faults += [fault for path in (open_vote, closed_vote, decision) for fault in heard(anybody.goes_to(path), path)]

    councillor.signs_in(sign_ins.COUNCILLOR.handle, sign_ins.COUNCILLOR.password)
    for path in [open_vote, *OF_COUNCILLORS]:
        faults += heard(councillor.goes_to(path), f"councillor {path}")
    facilitator.signs_in(sign_ins.FACILITATOR.handle, sign_ins.FACILITATOR.password)
    desk = f"/gestion{meeting.removeprefix('/conseil')}"
    for path in [*OF_FACILITATORS, desk, f"/gestion{open_vote}", f"/gestion{closed_vote}"]:
        faults += heard(facilitator.goes_to(path), f"facilitator {path}")
    assert not faults, "\n".join(faults)

    it_is_read_from_the_back_of_the_room(visit(demonstration, WALL), [open_vote, closed_vote])
    a_ballot_is_cast_by_keyboard(councillor, open_vote)


def it_is_read_from_the_back_of_the_room(room: Any, votes: list[str]) -> None:
    for path in votes:
        page = room.goes_to(path + "ecran/")
        assert page.locator("a:visible, button:visible, input:visible").count() == 0, "nothing to press"
        assert page.evaluate("document.documentElement.scrollHeight <= innerHeight"), "nothing to scroll"
        sizes = page.evaluate(
            "[...document.querySelectorAll('main *')].filter(one => one.checkVisibility() &&"
            " [...one.childNodes].some(text => text.nodeType === 3 && text.data.trim()))"
            ".map(one => parseFloat(getComputedStyle(one).fontSize))"
        )
        assert min(sizes) >= SMALLEST_ON_THE_WALL
        page.screenshot(path=PICTURES / f"ecran{path.replace('/', '-').rstrip('-')}.png")


def a_ballot_is_cast_by_keyboard(councillor: Any, vote: str) -> None:
    page = councillor.goes_to(vote)
    presses_until(page, "Tab", "input[name=choice]")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    assert page.locator("input[name=choice]:checked").count() == 1
    presses_until(page, "Tab", "main form button[type=submit]")
    page.keyboard.press("Enter")
    expect(page.locator("[role=status]").first).to_contain_text("Bulletin reçu")


def presses_until(page: Page, key: str, target: str) -> None:
    for _ in range(40):
        page.keyboard.press(key)
        if page.evaluate("target => document.activeElement.matches(target)", target):
            return
    raise AssertionError(f"the keyboard never came to {target}")
