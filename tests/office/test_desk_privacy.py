"""What Wagtail keeps about who worked at the desk is exported, and erased with the person."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Comment, CommentReply, Page, PageLogEntry
from wagtail.users.models import UserProfile

from live import clock
from office import desk_privacy
from people import privacy, roles
from people.models import Person
from website import starting_pages
from website.models import HomePage

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


@pytest.fixture
def home(facilitator: Person) -> Page:
    """The home page, owned, revised and commented by Fanny."""
    starting_pages.lay()
    found = HomePage.objects.get(locale__language_code="fr")
    found.owner = facilitator
    found.save()
    comment = Comment.objects.create(page=found, user=facilitator, text="À relire", contentpath="title")
    CommentReply.objects.create(comment=comment, user=facilitator, text="Relu")
    found.save_revision(user=facilitator, log_action=True)
    return found


@pytest.fixture
def stored(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def forget(facilitator: Person, organiser: Person) -> None:
    roles.end(facilitator, roles.FACILITATOR, organiser, clock.now())
    privacy.erase(facilitator, clock.now())


def test_the_export_names_pages_revisions_and_comments(home: Page, facilitator: Person) -> None:
    told = privacy.export(facilitator)
    assert told["wagtailcore.Page"]["owner"] == [home.title]
    assert len(told["wagtailcore.Revision"]["user"]) == 1
    assert "À relire" in told["wagtailcore.Comment"]["user"][0]


def test_erasing_somebody_leaves_the_page_without_its_author(
    home: Page, facilitator: Person, organiser: Person
) -> None:
    forget(facilitator, organiser)
    home.refresh_from_db()
    assert home.live
    assert home.owner is None
    assert home.get_latest_revision().user is None
    assert not Comment.objects.exists()
    for model in desk_privacy.of_wagtail():
        for field in desk_privacy.fields_of(model):
            assert not model._default_manager.filter(**{field.name: facilitator}).exists(), (model, field.name)


def test_a_comment_goes_from_the_revisions_too_and_those_of_others_stay(
    home: Page, facilitator: Person, organiser: Person
) -> None:
    theirs = Comment.objects.create(page=home, user=organiser, text="Bien dit", contentpath="title")
    CommentReply.objects.create(comment=theirs, user=facilitator, text="Merci")
    home.save_revision(user=organiser)
    forget(facilitator, organiser)
    held = [str(revision.content) for revision in home.revisions.all()]
    assert len(held) == 2
    assert not any("À relire" in content or "Relu" in content or "Merci" in content for content in held)
    assert any("Bien dit" in content for content in held)
    assert Comment.objects.get() == theirs
    assert not theirs.replies.exists()


def test_an_image_and_a_document_stay_without_whoever_sent_them(
    home: Page, facilitator: Person, organiser: Person, stored: None
) -> None:
    picture = Image.objects.create(title="Le marché", file=get_test_image_file(), uploaded_by_user=facilitator)
    text = Document.objects.create(title="Statuts", file=ContentFile(b"1", "s.txt"), uploaded_by_user=facilitator)
    told = privacy.export(facilitator)
    assert told["wagtailimages.Image"]["uploaded_by_user"] == ["Le marché"]
    assert told["wagtaildocs.Document"]["uploaded_by_user"] == ["Statuts"]
    forget(facilitator, organiser)
    for kept in (picture, text):
        kept.refresh_from_db()
        assert kept.uploaded_by_user is None
        assert kept.file.storage.exists(kept.file.name)
    assert set(PageLogEntry.objects.filter(page=home).values_list("user", flat=True)) == {None}


def test_somebody_s_portrait_leaves_the_disk(
    home: Page, facilitator: Person, organiser: Person, stored: None, django_capture_on_commit_callbacks: Any
) -> None:
    profile = UserProfile.get_for_user(facilitator)
    profile.avatar.save("fanny.png", get_test_image_file())
    storage, name = profile.avatar.storage, profile.avatar.name
    assert storage.exists(name)
    with django_capture_on_commit_callbacks(execute=True):
        forget(facilitator, organiser)
    assert not storage.exists(name)
    assert not UserProfile.objects.filter(user=facilitator).exists()
