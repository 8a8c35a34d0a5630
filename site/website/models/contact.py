from datetime import datetime
from typing import Any, Self

from django.db import models, transaction
from django.utils.translation import gettext as _

from notices import post
from people import roles


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

    @classmethod
    @transaction.atomic
    def send(cls, typed: dict[str, Any], now: datetime) -> Self:
        """Keep the message and tell every organiser, once however often it is sent."""
        told = {field: typed[field] for field in ("name", "reply_to", "subject", "text")}
        message, made = cls.objects.get_or_create(key=typed["key"], defaults={**told, "sent_at": now})
        if made:
            body = f"{message.name} ({message.reply_to})\n\n{message.text}"
            for organiser in roles.holders(roles.ORGANISER):
                key = f"contact:{message.pk}:{organiser.pk}"
                post.tell("contact", _("Message from the site"), body, to=organiser, key=key, now=now)
        return message
