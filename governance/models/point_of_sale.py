"""Where one can eat from the fund. What is approved is never stored here: governance.in_force tells it."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class PointOfSale(models.Model):
    """A shop, a market stall or a farm. Its code is on its poster, at /p/<code>/."""

    class Kind(models.TextChoices):
        SHOP = "shop", _("Shop")
        MARKET_STALL = "market_stall", _("Market stall")
        FARM = "farm", _("Farm")

    code = models.CharField(max_length=6, unique=True, validators=[RegexValidator(r"^[A-Z]{4,6}$")])
    name = models.CharField(max_length=100)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    commune = models.ForeignKey("territory.Commune", on_delete=models.PROTECT, related_name="+")
    address = models.CharField(max_length=160)
    latitude = models.FloatField()
    longitude = models.FloatField()
    description = models.TextField(blank=True)
    hours = models.CharField(max_length=200, blank=True)
    telephone = models.CharField(max_length=30, blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "points of sale"
        constraints = [
            models.CheckConstraint(condition=Q(code__regex=r"^[A-Z]{4,6}$"), name="code_is_four_to_six_capitals"),
            models.CheckConstraint(
                condition=Q(latitude__gte=-90, latitude__lte=90, longitude__gte=-180, longitude__lte=180),
                name="point_of_sale_is_on_earth",
            ),
        ]

    def __str__(self) -> str:
        return self.name
