"""Paying: the poster, the choice of the place, the amount, and the receipt that every way of sending ends on."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_http_methods, require_safe

from fund import open_keys, permissions, places, refusals, till, wallets
from governance.models import PointOfSale
from live import clock
from people.permissions import signed_in


@require_safe
@never_cache
def poster(request: HttpRequest, code: str) -> HttpResponse:
    """The address on a point of sale's poster: for members to pay, for everybody else to read."""
    now, point_of_sale = clock.now(), _place(code)
    if permissions.is_member(request.user, clock.today()):
        return redirect("pay_at", point_of_sale.code)
    shown = {"products": places.products(point_of_sale, now), "refusal": places.refusal(point_of_sale, now)}
    return render(request, "fund/pay/poster.html", {"point_of_sale": point_of_sale} | shown)


@require_safe
@login_required
def choose(request: HttpRequest) -> HttpResponse:
    """Find the place by its code, among the last used, or in the list."""
    typed = request.GET.get("code", "").strip().upper()
    found = PointOfSale.objects.filter(code__iexact=typed).first() if typed else None
    if found is not None:
        return redirect("pay_at", found.code)
    membership = permissions.membership_of(request.user)
    last_used = places.last_used(membership) if membership else []
    return render(
        request,
        "fund/pay/choose.html",
        {"unknown": typed, "last_used": last_used, "places": places.payable(clock.now())},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@cache_control(private=True, no_cache=True)  # kept for going back: the form comes with its key, which pays once
def pay_at(request: HttpRequest, code: str) -> HttpResponse:
    """Show where to type the sum; when it is sent, pay and go to the receipt, or say why not."""
    now, person, point_of_sale = clock.now(), signed_in(request.user), _place(code)
    refusal, status = till.refusal_of(person, point_of_sale, now), 200
    shown: dict[str, Any] = {
        "point_of_sale": point_of_sale,
        "key": open_keys.key_for(request.session, point_of_sale.code),
        "written": "",
        "closed": refusal is not None,
    }
    if request.method == "POST":
        shown |= {"key": request.POST.get("key", ""), "written": request.POST.get("amount", "")}
        try:
            amount_cents = till.read(shown["written"])
            if "again" not in request.POST:
                till.ask_before_paying_again(shown["key"], person, point_of_sale, amount_cents, now)
            till.pay(shown["key"], person, point_of_sale, amount_cents, now)
        except refusals.Refused as fault:
            refusal, status = fault, 409
        else:
            return redirect("receipt", shown["key"])
    shown |= {"refusal": refusal, "balance_cents": wallets.balance_of(person)}
    return render(request, "fund/pay/amount.html", shown, status=status)


@require_safe
@login_required
@never_cache
def receipt(request: HttpRequest, key: str) -> HttpResponse:
    """The receipt: green and running while it is fresh, a plain paper afterwards. Seen by the household only."""
    now, payment = clock.now(), till.made(key)
    if payment is None or not permissions.belongs_to(request.user, payment.membership):
        raise Http404
    shown = {
        "payment": payment,
        "now": timezone.localtime(now),
        "balance_cents": wallets.balance_cents(payment.membership),
    }
    return render(
        request, "fund/pay/receipt.html" if till.is_fresh(payment, now) else "fund/pay/past_receipt.html", shown
    )


def _place(code: str) -> PointOfSale:
    return get_object_or_404(PointOfSale.objects.select_related("commune"), code__iexact=code)
