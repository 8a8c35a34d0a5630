"""Twenty-four cast within two seconds, and every ballot counts once, whatever each of them votes with."""

import json
import os
import random
import subprocess
import sys
import threading
import time
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from plain_browser import Hints, PlainBrowser
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.journey

WITHIN_SECONDS = 2.0
CHOICES = ("yes", "no", "abstain")


def beside(installation: Any, step: str) -> dict[str, Any]:
    """Act as the facilitator would, on the running installation's database."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("DJANGO_", "PYTEST_"))}
    environment |= {"VAR_DIR": str(installation.var), "DEMO": "0", "REHEARSAL": "1"}
    environment["PYTHONPATH"] = str(Path(__file__).parent)
    act = f"import json, an_evening_of_25 as evening; print(json.dumps(evening.{step}()))"
    done = subprocess.run(
        [sys.executable, "manage.py", "shell", "--no-imports", "-c", act],
        cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def enters(visitor: Any, session: str) -> Any:
    visitor.context.add_cookies([{"name": "sessionid", "value": session, "url": visitor.installation.address}])
    return visitor


def code_of(receipt: str) -> str:
    return receipt.partition('<strong class="code">')[2].partition("<")[0]


def test_twenty_four_cast_within_two_seconds(empty_installation: Any, visit: Any) -> None:
    evening = beside(empty_installation, "prepare")
    vote, sessions = f"/votes/{evening['vote']}/", evening["sessions"]
    browsers, plain = sessions[:3], [PlainBrowser(empty_installation.address, one) for one in sessions[3:]]
    late = plain.pop()
    late_ballot = late.gets(vote)
    hints = [Hints(one, f"vote:{evening['vote']}") for one in plain]

    phone, desktop, without_scripts = (
        enters(visit(empty_installation, scripts=scripts), session)
        for scripts, session in zip((True, True, False), browsers, strict=True)
    )
    pages = [one.goes_to(vote) for one in (phone, desktop, without_scripts)]
    second_tab = a_half_filled_form(phone.context.new_page(), empty_installation.url(vote))
    onlooker = visit(empty_installation)
    onlooker.page.route_web_socket("**/ws/", lambda socket: socket.close())
    watching = onlooker.goes_to(vote)

    receipts, sent_within = all_at_once(pages, plain, vote)
    assert sent_within < WITHIN_SECONDS + 1
    assert len(set(receipts)) == 24, "each has a tracking code of their own"
    assert all(receipts)

    for page in (second_tab, watching):  # the second without a socket: it asks again by itself
        expect(page.locator("[data-live-topic]").first).to_contain_text("24 bulletins sur 25", timeout=20_000)
    the_form_is_as_it_was_left(second_tab)
    second_tab.locator("main form button[type=submit]").click()
    expect(second_tab.locator("main")).to_contain_text("Votre bulletin est dans la caisse")

    closing = beside(empty_installation, "close")
    assert "errors" in late.sends(vote, late_ballot, choice="no"), "too late is told, and changes nothing"
    assert sorted(one["code"] for one in closing["ballots"]) == sorted(receipts), "none lost, none double"
    assert len(closing["marks"]) == 24
    assert closing["result"]["cast"] == 24
    every_open_page_was_told(hints, f"vote:{evening['vote']}", closing["version"])
    it_is_sealed(watching, empty_installation, vote, receipts)


def a_half_filled_form(tab: Page, address: str) -> Page:
    tab.goto(address)
    tab.check("input[name=choice][value=no]", force=True)
    tab.locator("main form details summary").click()
    tab.fill("input[name=typed]", "K")
    tab.locator("main form").evaluate("form => { form.dataset.walked = 'half' }")
    tab.locator("h1").click()  # and its author looks elsewhere
    return tab


def the_form_is_as_it_was_left(tab: Page) -> None:
    assert tab.locator("main form").get_attribute("data-walked") == "half", "the very same form"
    assert tab.input_value("input[name=typed]") == "K"
    assert tab.locator("input[name=choice]:checked").get_attribute("value") == "no"


def all_at_once(pages: list[Page], plain: list[PlainBrowser], vote: str) -> tuple[list[str], float]:
    """Have everybody cast, one of them by pressing twice at once; give their codes, and how long sending took."""
    chance = random.Random(24)
    start = threading.Barrier(len(plain) + 2)

    def casts(browser: PlainBrowser, ballot: str, wait: float, choice: str) -> tuple[str, float]:
        start.wait()
        time.sleep(wait)
        sent_at = time.monotonic()
        return code_of(browser.sends(vote, ballot, choice=choice)), sent_at

    ballots = [(one, one.gets(vote)) for one in plain]
    for page, choice in zip(pages, CHOICES, strict=True):
        page.check(f"input[name=choice][value={choice}]", force=True)
    with ThreadPoolExecutor(len(plain) + 1) as people:
        pressed: list[Future[tuple[str, float]]] = [
            people.submit(casts, browser, ballot, chance.random() * WITHIN_SECONDS, chance.choice(CHOICES))
            for browser, ballot in [*ballots, ballots[0]]
        ]
        start.wait()
        began = time.monotonic()
        for page in pages:
            page.locator("main form button[type=submit]").click(no_wait_after=True)
        sent_by_browsers = time.monotonic()
        answers = [one.result() for one in pressed]
    for page in pages:
        expect(page.locator("main")).to_contain_text("Bulletin reçu", timeout=30_000)
    codes = [code for code, _sent in answers]
    first, again = codes[0], codes.pop()
    assert (first == "") != (again == ""), "pressing twice at once gives one ballot"
    codes[0] = first or again
    sent_within = max(sent_by_browsers, *(sent for _code, sent in answers)) - began
    return [*codes, *(page.inner_text("strong.code") for page in pages)], sent_within


def every_open_page_was_told(hints: list[Hints], topic: str, version: int) -> None:
    until = time.monotonic() + 10
    while time.monotonic() < until and any(one.told.get(topic, 0) < version for one in hints):
        time.sleep(0.1)
    assert [one.told.get(topic, 0) >= version for one in hints] == [True] * len(hints)
    for one in hints:
        one.close()


def it_is_sealed(watching: Page, installation: Any, vote: str, codes: list[str]) -> None:
    """The worker seals it by itself, though pages stay open; then disk and log tell no ballot from another."""
    watching.goto(installation.url(vote))
    expect(watching.locator("main")).to_contain_text("Scellé le", timeout=60_000)
    remains = b"".join(file.read_bytes() for file in installation.var.glob("fund.sqlite3*"))
    assert {remains.count(code.encode()) for code in codes} == {2}, "the box and the published journal, nothing else"
    said = (installation.var / "journey.log").read_text()
    assert not [code for code in codes if code in said]
