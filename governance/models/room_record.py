"""What was seen in the room: hands that were counted, objections that were argued, and who confirmed it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from governance.models.vote import Vote


class RoomRecord(models.Model):
    """What a facilitator saw, waiting for a second person who was there, or for an organiser, to confirm it."""

    vote = models.OneToOneField(Vote, on_delete=models.CASCADE, primary_key=True, related_name="room_record")
    told = models.JSONField(help_text="{yes, no, abstain} or {objections}")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="rooms_recorded")
    recorded_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="rooms_confirmed"
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True) | ~Q(confirmed_by=F("recorded_by")),
                name="a_second_person_confirms",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True, confirmed_at__isnull=True)
                | Q(confirmed_by__isnull=False, confirmed_at__isnull=False, confirmed_at__gte=F("recorded_at")),
                name="room_is_confirmed_after_it_is_recorded",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.vote_id}"


class Objection(models.Model):
    """An argued objection to a question put to consent, in its round; lifted once it is answered or the text explained."""

    vote = models.ForeignKey(Vote, on_delete=models.CASCADE, related_name="objections")
    round = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=500)
    lifted = models.CharField(max_length=500, blank=True, help_text="by what; empty while it stands")

    class Meta:
        ordering = ["round", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="objection_is_argued"),
            models.CheckConstraint(condition=Q(round__gte=1), name="rounds_count_from_one"),
            models.UniqueConstraint(fields=["vote", "text"], name="one_objection_an_argument"),
        ]

    def __str__(self) -> str:
        return self.text
