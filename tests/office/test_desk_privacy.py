"""What Wagtail keeps about who worked at the desk is exported, and erased with the person."""

import pytest
from wagtail.models import Comment, Page

from live import clock
from office import desk_privacy
from people import privacy, roles
from people.models import Person
from website import starting_pages
from website.models import HomePage

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(facilitator: Person) -> Page:
    """The home page, owned, revised and commented by Fanny."""
    starting_pages.lay()
    found = HomePage.objects.get(locale__language_code="fr")
    found.owner = facilitator
    found.save()
    found.save_revision(user=facilitator)
    Comment.objects.create(page=found, user=facilitator, text="À relire", contentpath="title")
    return found


def test_the_export_names_pages_revisions_and_comments(home: Page, facilitator: Person) -> None:
    told = privacy.export(facilitator)
    assert told["wagtailcore.Page"]["owner"] == [home.title]
    assert len(told["wagtailcore.Revision"]["user"]) == 1
    assert "À relire" in told["wagtailcore.Comment"]["user"][0]


def test_erasing_somebody_leaves_the_page_without_its_author(
    home: Page, facilitator: Person, organiser: Person
) -> None:
    roles.end(facilitator, roles.FACILITATOR, organiser, clock.now())
    privacy.erase(facilitator, clock.now())
    home.refresh_from_db()
    assert home.live
    assert home.owner is None
    assert home.get_latest_revision().user is None
    assert not Comment.objects.exists()
    for model in desk_privacy.of_wagtail():
        for field in desk_privacy.fields_of(model):
            assert not model._default_manager.filter(**{field.name: facilitator}).exists(), (model, field.name)
