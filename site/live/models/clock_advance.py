from django.db import models


class ClockAdvance(models.Model):
    """How far a demonstration's clock was set forward. One row at most; none outside a demonstration."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    seconds = models.BigIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="one_clock"),
            models.CheckConstraint(condition=models.Q(seconds__gte=0), name="clock_never_set_back"),
        ]

    def __str__(self) -> str:
        return f"{self.seconds} s"
