"""A job's page: step, percent, cancel."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from jobs import work
from jobs.models import Job
from people.permissions import may_enter_desk, only


@only(may_enter_desk)
def job(request: HttpRequest, job_id: int) -> HttpResponse:
    back = request.GET.get("retour", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}, require_https=request.is_secure()):
        back = ""
    return render(request, "jobs/job.html", {"job": get_object_or_404(Job, pk=job_id), "back": back})


@only(may_enter_desk)
def state(request: HttpRequest, job_id: int) -> HttpResponse:
    return render(request, "jobs/_state.html", {"job": get_object_or_404(Job, pk=job_id)})


@only(may_enter_desk)
@require_POST
def cancel(request: HttpRequest, job_id: int) -> HttpResponse:
    work.cancel(get_object_or_404(Job, pk=job_id))
    return redirect("job", job_id)


@only(may_enter_desk)
@require_POST
def again(request: HttpRequest, job_id: int) -> HttpResponse:
    work.again(get_object_or_404(Job, pk=job_id))
    return redirect("job", job_id)
