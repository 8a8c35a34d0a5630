from django.db import models
from django.db.models import Q


class JournalEntry(models.Model):
    """One event of the public journal, chained by hash to all before it. It names seats, never people."""

    class Kind(models.TextChoices):
        OPENING = "opening"
        CLOSING = "closing"
        ANNULMENT = "annulment"
        DECISION = "decision"
        EFFECT = "effect"
        TERMS = "terms"
        MANDATES = "mandates"
        DRAW = "draw"

    number = models.PositiveIntegerField(unique=True)
    kind = models.CharField(max_length=9, choices=Kind.choices)
    written_at = models.DateTimeField()
    payload = models.TextField(help_text="canonical JSON")
    previous_hash = models.CharField(max_length=64, unique=True, help_text="sixty-four zeros for the first")
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["number"]
        verbose_name_plural = "journal entries"
        constraints = [models.CheckConstraint(condition=Q(number__gte=1), name="journal_number_from_one")]

    def __str__(self) -> str:
        return f"{self.number} {self.kind}"
