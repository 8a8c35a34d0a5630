"""Signing in: what allauth does, made right for people who share an e-mail or have none.

No answer tells whether an address is known: every page says the same, and every address gets a letter.
"""

import time
from typing import Any

import structlog
from allauth.account import app_settings as account_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.account.internal.flows.login import get_authentication_records
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from people import handles
from people.models import Person

log = structlog.get_logger("caisse.people")
UNKNOWN = "account/email/unknown_account"


class HandleBackend(AuthenticationBackend):
    """A password with a handle, or with an e-mail that is one person's only."""

    def _authenticate(self, request: HttpRequest | None, **credentials: Any) -> Person | None:
        person = handles.person_called(credentials.get("username") or credentials.get("handle") or "")
        return self._check_password(person, credentials["password"])


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs up alone: people are made by joining the fund or by an organiser."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _(
            "The sign-in name or the password is not right. Where several people share one e-mail, each types their own sign-in name."
        ),
        "too_many_login_attempts": _("Too many tries. Wait five minutes, then try again."),
        "rate_limited": _("Too many tries. Wait five minutes, then try again."),
        "incorrect_code": _("This is not the right code. Look at the latest message, or ask for a new code."),
        "incorrect_password": _("This is not the right password."),
        "enter_current_password": _("Type the password that you have now."),
    }

    def is_reauthentication_required(self, *, app: str, **options: Any) -> bool:
        """Ask for the password again before a delicate change, unless it was typed a moment ago to come in."""
        if not super().is_reauthentication_required(app=app, **options):
            return False
        typed = [
            one["at"]
            for one in get_authentication_records(self.request, self.request.user)
            if one["method"] in {"password", "card"}
        ]
        return not typed or time.time() - typed[-1] > account_settings.REAUTHENTICATION_TIMEOUT

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        if template_prefix == UNKNOWN:
            try:
                validate_email(email)
            except ValidationError:
                return  # a handle that nobody has: there is nobody to write to
            sharing = handles.people_of(email)
            if len(sharing) > 1:
                template_prefix, context = "account/email/shared_address", {**context, "sharing": sharing}
        try:
            super().send_mail(template_prefix, email, context)
        except (
            OSError
        ) as fault:  # the page says the same whether or not a letter could leave; somebody must look, though
            log.error("a letter to sign in did not leave", reason=type(fault).__name__)
