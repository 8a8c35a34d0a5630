"""What facilitators and organisers fill in to hold a meeting and to seat the council."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from governance.models import AgendaItem, Dossier, Mandate, Meeting
from governance.plain_form import Day, Hour, PlainLook, lines
from live import clock
from sortition.models import Draw


class MeetingForm(PlainLook, forms.Form):
    """When and where the council meets, and how many may watch."""

    title = forms.CharField(label=_("Title"), max_length=120, help_text=_("For example: Meeting 14."))
    day = forms.DateField(label=_("Day"), widget=Day())
    hour = forms.TimeField(label=_("Hour"), widget=Hour())
    place = forms.CharField(label=_("Place"), max_length=120, help_text=_("Hall and commune."))
    observer_places = forms.IntegerField(label=_("Chairs for observers"), min_value=0, max_value=200, initial=6)

    @classmethod
    def start(cls, meeting: Meeting) -> dict[str, Any]:
        """What the form shows of a meeting that exists."""
        local = meeting.starts_at.astimezone(clock.PARIS)
        return {
            "title": meeting.title,
            "day": meeting.date,
            "hour": local.time(),
            "place": meeting.place,
            "observer_places": meeting.observer_places,
        }

    @property
    def starts_at(self) -> datetime:
        return datetime.combine(self.cleaned_data["day"], self.cleaned_data["hour"], tzinfo=clock.PARIS)


class AgendaItemForm(PlainLook, forms.Form):
    """One point of the agenda."""

    position = forms.IntegerField(widget=forms.HiddenInput, required=False)
    kind = forms.ChoiceField(label=_("What is it for?"), choices=AgendaItem.Kind.choices)
    title = forms.CharField(label=_("Title"), max_length=200)
    text = forms.CharField(label=_("What is asked"), required=False, max_length=8000, widget=lines(4))
    dossier = forms.ModelChoiceField(
        Dossier.objects.none(),
        label=_("Dossier"),
        required=False,
        help_text=_("The dossier that councillors read before this point."),
    )
    said = forms.CharField(
        label=_("What was said or learnt"),
        required=False,
        max_length=20000,
        widget=lines(5),
        help_text=_("Written during the meeting; it goes into the minutes. Name nobody."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["dossier"]
        field.queryset = Dossier.objects.select_related("point_of_sale")

    @classmethod
    def start(cls, item: AgendaItem) -> dict[str, Any]:
        return {
            "kind": item.kind,
            "title": item.title,
            "text": item.text,
            "dossier": item.dossier_id,
            "said": item.said,
        }

    @property
    def words(self) -> dict[str, Any]:
        """What agenda.add and agenda.change take, the position apart."""
        return {name: self.cleaned_data[name] for name in ("kind", "title", "text", "dossier", "said")}


class Councillors(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]  # generic in its stubs only
    """Councillors as facilitators know them; the public reads the names that they chose."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.seat_number}. {obj.person.display_name}"


class PresenceForm(forms.Form):
    """The presence list: one box a councillor."""

    present = Councillors(
        Mandate.objects.none(), label=_("Present"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["present"]
        field.queryset = (
            Mandate.objects.sitting(meeting.date).select_related("person").order_by("draw_id", "seat_number")
        )
        self.initial.setdefault(
            "present", list(meeting.attendance.filter(present=True).values_list("mandate_id", flat=True))
        )


class SeatingForm(PlainLook, forms.Form):
    """Which published draw sits, from which day."""

    draw = forms.ModelChoiceField(Draw.objects.none(), label=_("Draw"))
    starts_on = forms.DateField(label=_("First day of the mandates"), widget=Day())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["draw"]
        field.queryset = self.unseated()

    @staticmethod
    def unseated() -> Any:
        return Draw.objects.filter(kind="council", state=Draw.State.PUBLISHED, mandates__isnull=True)
