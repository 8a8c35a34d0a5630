"""Every public address answers, in both languages, from the first day on, under the strict policy."""

import re
from datetime import date

import pytest
from django.test import Client

ADDRESSES = [
    "/", "/carte/", "/produits/", "/conseil/", "/conseil/seances/", "/comptes-rendus/", "/observations/", "/votes/",
    "/decisions/", "/tirages/", "/rejoindre/", "/participer/", "/partenaire/", "/contact/", "/comment-ca-marche/",
    "/allocation/", "/employeurs/", "/organismes-sociaux/", "/bilan/", "/comment-on-vote/", "/accessibilite/", "/donnees/",
    "/mentions/", "/connexion/", "/conseil/dossiers/", "/participer/mon-inscription/",
]  # fmt: skip
INLINE = re.compile(r"<style|<script(?![^>]*(\bsrc=|application/json))|\sstyle=|\son[a-z]+=", re.IGNORECASE)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["", "/en"])
def test_every_public_address_answers_on_a_new_installation(language: str, site: None, client: Client) -> None:
    for address in ADDRESSES:
        answer = client.get(language + address)
        page = answer.content.decode()
        assert answer.status_code == 200, address
        assert f'<html lang="{language[1:] or "fr"}"' in page, address
        assert page.count("<h1") == 1, address
        assert not INLINE.search(page), (address, INLINE.search(page))
        assert "'unsafe-inline'" not in answer.headers["Content-Security-Policy"]
        assert "http://" not in re.sub(r'xmlns="[^"]*"', "", page), f"{address} loads nothing from anywhere else"


def test_machines_are_answered_too(site: None, client: Client) -> None:
    for address in ("/healthz/live", "/healthz/ready", "/sitemap.xml"):
        assert client.get(address).status_code == 200, address


def test_the_language_follows_the_path_and_nothing_else(site: None, client: Client) -> None:
    client.cookies["django_language"] = "en"
    assert '<html lang="fr"' in client.get("/carte/", headers={"accept-language": "en"}).content.decode()
    page = client.get("/en/carte/").content.decode()
    assert 'href="/carte/"' in page, "the other language is one link away"


def test_laying_the_pages_again_changes_nothing(site: None) -> None:
    from wagtail.models import Page

    from website import starting_pages

    before = list(Page.objects.order_by("pk").values_list("pk", "title", "url_path"))
    starting_pages.lay()
    assert list(Page.objects.order_by("pk").values_list("pk", "title", "url_path")) == before


def test_an_unknown_address_says_so_kindly(site: None, client: Client) -> None:
    answer = client.get("/nulle-part/")
    assert answer.status_code == 404
    assert "Traceback" not in answer.content.decode()


def test_a_page_without_translation_leads_to_the_nearest_one_above(site: None, client: Client) -> None:
    from website.models import MinutesIndexPage, MinutesPage

    index = MinutesIndexPage.objects.get(locale__language_code="fr")
    day = date(2026, 3, 12)
    index.add_child(
        instance=MinutesPage(title="Séance", slug="2026-03-12", meeting_date=day, lead="", locale=index.locale)
    )
    page = client.get("/comptes-rendus/2026-03-12/").content.decode()
    assert re.search(r'<a href="/en/comptes-rendus/"[^>]*>In English', page)
