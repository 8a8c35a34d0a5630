"""The page of a point of sale, for the persons who signed for it; and where organisers type agreements in."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from fund import agreements, payables, permissions
from fund.forms import AgreementForm
from governance.models import PointOfSale
from live import clock
from people.permissions import is_organiser, only, signed_in


@require_safe
@login_required
@never_cache
def shop(request: HttpRequest) -> HttpResponse:
    """Go to the one point of sale that a person keeps, or choose among several."""
    kept = permissions.kept_by(request.user, clock.today())
    if not kept:
        raise PermissionDenied
    if len(kept) == 1:
        return redirect("shop_day", kept[0].code)
    return render(request, "fund/shop/choose.html", {"places": kept})


@require_safe
@login_required
@never_cache
def day(request: HttpRequest, code: str) -> HttpResponse:
    """Payments of the day by number, amount and code, and what is owed."""
    point_of_sale = _kept(request, code)
    return render(
        request, "fund/shop/day.html", payables.page(point_of_sale, clock.now()) | {"point_of_sale": point_of_sale}
    )


@require_safe
@login_required
@never_cache
def payments(request: HttpRequest, code: str) -> HttpResponse:
    """The part of the page that payments change, fetched anew when one is made."""
    point_of_sale = _kept(request, code)
    return render(
        request,
        "fund/shop/_payments.html",
        payables.page(point_of_sale, clock.now()) | {"point_of_sale": point_of_sale},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@only(is_organiser)
@never_cache
def agreements_signed(request: HttpRequest) -> HttpResponse:
    """Type in the agreement that a point of sale signed."""
    form = AgreementForm(request.POST or None, initial={"signed_on": clock.today()})
    if form.is_valid():
        try:
            form.sign(signed_in(request.user), clock.now())
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            return redirect("agreements")
    return render(request, "fund/shop/agreements.html", {"form": form, "agreements": agreements.running(clock.today())})


def _kept(request: HttpRequest, code: str) -> PointOfSale:
    point_of_sale = get_object_or_404(PointOfSale.objects.select_related("commune"), code__iexact=code)
    if not permissions.keeps(request.user, point_of_sale.pk, clock.today()):
        raise PermissionDenied
    return point_of_sale
