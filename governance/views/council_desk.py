"""Seating the council that a published draw selected, and noting who leaves."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from governance import mandates
from governance.meeting_forms import SeatingForm
from governance.models import Mandate
from governance.permissions import may_seat_the_council
from live import clock
from people.permissions import only


@only(may_seat_the_council)
@require_http_methods(["GET", "POST"])
def council_desk(request: HttpRequest) -> HttpResponse:
    form = SeatingForm(request.POST or None, initial=_proposed())
    if request.method == "POST" and form.is_valid():
        try:
            mandates.seat(form.cleaned_data["draw"], form.cleaned_data["starts_on"], clock.now())
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            return redirect("council_desk")
    return _show(request, form)


@only(may_seat_the_council)
@require_POST
def council_resign(request: HttpRequest, pk: int) -> HttpResponse:
    mandate = get_object_or_404(Mandate, pk=pk)
    try:
        mandates.resign(mandate, clock.today(), request.POST.get("reason", ""), clock.now())
    except ValidationError as refusal:
        return _show(request, SeatingForm(initial=_proposed()), refusal.messages)
    return redirect("council_desk")


def _proposed() -> dict[str, object]:
    """The draw that waits, from the day on which every seat is free."""
    return {"draw": SeatingForm.unseated().first(), "starts_on": mandates.first_free_day(clock.today())}


def _show(request: HttpRequest, form: SeatingForm, refusals: list[str] | None = None) -> HttpResponse:
    today = clock.today()
    held = Mandate.objects.select_related("person", "draw")
    context = {
        "form": form,
        "refusals": refusals or [],
        "unseated": SeatingForm.unseated().exists(),
        "sitting": held.sitting(today).order_by("draw_id", "seat_number"),
        "to_come": held.filter(starts_on__gt=today),
        "left": held.exclude(ended_early="").order_by("-ends_on"),
    }
    return render(request, "governance/council/desk.html", context)
