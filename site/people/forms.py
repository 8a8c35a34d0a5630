"""What people fill in to sign in, and what organisers fill in about people."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import LoginForm, RequestLoginCodeForm, ResetPasswordForm
from allauth.core import context, ratelimit
from django import forms
from django.utils.translation import gettext_lazy as _

from people import cards, handles
from people.models import AppointedRole, Person

NAME = {"class": "input", "autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}


class SignInForm(LoginForm):
    """A sign-in name or an e-mail, and a password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"] = forms.CharField(
            label=_("Sign-in name or e-mail"), max_length=254, widget=forms.TextInput(attrs=NAME)
        )
        self.fields["password"] = forms.CharField(
            label=_("Password"),
            strip=False,
            widget=forms.PasswordInput(attrs={"class": "input", "autocomplete": "current-password"}),
        )

    def clean_login(self) -> str:
        # In its one form, so that tries at one name are counted together however it is written.
        return handles.normal(self.cleaned_data["login"])


class CodeForm(RequestLoginCodeForm):
    """Whoever wants a code by e-mail, by sign-in name or e-mail."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"] = forms.CharField(
            label=_("Sign-in name or e-mail"), max_length=254, widget=forms.TextInput(attrs=NAME)
        )

    def clean_email(self) -> str:
        typed = handles.normal(self.cleaned_data["email"])
        if not ratelimit.consume(context.request, action="request_login_code", key=typed):
            raise get_adapter().validation_error("too_many_login_attempts")
        person = handles.person_called(typed)
        self._user = person if person and person.email else None
        return person.email if person and person.email else typed


class LostPasswordForm(ResetPasswordForm):
    """Each of those who share the e-mail gets a letter with their own name and link."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"] = forms.EmailField(
            label=_("Your e-mail"), widget=forms.EmailInput(attrs={"class": "input", "autocomplete": "email"})
        )

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"].lower()
        self.users = handles.people_of(email)
        return email


class CardForm(forms.Form):
    """A paper card: sign-in name and code, both printed on it."""

    handle = forms.CharField(label=_("Sign-in name on the card"), max_length=20, widget=forms.TextInput(attrs=NAME))
    code = forms.CharField(
        label=_("Code on the card"),
        max_length=20,
        widget=forms.TextInput(
            attrs={"class": "input", "autocomplete": "one-time-code", "autocapitalize": "characters"}
        ),
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors and not ratelimit.consume(
            context.request, action="login_failed", key=handles.normal(cleaned["handle"])
        ):
            raise cards.TooManyTries
        return cleaned


class PersonForm(forms.ModelForm[Person]):
    """What the fund needs to know of somebody to let them sign in and to reach them."""

    class Meta:
        model = Person
        fields = ["display_name", "email", "telephone", "language"]
        labels = {
            "display_name": _("Name"),
            "email": _("E-mail"),
            "telephone": _("Telephone"),
            "language": _("Language"),
        }
        help_texts = {
            "display_name": _("as they want to be called"),
            "email": _("may be shared by a household, or left out"),
        }
        widgets = {
            "display_name": forms.TextInput(attrs={"class": "input", "autocomplete": "off"}),
            "email": forms.EmailInput(attrs={"class": "input", "autocomplete": "off"}),
            "telephone": forms.TextInput(attrs={"class": "input", "autocomplete": "off", "inputmode": "tel"}),
            "language": forms.Select(attrs={"class": "input"}),
        }


class RoleForm(forms.Form):
    role = forms.ChoiceField(choices=AppointedRole.Role.choices)
