"""Paper cards: how somebody without e-mail signs in for the first time, or again after losing a password.

The code is shown once, to the organiser who makes it, and kept as a digest only. It works once, within its days, and
takes the place of the password: signing in by card ends the old one.
"""

import secrets
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext_lazy as _

from people import handles
from people.models import HANDLE_LETTERS, Person, SignInCard

GOOD_FOR = timedelta(days=30)
MOST_TRIES = 10


class WrongCard(ValidationError):
    def __init__(self) -> None:
        super().__init__(
            _(
                "This name and code do not open an account, or the card was used already. An organiser can make a new one."
            )
        )


class TooManyTries(ValidationError):
    def __init__(self) -> None:
        super().__init__(_("Too many tries. Wait five minutes, then try again."))


@transaction.atomic
def make(person: Person, by: Person, now: datetime) -> str:
    """Make a card, in place of one not used yet, and give its code. The code cannot be read again."""
    SignInCard.objects.filter(person=person, used_at=None).delete()
    letters = "".join(secrets.choice(HANDLE_LETTERS) for _ in range(12))
    code = "-".join((letters[:4], letters[4:8], letters[8:]))
    SignInCard.objects.create(
        person=person, digest=_digest(person, code), made_by=by, made_at=now, expires_at=now + GOOD_FOR
    )
    return code


def use(handle: str, code: str, now: datetime) -> Person:
    """Find whom the card lets in, once. Raises WrongCard, which never says what was wrong."""
    open_cards = SignInCard.objects.filter(
        person__handle=handles.normal(handle),
        person__is_active=True,
        used_at=None,
        expires_at__gt=now,
        tries__lt=MOST_TRIES,
    )
    card = open_cards.select_related("person").first()
    if card is None:
        raise WrongCard
    if not constant_time_compare(card.digest, _digest(card.person, code)):
        SignInCard.objects.filter(pk=card.pk).update(tries=F("tries") + 1)
        raise WrongCard
    with transaction.atomic():
        # The row itself says who was first, on every database.
        if not SignInCard.objects.filter(pk=card.pk, used_at=None).update(used_at=now):
            raise WrongCard
        card.person.set_unusable_password()
        card.person.save(update_fields=["password"])
    return card.person


def _digest(person: Person, code: str) -> str:
    letters = "".join(character for character in code.upper() if character not in "- .")
    return salted_hmac("people.cards", f"{person.pk} {letters}", algorithm="sha256").hexdigest()
