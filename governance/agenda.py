"""The agenda of a meeting: typed items in their order, each perhaps with the dossier it is about."""

from django.db import transaction
from django.db.models import Max

from governance import meetings
from governance.council_refusals import ItemVotedOn, MeetingOver
from governance.models import AgendaItem, Dossier, Meeting


def next_position(meeting: Meeting) -> int:
    return (meeting.agenda.aggregate(last=Max("position"))["last"] or 0) + 1


@transaction.atomic
def add(
    meeting: Meeting,
    kind: str,
    title: str,
    text: str = "",
    dossier: Dossier | None = None,
    *,
    position: int | None = None,
    said: str = "",
) -> AgendaItem:
    """Put an item on the agenda. The same item at the same position, asked for twice, is one item."""
    held = _changeable(meeting)
    there = held.agenda.filter(position=position).first() if position else None
    if there and (there.kind, there.title) == (kind, title.strip()):
        return there
    free = next_position(held) if there or not position else position
    item = AgendaItem.objects.create(
        meeting=held, position=free, kind=kind, title=title.strip(), text=text, said=said, dossier=dossier
    )
    meetings.tell(held)
    return item


@transaction.atomic
def change(
    item: AgendaItem, kind: str, title: str, text: str = "", dossier: Dossier | None = None, said: str = ""
) -> AgendaItem:
    """Reword an item, and write what was said, until the meeting is closed."""
    held = _changeable(item.meeting)
    item.kind, item.title, item.text, item.dossier, item.said = kind, title.strip(), text, dossier, said
    item.save()
    meetings.tell(held)
    return item


@transaction.atomic
def remove(item: AgendaItem) -> None:
    held = _changeable(item.meeting)
    if item.votes.exists():
        raise ItemVotedOn
    item.delete()
    meetings.tell(held)


@transaction.atomic
def move_up(item: AgendaItem, seen_at: int) -> None:
    """Change places with the item before, if it still stands where it was seen. Two items never share a position."""
    held = _changeable(item.meeting)
    item.refresh_from_db()
    if item.position != seen_at:
        return
    before = held.agenda.filter(position__lt=item.position).last()
    if before is None:
        return
    upper, lower = before.position, item.position
    for one, position in ((before, next_position(held)), (item, upper), (before, lower)):
        one.position = position
        one.save(update_fields=["position"])
    meetings.tell(held)


def _changeable(meeting: Meeting) -> Meeting:
    held = meetings.hold(meeting)
    if held.state == Meeting.State.CLOSED:
        raise MeetingOver
    return held
