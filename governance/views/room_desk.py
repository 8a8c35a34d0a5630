"""What is decided in the room without ballots: recorded by a facilitator, confirmed by a second person."""

from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from governance import room, votes
from governance.models import Objection, Vote
from governance.permissions import may_confirm_in_the_room
from governance.vote_forms import HandsForm
from governance.vote_page import VotePage
from live import clock
from people.models import Person
from people.permissions import is_facilitator, only


@only(is_facilitator)
@require_POST
def room_record(request: HttpRequest, pk: int) -> HttpResponse:
    vote = get_object_or_404(Vote, pk=pk)
    form = HandsForm(request.POST)
    if vote.kind == Vote.Kind.HANDS and not form.is_valid():
        faults = [f"{form[name].label} : {fault}" for name, found in form.errors.items() for fault in found]
        return _show(request, vote, "governance/votes/desk.html", faults)
    hands = form.cleaned_data if vote.kind == Vote.Kind.HANDS else {}
    return _at_the_desk(request, vote, lambda by: room.record(pk, hands, by, clock.now()))


@only(is_facilitator)
@require_POST
def room_objection(request: HttpRequest, pk: int) -> HttpResponse:
    text = request.POST.get("text", "")[:500]
    return _at_the_desk(request, get_object_or_404(Vote, pk=pk), lambda by: room.raise_objection(pk, text))


@only(is_facilitator)
@require_POST
def room_lift(request: HttpRequest, pk: int, objection_pk: int) -> HttpResponse:
    vote = get_object_or_404(Vote, pk=pk)
    get_object_or_404(Objection, pk=objection_pk, vote=vote)
    by_what = request.POST.get("lifted", "")[:500]
    return _at_the_desk(request, vote, lambda by: room.lift(pk, objection_pk, by_what))


@only(may_confirm_in_the_room)
@require_POST
def room_confirm(request: HttpRequest, pk: int) -> HttpResponse:
    vote = get_object_or_404(Vote.objects.exclude(state=Vote.State.DRAFT), pk=pk)
    return _do(request, vote, "governance/votes/detail.html", lambda by: votes.confirm(pk, by, clock.now()))


def _at_the_desk(request: HttpRequest, vote: Vote, act: Callable[[Person], object]) -> HttpResponse:
    return _do(request, vote, "governance/votes/desk.html", act)


def _do(request: HttpRequest, vote: Vote, template: str, act: Callable[[Person], object]) -> HttpResponse:
    if not isinstance(request.user, Person):
        raise TypeError("A guarded view always knows who asks.")
    try:
        act(request.user)
    except ValidationError as refusal:
        return _show(request, vote, template, refusal.messages)
    return redirect("vote_desk" if template.endswith("desk.html") else "vote_detail", vote.pk)


def _show(request: HttpRequest, vote: Vote, template: str, refusals: list[str]) -> HttpResponse:
    vote.refresh_from_db()
    page = VotePage(vote, request.user, clock.now())
    return render(request, template, {"page": page, "refusals": refusals})
