"""Recusal: whoever has a link to the question says so before the vote opens, leaves its roll, and it is shown.

The seat is counted neither for the quorum nor in the base, so that leaving never weighs as a no.
"""

from datetime import datetime

from django.db import transaction

from governance.models import Mandate, Recusal, Vote
from governance.vote_refusals import OpenedAlready, SitsNoMore
from live import clock


@transaction.atomic
def declare(vote_id: int, mandate: Mandate, link: str, now: datetime) -> Recusal:
    """Take a councillor off the roll to be, for a kind of link. Declared twice, the first stands."""
    vote = _draft(vote_id)
    if not mandate.starts_on <= now.astimezone(clock.PARIS).date() < mandate.ends_on:
        raise SitsNoMore
    recusal, _made = Recusal.objects.get_or_create(
        vote=vote, mandate=mandate, defaults={"link": Recusal.Link(link), "declared_at": now}
    )
    return recusal


@transaction.atomic
def take_back(vote_id: int, mandate_id: int) -> None:
    """Put a councillor back, while the vote is not open. Asked twice, once is enough."""
    Recusal.objects.filter(vote=_draft(vote_id), mandate=mandate_id).delete()


def _draft(vote_id: int) -> Vote:
    vote = Vote.objects.select_for_update().get(pk=vote_id)
    if vote.state != Vote.State.DRAFT:
        raise OpenedAlready
    return vote
