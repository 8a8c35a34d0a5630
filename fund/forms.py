"""What members, shops and organisers type. A field reads; the rule that is called with it decides."""

import secrets
from datetime import date, datetime
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from fund import agreements, contributions, sums
from fund.memberships import Household
from fund.models import Agreement
from governance.models import PointOfSale
from people.models import Person
from territory.models import Commune

BARE = {"checkbox", "radio", "hidden"}


def new_key() -> str:
    """The key of a form, made when it opens: sent twice, it acts once."""
    return secrets.token_urlsafe(18)


class SumField(forms.CharField):
    """A sum of money, as people write it, in cents."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=14, **options)
        self.widget.attrs |= {"inputmode": "decimal", "autocomplete": "off"}

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        return sums.read(text) if text else None


class PaperForm(forms.Form):
    """A form whose fields wear the look's classes."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for field in self.fields.values():
            if isinstance(field.widget, forms.Select | forms.widgets.Input) and field.widget.input_type not in BARE:
                field.widget.attrs.setdefault("class", "input")


class ChosenAmount(PaperForm):
    """An amount chosen freely: one of a few suggestions, or any other within the limits in force."""

    suggestion = forms.ChoiceField(label=_("Monthly amount"), widget=forms.RadioSelect, required=False)
    other = SumField(label=_("Another amount"), required=False)

    def __init__(self, *args: Any, now: datetime, **options: Any) -> None:
        super().__init__(*args, **options)
        self.now = now
        field = cast(forms.ChoiceField, self.fields["suggestion"])
        field.choices = [(str(cents), sums.written_round(cents)) for cents in contributions.suggested(now)]

    def clean(self) -> dict[str, Any]:
        typed: dict[str, Any] = super().clean() or {}
        if "other" in self.errors:
            return typed
        amount = typed.get("other") or (int(typed["suggestion"]) if typed.get("suggestion") else None)
        if amount is None:
            self.add_error(
                "other", forms.ValidationError(_("Choose an amount, or write another one."), code="required")
            )
            return typed
        try:
            contributions.check(amount, self.now)
        except forms.ValidationError as refusal:
            self.add_error("other", refusal)
        return typed | {"amount_cents": amount}


class JoinForm(ChosenAmount):
    """A household asks to join: at /rejoindre/, or face to face with an organiser."""

    key = forms.CharField(max_length=64, widget=forms.HiddenInput, initial=new_key)
    name = forms.CharField(
        label=_("First name and name"), max_length=80, widget=forms.TextInput({"autocomplete": "name"})
    )
    email = forms.EmailField(
        label=_("E-mail address"),
        required=False,
        help_text=_("If you have none, we will call you or write by post."),
        widget=forms.EmailInput({"autocomplete": "email"}),
    )
    telephone = forms.CharField(
        label=_("Telephone"),
        max_length=30,
        required=False,
        widget=forms.TextInput({"inputmode": "tel", "autocomplete": "tel"}),
    )
    commune = forms.ModelChoiceField(
        queryset=Commune.objects.filter(inside=True), label=_("Commune"), empty_label=_("Choose your commune")
    )
    adults = forms.IntegerField(label=_("Adults"), min_value=1, max_value=20, initial=1)
    children = forms.IntegerField(label=_("Children"), min_value=0, max_value=20, initial=0)
    agreed = forms.BooleanField(
        label=_(
            "I agree that the fund keeps these answers to run my account, and with its rules, decided by the council."
        )
    )

    field_order = [
        "key",
        "name",
        "email",
        "telephone",
        "commune",
        "adults",
        "children",
        "suggestion",
        "other",
        "agreed",
    ]

    def household(self, language: str) -> Household:
        typed = self.cleaned_data
        return Household(
            name=typed["name"].strip(),
            commune=typed["commune"],
            amount_cents=typed["amount_cents"],
            email=typed["email"],
            telephone=typed["telephone"],
            adults=typed["adults"],
            children=typed["children"],
            language=language,
        )


class ContributionForm(ChosenAmount):
    """Change the amount, from a month still to come."""

    from_month = forms.ChoiceField(label=_("From"))

    def __init__(self, *args: Any, now: datetime, **options: Any) -> None:
        super().__init__(*args, now=now, **options)
        field = cast(forms.ChoiceField, self.fields["from_month"])
        field.choices = [
            (month.isoformat(), contributions.month_name(month)) for month in contributions.months_to_come(now)
        ]

    def clean_from_month(self) -> date:
        return date.fromisoformat(self.cleaned_data["from_month"])


class AdditionalPersonForm(PaperForm):
    """Another person of the household who may pay."""

    name = forms.CharField(label=_("First name and name"), max_length=80)
    email = forms.EmailField(label=_("E-mail address"), required=False)


class AgreementForm(PaperForm):
    """An organiser types in an agreement that a point of sale signed on paper."""

    point_of_sale = forms.ModelChoiceField(queryset=PointOfSale.objects.none(), label=_("Point of sale"))
    signed_on = forms.DateField(label=_("Signed on"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
    handle = forms.CharField(
        label=_("Sign-in name of the person who signed"),
        max_length=9,
        required=False,
        help_text=_("If the fund knows this person already."),
    )
    name = forms.CharField(label=_("Or first name and name"), max_length=80, required=False)
    email = forms.EmailField(label=_("E-mail address"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field = cast("forms.ModelChoiceField[PointOfSale]", self.fields["point_of_sale"])
        field.queryset = PointOfSale.objects.order_by("name")

    def clean_handle(self) -> Person | None:
        handle = self.cleaned_data["handle"].strip()
        if not handle:
            return None
        person = Person.objects.filter(handle__iexact=handle).first()
        if person is None:
            raise forms.ValidationError(_("Nobody has this sign-in name."), code="unknown_handle")
        return person

    def clean(self) -> dict[str, Any]:
        typed: dict[str, Any] = super().clean() or {}
        if not typed.get("handle") and not typed.get("name") and "handle" not in self.errors:
            self.add_error("name", forms.ValidationError(_("Name the person who signed."), code="required"))
        return typed

    def sign(self, by: Person, now: datetime) -> Agreement:
        """Sign with the person known by their sign-in name, or else with the one named."""
        typed = self.cleaned_data
        if typed["handle"]:
            return agreements.sign(typed["point_of_sale"], typed["signed_on"], [typed["handle"]], by, now)
        return agreements.sign_on_paper(
            typed["point_of_sale"], typed["signed_on"], typed["name"], typed["email"], by, now
        )
