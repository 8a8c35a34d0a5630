from django.db import models


class Mark(models.Model):
    """The version of one topic that an open page may show, raised in the transaction that changed it."""

    topic = models.CharField(max_length=80, primary_key=True)
    version = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.topic} v{self.version}"
