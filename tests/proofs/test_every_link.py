"""Every link that the public can follow leads somewhere, in both languages, and nobody's page answers a stranger."""

import time
import urllib.error
import urllib.request
from collections import Counter
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from installation import Installation, running

MOST_PAGES = 1_500
CLOSED = [
    "/compte/",
    "/payer/",
    "/point-de-vente/",
    "/tiers-payeur/",
    "/conseil/mon-siege/",
    "/gestion/tresorerie/",
    "/cms/",
]


class Links(HTMLParser):
    """What a page links to, its language and its first heading."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.language = ""
        self.headings = 0

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        named = dict(attributes)
        if tag == "html":
            self.language = named.get("lang") or ""
        if tag == "h1":
            self.headings += 1
        for name in ("href", "src"):
            if named.get(name) and tag in ("a", "link", "script", "img"):
                self.found.append(str(named[name]))


def fetch(address: str) -> tuple[int, str, str]:
    """The status, the kind and the text of an address, redirects followed."""
    try:
        with urllib.request.urlopen(address, timeout=20) as answer:
            kind = answer.headers.get_content_type()
            return answer.status, kind, answer.read().decode("utf-8", "replace") if kind == "text/html" else ""
    except urllib.error.HTTPError as fault:
        return fault.code, "", ""


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Installation:  # type: ignore[misc]
    with running(tmp_path_factory.mktemp("crawl"), demonstration=True) as installation:
        yield installation


def test_every_link_of_the_public_site_leads_somewhere(demonstration: Installation) -> None:
    waiting, seen = [demonstration.url("/"), demonstration.url("/en/")], set()
    faults, kinds, started = [], Counter(), time.monotonic()
    while waiting and len(seen) < MOST_PAGES:
        address = waiting.pop(0)
        if address in seen:
            continue
        seen.add(address)
        status, kind, text = fetch(address)
        kinds[kind] += 1
        path = urlsplit(address).path
        if status >= 400:
            faults.append(f"{status} {path}")
        if kind != "text/html":
            continue
        page = Links()
        page.feed(text)
        if path.startswith("/en/") != (page.language == "en"):
            faults.append(f"{path} speaks {page.language}")
        if page.headings != 1:
            faults.append(f"{path} has {page.headings} first headings")
        for link in page.found:
            whole = urldefrag(urljoin(address, link)).url
            if whole.startswith(demonstration.address) and whole not in seen:
                waiting.append(whole)
    spent = time.monotonic() - started
    print(f"\n{len(seen)} addresses in {spent:.0f} s: {dict(kinds)}")
    assert not faults, faults
    assert not waiting, "more addresses than the crawl allows"
    assert len(seen) > 200


@pytest.mark.parametrize("path", CLOSED)
def test_a_stranger_is_led_to_sign_in(demonstration: Installation, path: str) -> None:
    with urllib.request.urlopen(demonstration.url(path), timeout=20) as answer:
        assert urlsplit(answer.url).path == "/connexion/", path
