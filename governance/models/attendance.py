from django.db import models

from governance.models.mandate import Mandate
from governance.models.meeting import Meeting


class Attendance(models.Model):
    """Whether a councillor is in the room, as the facilitator ticked it."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendance")
    mandate = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="attendance")
    present = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "mandate"], name="ticked_once_a_meeting")]

    def __str__(self) -> str:
        return f"{self.mandate_id}: {self.present}"
