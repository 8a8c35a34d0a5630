from django.db import models


class Identity(models.Model):
    """Who this fund is. Organisers set it at the desk; one row."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    fund_name = models.CharField(max_length=80)
    council_name = models.CharField(max_length=80, default="Conseil local de l'alimentation")
    territory_name = models.CharField(max_length=80)
    email = models.EmailField(blank=True)
    telephone = models.CharField(max_length=30, blank=True)
    postal_address = models.TextField(blank=True)
    logo = models.FileField(upload_to="identity", blank=True)

    class Meta:
        verbose_name_plural = "identities"
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="one_identity")]

    def __str__(self) -> str:
        return self.fund_name

    @classmethod
    def current(cls) -> "Identity":
        """The installation's identity, or a blank one before the first run."""
        return cls.objects.filter(pk=1).first() or cls(fund_name="Caisse alimentaire", territory_name="")


class Commune(models.Model):
    """A commune of the territory, or a neighbour of it."""

    code = models.CharField(max_length=5, primary_key=True, help_text="INSEE code")
    name = models.CharField(max_length=80)
    postcode = models.CharField(max_length=5)
    population = models.PositiveIntegerField()
    sector = models.CharField(
        max_length=60, blank=True, help_text="communes that count as one in a draw: a small one would name its people"
    )
    inside = models.BooleanField(default=True, help_text="part of the territory, not a neighbour")
    outline = models.JSONField(null=True, blank=True, help_text="GeoJSON geometry, longitude before latitude")
    latitude = models.FloatField(help_text="of a point certain to lie inside")
    longitude = models.FloatField()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class CensusFigure(models.Model):
    """The share of one value of a criterion in the population, with its source."""

    criterion = models.CharField(max_length=40)
    value = models.CharField(max_length=60)
    share = models.DecimalField(max_digits=6, decimal_places=5)
    source = models.CharField(max_length=300)
    illustrative = models.BooleanField(default=False, help_text="no published figure exists: for the demonstration")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["criterion", "value"], name="one_figure_per_value"),
            models.CheckConstraint(condition=models.Q(share__gte=0, share__lte=1), name="share_is_a_share"),
        ]

    def __str__(self) -> str:
        return f"{self.criterion} {self.value}: {self.share}"
