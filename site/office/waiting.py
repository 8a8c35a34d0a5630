"""What awaits somebody at the desk: verb, object, since when, and where to do it. Each room is asked; nothing is kept."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fund.models import Membership, Month
from governance import observations
from governance.models import Meeting, Suggestion, Vote
from live.clock import PARIS
from people.permissions import is_facilitator, is_organiser, is_treasurer
from sortition.models import Draw
from website.models import ContactMessage, MinutesPage


@dataclass(frozen=True)
class Task:
    """One line: what to do, since when, where."""

    text: str
    since: datetime | None
    url: str


def for_person(person: Any, now: datetime) -> list[Task]:
    """Everything that awaits this person, the oldest first."""
    found: list[Task] = []
    if is_organiser(person):
        found += _for_organisers(person)
    if is_organiser(person) or is_facilitator(person):
        found += _around_meetings()
    if is_treasurer(person):
        found += _for_treasurer(now)
    return sorted(found, key=lambda task: task.since or now)


def _for_organisers(person: Any) -> list[Task]:
    found = []
    waiting = Membership.objects.waiting()
    first = waiting.first()
    if first:
        text = ngettext("Admit %(count)d household that waits", "Admit %(count)d households that wait", waiting.count())
        found.append(Task(text % {"count": waiting.count()}, first.asked_at, reverse("memberships")))
    for draw in Draw.objects.filter(state=Draw.State.RAN).exclude(signatures__person=person):
        found.append(
            Task(
                _("Sign the draw “%(title)s”") % {"title": draw.title},
                draw.ran_at,
                reverse("desk_draw", args=[draw.pk]),
            )
        )
    for suggestion in Suggestion.objects.filter(answered_at__isnull=True):
        text = _("Follow up on “%(name)s”, suggested by somebody") % {"name": suggestion.place_name}
        found.append(Task(text, suggestion.suggested_at, reverse("suggestion_list")))
    for message in ContactMessage.objects.filter(answered_at__isnull=True):
        found.append(Task(_("Answer %(name)s") % {"name": message.name}, message.sent_at, reverse("desk_messages")))
    return found


def _around_meetings() -> list[Task]:
    found = []
    for vote in Vote.objects.filter(state=Vote.State.OPEN):
        found.append(
            Task(
                _("Close the vote “%(question)s”") % {"question": vote.question},
                vote.opened_at,
                reverse("vote_desk", args=[vote.pk]),
            )
        )
    written = set(MinutesPage.objects.filter(live=True).values_list("meeting_date", flat=True))
    for meeting in Meeting.objects.filter(state=Meeting.State.CLOSED).exclude(date__in=written):
        text = _("Publish the minutes of %(title)s") % {"title": meeting.title}
        found.append(Task(text, meeting.closed_at, reverse("desk_minutes")))
    for report in observations.to_be_published():
        text = _("Publish the report of %(name)s") % {"name": report.public_name}
        found.append(Task(text, report.deposited_at, reverse("observation_desk")))
    return found


def _for_treasurer(now: datetime) -> list[Task]:
    month = now.astimezone(PARIS).date().replace(day=1)
    ran = set(Month.objects.filter(ran_at__isnull=False).values_list("first_day", flat=True))
    if month in ran or not Membership.objects.active().exists():
        return []
    return [Task(_("Run the month"), None, reverse("treasury"))]
