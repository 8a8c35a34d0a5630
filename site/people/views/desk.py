"""The organisers' pages about people: who they are, their roles, their cards."""

from collections.abc import Callable
from datetime import datetime
from typing import cast

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from people import accounts, cards, privacy, roles, second_factor
from people.forms import PersonForm, RoleForm
from people.models import AppointedRole, Person
from people.permissions import is_organiser, only

A_PAGE = 50
Clock = Callable[[], datetime]


@only(is_organiser)
def people(request: HttpRequest) -> HttpResponse:
    sought = request.GET.get("q", "").strip()
    found = Person.objects.filter(is_active=True).order_by("display_name", "pk")
    if sought:
        found = found.filter(Q(display_name__icontains=sought) | Q(email=sought.lower()) | Q(handle__iexact=sought))
    page = Paginator(found.prefetch_related("appointed_roles"), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "people/desk/people.html", {"page": page, "sought": sought})


@only(is_organiser)
def add(request: HttpRequest) -> HttpResponse:
    form = PersonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return redirect("person", accounts.make(**form.cleaned_data).pk)
    return render(request, "people/desk/add.html", {"form": form})


@only(is_organiser)
def person(request: HttpRequest, person_id: int) -> HttpResponse:
    known = _active(person_id)
    form = PersonForm(request.POST or None, instance=known)
    if request.method == "POST" and form.is_valid():
        form.save()
        return redirect("person", person_id)
    return _page(request, _active(person_id), form)


@only(is_organiser)
@require_POST
def appoint(request: HttpRequest, person_id: int, now: Clock) -> HttpResponse:
    form = RoleForm(request.POST)
    if form.is_valid():
        roles.appoint(_active(person_id), form.cleaned_data["role"], _me(request), now())
    return redirect("person", person_id)


@only(is_organiser)
@require_POST
def end_role(request: HttpRequest, person_id: int, now: Clock) -> HttpResponse:
    known, form = _active(person_id), RoleForm(request.POST)
    try:
        if form.is_valid():
            roles.end(known, form.cleaned_data["role"], _me(request), now())
    except ValidationError as refusal:
        return _page(request, known, PersonForm(instance=known), refusal)
    return redirect("person", person_id)


@only(is_organiser)
@require_POST
@never_cache
def make_card(request: HttpRequest, person_id: int, now: Clock) -> HttpResponse:
    known = _active(person_id)
    code = cards.make(known, _me(request), now())
    return render(request, "people/desk/card.html", {"person": known, "code": code, "days": cards.GOOD_FOR.days})


@only(is_organiser)
@require_POST
def forget_factor(request: HttpRequest, person_id: int) -> HttpResponse:
    if request.user.pk != person_id:  # one's own is changed where one sets it up
        second_factor.forget(_active(person_id))
    return redirect("person", person_id)


@only(is_organiser)
@require_POST
def erase(request: HttpRequest, person_id: int, now: Clock) -> HttpResponse:
    known = _active(person_id)
    if request.POST.get("sure") != known.handle:
        return redirect("person", person_id)
    try:
        privacy.erase(known, now())
    except ValidationError as refusal:
        return _page(request, known, PersonForm(instance=known), refusal)
    return redirect("people")


def _me(request: HttpRequest) -> Person:
    return cast("Person", request.user)


def _active(person_id: int) -> Person:
    return get_object_or_404(Person, pk=person_id, is_active=True)


def _page(
    request: HttpRequest, known: Person, form: PersonForm, refusal: ValidationError | None = None
) -> HttpResponse:
    current = list(known.appointed_roles.filter(until=None).order_by("since"))
    held = {one.role for one in current}
    shown = {
        "person": known,
        "form": form,
        "refusal": refusal,
        "current": current,
        "past": known.appointed_roles.exclude(until=None).order_by("-until"),
        "others": [choice for choice in AppointedRole.Role.choices if choice[0] not in held],
        "has_factor": second_factor.has_factor(known),
        "is_me": known == request.user,
    }
    return render(request, "people/desk/person.html", shown)
