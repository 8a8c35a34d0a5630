"""Long work as a row: what a page shows of it survives a reload, a restart and a lost socket."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Job(models.Model):
    """One piece of long work, with its step and percent."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        RUNNING = "running", _("Running")
        DONE = "done", _("Done")
        FAILED = "failed", _("Not done")
        CANCELLED = "cancelled", _("Cancelled")

    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=80, unique=True, help_text="asked twice, done once")
    arguments = models.JSONField(default=dict)
    state = models.CharField(max_length=9, choices=State.choices, default=State.WAITING)
    step = models.CharField(max_length=120, blank=True)
    percent = models.PositiveSmallIntegerField(default=0)
    cancel_asked = models.BooleanField(default=False)
    result = models.JSONField(null=True, blank=True)
    error = models.TextField(blank=True, help_text="one sentence for whoever started it")
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="jobs")
    asked_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    beat = models.FloatField(null=True, blank=True, help_text="the machine's time at the worker's last sign of life")

    class Meta:
        ordering = ["-asked_at"]
        constraints = [
            models.CheckConstraint(condition=Q(percent__lte=100), name="job_percent_is_a_percent"),
            models.CheckConstraint(
                condition=~Q(state="running") | Q(beat__isnull=False), name="job_that_runs_shows_signs_of_life"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.state}"

    @property
    def is_over(self) -> bool:
        return self.state in {self.State.DONE, self.State.FAILED, self.State.CANCELLED}

    @property
    def ended_badly(self) -> bool:
        return self.state in {self.State.FAILED, self.State.CANCELLED}
