"""Observers' reports: read by everybody, written by appointed observers, published from the desk."""

from datetime import date

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from governance import observations
from governance.forms import ReportForm
from governance.models import Meeting, Observation
from governance.permissions import may_publish_reports, may_report
from live import clock
from people.models import Person
from people.permissions import only


@require_GET
def observation_detail(request: HttpRequest, day: date, pk: int) -> HttpResponse:
    report = get_object_or_404(observations.published(), meeting__date=day, pk=pk)
    return render(request, "governance/observations/detail.html", {"report": report})


@only(may_report)
@require_GET
def observation_mine(request: HttpRequest) -> HttpResponse:
    observer = _person(request)
    written = Observation.objects.filter(observer=observer).select_related("meeting")
    context = {"written": written, "awaited": observations.awaited(observer)}
    return render(request, "governance/observations/mine.html", context)


@only(may_report)
@require_http_methods(["GET", "POST"])
def observation_write(request: HttpRequest, day: date) -> HttpResponse:
    meeting = get_object_or_404(Meeting, date=day)
    observer = _person(request)
    report = Observation.objects.filter(meeting=meeting, observer=observer).first()
    form = ReportForm(request.POST or None, initial=_start(report, observer))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            observations.deposit(meeting, observer, data["public_name"], data, clock.now())
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            return redirect("observation_mine")
    return render(request, "governance/observations/write.html", {"form": form, "meeting": meeting, "report": report})


@only(may_publish_reports)
@require_GET
def observation_desk(request: HttpRequest) -> HttpResponse:
    context = {"waiting": observations.to_be_published(), "published": observations.published()}
    return render(request, "governance/observations/desk.html", context)


@only(may_publish_reports)
@require_POST
def observation_publish(request: HttpRequest, pk: int) -> HttpResponse:
    report = get_object_or_404(Observation, pk=pk)
    observations.publish(report, _person(request), clock.now())
    return redirect("observation_desk")


def _start(report: Observation | None, observer: Person) -> dict[str, str]:
    if report is None:
        return {"public_name": observer.display_name}
    return {name: getattr(report, name) for name in ("public_name", *observations.QUESTIONS)}


def _person(request: HttpRequest) -> Person:
    if not isinstance(request.user, Person):
        raise TypeError("A guarded view always has somebody.")
    return request.user
