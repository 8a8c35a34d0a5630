"""The office's own screens."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from governance.models import Meeting
from governance.permissions import may_hold_meetings
from live import clock
from office import first_run
from office.forms import FirstRunForm, IdentityForm
from people.permissions import is_organiser, may_enter_desk, only
from territory.models import Identity
from website import minutes as minutes_pages
from website.models import ContactMessage


def door(request: HttpRequest) -> HttpResponse:
    """The desk has one door: ours, with its second factor (docs/decisions/0004). Whoever is in and may not enter is told."""
    if not request.user.is_authenticated:
        asked = request.GET.get("next") or reverse("wagtailadmin_home")
        return redirect(f"{reverse('account_login')}?{urlencode({'next': asked})}")
    if not may_enter_desk(request.user):
        raise PermissionDenied
    return redirect("wagtailadmin_home")


def welcome(request: HttpRequest) -> HttpResponse:
    """Set up an empty installation; gone once it is done."""
    organisers = request.session.pop("first_run_handles", None)
    if organisers:
        return render(request, "office/founded.html", {"organisers": organisers})
    if not first_run.needed():
        raise Http404
    form = FirstRunForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = first_run.found(form.cleaned_data, clock.now())
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            request.session["first_run_handles"] = [[one.display_name, one.handle] for one in made]
            return redirect("first_run")
    return render(request, "office/first_run.html", {"form": form}, status=422 if form.errors else 200)


@only(is_organiser)
def identity(request: HttpRequest) -> HttpResponse:
    form = IdentityForm(request.POST or None, instance=Identity.current())
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("The identity of the fund is changed."))
        return redirect("desk_identity")
    return render(request, "office/identity.html", {"form": form})


@only(is_organiser)
def contact_messages(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        found = get_object_or_404(ContactMessage, pk=request.POST.get("message"))
        found.answered_at = found.answered_at or clock.now()
        found.save()
        return redirect("desk_messages")
    return render(request, "office/messages.html", {"found": ContactMessage.objects.all()[:200]})


@only(may_hold_meetings)
def minutes(request: HttpRequest) -> HttpResponse:
    """Minutes of each closed meeting: prepared from its facts, worded in the page editor, published."""
    if request.method == "POST":
        meeting = get_object_or_404(Meeting, pk=request.POST.get("meeting"))
        try:
            page = minutes_pages.prepare(meeting)
        except ValidationError as refusal:
            messages.error(request, refusal.messages[0])
            return redirect("desk_minutes")
        if request.POST.get("do") == "publish":
            minutes_pages.publish(page)
            messages.success(request, _("The minutes are published."))
            return redirect("desk_minutes")
        return redirect(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    held = Meeting.objects.filter(state=Meeting.State.CLOSED).order_by("-date")
    return render(request, "office/minutes.html", {"lines": [(one, minutes_pages.of_meeting(one)) for one in held]})
