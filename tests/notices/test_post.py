"""What is told to somebody is told once, when it is due, and tried again where it fails."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import IntegrityError, transaction

from notices import post
from notices.models import Notice
from people import accounts
from people.models import Person

NOW = datetime(2026, 3, 12, 9, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def tell(to: Person | str, key: str = "meeting:1", due_at: datetime | None = None) -> Notice:
    return post.tell("meeting", "The meeting\nof March", "At seven.", to=to, key=key, now=NOW, due_at=due_at)


@pytest.mark.both_databases
def test_the_same_key_is_told_once(member: Person) -> None:
    assert tell(member) == tell(member)
    assert post.send_due(NOW) == 1
    assert post.send_due(NOW) == 0
    tell(member)
    assert post.send_due(NOW) == 0
    assert [letter.to for letter in mail.outbox] == [["mina@example.org"]]
    assert mail.outbox[0].subject == "The meeting of March"


def test_nothing_leaves_before_it_is_due(member: Person) -> None:
    tell(member, due_at=NOW + timedelta(days=1))
    assert post.send_due(NOW) == 0
    assert post.send_due(NOW + timedelta(days=1)) == 1


def test_somebody_without_e_mail_is_kept_for_paper() -> None:
    notice = tell(accounts.make("Nora"))
    assert post.send_due(NOW) == 0
    assert notice.address == ""
    assert notice.person is not None


def test_an_address_alone_can_be_told() -> None:
    tell("shop@example.org")
    assert post.send_due(NOW) == 1


def test_what_fails_is_tried_again_later_and_leaves_others_alone(
    member: Person, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    backend, settings.EMAIL_BACKEND = settings.EMAIL_BACKEND, "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1  # nobody listens there
    notice = tell(member)
    assert post.send_due(NOW) == 0
    notice.refresh_from_db()
    assert (notice.tries, notice.sent_at) == (1, None)
    assert notice.error
    settings.EMAIL_BACKEND = backend
    assert post.send_due(NOW) == 0
    assert post.send_due(NOW + timedelta(minutes=1)) == 1


def test_an_address_that_cannot_be_written_stops_nobody_elses_mail(member: Person, settings: Any) -> None:
    tell("wrong\n@example.org", key="wrong")
    tell(member)
    assert post.send_due(NOW) == 1


def test_a_command_sends_what_is_due(member: Person, capsys: pytest.CaptureFixture[str]) -> None:
    post.tell("meeting", "Now", "At seven.", to=member, key="now", now=NOW)
    call_command("send_notices")
    assert capsys.readouterr().out == "1 sent\n"


@pytest.mark.both_databases
def test_the_database_keeps_one_notice_a_key(member: Person) -> None:
    notice = tell(member)
    notice.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        notice.save(force_insert=True)
