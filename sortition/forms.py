"""What a volunteer types: bands and words, never amounts."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sortition import criteria
from sortition.models import Volunteer
from sortition.volunteers import Entry, code_from, new_code
from territory.models import Commune


class VolunteerForm(forms.Form):
    """Put oneself on the list, or change one's answers."""

    key = forms.CharField(max_length=64, required=False, initial=new_code, widget=forms.HiddenInput)
    name = forms.CharField(
        label=_("First name and name"), max_length=80, widget=forms.TextInput({"autocomplete": "name"})
    )
    postal_address = forms.CharField(
        label=_("Postal address"),
        max_length=200,
        help_text=_("At most one person of an address is drawn; we write there if you are."),
        widget=forms.TextInput({"autocomplete": "street-address"}),
    )
    commune = forms.ModelChoiceField(
        Commune.objects.filter(inside=True).exclude(sector=""), label=_("Commune"), empty_label=_("Choose your commune")
    )
    email = forms.EmailField(
        label=_("E-mail address"),
        required=False,
        help_text=_("If you have one."),
        widget=forms.EmailInput({"autocomplete": "email"}),
    )
    telephone = forms.CharField(
        label=_("Telephone"),
        max_length=30,
        required=False,
        widget=forms.TextInput({"autocomplete": "tel", "inputmode": "tel"}),
    )
    consent = forms.BooleanField(
        label=_("I agree that these answers serve the draw, and nothing else. I can withdraw them at any time."),
        error_messages={"required": _("Without your agreement we keep nothing.")},
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for criterion in criteria.asked():
            self.fields[criterion.key] = forms.ChoiceField(
                label=str(criterion.label),
                help_text=str(criterion.why),
                choices=list(criterion.values.items()),
                widget=forms.RadioSelect,
                error_messages={"required": _("Choose one answer.")},
            )
        self.order_fields([*(name for name in self.fields if name != "consent"), "consent"])
        for field in self.fields.values():
            if not isinstance(field.widget, forms.RadioSelect | forms.CheckboxInput):
                field.widget.attrs["class"] = "input"

    def entry(self) -> Entry:
        typed = self.cleaned_data
        return Entry(
            typed["name"],
            typed["postal_address"],
            typed["commune"],
            {one.key: typed[one.key] for one in criteria.asked()},
            typed["email"],
            typed["telephone"],
        )

    def code(self) -> str:
        """The private code: the same when the same form is sent again."""
        return code_from(self.cleaned_data["key"] or new_code(), self.cleaned_data["name"])

    def questions(self) -> list[forms.BoundField]:
        """The criteria's fields, to be shown apart from who one is."""
        return [self[one.key] for one in criteria.asked()]


class AnswersForm(VolunteerForm):
    """Change one's answers; who one is stays."""

    def __init__(self, *args: Any, volunteer: Volunteer, **options: Any) -> None:
        super().__init__(*args, initial={**volunteer.answers, "commune": volunteer.commune_id}, **options)
        for name in ("key", "name", "postal_address", "email", "telephone", "consent"):
            del self.fields[name]

    def answers(self) -> dict[str, str]:
        return {one.key: self.cleaned_data[one.key] for one in criteria.asked()}


class NewDrawForm(forms.Form):
    """Begin a draw."""

    title = forms.CharField(label=_("Name of the draw"), max_length=120, widget=forms.TextInput({"class": "input"}))
    seats_min = forms.IntegerField(
        label=_("Fewest seats"), min_value=1, max_value=200, initial=20, widget=forms.NumberInput({"class": "input"})
    )
    seats_max = forms.IntegerField(
        label=_("Most seats"), min_value=1, max_value=200, initial=24, widget=forms.NumberInput({"class": "input"})
    )


class FileForm(forms.Form):
    """A list of volunteers from a spreadsheet."""

    file = forms.FileField(label=_("CSV file"), widget=forms.FileInput({"accept": ".csv,text/csv"}))
