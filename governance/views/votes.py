"""Votes as everybody reads them and as councillors cast in them."""

import secrets

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_GET, require_http_methods

from governance import boxes, journal
from governance.ballots import download
from governance.models import Vote
from governance.vote_forms import BallotForm
from governance.vote_page import VotePage
from governance.vote_refusals import AlreadyCast
from live import clock
from people.models import Person


@require_GET
def vote_list(request: HttpRequest) -> HttpResponse:
    now = clock.now()
    votes = Vote.objects.exclude(state=Vote.State.DRAFT).select_related("meeting")
    pages = [VotePage(vote, request.user, now) for vote in votes]
    context = {"open": [one for one in pages if one.is_open], "past": [one for one in pages if one.is_over]}
    return render(request, "governance/votes/list.html", context)


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def vote_detail(request: HttpRequest, pk: int) -> HttpResponse:
    vote = get_object_or_404(
        Vote.objects.select_related("meeting", "agenda_item").exclude(state=Vote.State.DRAFT), pk=pk
    )
    if request.method == "POST" and isinstance(request.user, Person):
        return _cast(request, vote, request.user)
    return _show(request, vote, BallotForm(vote=vote))


@require_GET
def vote_turnout(request: HttpRequest, pk: int) -> HttpResponse:
    vote = get_object_or_404(Vote.objects.exclude(state=Vote.State.DRAFT), pk=pk)
    return render(request, "governance/votes/turnout.html", {"page": VotePage(vote, request.user, clock.now())})


@require_GET
def vote_seal(request: HttpRequest, pk: int) -> HttpResponse:
    """Whether a secret vote is sealed, for an open page to fetch anew."""
    vote = get_object_or_404(Vote.objects.exclude(state=Vote.State.DRAFT), pk=pk)
    return render(request, "governance/votes/seal.html", {"page": VotePage(vote, request.user, clock.now())})


@require_GET
def vote_journal(request: HttpRequest) -> HttpResponse:
    return HttpResponse(journal.file(), content_type="application/json; charset=utf-8")


@require_GET
def vote_recount(request: HttpRequest) -> HttpResponse:
    """The ballot core that this server runs, as one file with which anybody recounts the journal at home."""
    answer = HttpResponse(download.one_file(), content_type="text/x-python; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="recount.py"'
    return answer


@sensitive_variables()
def _cast(request: HttpRequest, vote: Vote, person: Person) -> HttpResponse:
    """Cast, and show the tracking code in the answer itself: kept in a session it would stand beside the person."""
    form = BallotForm(request.POST, vote=vote)
    form.is_valid()
    try:
        code = boxes.cast(
            vote.pk,
            person,
            form.cleaned_data.get("choice", ""),
            clock.now(),
            chance=secrets.SystemRandom(),
            typed=request.POST.get("typed", ""),
            seen=request.POST.get("seen", ""),
        )
    except AlreadyCast:
        return _show(request, vote, BallotForm(vote=vote))
    except ValidationError as refusal:
        return _show(request, vote, form, [str(message) for message in refusal.messages])
    page = VotePage(vote, person, clock.now())
    return render(request, "governance/votes/receipt.html", {"page": page, "code": code})


def _show(request: HttpRequest, vote: Vote, form: BallotForm, refusals: list[str] | None = None) -> HttpResponse:
    vote.refresh_from_db()
    page = VotePage(vote, request.user, clock.now())
    template = "governance/votes/ballot.html" if page.may_cast else "governance/votes/detail.html"
    return render(request, template, {"page": page, "form": form, "refusals": refusals or []})
