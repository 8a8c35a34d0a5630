"""The council's meetings as everybody reads them, and the chair that one may reserve."""

from datetime import date

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET, require_http_methods

from governance import observations
from governance.forms import ChairForm
from governance.meeting_page import MeetingPage
from governance.models import Meeting
from live import clock
from people.models import Person


@require_GET
def meeting_list(request: HttpRequest) -> HttpResponse:
    meetings = [MeetingPage(meeting, request.user, clock.now()) for meeting in Meeting.objects.all()]
    to_come = [page for page in reversed(meetings) if not page.is_closed and not page.was_missed]
    past = [page for page in meetings if page.is_closed or page.was_missed]
    return render(request, "governance/meetings/list.html", {"to_come": to_come, "past": past})


@require_GET
def meeting_detail(request: HttpRequest, day: date) -> HttpResponse:
    return _show(request, get_object_or_404(Meeting, date=day), ChairForm(initial=_known(request)))


@require_GET
def meeting_presence(request: HttpRequest, day: date) -> HttpResponse:
    meeting = get_object_or_404(Meeting, date=day)
    page = MeetingPage(meeting, request.user, clock.now())
    return render(request, "governance/meetings/presence.html", {"page": page})


@require_http_methods(["POST"])
def chair_reserve(request: HttpRequest, day: date) -> HttpResponse:
    meeting = get_object_or_404(Meeting, date=day)
    form = ChairForm(request.POST)
    if form.is_valid():
        person = request.user if isinstance(request.user, Person) else None
        data = form.cleaned_data
        try:
            place = observations.reserve(meeting, data["name"], data["email"], clock.now(), person)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            return render(request, "governance/meetings/chair_kept.html", {"meeting": meeting, "place": place})
    return _show(request, meeting, form)


def _show(request: HttpRequest, meeting: Meeting, form: ChairForm) -> HttpResponse:
    page = MeetingPage(meeting, request.user, clock.now())
    return render(request, "governance/meetings/detail.html", {"page": page, "form": form})


def _known(request: HttpRequest) -> dict[str, str]:
    person = request.user
    return {"name": person.display_name, "email": person.email or ""} if isinstance(person, Person) else {}
