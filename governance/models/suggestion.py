from django.conf import settings
from django.db import models
from django.db.models import F, Q

from governance.models.dossier import Dossier


class Suggestion(models.Model):
    """Somebody near you whom the council could approve."""

    key = models.CharField(max_length=40, unique=True, help_text="made when the form opened")
    place_name = models.CharField(max_length=100)
    commune = models.ForeignKey("territory.Commune", on_delete=models.PROTECT, related_name="+")
    what_they_sell = models.TextField()
    suggested_by = models.CharField(max_length=80, blank=True)
    email = models.EmailField(blank=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="suggestions"
    )
    suggested_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    dossier = models.ForeignKey(Dossier, on_delete=models.SET_NULL, null=True, blank=True, related_name="suggestions")

    class Meta:
        ordering = ["-suggested_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True) | Q(answered_at__gte=F("suggested_at")),
                name="suggestion_is_answered_after_it_came",
            )
        ]

    def __str__(self) -> str:
        return self.place_name
