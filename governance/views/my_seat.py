"""A councillor's own seat: how one is named in public, and how one leaves."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from governance import mandates
from governance.forms import PublicNameForm, ResignationForm
from governance.models import Mandate
from governance.permissions import mandate_of, sits_today
from live import clock
from people.permissions import only


@only(sits_today)
@require_http_methods(["GET", "POST"])
def my_seat(request: HttpRequest) -> HttpResponse:
    mandate = _mine(request)
    form = PublicNameForm(request.POST or None, initial={"public_name": _chosen(mandate)})
    if request.method == "POST" and form.is_valid():
        mandates.name_in_public(mandate, form.cleaned_data["public_name"])
        return redirect("my_seat")
    return _show(request, mandate, form, ResignationForm())


@only(sits_today)
@require_POST
def my_seat_leave(request: HttpRequest) -> HttpResponse:
    mandate = _mine(request)
    form = ResignationForm(request.POST)
    if form.is_valid():
        try:
            mandates.resign(mandate, clock.today(), form.cleaned_data["reason"], clock.now())
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            return render(request, "governance/council/left.html", {"mandate": mandate})
    return _show(request, mandate, PublicNameForm(initial={"public_name": _chosen(mandate)}), form)


def _mine(request: HttpRequest) -> Mandate:
    mandate = mandate_of(request.user, clock.today())
    if mandate is None:
        raise TypeError("A guarded view always has a seat.")
    return mandate


def _chosen(mandate: Mandate) -> str:
    neutral = mandates.neutral_name(mandate.seat_number)
    return "" if mandate.public_name == neutral else mandate.public_name


def _show(request: HttpRequest, mandate: Mandate, form: PublicNameForm, leaving: ResignationForm) -> HttpResponse:
    context = {
        "mandate": mandate,
        "form": form,
        "leaving": leaving,
        "neutral": mandates.neutral_name(mandate.seat_number),
    }
    return render(request, "governance/council/my_seat.html", context)
