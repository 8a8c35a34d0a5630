"""What organisers type at the desk, and whoever sets the fund up."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from governance import terms
from governance.terms import CENTS, CHOICE, PERMILLE, Term
from office import first_run
from territory.models import Identity


class IdentityForm(forms.ModelForm):  # type: ignore[type-arg]
    """Who the fund is."""

    class Meta:
        model = Identity
        fields = ("fund_name", "council_name", "territory_name", "email", "telephone", "postal_address")
        labels = {
            "fund_name": _("Name of the fund"),
            "council_name": _("Name of the council"),
            "territory_name": _("Name of the territory"),
            "email": _("E-mail for the public"),
            "telephone": _("Telephone"),
            "postal_address": _("Postal address"),
        }
        widgets = {"postal_address": forms.Textarea({"rows": 3})}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for field in self.fields.values():
            field.widget.attrs["class"] = "input"


class FirstRunForm(forms.Form):
    """Everything that an empty installation needs before it opens."""

    code = forms.CharField(
        label=_("Set-up code"), help_text=_("It is printed in the terminal, and kept in var/first_run_code.")
    )
    fund_name = forms.CharField(label=_("Name of the fund"), max_length=80)
    territory_name = forms.CharField(label=_("Name of the territory"), max_length=80)
    email = forms.EmailField(label=_("E-mail for the public"), required=False)
    telephone = forms.CharField(label=_("Telephone"), max_length=30, required=False)
    communes = forms.ChoiceField(
        label=_("Communes"),
        choices=[
            ("ccdb", _("Dieulefit-Bourdeaux: 21 communes, with outlines and census figures")),
            ("typed", _("Type them in below")),
        ],
        widget=forms.RadioSelect,
        initial="ccdb",
    )
    typed_communes = forms.CharField(
        label=_("Communes, one a line"),
        help_text=_("INSEE code; name; postcode; population. For example: 26114;Dieulefit;26220;3289"),
        widget=forms.Textarea({"rows": 4}),
        required=False,
    )
    first_name = forms.CharField(label=_("First organiser: first name and name"), max_length=80)
    first_email = forms.EmailField(label=_("E-mail of the first organiser"), required=False)
    first_password = forms.CharField(
        label=_("Password of the first organiser"), widget=forms.PasswordInput(render_value=False)
    )
    second_name = forms.CharField(label=_("Second organiser: first name and name"), max_length=80)
    second_email = forms.EmailField(label=_("E-mail of the second organiser"), required=False)
    second_password = forms.CharField(
        label=_("Password of the second organiser"), widget=forms.PasswordInput(render_value=False)
    )
    source = forms.CharField(
        label=_("Which text do these first terms come from?"),
        help_text=_("Its name and date: it is quoted in the founding decision, which both organisers sign."),
        widget=forms.Textarea({"rows": 2}),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for term in terms.every():
            self.fields[f"term_{term.key}"] = _field(term)
        for field in self.fields.values():
            if not isinstance(field.widget, forms.RadioSelect):
                field.widget.attrs["class"] = "input"

    def clean_code(self) -> str:
        if self.cleaned_data["code"].strip() != first_run.code():
            raise ValidationError(_("This is not the code that was printed."))
        return str(self.cleaned_data["code"])

    def clean_first_password(self) -> str:
        validate_password(self.cleaned_data["first_password"])
        return str(self.cleaned_data["first_password"])

    def clean_second_password(self) -> str:
        validate_password(self.cleaned_data["second_password"])
        return str(self.cleaned_data["second_password"])

    def clean(self) -> dict[str, Any]:
        typed: dict[str, Any] = super().clean() or {}
        values = {}
        for term in terms.every():
            name = f"term_{term.key}"
            try:
                values[term.key] = term.read(str(typed.get(name, "")))
            except ValidationError as refusal:
                self.add_error(name, refusal)
        if typed.get("communes") == "typed":
            try:
                typed["rows"] = first_run.read_communes(typed.get("typed_communes", ""))
            except ValidationError as refusal:
                self.add_error("typed_communes", refusal)
        return typed | {"terms": values}

    def identity_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in ("code", "fund_name", "territory_name", "email", "telephone")]

    def organiser_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith(("first_", "second_"))]

    def term_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith("term_")]


def _field(term: Term) -> forms.Field:
    if term.unit == CHOICE:
        return forms.ChoiceField(label=str(term.label), choices=list(term.choices.items()), initial=term.default)
    hint = {CENTS: _("in euros"), PERMILLE: _("in percent")}.get(term.unit, "")
    initial = {CENTS: lambda value: f"{int(value) / 100:.2f}", PERMILLE: lambda value: f"{int(value) / 10:g}"}
    shown = initial[term.unit](term.default) if term.unit in initial else str(term.default)
    return forms.CharField(label=str(term.label), initial=shown, help_text=hint)
