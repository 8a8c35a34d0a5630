"""A third-party payer's page: fixed amounts by month, no purchase, no household's own part."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from fund import payers
from people.permissions import only, signed_in


@only(payers.is_payer)
def statement(request: HttpRequest) -> HttpResponse:
    payer = payers.of_person(signed_in(request.user)).first()
    if payer is None:
        raise PermissionDenied
    return render(request, "fund/payer/statement.html", {"payer": payer, "lines": payers.statement(payer)})
