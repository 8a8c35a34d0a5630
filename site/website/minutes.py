"""Minutes of a meeting as a page: prepared as a draft from the meeting's facts, published from the desk.

They are written in the council's language; the English list leads to the same page.
"""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from governance.models import Meeting
from website.models import MinutesIndexPage, MinutesPage


class MeetingNotOver(ValidationError):
    def __init__(self) -> None:
        super().__init__(gettext_lazy("Minutes are prepared once the meeting is closed."), code="meeting_not_over")


class NoIndex(ValidationError):
    def __init__(self) -> None:
        super().__init__(
            gettext_lazy("The page that lists the minutes is missing; put it back first."), code="no_index"
        )


def of_meeting(meeting: Meeting) -> MinutesPage | None:
    return MinutesPage.objects.filter(meeting_date=meeting.date).first()


def address_of(meeting: Meeting) -> str | None:
    """Where everybody reads the minutes of a meeting, once they are published."""
    page = MinutesPage.objects.live().filter(meeting_date=meeting.date).first()
    return page.url if page else None


@transaction.atomic
def prepare(meeting: Meeting, lead: str = "") -> MinutesPage:
    """Make the draft page of a meeting's minutes; asked again, it is the same page."""
    if meeting.state != Meeting.State.CLOSED:
        raise MeetingNotOver
    known = of_meeting(meeting)
    if known:
        return known
    index = MinutesIndexPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE).first()
    if index is None:
        raise NoIndex
    with override(settings.LANGUAGE_CODE):
        title = _("Minutes: %(title)s") % {"title": meeting.title}
    page = MinutesPage(
        title=title,
        slug=meeting.date.isoformat(),
        meeting_date=meeting.date,
        lead=lead,
        live=False,
        locale=index.locale,
    )
    index.add_child(instance=page)
    page.save_revision()
    return page


def publish(page: MinutesPage) -> None:
    """Publish the latest words of a page of minutes."""
    revision = page.get_latest_revision() or page.save_revision()
    revision.publish()
