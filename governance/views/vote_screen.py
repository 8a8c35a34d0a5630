"""A vote as the room sees it on the wall: turnout or result, large, and nothing to press."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from governance.models import Vote
from governance.vote_page import VotePage
from live import clock


@require_GET
def vote_screen(request: HttpRequest, pk: int) -> HttpResponse:
    return _show(request, pk, "governance/votes/screen.html")


@require_GET
def vote_screen_now(request: HttpRequest, pk: int) -> HttpResponse:
    """The part of the wall that changes, fetched anew when the vote's topic moves."""
    return _show(request, pk, "governance/votes/screen_now.html")


def _show(request: HttpRequest, pk: int, template: str) -> HttpResponse:
    vote = get_object_or_404(Vote.objects.select_related("meeting").exclude(state=Vote.State.DRAFT), pk=pk)
    return render(request, template, {"page": VotePage(vote, request.user, clock.now())})
