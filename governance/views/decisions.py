"""The public register of decisions."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from governance import decision_filter
from governance.decision_page import DecisionPage
from governance.models import Decision
from live import clock

ON_A_PAGE = 25


@require_GET
def decision_list(request: HttpRequest) -> HttpResponse:
    now = clock.now()
    found = decision_filter.filtered(request.GET, now)
    sheet = Paginator(found.qs, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {"filter": found, "sheet": sheet, "pages": [DecisionPage(decision, now) for decision in sheet]}
    return render(request, "governance/decisions/list.html", context)


@require_GET
def decision_detail(request: HttpRequest, number: int) -> HttpResponse:
    now = clock.now()
    register = Decision.objects.with_status(now).select_related("vote__meeting", "vote__agenda_item")
    decision = get_object_or_404(register, number=number)
    return render(request, "governance/decisions/detail.html", {"page": DecisionPage(decision, now)})
