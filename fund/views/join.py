"""The organisers' list of households: who waits, who entered, who left. No amount is shown here."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fund import memberships
from fund.forms import JoinForm
from fund.models import Membership
from live import clock
from people.permissions import is_organiser, only, signed_in


@require_safe
@only(is_organiser)
@never_cache
def listing(request: HttpRequest) -> HttpResponse:
    every = Membership.objects.select_related("commune").prefetch_related("members__person")
    by_state = {"waiting": every.waiting(), "active": every.active(), "left": every.filter(state=Membership.State.LEFT)}
    return render(request, "fund/join/list.html", by_state)


@require_http_methods(["GET", "HEAD", "POST"])
@only(is_organiser)
@never_cache
def type_in(request: HttpRequest) -> HttpResponse:
    """Type in a household that asks face to face; it chooses its amount itself."""
    now = clock.now()
    form = JoinForm(request.POST or None, now=now)
    if form.is_valid():
        try:
            memberships.ask(form.household("fr"), form.cleaned_data["key"], now, by=signed_in(request.user))
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            return redirect("memberships")
    return render(request, "fund/join/type_in.html", {"form": form})


@require_POST
@only(is_organiser)
def admit(request: HttpRequest, number: str) -> HttpResponse:
    try:
        memberships.admit(get_object_or_404(Membership, number=number), signed_in(request.user), clock.now())
    except ValidationError as refusal:
        return render(request, "fund/join/refused.html", {"refusal": refusal}, status=409)
    return redirect("memberships")


@require_http_methods(["GET", "HEAD", "POST"])
@only(is_organiser)
@never_cache
def end(request: HttpRequest, number: str) -> HttpResponse:
    """End a membership at the household's request, once told what it means."""
    now, membership = clock.now(), get_object_or_404(Membership, number=number)
    if request.method == "POST":
        memberships.leave(membership, signed_in(request.user), now)
        return redirect("memberships")
    return render(request, "fund/join/end.html", {"membership": membership, "last_day": memberships.last_day(now)})
