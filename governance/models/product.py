"""What is sold, and its families."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from governance.models.point_of_sale import PointOfSale


class Family(models.Model):
    """A family of products: bread, cheese, vegetables."""

    key = models.SlugField(max_length=30, unique=True)
    name = models.CharField(max_length=60)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "families"

    def __str__(self) -> str:
        return self.name


class Product(models.Model):
    """Something that a point of sale sells. Alcohol and what is not food can never be approved."""

    class Label(models.TextChoices):
        NONE = "", _("No label")
        ORGANIC = "ab", _("Organic (AB)")
        NATURE_ET_PROGRES = "np", "Nature & Progrès"

    name = models.CharField(max_length=100)
    maker = models.CharField(max_length=100)
    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="products")
    points_of_sale = models.ManyToManyField(PointOfSale, related_name="products")
    label = models.CharField(max_length=2, choices=Label.choices, blank=True)
    is_food = models.BooleanField(default=True)
    contains_alcohol = models.BooleanField(default=False)
    description = models.TextField(blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["name", "maker"], name="one_product_a_name_and_maker")]

    def __str__(self) -> str:
        return self.name
