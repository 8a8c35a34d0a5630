"""Mandates: those drawn become councillors for one year. A mandate runs from its first day up to its last, not on it."""

from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.db.models import Max, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import override

from governance import journal, rolls
from governance.council_refusals import AlreadySits, DrawNotPublished, MandateNotRunning, SeatTaken
from governance.models import JournalEntry, Mandate
from live import topics
from people import accounts
from people.models import Person
from sortition.models import Draw, DrawnSeat, Volunteer

NAME_LENGTH = 60


def sitting(on: date) -> QuerySet[Mandate]:
    """Who sits that day, by seat."""
    return Mandate.objects.sitting(on).order_by("draw_id", "seat_number")


def year_after(day: date) -> date:
    """The same day a year later; 1 March where there is none."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return date(day.year + 1, 3, 1)


def neutral_name(seat_number: int) -> str:
    """How a councillor who has not chosen otherwise is named in public, in the fund's own language."""
    with override(settings.LANGUAGE_CODE):
        return _("Seat %(number)d") % {"number": seat_number}


@transaction.atomic
def seat(draw: Draw, starts_on: date, now: datetime) -> list[Mandate]:
    """Seat those whom a published draw selected, for one year. A draw seats once: asked again, it tells whom it seated."""
    drawn = Draw.objects.select_for_update().get(pk=draw.pk)
    if drawn.state != Draw.State.PUBLISHED:
        raise DrawNotPublished
    seated = list(Mandate.objects.filter(draw=drawn).order_by("seat_number"))
    if seated:
        return seated
    ends_on = year_after(starts_on)
    seats = drawn.seats.select_related("volunteer__person").order_by("number")
    mandates = [_seat(one, starts_on, ends_on) for one in seats]
    _tell_the_journal(drawn, mandates, now)
    topics.changed("council:all")
    return mandates


def first_free_day(today: date) -> date:
    """The day from which every seat is free: the day after the last mandate, or today."""
    last = Mandate.objects.filter(ends_on__gt=today).aggregate(last=Max("ends_on"))["last"]
    return last or today


@transaction.atomic
def name_in_public(mandate: Mandate, name: str) -> Mandate:
    """Show a councillor under the name they choose; without one, under the seat."""
    mandate.public_name = name.strip()[:NAME_LENGTH] or neutral_name(mandate.seat_number)
    mandate.save(update_fields=["public_name"])
    topics.changed("council:all")
    return mandate


@transaction.atomic
def resign(mandate: Mandate, on: date, reason: str, now: datetime) -> Mandate:
    """End a mandate early: that day it runs no more. Asked twice, the first day stands."""
    held = Mandate.objects.select_for_update().get(pk=mandate.pk)
    if held.ended_early:
        return held
    if not held.starts_on <= on < held.ends_on:
        raise MandateNotRunning
    held.ends_on = on
    with override(settings.LANGUAGE_CODE):
        held.ended_early = reason.strip()[:200] or _("resigned")
    held.save(update_fields=["ends_on", "ended_early"])
    journal.append(JournalEntry.Kind.MANDATES, {"mandates": [_told(held)]}, now)
    topics.changed("council:all")
    return held


def _seat(drawn: DrawnSeat, starts_on: date, ends_on: date) -> Mandate:
    person = _person_of(drawn.volunteer)
    running = Mandate.objects.filter(starts_on__lt=ends_on, ends_on__gt=starts_on)
    other = running.filter(Q(person=person) | Q(seat_number=drawn.number)).first()
    if other is not None:
        raise AlreadySits(seat=drawn.number) if other.person_id == person.pk else SeatTaken(seat=drawn.number)
    return Mandate.objects.create(
        person=person,
        draw_id=drawn.draw_id,
        seat_number=drawn.number,
        public_name=neutral_name(drawn.number),
        starts_on=starts_on,
        ends_on=ends_on,
    )


def _tell_the_journal(drawn: Draw, seated: list[Mandate], now: datetime) -> None:
    """Chain the draw by the digest of its public record, then the mandates that it gave, by their seats alone."""
    record = str((drawn.record or {}).get("digest", ""))
    draw = {"draw": drawn.pk, "title": drawn.title, "seats": len(seated), "record": record}
    journal.append(JournalEntry.Kind.DRAW, draw, now)
    journal.append(JournalEntry.Kind.MANDATES, {"mandates": [_told(mandate) for mandate in seated]}, now)


def _told(mandate: Mandate) -> dict[str, str]:
    begins, ends = mandate.starts_on.isoformat(), mandate.ends_on.isoformat()
    return {"seat": rolls.seat(mandate), "from": begins, "until": ends}


def _person_of(volunteer: Volunteer) -> Person:
    """The person a volunteer is; made on the day they are seated where nobody is linked yet."""
    if volunteer.person is None:
        volunteer.person = accounts.make(volunteer.name, email=volunteer.email or None, telephone=volunteer.telephone)
        volunteer.save(update_fields=["person"])
    return volunteer.person
