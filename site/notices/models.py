"""What is told to whom: due, sent, once."""

from django.conf import settings
from django.db import models


class Notice(models.Model):
    """One message to one address. Its key says what it is about, so that nothing is told twice."""

    key = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=40)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="notices"
    )
    address = models.EmailField(blank=True, help_text="blank: on paper, or by word of mouth")
    subject = models.CharField(max_length=200)
    body = models.TextField()
    due_at = models.DateTimeField()
    try_at = models.DateTimeField(help_text="when it is due, or due again after a failure")
    sent_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    error = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["due_at", "id"]
        indexes = [models.Index(fields=["sent_at", "try_at"], name="notices_due")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
