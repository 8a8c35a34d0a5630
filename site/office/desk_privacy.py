"""What Wagtail keeps about who worked at the desk: pages owned, revisions written, files sent, comments made.

Its models come from packages, so they say nothing of themselves: here each is exported by what it is about and erased by
one rule. A line that can stand without its author loses the author; one that cannot (a comment, a preference) goes.
"""

from datetime import datetime
from typing import Any

from django.apps import apps
from django.db.models import ForeignKey, Model

from people import privacy
from people.models import Person


def register() -> None:
    for model in of_wagtail():
        privacy.register(model, export=_exported(model), erase=_erased(model))


def of_wagtail() -> list[type[Model]]:
    """Wagtail's models that point to a person."""
    return [model for model in apps.get_models() if model._meta.app_label.startswith("wagtail") and fields_of(model)]


def fields_of(model: type[Model]) -> list[ForeignKey[Any, Any]]:
    return [
        field for field in model._meta.local_fields if isinstance(field, ForeignKey) and field.related_model is Person
    ]


def _exported(model: type[Model]) -> Any:
    def export(person: Person) -> dict[str, list[str]]:
        told = {}
        for field in fields_of(model):
            found = [str(one) for one in model._default_manager.filter(**{field.name: person}).order_by("pk")]
            if found:
                told[field.name] = found
        return told

    return export


def _erased(model: type[Model]) -> Any:
    def erase(person: Person, now: datetime) -> None:
        for field in fields_of(model):
            rows = model._default_manager.filter(**{field.name: person})
            if field.null:
                rows.update(**{field.name: None})
            else:
                rows.delete()

    return erase
