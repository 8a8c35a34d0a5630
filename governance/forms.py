"""What the public and councillors fill in about the council's life."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from governance.mandates import NAME_LENGTH
from governance.plain_form import PlainLook, lines, new_key
from territory.models import Commune


class SuggestionForm(PlainLook, forms.Form):
    """Somebody near you to approve. The page /partenaire/ shows it and calls governance.suggestions.suggest."""

    key = forms.CharField(max_length=40, widget=forms.HiddenInput, initial=new_key)
    place_name = forms.CharField(label=_("Who is it?"), max_length=100, help_text=_("A farm, a shop, a market stall."))
    commune = forms.ModelChoiceField(Commune.objects.none(), label=_("In which commune?"))
    what_they_sell = forms.CharField(label=_("What do they sell, and why them?"), max_length=2000, widget=lines(4))
    suggested_by = forms.CharField(
        label=_("Your name"), max_length=80, required=False, help_text=_("Only the team reads it.")
    )
    email = forms.EmailField(label=_("Your e-mail"), required=False, help_text=_("To tell you what became of it."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["commune"]
        field.queryset = Commune.objects.order_by("name")


class ChairForm(PlainLook, forms.Form):
    """A chair for somebody who comes to watch."""

    name = forms.CharField(
        label=_("Your name"), max_length=80, help_text=_("To greet you at the door. It is not published.")
    )
    email = forms.EmailField(label=_("Your e-mail"), help_text=_("To tell you if the day or the place changes."))
    charter = forms.BooleanField(
        label=_("I watch without speaking, and tell outside how things were done, not who said what."),
        error_messages={"required": _("Tick this box: it is all that is asked of observers.")},
    )


class ReportForm(PlainLook, forms.Form):
    """An observer's report: three questions, then one's own words."""

    public_name = forms.CharField(
        label=_("Signed"), max_length=60, help_text=_("As you wish to be named. A first name will do.")
    )
    everyone_heard = forms.CharField(label=_("Was everybody heard?"), max_length=4000, widget=lines(4))
    papers_in_time = forms.CharField(
        label=_("Were the papers there in time, and readable?"), max_length=4000, widget=lines(4)
    )
    rules_kept = forms.CharField(
        label=_("Were the rules kept: turns to speak, votes, hours?"), max_length=4000, widget=lines(4)
    )
    text = forms.CharField(label=_("What else did you see?"), max_length=12000, widget=lines(8))


class PublicNameForm(PlainLook, forms.Form):
    """How a councillor is named in public."""

    public_name = forms.CharField(
        label=_("My name in public"),
        max_length=NAME_LENGTH,
        required=False,
        help_text=_("A first name, or nothing: then your seat's number stands for you."),
    )


class ResignationForm(PlainLook, forms.Form):
    """Leaving the council before the year is over."""

    reason = forms.CharField(
        label=_("In a few words, if you wish"),
        max_length=200,
        required=False,
        help_text=_("The team reads it, the public does not."),
    )
    sure = forms.BooleanField(
        label=_("I leave my seat today."), error_messages={"required": _("Tick this box to leave your seat.")}
    )
