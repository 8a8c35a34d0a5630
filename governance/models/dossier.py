from django.db import models
from django.urls import reverse

from governance.models.point_of_sale import PointOfSale
from governance.models.product import Product


class Dossier(models.Model):
    """What the council knows of a point of sale before it votes: what it asks for, and the eight criteria."""

    key = models.CharField(max_length=40, unique=True, help_text="made when the form opened")
    point_of_sale = models.ForeignKey(PointOfSale, on_delete=models.PROTECT, related_name="dossiers")
    opened_at = models.DateTimeField()
    presentation = models.TextField()
    criteria = models.JSONField(default=dict, help_text="criterion: what is known")
    products = models.ManyToManyField(Product, related_name="dossiers")

    class Meta:
        ordering = ["-opened_at", "-id"]

    def __str__(self) -> str:
        return str(self.point_of_sale)

    def get_absolute_url(self) -> str:
        return reverse("dossier_detail", args=[self.pk])
