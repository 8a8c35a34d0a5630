"""The dossiers that councillors read before they vote, and everybody with them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from governance import dossiers, in_force, trace
from governance.models import Dossier
from live import clock


@require_GET
def dossier_list(request: HttpRequest) -> HttpResponse:
    found = Dossier.objects.select_related("point_of_sale__commune")
    return render(request, "governance/dossiers/list.html", {"dossiers": found})


@require_GET
def dossier_detail(request: HttpRequest, pk: int) -> HttpResponse:
    now = clock.now()
    dossier = get_object_or_404(Dossier.objects.select_related("point_of_sale__commune"), pk=pk)
    context = {
        "dossier": dossier,
        "place": dossier.point_of_sale,
        "matrix": dossiers.matrix(dossier),
        "products": dossier.products.select_related("family"),
        "items": dossier.items.select_related("meeting").order_by("meeting__date"),
        "status": in_force.status_of(dossier.point_of_sale, now),
        "steps": trace.of_point_of_sale(dossier.point_of_sale, now),
    }
    return render(request, "governance/dossiers/detail.html", context)
