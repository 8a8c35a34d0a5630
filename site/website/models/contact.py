from django.db import models


class ContactMessage(models.Model):
    """What somebody wrote from the contact page. Organisers answer by mail or telephone."""

    key = models.CharField(max_length=64, unique=True, help_text="made when the form opened: sent twice, kept once")
    name = models.CharField(max_length=80)
    reply_to = models.CharField(max_length=120, help_text="e-mail or telephone")
    subject = models.CharField(max_length=20)
    text = models.TextField(max_length=4000)
    sent_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-sent_at"]

    def __str__(self) -> str:
        return f"{self.name}, {self.sent_at:%Y-%m-%d}"
