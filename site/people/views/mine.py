"""What somebody does about their own way in: a paper card, and what is known of them."""

from collections.abc import Callable
from datetime import datetime
from typing import cast

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from people import cards, privacy
from people.forms import CardForm
from people.models import Person


@never_cache
def card(request: HttpRequest, now: Callable[[], datetime]) -> HttpResponseBase:
    """Sign in with the code on a paper card, then choose a password."""
    form = CardForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            person = cards.use(form.cleaned_data["handle"], form.cleaned_data["code"], now())
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            record_authentication(request, person, method="card")
            answer: HttpResponseBase = perform_login(request, person, redirect_url=reverse("account_set_password"))
            return answer
    return render(request, "people/card.html", {"form": form})


@login_required
@never_cache
def my_data(request: HttpRequest) -> HttpResponse:
    """Everything the fund holds about whoever asks, as a file."""
    me = cast("Person", request.user)
    answer = JsonResponse(privacy.export(me), json_dumps_params={"indent": 2, "ensure_ascii": False})
    answer["Content-Disposition"] = f'attachment; filename="{me.handle}.json"'
    return answer
