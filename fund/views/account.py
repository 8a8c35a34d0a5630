"""Mon Compte Alim': what a household has, what it did, what it pays in, who may pay, and leaving."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from fund import contributions, doors, memberships, permissions, wallets
from fund.forms import AdditionalPersonForm, ContributionForm
from fund.models import Membership
from live import clock
from people.permissions import signed_in


@require_safe
@login_required
@never_cache
def account(request: HttpRequest) -> HttpResponse:
    person, now, membership = signed_in(request.user), clock.now(), permissions.membership_of(request.user)
    shown = {"doors": doors.open_to(person, clock.today())}
    if membership is None or (membership.state == Membership.State.LEFT and membership.wallet is None):
        return render(request, "fund/account/none.html", shown)
    if membership.state == Membership.State.WAITING:
        return render(request, "fund/account/waiting.html", shown | {"membership": membership})
    return render(request, "fund/account/account.html", shown | wallets.account(membership, person, now))


@require_safe
@login_required
@never_cache
def movements(request: HttpRequest) -> HttpResponse:
    membership = permissions.membership_of(request.user)
    if membership is None or membership.wallet is None:
        return redirect("account")
    return render(request, "fund/account/movements.html", {"movements": wallets.movements(membership, most=500)})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def contribution(request: HttpRequest) -> HttpResponse:
    """Change the amount, freely, for months to come."""
    now, person, membership = clock.now(), signed_in(request.user), permissions.membership_of(request.user)
    if membership is None or membership.state == Membership.State.LEFT:
        return redirect("account")
    form = ContributionForm(request.POST or None, now=now)
    if form.is_valid():
        try:
            contributions.choose(
                membership, form.cleaned_data["amount_cents"], form.cleaned_data["from_month"], person, now
            )
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            return redirect("contribution")
    chosen = contributions.read(membership, person, now)
    return render(
        request,
        "fund/account/contribution.html",
        {"form": form, "chosen": chosen, "readings": membership.readings.all()[:5]},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def household(request: HttpRequest) -> HttpResponse:
    """The persons who may pay from the account, and room for another."""
    person, membership = signed_in(request.user), permissions.membership_of(request.user)
    if membership is None or membership.state == Membership.State.LEFT:
        return redirect("account")
    form = AdditionalPersonForm(request.POST or None)
    if form.is_valid():
        try:
            memberships.add_person(
                membership, form.cleaned_data["name"], person, clock.now(), form.cleaned_data["email"]
            )
        except ValidationError as refusal:
            form.add_error("name", refusal)
        else:
            return redirect("household")
    return render(request, "fund/account/household.html", {"form": form, "membership": membership})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def leave(request: HttpRequest) -> HttpResponse:
    """Leave the fund, once told what it means."""
    now, membership = clock.now(), permissions.membership_of(request.user)
    if membership is None or membership.state == Membership.State.LEFT:
        return redirect("account")
    if request.method == "POST":
        memberships.leave(membership, signed_in(request.user), now)
        return redirect("account")
    return render(request, "fund/account/leave.html", {"membership": membership, "last_day": memberships.last_day(now)})
