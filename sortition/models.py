"""Volunteers, and the draws that select a council from them."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class VolunteerQuerySet(models.QuerySet["Volunteer"]):
    def available(self) -> "VolunteerQuerySet":
        return self.filter(withdrawn_at__isnull=True)


class Volunteer(models.Model):
    """Somebody who may be drawn. The answers reveal means and household: only the draw reads them."""

    name = models.CharField(max_length=80)
    email = models.EmailField(blank=True)
    telephone = models.CharField(max_length=30, blank=True)
    postal_address = models.CharField(max_length=200)
    commune = models.ForeignKey("territory.Commune", on_delete=models.PROTECT, related_name="+")
    answers = models.JSONField(help_text="criterion: value")
    consented_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    source = models.CharField(max_length=5, choices=[(one, one) for one in ("form", "file", "paper")])
    private_code_hash = models.CharField(
        max_length=64, unique=True, help_text="SHA-256 of the code given to the volunteer"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="volunteers"
    )

    objects = VolunteerQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gte=F("consented_at")),
                name="volunteer_withdraws_after_consenting",
            )
        ]

    def __str__(self) -> str:
        return f"volunteer {self.pk}"

    def forget(self, now: datetime) -> None:
        """Take away who it was and what was answered; the row stays, since a seat may point to it."""
        self.name, self.email, self.telephone, self.postal_address, self.answers = "", "", "", "", {}
        self.person, self.withdrawn_at = None, self.withdrawn_at or now
        self.save()


class Draw(models.Model):
    """One draw: the snapshot of its pool and quotas, and what came of it. Published, it never changes."""

    class State(models.TextChoices):
        DRAFT = "draft", _("In preparation")
        RAN = "ran", _("Drawn, to be signed")
        PUBLISHED = "published", _("Published")

    kind = models.CharField(max_length=10, default="council")
    title = models.CharField(max_length=120)
    state = models.CharField(max_length=9, choices=State.choices, default=State.DRAFT)
    seats_min = models.PositiveSmallIntegerField()
    seats_max = models.PositiveSmallIntegerField()
    quotas = models.JSONField(default=dict, help_text="criterion: {value: [floor, ceiling]}")
    pool = models.JSONField(default=list, help_text="snapshot taken when it ran; sealed")
    fairness = models.CharField(max_length=10, default="random")
    seed = models.CharField(max_length=64, blank=True)
    record = models.JSONField(null=True, blank=True, help_text="what anybody may read")
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    ran_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(condition=Q(seats_min__gte=1, seats_max__gte=F("seats_min")), name="draw_has_seats"),
            models.CheckConstraint(
                condition=Q(state="draft", ran_at__isnull=True, published_at__isnull=True)
                | Q(state="ran", ran_at__isnull=False, published_at__isnull=True, record__isnull=False)
                | Q(state="published", ran_at__isnull=False, published_at__isnull=False, record__isnull=False),
                name="draw_state_has_its_instants",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Signature(models.Model):
    """One of the two organisers who publish a draw."""

    draw = models.ForeignKey(Draw, on_delete=models.CASCADE, related_name="signatures")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="draw_signatures")
    signed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["draw", "person"], name="signs_a_draw_once")]

    def __str__(self) -> str:
        return f"{self.draw_id}: {self.person_id}"


class DrawnSeat(models.Model):
    """A seat and who was drawn for it; in public, only by pseudonym."""

    draw = models.ForeignKey(Draw, on_delete=models.CASCADE, related_name="seats")
    number = models.PositiveSmallIntegerField()
    volunteer = models.ForeignKey(Volunteer, on_delete=models.PROTECT, related_name="seats")
    pseudonym = models.CharField(max_length=12)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["draw", "number"], name="one_volunteer_a_seat"),
            models.UniqueConstraint(fields=["draw", "volunteer"], name="one_seat_a_volunteer"),
            models.UniqueConstraint(fields=["draw", "pseudonym"], name="one_pseudonym_a_seat"),
            models.CheckConstraint(condition=Q(number__gte=1), name="drawn_seats_count_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.pseudonym}"
