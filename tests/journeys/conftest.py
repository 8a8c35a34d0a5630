"""Journeys: a real Chromium against real daphne and worker, on a demonstration loaded for them alone."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.conf import settings
from installation import Installation, running
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

PICTURES = Path(settings.BASE_DIR) / "var" / "pictures"
PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1280, "height": 900}
CHROMIUM_FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
]  # fmt: skip


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """The demonstration fund, loaded anew and running."""
    var = tmp_path_factory.mktemp("demonstration")
    with running(var, demonstration=True) as installation:
        yield installation


@pytest.fixture(scope="module")
def empty_installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """An installation that nobody has set up yet, running as a rehearsal."""
    var = tmp_path_factory.mktemp("empty")
    with running(var, demonstration=False) as installation:
        yield installation


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not found:
        pytest.skip("no Chromium was found (set CHROMIUM to its path)")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=found, args=CHROMIUM_FLAGS)
        yield launched
        launched.close()


@dataclass
class Visitor:
    """Somebody with a browser of their own. Whatever their pages complain of fails the journey."""

    installation: Installation
    context: BrowserContext
    page: Page
    complaints: list[str]

    def goes_to(self, path: str) -> Page:
        answer = self.page.goto(self.installation.url(path))
        assert answer is not None
        assert answer.status < 500, f"{path} answered {answer.status}"
        return self.page

    def signs_in(self, handle: str, password: str) -> None:
        self.goes_to("/connexion/")
        self.page.fill("input[name=login]", handle)
        self.page.fill("input[name=password]", password)
        self.page.press("input[name=password]", "Enter")
        self.page.wait_for_url(lambda address: not address.partition("?")[0].endswith("/connexion/"))


@pytest.fixture
def visit(browser: Browser) -> Iterator["Visits"]:
    visits = Visits(browser)
    yield visits
    visits.close()


class Visits:
    """Opens a browser for each person of a journey, and hears what their pages complain of."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.visitors: list[Visitor] = []

    def __call__(self, installation: Installation, size: dict[str, int] = DESKTOP, scripts: bool = True) -> Visitor:
        context = self.browser.new_context(
            viewport=size,
            locale="fr-FR",
            java_script_enabled=scripts,
            device_scale_factor=1,  # type: ignore[arg-type]
        )
        context.set_default_timeout(15_000)
        visitor = Visitor(installation, context, context.new_page(), [])
        visitor.page.on("console", lambda said: visitor.complaints.append(said.text) if said.type == "error" else None)
        visitor.page.on("pageerror", lambda fault: visitor.complaints.append(str(fault)))
        self.visitors.append(visitor)
        return visitor

    def close(self) -> None:
        complaints = [line for visitor in self.visitors for line in visitor.complaints]
        for visitor in self.visitors:
            visitor.context.close()
        policy = [line for line in complaints if "Content Security Policy" in line or "Uncaught" in line]
        assert not policy, policy


@pytest.fixture
def picture() -> Callable[[Visitor, str], None]:
    """Keep a picture of what somebody sees, at phone and at desktop width, under var/pictures."""

    def keep(visitor: Visitor, name: str) -> None:
        PICTURES.mkdir(parents=True, exist_ok=True)
        before = visitor.page.viewport_size
        for label, size in (("360", PHONE), ("1280", DESKTOP)):
            visitor.page.set_viewport_size(size)  # type: ignore[arg-type]
            visitor.page.wait_for_timeout(350)  # the desk slides its menu
            visitor.page.screenshot(path=str(PICTURES / f"{name}-{label}.png"), full_page=True)
        if before:
            visitor.page.set_viewport_size(before)

    return keep
