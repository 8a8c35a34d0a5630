"""Whoever may enter the desk signs in with a second factor (docs/decisions/0004).

Having a factor is not enough: the session itself must have shown it, or set it up. Otherwise a session opened with a
stolen password before the factor existed would walk in afterwards.
"""

from collections.abc import Callable
from typing import Any

from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import Resolver404, resolve

from people.models import Person
from people.permissions import may_enter_desk

FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
ALWAYS_OPEN = ("/static/", "/healthz/")
SETTING_UP = {
    "mfa_index",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "account_reauthenticate",
    "account_set_password",
}
SHOWING = {"mfa_reauthenticate", "mfa_reauthenticate_webauthn"}


class SecondFactorMiddleware:
    """Nothing of the site opens to people of the desk before their second factor, but the pages to set it up."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        elsewhere = self.where_to_go_first(request) if settings.SECOND_FACTOR_REQUIRED else None
        return redirect(elsewhere) if elsewhere else self.get_response(request)

    def where_to_go_first(self, request: HttpRequest) -> str | None:
        person = request.user
        if request.path_info.startswith(ALWAYS_OPEN) or not person.is_authenticated or not may_enter_desk(person):
            return None
        if is_shown(request):
            return None
        page = _page(request.path_info)
        if page == "account_logout":
            return None
        if not has_factor(person):
            return None if page in SETTING_UP else "mfa_index"
        return None if page in SHOWING else _where_to_show(person)


def has_factor(person: Any) -> bool:
    return Authenticator.objects.filter(user_id=person.pk, type__in=FACTORS).exists()


def is_shown(request: HttpRequest) -> bool:
    """Tell whether this session showed a factor, and one is still there."""
    records = get_authentication_records(request, request.user)
    return any(record["method"] == "mfa" for record in records) and has_factor(request.user)


def forget(person: Person) -> None:
    """Take away the factors of somebody who lost theirs: their next sign-in sets a new one up."""
    Authenticator.objects.filter(user=person).delete()


def count_as_shown(request: HttpRequest, user: Person, authenticator: Authenticator, **kwargs: Any) -> None:
    """Setting a factor up shows it: whoever did holds it."""
    record_authentication(request, user, method="mfa", id=authenticator.pk, type=authenticator.type)


def _page(path: str) -> str | None:
    try:
        return resolve(path).url_name
    except Resolver404:
        return None


def _where_to_show(person: Any) -> str:
    with_code = Authenticator.objects.filter(user_id=person.pk, type=Authenticator.Type.TOTP).exists()
    return "mfa_reauthenticate" if with_code else "mfa_reauthenticate_webauthn"


class FactorAdapter(DefaultMFAAdapter):
    """Secrets of factors are encrypted with a key kept outside the database; people are named by their handle."""

    def encrypt(self, text: str) -> str:
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _cipher().decrypt(encrypted_text.encode()).decode()

    def _get_user_identifier(self, user: Any) -> str:
        return str(user.handle)

    def get_public_key_credential_user_entity(self, user: Any) -> dict[str, Any]:
        return {**super().get_public_key_credential_user_entity(user), "display_name": user.display_name}


def _cipher() -> MultiFernet:
    return MultiFernet([Fernet(key.encode()) for key in settings.FIELD_KEYS])
