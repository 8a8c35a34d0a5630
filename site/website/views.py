from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from live import clock
from website import catalogue


def product(request: HttpRequest, pk: int) -> HttpResponse:
    """The label of one approved product, why it was approved, and the way there."""
    shown = catalogue.product(pk, clock.now())
    if shown is None:
        raise Http404
    return render(request, "website/product.html", shown)
