"""What people who reserved a chair are told: that the day, the hour or the place has changed."""

from datetime import datetime

from django.conf import settings
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from governance.models import Meeting
from notices import post


def tell_of_move(meeting: Meeting, now: datetime) -> None:
    """Write to each, once for each new day, hour and place."""
    with override(settings.LANGUAGE_CODE):
        when = formats.date_format(timezone.localtime(meeting.starts_at), "j F Y, H:i")
        subject = _("The council's meeting has moved: %(when)s") % {"when": when}
        body = _("%(title)s is now on %(when)s, %(place)s. Your chair is kept. If you cannot come, tell us.") % {
            "title": meeting.title,
            "when": when,
            "place": meeting.place,
        }
    for kept in meeting.places_kept.select_related("person"):
        key = f"chair-moved:{kept.pk}:{meeting.starts_at.isoformat()}:{meeting.place}"[:120]
        post.tell("chair_moved", subject, body, to=kept.email, key=key, now=now)
