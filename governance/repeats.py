"""Asking again, openly, what too few answered in secret: their ballots would have told who they were."""

from datetime import datetime

from django.db import transaction

from governance import recusals, votes
from governance.models import Vote
from governance.vote_refusals import NotVoid


@transaction.atomic
def repeat_openly(vote_id: int, now: datetime) -> Vote:
    """Draft the question of a void secret vote anew as an open one, with what it does and who left its roll.

    Asked twice, it is the same draft. Raises NotVoid.
    """
    void = Vote.objects.select_for_update().get(pk=vote_id)
    if not may_repeat(void):
        raise NotVoid
    key = f"openly:{void.pk}"
    known = Vote.objects.filter(key=key).first()
    if known:
        return known
    again = votes.draft(
        void.meeting,
        void.question,
        void.effects,
        now,
        key=key,
        kind=Vote.Kind.OPEN,
        agenda_item=void.agenda_item,
        place=void.place,
        labels=void.labels,
    )
    for recusal in void.recusals.select_related("mandate"):
        recusals.declare(again.pk, recusal.mandate, recusal.link, now)
    return again


def may_repeat(vote: Vote) -> bool:
    """A vote that was stopped for a reason is not void for want of ballots."""
    return vote.kind == Vote.Kind.SECRET and vote.state == Vote.State.VOID and not vote.annulled
