"""The facilitator's desk: plan a meeting, convene it, open it, tick who is there, close it."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from governance import meetings, observations
from governance.meeting_forms import MeetingForm, PresenceForm
from governance.meeting_page import MeetingPage
from governance.models import Meeting, ObserverPlace
from governance.permissions import may_hold_meetings
from live import clock
from people.permissions import only


@only(may_hold_meetings)
@require_GET
def meeting_desk_list(request: HttpRequest) -> HttpResponse:
    context = {"meetings": Meeting.objects.all(), "waiting": observations.to_be_published().count()}
    return render(request, "governance/meetings/desk_list.html", context)


@only(may_hold_meetings)
@require_http_methods(["GET", "POST"])
def meeting_plan(request: HttpRequest) -> HttpResponse:
    form = MeetingForm(request.POST or None)
    meeting = _written(form, lambda told: meetings.plan(now=clock.now(), **told)) if form.is_valid() else None
    return _moved(request, form, meeting, None)


@only(may_hold_meetings)
@require_http_methods(["GET", "POST"])
def meeting_change(request: HttpRequest, day: date) -> HttpResponse:
    before = get_object_or_404(Meeting, date=day)
    form = MeetingForm(request.POST or None, initial=MeetingForm.start(before))
    meeting = _written(form, lambda told: meetings.change(before, now=clock.now(), **told)) if form.is_valid() else None
    return _moved(request, form, meeting, before)


@only(may_hold_meetings)
@require_GET
def meeting_desk(request: HttpRequest, day: date) -> HttpResponse:
    return _desk(request, day)


@only(may_hold_meetings)
@require_POST
def meeting_convene(request: HttpRequest, day: date) -> HttpResponse:
    return _do(request, day, lambda meeting: meetings.convene(meeting, clock.now()))


@only(may_hold_meetings)
@require_POST
def meeting_open(request: HttpRequest, day: date) -> HttpResponse:
    return _do(request, day, lambda meeting: meetings.open_meeting(meeting, clock.now()))


@only(may_hold_meetings)
@require_POST
def meeting_close(request: HttpRequest, day: date) -> HttpResponse:
    return _do(request, day, lambda meeting: meetings.close(meeting, clock.now()))


@only(may_hold_meetings)
@require_POST
def meeting_call_off(request: HttpRequest, day: date) -> HttpResponse:
    meeting = Meeting.objects.filter(date=day).first()
    try:
        if meeting:
            meetings.call_off(meeting)
    except ValidationError as refusal:
        return _desk(request, day, refusal.messages)
    return redirect("meeting_desk_list")


@only(may_hold_meetings)
@require_POST
def meeting_mark(request: HttpRequest, day: date) -> HttpResponse:
    meeting = get_object_or_404(Meeting, date=day)
    form = PresenceForm(request.POST, meeting=meeting)
    if not form.is_valid():
        return _desk(request, day, [str(fault) for fault in form.errors["present"]])
    present = [mandate.pk for mandate in form.cleaned_data["present"]]
    return _do(request, day, lambda held: meetings.mark_list(held, present))


@only(may_hold_meetings)
@require_POST
def chair_release(request: HttpRequest, day: date, pk: int) -> HttpResponse:
    place = ObserverPlace.objects.filter(meeting__date=day, pk=pk).first()
    if place:
        observations.release(place)
    return redirect("meeting_desk", day)


def _do(request: HttpRequest, day: date, act: Callable[[Meeting], object]) -> HttpResponse:
    meeting = get_object_or_404(Meeting, date=day)
    try:
        act(meeting)
    except ValidationError as refusal:
        return _desk(request, day, refusal.messages)
    return redirect("meeting_desk", day)


def _desk(request: HttpRequest, day: date, refusals: list[str] | None = None) -> HttpResponse:
    meeting = get_object_or_404(Meeting, date=day)
    context = {
        "page": MeetingPage(meeting, request.user, clock.now()),
        "presence": PresenceForm(meeting=meeting),
        "refusals": refusals or [],
        "votes": meeting.votes.select_related("agenda_item").order_by("pk"),
    }
    return render(request, "governance/meetings/desk.html", context)


def _written(form: MeetingForm, write: Callable[[dict[str, Any]], Meeting]) -> Meeting | None:
    data = form.cleaned_data
    told = {name: data[name] for name in ("title", "place", "observer_places")}
    try:
        return write({**told, "starts_at": form.starts_at})
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return None


def _moved(request: HttpRequest, form: MeetingForm, meeting: Meeting | None, before: Meeting | None) -> HttpResponse:
    if meeting:
        return redirect("meeting_desk", meeting.date)
    return render(request, "governance/meetings/form.html", {"form": form, "meeting": before})
