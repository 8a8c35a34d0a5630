"""When the passing versions of a secret vote's box were wiped from the database."""

from django.db import models

from governance.models.vote import Vote


class Sealing(models.Model):
    """Written once the clean-up is done: a closed secret vote without one is not sealed yet."""

    vote = models.OneToOneField(Vote, on_delete=models.CASCADE, primary_key=True, related_name="sealing")
    sealed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.vote_id} {self.sealed_at:%Y-%m-%d}"
