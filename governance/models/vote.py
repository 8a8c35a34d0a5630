"""A vote of the council, its frozen roll, and what was cast.

An open ballot is a row that names its mandate. A secret box is one row with two sorted lists, without time, order or
key between them: whoever reads the table finds nothing to join.
"""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance.ballots import rule, tally
from governance.models.mandate import Mandate
from governance.models.meeting import AgendaItem, Meeting

ANSWERS = [*tally.CHOICES, *(str(place) for place in range(1, tally.MOST_ANSWERS + 1))]


class Vote(models.Model):
    """A question put to the council. What opening froze is in opening_record, and nothing there changes again."""

    class Kind(models.TextChoices):
        OPEN = rule.OPEN, _("open vote")
        SECRET = rule.SECRET, _("secret vote")
        HANDS = rule.HANDS, _("show of hands in the room")
        CONSENT = rule.CONSENT, _("consent in the room")

    class Place(models.TextChoices):
        ROOM = "room", _("in the room")
        REMOTE = "remote", _("at a distance")

    class State(models.TextChoices):
        DRAFT = "draft", _("question in preparation")
        OPEN = "open", _("vote under way")
        CLOSED = "closed", _("vote closed")
        VOID = "void", _("void vote")

    key = models.CharField(max_length=40, unique=True, help_text="made when the form opened")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="votes")
    agenda_item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="votes", null=True, blank=True)
    question = models.CharField(max_length=300)
    kind = models.CharField(max_length=7, choices=Kind.choices)
    place = models.CharField(max_length=6, choices=Place.choices, default=Place.ROOM)
    state = models.CharField(max_length=6, choices=State.choices, default=State.DRAFT)
    labels = models.JSONField(default=list, help_text="the answers to choose among; empty for yes or no")
    effects = models.JSONField(default=dict, help_text="outcome: {kind, payload, from}")
    opening_record = models.JSONField(null=True, blank=True)
    opening_hash = models.CharField(max_length=64, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    result = models.JSONField(null=True, blank=True)

    class Meta:
        ordering = ["-opened_at", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=[*rule.KINDS, *rule.IN_THE_ROOM]), name="vote_kind_is_known"),
            models.CheckConstraint(
                condition=Q(kind__in=rule.KINDS) | Q(place="room"), name="what_is_seen_in_the_room_is_in_the_room"
            ),
            models.CheckConstraint(condition=~Q(question=""), name="vote_asks_something"),
            models.CheckConstraint(
                condition=Q(state="draft", opened_at__isnull=True, opening_record__isnull=True, opening_hash="")
                | (~Q(state="draft") & Q(opened_at__isnull=False, opening_record__isnull=False) & ~Q(opening_hash="")),
                name="vote_opens_with_its_record",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "open"], closed_at__isnull=True, result__isnull=True)
                | Q(state__in=["closed", "void"], closed_at__gte=F("opened_at"), result__isnull=False),
                name="vote_closes_with_its_result",
            ),
        ]

    def __str__(self) -> str:
        return self.question

    @property
    def frozen(self) -> dict[str, Any]:
        """The opening record; empty before opening."""
        return self.opening_record or {}

    @property
    def in_the_room(self) -> bool:
        """Decided by show of hands or by consent: nobody casts a ballot."""
        return self.kind in rule.IN_THE_ROOM

    @property
    def annulled(self) -> bool:
        """Stopped without being counted."""
        return any(said["fact"] == "annulled" for said in (self.result or {}).get("words", []))

    @property
    def answers(self) -> list[tuple[str, str]]:
        """What a ballot may say, each with its label."""
        if not self.labels:
            return [(value, str(label)) for value, label in Choice.choices]
        numbered = zip(tally.options_for(self.labels), self.labels, strict=False)
        return [*numbered, (tally.ABSTAIN, str(Choice.ABSTAIN.label))]

    def get_absolute_url(self) -> str:
        return reverse("vote_detail", args=[self.pk])


class Choice(models.TextChoices):
    YES = tally.YES, _("Yes")
    NO = tally.NO, _("No")
    ABSTAIN = tally.ABSTAIN, _("I abstain")


class RollEntry(models.Model):
    """A mandate that may vote. Written when the vote opens; nobody joins later."""

    vote = models.ForeignKey(Vote, on_delete=models.CASCADE, related_name="roll")
    mandate = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name_plural = "roll entries"
        constraints = [models.UniqueConstraint(fields=["vote", "mandate"], name="on_the_roll_once")]

    def __str__(self) -> str:
        return f"{self.vote_id}: {self.mandate_id}"


class Recusal(models.Model):
    """A councillor who declared a link to the question before the vote, and left its roll. The link is told in kind only."""

    class Link(models.TextChoices):
        OWNER = "owner", _("runs it or owns it")
        WORK = "work", _("works there, or for a competitor")
        FAMILY = "family", _("relative or close friend")
        OTHER = "other", _("another link")

    vote = models.ForeignKey(Vote, on_delete=models.CASCADE, related_name="recusals")
    mandate = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="+")
    link = models.CharField(max_length=6, choices=Link.choices)
    declared_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["vote", "mandate"], name="recused_from_a_vote_once"),
            models.CheckConstraint(condition=Q(link__in=["owner", "work", "family", "other"]), name="link_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.vote_id}: {self.mandate_id}"


class OpenBallot(models.Model):
    """What a mandate answered in an open vote."""

    vote = models.ForeignKey(Vote, on_delete=models.CASCADE, related_name="open_ballots")
    mandate = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="+")
    choice = models.CharField(max_length=7, choices=Choice.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["vote", "mandate"], name="one_open_ballot_each"),
            models.CheckConstraint(condition=Q(choice__in=ANSWERS), name="open_ballot_choice_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.mandate_id}: {self.choice}"


class BallotBox(models.Model):
    """The box of a secret vote: who has voted, and what was cast, each sorted by itself."""

    vote = models.OneToOneField(Vote, on_delete=models.CASCADE, primary_key=True, related_name="box")
    marks = models.JSONField(default=list, help_text="sorted seats that have voted")
    ballots = models.JSONField(default=list, help_text="{code, choice} sorted by code")

    class Meta:
        verbose_name_plural = "ballot boxes"

    def __str__(self) -> str:
        return f"{len(self.marks)}"
