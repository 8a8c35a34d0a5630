"""What the public sends from the site: each form is read here and given to the rule that owns it."""

import secrets
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy

from fund import memberships
from fund.forms import JoinForm
from governance import suggestions
from governance.forms import SuggestionForm
from live import clock
from people.models import Person
from sortition import volunteers
from sortition.forms import VolunteerForm

SUBJECTS = {
    "public": gettext_lazy("A question"),
    "member": gettext_lazy("I am a member"),
    "shop": gettext_lazy("I sell or produce food"),
    "employer": gettext_lazy("I am an employer or a social body"),
    "data": gettext_lazy("My personal data"),
}


class NotAPerson(ValidationError):
    def __init__(self) -> None:
        super().__init__(
            gettext_lazy("Leave the last field empty: it is there to catch machines."), code="not_a_person"
        )


class ContactForm(forms.Form):
    """A message to the fund."""

    key = forms.CharField(max_length=64, widget=forms.HiddenInput)
    subject = forms.ChoiceField(label=gettext_lazy("You write as"), choices=SUBJECTS.items())
    name = forms.CharField(
        label=gettext_lazy("Your name"), max_length=80, widget=forms.TextInput({"autocomplete": "name"})
    )
    reply_to = forms.CharField(
        label=gettext_lazy("E-mail or telephone"), max_length=120, help_text=gettext_lazy("So that we can answer you.")
    )
    text = forms.CharField(label=gettext_lazy("Your message"), max_length=4000, widget=forms.Textarea({"rows": 6}))
    website = forms.CharField(
        label=gettext_lazy("Leave empty"),
        required=False,
        widget=forms.TextInput({"tabindex": "-1", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, field in self.fields.items():
            if name not in ("key", "website"):
                field.widget.attrs["class"] = "input"

    def clean_website(self) -> str:
        if self.cleaned_data["website"]:
            raise NotAPerson
        return ""


def contact_form(request: HttpRequest) -> ContactForm:
    return ContactForm(
        request.POST or None, initial={"key": secrets.token_urlsafe(18), "subject": request.GET.get("de", "public")}
    )


def volunteer_form(request: HttpRequest) -> forms.Form:
    return VolunteerForm(request.POST or None)


def volunteer(request: HttpRequest, form: forms.Form) -> str:
    """Register, and show the private code once, on the next page of this browser."""
    code = form.code()  # type: ignore[attr-defined]
    volunteers.register(form.entry(), code, clock.now())  # type: ignore[attr-defined]
    request.session["volunteer_code"] = code
    return reverse("volunteer_thanks")


def join_form(request: HttpRequest) -> forms.Form:
    return JoinForm(request.POST or None, now=clock.now())


def join(request: HttpRequest, form: forms.Form, address: str) -> str:
    person = request.user if isinstance(request.user, Person) else None
    household = form.household(get_language() or "fr")  # type: ignore[attr-defined]
    memberships.ask(household, form.cleaned_data["key"], clock.now(), person=person)
    return f"{address}?merci"


def suggestion_form(request: HttpRequest) -> forms.Form:
    return SuggestionForm(request.POST or None)


def suggest(request: HttpRequest, form: forms.Form, address: str) -> str:
    typed = form.cleaned_data
    suggestions.suggest(
        typed["key"], typed["place_name"], typed["commune"], typed["what_they_sell"], clock.now(),
        suggested_by=typed.get("suggested_by", ""), email=typed.get("email", ""),
        person=request.user if isinstance(request.user, Person) else None,
    )  # fmt: skip
    return f"{address}?merci"
