"""What organisers type in about a point of sale, what it sells and its dossier."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from governance import criteria
from governance.models import PointOfSale, Product
from governance.plain_form import PlainLook, lines, new_key
from territory.models import Commune


class PointOfSaleForm(PlainLook, forms.ModelForm[PointOfSale]):
    """A point of sale. Its code is printed on posters: once given it stays."""

    class Meta:
        model = PointOfSale
        fields = [
            "name", "code", "kind", "commune", "address", "latitude", "longitude", "hours", "telephone", "description",
        ]  # fmt: skip
        labels = {
            "name": _("Name"),
            "code": _("Code on the poster"),
            "kind": _("Kind"),
            "commune": _("Commune"),
            "address": _("Address"),
            "latitude": _("Latitude"),
            "longitude": _("Longitude"),
            "hours": _("Opening hours"),
            "telephone": _("Telephone"),
            "description": _("Description"),
        }
        help_texts = {
            "code": _("Four to six letters. Members type it or scan it to pay."),
            "latitude": _("For the map, for example 44.525. Left empty: the middle of the commune."),
            "longitude": _("For example 5.065."),
            "hours": _("In words, as on the door."),
        }
        widgets = {"description": lines(3)}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["commune"].queryset = Commune.objects.order_by("name")
        fields["latitude"].required = fields["longitude"].required = False
        fields["code"].disabled = self.instance.pk is not None

    def clean_code(self) -> str:
        return str(self.cleaned_data["code"]).upper()

    def clean(self) -> dict[str, Any]:
        """Put a place without coordinates in the middle of its commune."""
        data = super().clean() or self.cleaned_data
        commune = data.get("commune")
        if commune and (data.get("latitude") is None or data.get("longitude") is None):
            data["latitude"], data["longitude"] = commune.latitude, commune.longitude
        return data


class ProductForm(PlainLook, forms.ModelForm[Product]):
    """A product, where it is sold, and what excludes it for ever."""

    new_family = forms.CharField(
        label=_("Or a new family"), max_length=60, required=False, help_text=_("For example: Bread and flour.")
    )

    class Meta:
        model = Product
        fields = [
            "name", "maker", "family", "new_family", "label", "points_of_sale", "is_food", "contains_alcohol", "description",
        ]  # fmt: skip
        labels = {
            "name": _("Name"),
            "maker": _("Who makes it"),
            "family": _("Family"),
            "label": _("Label"),
            "points_of_sale": _("Sold at"),
            "is_food": _("It is food"),
            "contains_alcohol": _("It contains alcohol"),
            "description": _("Description"),
        }
        help_texts = {"is_food": _("What is not food and what contains alcohol can never be approved.")}
        widgets = {"description": lines(3), "points_of_sale": forms.CheckboxSelectMultiple}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["family"].required = False

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not data.get("family") and not data.get("new_family"):
            raise ValidationError({"family": _("Choose a family, or write a new one.")})
        return data


class DossierForm(PlainLook, forms.Form):
    """What the council reads: a presentation, the products asked for, and the eight criteria."""

    key = forms.CharField(max_length=40, widget=forms.HiddenInput, initial=new_key)
    presentation = forms.CharField(label=_("Who they are, and what they ask"), max_length=8000, widget=lines(5))
    products = forms.ModelMultipleChoiceField(
        Product.objects.none(), label=_("Products asked for"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, point_of_sale: PointOfSale, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked: Any = self.fields["products"]
        asked.queryset = Product.objects.filter(points_of_sale=point_of_sale, is_food=True, contains_alcohol=False)
        for criterion in criteria.EIGHT:
            self.fields[criterion.key] = forms.CharField(
                label=criterion.label,
                help_text=criterion.explanation,
                max_length=4000,
                widget=forms.Textarea(attrs={"rows": 3, "class": "input"}),
            )

    @property
    def texts(self) -> dict[str, str]:
        return {key: self.cleaned_data[key] for key in criteria.KEYS}
