"""The treasurer's screens: the books, the months, who is owed, and one household's contribution, whose reading is kept."""

from datetime import date

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fund import contributions, wallets
from fund import month as months
from fund.models import Membership, Month
from fund.treasury import overview
from jobs import work
from live import clock
from people.permissions import is_treasurer, only, signed_in


@only(is_treasurer)
def treasury(request: HttpRequest) -> HttpResponse:
    return render(request, "fund/treasury/treasury.html", overview(clock.now()))


@only(is_treasurer)
def month_page(request: HttpRequest, year: int, month: int) -> HttpResponse:
    """One month: what running or closing it would do, in euros and households, before it is asked for."""
    first_day = _month(year, month)
    try:
        foreseen = months.foreseen(first_day, clock.now())
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
        return redirect("treasury")
    known = Month.objects.filter(first_day=first_day).first()
    shown = {"first_day": first_day, "known": known, "foreseen": foreseen, "totals": months.totals(first_day)}
    return render(request, "fund/treasury/month.html", shown)


@only(is_treasurer)
@require_POST
def run(request: HttpRequest, year: int, month: int) -> HttpResponse:
    """Run a month, in the worker. Asked twice it is one job, and one contribution and allocation each."""
    first_day = _month(year, month)
    person = signed_in(request.user)
    before = Month.objects.filter(first_day=first_day, ran_at__isnull=False).exists()
    key = f"month:{first_day:%Y-%m}:{Membership.objects.active_in(first_day).count() if before else 'first'}"
    job = work.start("month", {"month": first_day.isoformat(), "by": person.pk}, person, clock.now(), key=key)
    back = reverse("treasury_month", args=[year, month])
    return redirect(reverse("job", args=[job.pk]) + f"?retour={back}")


@only(is_treasurer)
@require_POST
def close(request: HttpRequest, year: int, month: int) -> HttpResponse:
    try:
        months.close(_month(year, month), clock.now())
        messages.success(request, _("The month is closed."))
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    return redirect("treasury_month", year, month)


@only(is_treasurer)
def memberships(request: HttpRequest) -> HttpResponse:
    """Every household by number: no amount here."""
    return render(
        request,
        "fund/treasury/memberships.html",
        {"memberships": Membership.objects.exclude(state="waiting").order_by("number")},
    )


@only(is_treasurer)
def membership(request: HttpRequest, number: str) -> HttpResponse:
    """One household's contribution. Opening this page is noted, and the household sees that it was."""
    found = get_object_or_404(Membership, number=number)
    chosen = contributions.read(found, signed_in(request.user), clock.now())
    shown = {
        "membership": found,
        "chosen": chosen,
        "balance_cents": wallets.balance_cents(found),
        "agreements": found.payer_agreements.select_related("payer"),
    }
    return render(request, "fund/treasury/membership.html", shown)


def _month(year: int, month: int) -> date:
    try:
        return date(year, month, 1)
    except ValueError as fault:
        raise Http404 from fault
