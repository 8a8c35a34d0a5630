"""The facilitator's side of a vote: write it, open it, close it. Facilitators hold no ballot."""

from collections.abc import Callable
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from governance import recusals, repeats, votes
from governance.models import AgendaItem, Meeting, Vote
from governance.vote_forms import DraftForm, RecusalForm
from governance.vote_page import VotePage
from live import clock
from people.permissions import is_facilitator, only


@only(is_facilitator)
@require_http_methods(["GET", "POST"])
def vote_draft(request: HttpRequest, meeting_pk: int) -> HttpResponse:
    meeting = get_object_or_404(Meeting, pk=meeting_pk)
    item = AgendaItem.objects.filter(meeting=meeting, pk=_whole(request.GET.get("item"))).first()
    form = _draft_form(request, item)
    if request.method == "POST" and form.is_valid():
        try:
            vote = _write(form, meeting, item)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            return redirect("vote_desk", vote.pk)
    return render(request, "governance/votes/draft.html", {"form": form, "meeting": meeting, "item": item})


@only(is_facilitator)
def vote_desk(request: HttpRequest, pk: int) -> HttpResponse:
    return _desk(request, pk)


@only(is_facilitator)
@require_POST
def vote_open(request: HttpRequest, pk: int) -> HttpResponse:
    return _do(request, pk, lambda: votes.open_vote(pk, clock.now()))


@only(is_facilitator)
@require_POST
def vote_close(request: HttpRequest, pk: int) -> HttpResponse:
    return _do(request, pk, lambda: votes.close(pk, clock.now()))


@only(is_facilitator)
@require_POST
def vote_annul(request: HttpRequest, pk: int) -> HttpResponse:
    return _do(request, pk, lambda: votes.annul(pk, request.POST.get("reason", ""), clock.now()))


@only(is_facilitator)
@require_POST
def vote_recuse(request: HttpRequest, pk: int) -> HttpResponse:
    form = RecusalForm(request.POST, on=clock.today())
    if not form.is_valid():
        return _desk(
            request, pk, [f"{form[name].label} : {fault}" for name, faults in form.errors.items() for fault in faults]
        )
    data = form.cleaned_data
    return _do(request, pk, lambda: recusals.declare(pk, data["mandate"], data["link"], clock.now()))


@only(is_facilitator)
@require_POST
def vote_unrecuse(request: HttpRequest, pk: int, mandate_pk: int) -> HttpResponse:
    return _do(request, pk, lambda: recusals.take_back(pk, mandate_pk))


@only(is_facilitator)
@require_POST
def vote_repeat(request: HttpRequest, pk: int) -> HttpResponse:
    get_object_or_404(Vote, pk=pk)
    try:
        again = repeats.repeat_openly(pk, clock.now())
    except ValidationError as refusal:
        return _desk(request, pk, refusal.messages)
    return redirect("vote_desk", again.pk)


@only(is_facilitator)
@require_POST
def vote_discard(request: HttpRequest, pk: int) -> HttpResponse:
    vote = Vote.objects.filter(pk=pk).first()
    if vote is None:
        return redirect("vote_list")
    try:
        votes.discard(pk)
    except ValidationError as refusal:
        return _desk(request, pk, refusal.messages)
    return redirect("vote_draft", vote.meeting_id)


def _do(request: HttpRequest, pk: int, act: Callable[[], object]) -> HttpResponse:
    get_object_or_404(Vote, pk=pk)
    try:
        act()
    except ValidationError as refusal:
        return _desk(request, pk, refusal.messages)
    return redirect("vote_desk", pk)


def _desk(request: HttpRequest, pk: int, refusals: list[str] | None = None) -> HttpResponse:
    vote = get_object_or_404(Vote.objects.select_related("meeting", "agenda_item"), pk=pk)
    page = VotePage(vote, request.user, clock.now())
    context = {"page": page, "refusals": refusals or [], "recusal": RecusalForm(on=clock.today())}
    return render(request, "governance/votes/desk.html", context)


def _draft_form(request: HttpRequest, item: AgendaItem | None) -> DraftForm:
    dossier = item.dossier if item else None
    about = dossier.point_of_sale if dossier else None
    if request.method == "POST":
        return DraftForm(request.POST, about=about)
    start = {"key": str(uuid4()), "question": item.title if item else "", "point_of_sale": about}
    return DraftForm(initial=start, about=about)


def _write(form: DraftForm, meeting: Meeting, item: AgendaItem | None) -> Vote:
    data = form.cleaned_data
    return votes.draft(
        meeting,
        data["question"],
        form.outcomes(),
        clock.now(),
        key=data["key"],
        kind=data["kind"],
        place=data["place"],
        agenda_item=item,
        labels=form.labels(),
    )


def _whole(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() else 0
