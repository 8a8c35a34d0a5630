"""Everything about signing in, under /connexion/.

Of allauth's pages only those that this fund uses are mounted; the clock is handed in by whoever mounts them.
"""

from collections.abc import Callable
from datetime import datetime

from allauth.account import views as account
from django.urls import URLPattern, URLResolver, include, path, re_path

from people.views import mine


def addresses(now: Callable[[], datetime]) -> list[URLPattern | URLResolver]:
    return [
        path("", account.login, name="account_login"),
        path("sortir/", account.logout, name="account_logout"),
        path("inactif/", account.account_inactive, name="account_inactive"),
        path("inscription/", account.signup, name="account_signup"),
        path("confirmer/", account.reauthenticate, name="account_reauthenticate"),
        path("code/", account.request_login_code, name="account_request_login_code"),
        path("code/saisir/", account.confirm_login_code, name="account_confirm_login_code"),
        path("carte/", mine.card, {"now": now}, name="sign_in_card"),
        path("mes-donnees/", mine.my_data, name="my_data"),
        path("mot-de-passe/", account.password_change, name="account_change_password"),
        path("mot-de-passe/choisir/", account.password_set, name="account_set_password"),
        path("mot-de-passe/oublie/", account.password_reset, name="account_reset_password"),
        path("mot-de-passe/oublie/envoye/", account.password_reset_done, name="account_reset_password_done"),
        path(
            "mot-de-passe/oublie/fait/",
            account.password_reset_from_key_done,
            name="account_reset_password_from_key_done",
        ),
        re_path(
            r"^mot-de-passe/oublie/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
            account.password_reset_from_key,
            name="account_reset_password_from_key",
        ),
        path("second-facteur/", include("allauth.mfa.urls")),
    ]
