"""The demonstration keeps its mails and shows them, and its clock goes forward."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf.urls.i18n import i18n_patterns
from django.core.mail import EmailMessage, get_connection
from django.test import Client
from django.urls import clear_url_caches, include, path

import config.urls
from live import clock
from live.models import ClockAdvance

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def demonstration(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    settings.REHEARSAL = True
    settings.MAIL_DIR = settings.EMAIL_FILE_PATH = tmp_path
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    demo = i18n_patterns(path("demo/", include("notices.demonstration_urls")), prefix_default_language=False)
    monkeypatch.setattr(config.urls, "urlpatterns", [*demo, *config.urls.urlpatterns])
    clear_url_caches()
    yield
    clear_url_caches()
    clock._read_at = 0.0


def test_the_newest_mail_stands_first_and_is_read_with_its_accents_and_links(client: Client) -> None:
    assert "papers" not in client.get("/demo/courrier/").content.decode()
    EmailMessage("Première séance", "À dix-neuf heures.", to=["mina@example.org"]).send()
    EmailMessage("Deuxième séance", "Voir http://localhost/conseil/ à l’heure.", to=["mina@example.org"]).send()
    page = client.get("/demo/courrier/").content.decode()
    assert page.index("Deuxième séance") < page.index("Première séance")
    newest = client.get("/demo/courrier/").context["mails"][0]
    letter = client.get(f"/demo/courrier/{newest.file}/{newest.number}/").content.decode()
    assert "à l’heure" in letter
    assert '<a href="http://localhost/conseil/"' in letter


def test_several_mails_kept_in_one_file_are_all_shown(client: Client) -> None:
    letters = [EmailMessage(f"Lettre {number}", "Bonjour", to=["mina@example.org"]) for number in (1, 2, 3)]
    get_connection().send_messages(letters)
    page = client.get("/demo/courrier/").content.decode()
    assert all(f"Lettre {number}" in page for number in (1, 2, 3))


@pytest.mark.parametrize("name", ["../secret_key", "nothing.log", "..%2Fsecret.log"])
def test_nothing_but_kept_mails_is_shown(client: Client, name: str) -> None:
    assert client.get(f"/demo/courrier/{name}/0/").status_code == 404


def test_the_clock_goes_forward_once_however_often_the_button_is_pressed(client: Client) -> None:
    before = clock.now()
    form = {"by": "day", "shown": client.get("/demo/horloge/").context["now"].isoformat()}
    for _ in range(3):
        assert client.post("/demo/horloge/", form).status_code == 302
    assert ClockAdvance.objects.get().seconds == 86_400
    assert timedelta(days=1) <= clock.now() - before < timedelta(days=1, minutes=1)


def test_an_unknown_step_moves_nothing(client: Client) -> None:
    client.post("/demo/horloge/", {"by": "century", "shown": clock.now().isoformat()})
    assert not ClockAdvance.objects.exists()
