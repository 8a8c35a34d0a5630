"""The ballot that a councillor fills, and the draft that a facilitator writes."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from governance import terms
from governance.effects import Specification
from governance.models import Mandate, PointOfSale, Product, Recusal, Vote
from governance.point_of_sale_effects import outcomes_of_approval, outcomes_of_withdrawal
from governance.term_effects import outcomes_of_term


class BallotForm(forms.Form):
    """None ticked; the voter's own two characters are a wish."""

    choice = forms.ChoiceField(error_messages={"required": _("Choose one of the answers.")})
    typed = forms.CharField(required=False, max_length=2)
    seen = forms.CharField(max_length=64)

    def __init__(self, *args: Any, vote: Vote, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["choice"].choices = vote.answers


class RecusalForm(forms.Form):
    """Who leaves the roll, and for which kind of link."""

    mandate = forms.ModelChoiceField(Mandate.objects.none(), label=_("Councillor"))
    link = forms.ChoiceField(label=_("Kind of link"), choices=Recusal.Link.choices)

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["mandate"].queryset = Mandate.objects.sitting(on).order_by("draw_id", "seat_number")
        for field in fields.values():
            field.widget.attrs["class"] = "input"


class HandsForm(forms.Form):
    """How many hands for each answer; nothing is filled in beforehand."""

    yes = forms.IntegerField(label=_("Yes"), min_value=0, max_value=200)
    no = forms.IntegerField(label=_("No"), min_value=0, max_value=200)
    abstain = forms.IntegerField(label=_("I abstain"), min_value=0, max_value=200)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs["class"] = "input"


class DraftForm(forms.Form):
    """A question, and what a yes would do."""

    APPROVE_WHOLE = "approve_whole"
    APPROVE_PART = "approve_part"
    WITHDRAW = "withdraw"
    TERM = "term"
    NOTHING = "nothing"

    key = forms.CharField(max_length=40, widget=forms.HiddenInput)
    question = forms.CharField(label=_("Question"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))
    answers = forms.CharField(
        label=_("Answers to choose among, one on each line; for a term, its values. Empty: yes or no"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    about = forms.ChoiceField(
        label=_("If it is yes, or for the answer chosen"),
        choices=[
            (APPROVE_WHOLE, _("Approve a point of sale, with everything it sells that can be")),
            (APPROVE_PART, _("Approve a point of sale in part, for the products ticked below")),
            (WITHDRAW, _("Withdraw the approval of a point of sale")),
            (TERM, _("Set a term of the fund")),
            (NOTHING, _("Nothing changes in the fund: an opinion, a text, an organisation")),
        ],
    )
    point_of_sale = forms.ModelChoiceField(PointOfSale.objects.none(), label=_("Point of sale"), required=False)
    products = forms.ModelMultipleChoiceField(
        Product.objects.none(), label=_("Products"), required=False, widget=forms.CheckboxSelectMultiple
    )
    term = forms.ChoiceField(label=_("Term of the fund"), required=False)
    value = forms.CharField(label=_("New value"), required=False, max_length=20)
    first_day = forms.DateField(
        label=_("From which day"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    kind = forms.ChoiceField(label=_("Kind of ballot"), choices=Vote.Kind.choices)
    place = forms.ChoiceField(label=_("Who votes"), choices=Vote.Place.choices)

    def __init__(self, *args: Any, about: PointOfSale | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        for name, field in fields.items():
            if name != "products":
                field.widget.attrs["class"] = "input"
        fields["point_of_sale"].queryset = PointOfSale.objects.order_by("name")
        sold = Product.objects.filter(is_food=True, contains_alcohol=False).order_by("name")
        fields["products"].queryset = sold.filter(points_of_sale=about) if about else sold
        fields["term"].choices = [("", "---------"), *((term.key, term.label) for term in terms.every())]

    def labels(self) -> list[str]:
        """The answers to choose among, as ballots name them; none for yes or no. Raises ValidationError."""
        data = self.cleaned_data
        lines = [line.strip() for line in data["answers"].splitlines() if line.strip()]
        if lines and data["about"] == self.TERM:
            term = terms.get(data["term"])
            return [term.written(term.read(line)) for line in lines]
        return lines

    def outcomes(self) -> dict[str, Specification]:
        """What each outcome does, as the form says it. Raises ValidationError."""
        data = self.cleaned_data
        day = data["first_day"].isoformat() if data["first_day"] else ""
        place: PointOfSale | None = data["point_of_sale"]
        if data["about"] == self.TERM:
            return self._of_term(day)
        if data["about"] == self.NOTHING:
            return {}
        if data["answers"].strip():
            raise ValidationError(_("Several answers go with a term, or with what changes nothing in the fund."))
        if place is None:
            raise ValidationError(_("Choose a point of sale."))
        if data["about"] == self.WITHDRAW:
            return outcomes_of_withdrawal(place, day)
        return outcomes_of_approval(place, list(data["products"]) if data["about"] == self.APPROVE_PART else None, day)

    def _of_term(self, day: str) -> dict[str, Specification]:
        """The term as a yes sets it, or as each answer does."""
        data = self.cleaned_data
        term = terms.get(data["term"])
        lines = [line for line in data["answers"].splitlines() if line.strip()]
        if not lines:
            return outcomes_of_term(term.key, term.read(data["value"]), day)
        by_answer = [outcomes_of_term(term.key, term.read(line), day)["adopted"] for line in lines]
        return {f"adopted:{place}": one for place, one in enumerate(by_answer, start=1)}
