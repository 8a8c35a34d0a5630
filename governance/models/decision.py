from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance.ballots import rule
from governance.models.effect import Effect
from governance.models.vote import Vote


class DecisionQuerySet(models.QuerySet["Decision"]):
    def with_status(self, at: datetime) -> "DecisionQuerySet":
        """Compute each decision's status at an instant from its effects: nothing stores it."""
        effects = Effect.objects.filter(decision=OuterRef("pk"))
        status = models.Case(
            models.When(Exists(effects.in_force(at)), then=models.Value(Decision.Status.IN_FORCE)),
            models.When(Exists(effects.pending(at)), then=models.Value(Decision.Status.PENDING)),
            models.When(Exists(effects), then=models.Value(Decision.Status.REPLACED)),
            default=models.Value(Decision.Status.WITHOUT_EFFECT),
            output_field=models.CharField(),
        )
        return self.annotate(**{"status": status})  # by name: the class says what it holds


class Decision(models.Model):
    """What the council decided, or what two organisers laid down when the fund was founded. Never changed, only replaced."""

    class Subject(models.TextChoices):
        POINT_OF_SALE = "point_of_sale", _("points of sale")
        TERM = "term", _("terms of the fund")
        FOUNDING = "founding", _("founding")
        OTHER = "other", _("other matters")

    class Outcome(models.TextChoices):
        ADOPTED = rule.ADOPTED, _("adopted")
        REJECTED = rule.REJECTED, _("rejected")
        ADJOURNED = rule.ADJOURNED, _("adjourned")

    class Status(models.TextChoices):
        PENDING = "pending", _("to come")
        IN_FORCE = "in_force", _("in force")
        REPLACED = "replaced", _("replaced")
        WITHOUT_EFFECT = "without_effect", _("changes nothing")

    status: str  # computed by with_status()

    number = models.PositiveIntegerField(unique=True)
    title = models.CharField(max_length=400, help_text="the question, and the answer chosen if there is one")
    kind = models.CharField(max_length=13, choices=Subject.choices)
    outcome = models.CharField(max_length=9, choices=Outcome.choices)
    vote = models.OneToOneField(Vote, on_delete=models.PROTECT, null=True, blank=True, related_name="decision")
    adopted_at = models.DateTimeField()
    hindrance = models.TextField(blank=True, help_text="why its effect had become impossible when it was written")
    source = models.TextField(blank=True, help_text="what a founding decision quotes")

    objects = DecisionQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.CheckConstraint(condition=Q(number__gte=1), name="decision_number_from_one"),
            models.CheckConstraint(
                condition=Q(outcome__in=[rule.ADOPTED, rule.REJECTED, rule.ADJOURNED]), name="decision_outcome_is_known"
            ),
            models.CheckConstraint(
                condition=(Q(kind="founding", vote__isnull=True) & ~Q(source=""))
                | (~Q(kind="founding") & Q(vote__isnull=False)),
                name="decision_rests_on_a_vote_or_founds",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("decision_detail", args=[self.number])

    @property
    def status_label(self) -> str:
        return str(self.Status(self.status).label)


class DecisionSignature(models.Model):
    """One of the two organisers who signed a founding decision."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="signatures")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="decision_signatures")
    signed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["decision", "person"], name="signs_a_decision_once")]

    def __str__(self) -> str:
        return f"{self.decision_id}: {self.person_id}"
