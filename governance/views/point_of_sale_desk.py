"""Points of sale, products and dossiers, as organisers type them in."""

from uuid import uuid4

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from governance import dossiers, in_force, points_of_sale, suggestions
from governance.models import PointOfSale, Product, Suggestion
from governance.permissions import may_write_points_of_sale
from governance.point_of_sale_forms import DossierForm, PointOfSaleForm, ProductForm
from live import clock
from people.permissions import only


@only(may_write_points_of_sale)
@require_GET
def point_of_sale_list(request: HttpRequest) -> HttpResponse:
    approved = in_force.approvals(clock.now()).point_of_sale_ids
    places = PointOfSale.objects.select_related("commune").prefetch_related("products", "dossiers")
    waiting = Suggestion.objects.filter(answered_at__isnull=True).count()
    context = {"places": places, "approved": approved, "waiting": waiting}
    return render(request, "governance/dossiers/places.html", context)


@only(may_write_points_of_sale)
@require_http_methods(["GET", "POST"])
def point_of_sale_add(request: HttpRequest) -> HttpResponse:
    return _write_place(request, None)


@only(may_write_points_of_sale)
@require_http_methods(["GET", "POST"])
def point_of_sale_change(request: HttpRequest, code: str) -> HttpResponse:
    return _write_place(request, get_object_or_404(PointOfSale, code=code))


@only(may_write_points_of_sale)
@require_http_methods(["GET", "POST"])
def product_add(request: HttpRequest, code: str) -> HttpResponse:
    return _write_product(request, get_object_or_404(PointOfSale, code=code), None)


@only(may_write_points_of_sale)
@require_http_methods(["GET", "POST"])
def product_change(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    place = get_object_or_404(PointOfSale, code=code)
    return _write_product(request, place, get_object_or_404(Product, points_of_sale=place, pk=pk))


@only(may_write_points_of_sale)
@require_http_methods(["GET", "POST"])
def dossier_open(request: HttpRequest, code: str) -> HttpResponse:
    place = get_object_or_404(PointOfSale, code=code)
    form = DossierForm(request.POST or None, point_of_sale=place, initial={"key": uuid4().hex})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            dossier = dossiers.open_dossier(
                place, data["presentation"], form.texts, data["products"], clock.now(), key=data["key"]
            )
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            return redirect(dossier)
    return render(request, "governance/dossiers/dossier_form.html", {"form": form, "place": place})


@only(may_write_points_of_sale)
@require_GET
def suggestion_list(request: HttpRequest) -> HttpResponse:
    found = Suggestion.objects.select_related("commune", "dossier")
    return render(request, "governance/dossiers/suggestions.html", {"suggestions": found})


@only(may_write_points_of_sale)
@require_POST
def suggestion_answer(request: HttpRequest, pk: int) -> HttpResponse:
    suggestions.answer(get_object_or_404(Suggestion, pk=pk), clock.now())
    return redirect("suggestion_list")


def _write_place(request: HttpRequest, place: PointOfSale | None) -> HttpResponse:
    form = PointOfSaleForm(request.POST or None, instance=place)
    if request.method == "POST" and form.is_valid():
        written = points_of_sale.write(form.save(commit=False))
        return redirect("point_of_sale_change", written.code)
    context = {"form": form, "place": place, "products": place.products.all() if place else []}
    return render(request, "governance/dossiers/place_form.html", context)


def _write_product(request: HttpRequest, place: PointOfSale, product: Product | None) -> HttpResponse:
    form = ProductForm(request.POST or None, instance=product, initial={"points_of_sale": [place]})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        points_of_sale.write_product(form.save(commit=False), data["points_of_sale"], data["new_family"])
        return redirect("point_of_sale_change", place.code)
    return render(request, "governance/dossiers/product_form.html", {"form": form, "place": place, "product": product})
