"""The agenda as facilitators prepare it, and what was said as they write it down."""

from datetime import date

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from governance import agenda
from governance.meeting_forms import AgendaItemForm
from governance.models import AgendaItem, Meeting
from governance.permissions import may_hold_meetings
from people.permissions import only


@only(may_hold_meetings)
@require_http_methods(["GET", "POST"])
def agenda_add(request: HttpRequest, day: date) -> HttpResponse:
    meeting = get_object_or_404(Meeting, date=day)
    form = AgendaItemForm(request.POST or None, initial={"position": agenda.next_position(meeting)})
    if request.method == "POST" and form.is_valid():
        try:
            agenda.add(meeting, position=form.cleaned_data["position"], **form.words)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            return redirect("meeting_desk", day)
    return render(request, "governance/meetings/item_form.html", {"form": form, "meeting": meeting})


@only(may_hold_meetings)
@require_http_methods(["GET", "POST"])
def agenda_change(request: HttpRequest, pk: int) -> HttpResponse:
    item = get_object_or_404(AgendaItem.objects.select_related("meeting"), pk=pk)
    form = AgendaItemForm(request.POST or None, initial=AgendaItemForm.start(item))
    if request.method == "POST" and form.is_valid():
        try:
            agenda.change(item, **form.words)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            return redirect("meeting_desk", item.meeting.date)
    return render(request, "governance/meetings/item_form.html", {"form": form, "meeting": item.meeting, "item": item})


@only(may_hold_meetings)
@require_POST
def agenda_move_up(request: HttpRequest, pk: int) -> HttpResponse:
    item = get_object_or_404(AgendaItem.objects.select_related("meeting"), pk=pk)
    try:
        agenda.move_up(item, seen_at=_whole(request.POST.get("seen_at")))
    except ValidationError as refusal:
        return _refused(request, item, refusal)
    return redirect("meeting_desk", item.meeting.date)


@only(may_hold_meetings)
@require_POST
def agenda_remove(request: HttpRequest, day: date, pk: int) -> HttpResponse:
    item = AgendaItem.objects.select_related("meeting").filter(meeting__date=day, pk=pk).first()
    try:
        if item:
            agenda.remove(item)
    except ValidationError as refusal:
        return _refused(request, item, refusal)
    return redirect("meeting_desk", day)


def _refused(request: HttpRequest, item: AgendaItem | None, refusal: ValidationError) -> HttpResponse:
    context = {"meeting": item.meeting if item else None, "refusals": refusal.messages}
    return render(request, "governance/meetings/refused.html", context)


def _whole(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() else 0
