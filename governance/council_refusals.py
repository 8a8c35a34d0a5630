"""What the council's life refuses, one class for each broken rule, each with the sentence that people read."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


class CouncilRefusal(ValidationError):
    sentence = _("This cannot be done.")

    def __init__(self, **names: Any) -> None:
        super().__init__(self.sentence, params=names)


class DrawNotPublished(CouncilRefusal):
    sentence = _("This draw is not published: two organisers sign it first.")


class SeatTaken(CouncilRefusal):
    sentence = _("Seat %(seat)d is held by somebody else at that time.")


class AlreadySits(CouncilRefusal):
    sentence = _("Whoever was drawn for seat %(seat)d already sits at that time.")


class MandateNotRunning(CouncilRefusal):
    sentence = _("This mandate does not run that day.")


class DayTaken(CouncilRefusal):
    sentence = _("The council already meets that day: one meeting a day.")


class DayPast(CouncilRefusal):
    sentence = _("This day is past: a meeting is planned ahead.")


class NotThatState(CouncilRefusal):
    sentence = _("A meeting that is “%(before)s” cannot become “%(after)s”.")


class NotItsDay(CouncilRefusal):
    sentence = _("A meeting opens on its own day. Change its date first, or wait for that day.")


class NoAgenda(CouncilRefusal):
    sentence = _("Write the agenda first: a convocation says what the meeting is about.")


class MeetingBegun(CouncilRefusal):
    sentence = _("This meeting has begun: its day and place no longer change.")


class MeetingOver(CouncilRefusal):
    sentence = _("This meeting is closed: its agenda and its presence list no longer change.")


class MeetingNotBegun(CouncilRefusal):
    sentence = _("This meeting has not begun yet.")


class MeetingKnownOutside(CouncilRefusal):
    sentence = _("People count on this meeting already: move it to another day instead.")


class NoticeTooShort(CouncilRefusal):
    sentence = _("The council's rules want %(days)d days between convening and meeting: move it to a later day.")


class VoteStillOpen(CouncilRefusal):
    sentence = _("A vote is still open in the room: close it first.")


class ItemVotedOn(CouncilRefusal):
    sentence = _("A vote hangs on this item: it stays on the agenda.")


class NotSeated(CouncilRefusal):
    sentence = _("Only those who sit on the day of the meeting are on its presence list.")


class NoChairsAnyMore(CouncilRefusal):
    sentence = _("Chairs are reserved before a meeting. This one has begun or is over.")


class NoChairLeft(CouncilRefusal):
    sentence = _("All chairs are taken for this meeting. The next one has chairs too.")


class NotAnObserver(CouncilRefusal):
    sentence = _("Reports are written by appointed observers.")


class NobodyToSign(CouncilRefusal):
    sentence = _("Say how your report is signed, and answer each question.")


class ReportPublished(CouncilRefusal):
    sentence = _("Your report is published: it no longer changes.")


class NotAPublisher(CouncilRefusal):
    sentence = _("Reports are published by organisers or facilitators.")


class CriterionMissing(CouncilRefusal):
    sentence = _("Write what is known for each of the eight criteria. Missing: %(criteria)s.")


class NothingPresented(CouncilRefusal):
    sentence = _("Say in a few lines who they are and what they ask.")


class NotSoldThere(CouncilRefusal):
    sentence = _("These products are not sold at this point of sale: %(products)s.")


class NeverInADossier(CouncilRefusal):
    sentence = _("Alcohol and what is not food never comes before the council: %(products)s.")


class NothingSuggested(CouncilRefusal):
    sentence = _("Say who it is and what they sell.")
