"""What a vote refuses, one class for each broken rule, each with the sentence that people read."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


class VoteRefusal(ValidationError):
    sentence = _("This cannot be done.")

    def __init__(self) -> None:
        super().__init__(self.sentence)


class NoRuleInForce(VoteRefusal):
    sentence = _("No rule of voting is in force yet: the founding decision sets it.")


class NoSuchOutcome(VoteRefusal):
    sentence = _("A vote is adopted, rejected or adjourned: nothing else can have an effect.")


class NotADraft(VoteRefusal):
    sentence = _("This vote was opened: it can no longer be thrown away.")


class NotVoid(VoteRefusal):
    sentence = _("Only a secret vote that is void for want of ballots is asked again openly.")


class MeetingNotOpen(VoteRefusal):
    sentence = _("Open the meeting first: those ticked present make the roll.")


class RollEmpty(VoteRefusal):
    sentence = _("Nobody is ticked present: there is nobody on the roll.")


class RollTooSmall(VoteRefusal):
    sentence = _("A secret vote needs at least five people on the roll. Vote openly or on paper.")


class VoteNotOpened(VoteRefusal):
    sentence = _("This vote is not open yet.")


class VoteClosed(VoteRefusal):
    sentence = _(
        "This vote has just closed. Your ballot did not leave. Tell the facilitators if you are still in the room."
    )


class ClosedForGood(VoteRefusal):
    sentence = _("This vote is closed and counted: only another decision replaces what it decided.")


class NoReason(VoteRefusal):
    sentence = _("Say why: the reason is published.")


class OpenedAlready(VoteRefusal):
    sentence = _("This vote was opened: its roll no longer changes.")


class SitsNoMore(VoteRefusal):
    sentence = _("This person does not sit on the council today.")


class OnlyInTheRoom(VoteRefusal):
    sentence = _("Hands and consent are seen in the room: they cannot be counted at a distance.")


class NotInTheRoom(VoteRefusal):
    sentence = _("This vote has ballots: nothing is counted by hand.")


class NotByConsent(VoteRefusal):
    sentence = _("Only a question put to consent has objections.")


class NoArgument(VoteRefusal):
    sentence = _("Write the argument: an objection is argued, and so is what lifts it.")


class MoreHandsThanPeople(VoteRefusal):
    sentence = _("There are more hands than people on the roll: count again.")


class NothingRecorded(VoteRefusal):
    sentence = _("Nothing is recorded yet: a facilitator writes what was seen first.")


class SecondPersonNeeded(VoteRefusal):
    sentence = _("A second person confirms: a councillor on the roll, or an organiser, other than who recorded it.")


class NotOnTheRoll(VoteRefusal):
    sentence = _("You are not on the roll of this vote.")


class AlreadyCast(VoteRefusal):
    sentence = _("Your ballot is already in the box. It counts once.")


class NoChoice(VoteRefusal):
    sentence = _("Choose one of the answers.")


class BadAnswers(VoteRefusal):
    sentence = _("Write two to nine different answers of at most eighty characters, one on each line.")


class AnswersNeedBallots(VoteRefusal):
    sentence = _("A choice among several answers needs ballots: vote openly or in secret.")


class BadCode(VoteRefusal):
    sentence = _("Type two letters or digits of your own, or leave the box empty.")


class OtherQuestion(VoteRefusal):
    sentence = _("This page shows another question than the one that was opened. Load it again, then vote.")
