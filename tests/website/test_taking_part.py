"""What the public sends from the site is kept once, told to organisers, and refused with a sentence when it is not right."""

import re

import pytest
from django.test import Client

from governance.models import Suggestion
from notices.models import Notice
from people.models import Person
from territory.models import Commune
from website.models import ContactMessage

pytestmark = pytest.mark.django_db
WRITTEN = {
    "key": "key-of-this-form",
    "subject": "public",
    "name": "Nour",
    "reply_to": "nour@example.org",
    "text": "Peut-on payer au marché ?",
    "website": "",
}


def test_a_message_is_kept_once_and_every_organiser_is_told(
    site: None, client: Client, organiser: Person, second_organiser: Person
) -> None:
    for _press in range(3):
        answer = client.post("/contact/", WRITTEN)
        assert (answer.status_code, answer.url) == (302, "/contact/?merci")
    message = ContactMessage.objects.get()
    assert (message.name, message.text) == ("Nour", "Peut-on payer au marché ?")
    told = Notice.objects.filter(kind="contact")
    assert {one.person for one in told} == {organiser, second_organiser}
    assert all("Peut-on payer au marché ?" in one.body for one in told)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("name", "N" * 81),
        ("reply_to", ""),
        ("reply_to", "nul\0"),
        ("text", " "),
        ("text", "?" * 4001),
        ("subject", "autre"),
        ("key", ""),
        ("key", "k" * 65),
        ("website", "http://spam"),
    ],
)
def test_a_message_that_is_not_right_is_kept_nowhere(field: str, value: str, site: None, client: Client) -> None:
    answer = client.post("/contact/", WRITTEN | {field: value})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert 'id="errors"' in page
    assert field == "text" or "Peut-on payer au marché" in page, "what was typed stays"
    assert not ContactMessage.objects.exists()
    assert not Notice.objects.exists()


@pytest.mark.parametrize("language", ["", "/en"])
@pytest.mark.parametrize("address", ["/employeurs/", "/organismes-sociaux/"])
def test_an_employer_or_a_social_body_writes_as_what_it_is(
    address: str, language: str, site: None, client: Client, organiser: Person
) -> None:
    page = client.get(language + address).content.decode()
    link = re.search(r'href="([^"]*/contact/\?de=employer)"', page)
    assert link, "its page leads to the form"
    form = client.get(link[1]).context["form"]
    assert form["subject"].value() == "employer"
    typed = WRITTEN | {"subject": form["subject"].value(), "key": form["key"].value()}
    assert client.post(language + "/contact/", typed).status_code == 302
    assert ContactMessage.objects.get().subject == "employer"
    assert Notice.objects.get().person == organiser


def test_each_opening_of_the_form_is_a_message_of_its_own(site: None, client: Client) -> None:
    keys = [client.get("/contact/").context["form"]["key"].value() for _opening in range(2)]
    for key in keys:
        client.post("/contact/", WRITTEN | {"key": key})
    assert ContactMessage.objects.count() == 2


def test_somebody_near_is_suggested_once(site: None, client: Client) -> None:
    typed = {
        "key": "one-form",
        "place_name": "La ferme du Col",
        "commune": Commune.objects.get(name="Vesc").pk,
        "what_they_sell": "Des œufs",
        "suggested_by": "",
        "email": "",
    }
    for _press in range(2):
        assert client.post("/partenaire/", typed).status_code == 302
    assert Suggestion.objects.get().place_name == "La ferme du Col"


def test_a_suggestion_without_a_name_is_refused(site: None, client: Client) -> None:
    commune = Commune.objects.get(name="Vesc").pk
    answer = client.post(
        "/partenaire/", {"key": "x", "place_name": "", "commune": commune, "what_they_sell": "Des œufs"}
    )
    assert answer.status_code == 422
    assert "Des œufs" in answer.content.decode()
    assert not Suggestion.objects.exists()


@pytest.mark.parametrize("address", ["/contact/", "/partenaire/", "/rejoindre/", "/participer/"])
def test_a_form_sent_empty_names_what_is_missing(address: str, site: None, client: Client) -> None:
    answer = client.post(address, {"sent": "1"})
    assert answer.status_code == 422
    assert 'class="errors" role="alert"' in answer.content.decode()
