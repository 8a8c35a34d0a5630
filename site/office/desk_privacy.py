"""What Wagtail keeps about who worked at the desk: pages owned, revisions written, files sent, comments made.

Its models come from packages, so they say nothing of themselves: here each is exported by what it is about and erased by
one rule. A line that can stand without its author loses the author; one that cannot (a comment, a preference) goes, its
file and the copies that revisions keep of it too.
"""

from datetime import datetime
from functools import partial
from typing import Any

from django.apps import apps
from django.db import transaction
from django.db.models import ForeignKey, Model
from django.db.models.fields.files import FieldFile
from wagtail.models import COMMENTS_RELATION_NAME as COMMENTS
from wagtail.models import Comment, Revision

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
                continue
            for row in rows:
                _take_files_away(row)
            rows.delete()
        if model is Comment:
            _take_out_of_revisions(person)

    return erase


def _take_files_away(row: Model) -> None:
    for field in row._meta.concrete_fields:
        file = getattr(row, field.attname)
        if isinstance(file, FieldFile) and file.name:
            transaction.on_commit(partial(file.storage.delete, file.name))


def _take_out_of_revisions(person: Person) -> None:
    """A revision holds the comments that its page had, word for word."""
    for revision in Revision.objects.exclude(**{f"content__{COMMENTS}": []}).iterator():
        held = revision.content.get(COMMENTS)
        if not held:
            continue
        kept = [one for one in held if one["user"] != person.pk]
        for one in kept:
            one["replies"] = [reply for reply in one["replies"] if reply["user"] != person.pk]
            one["resolved_by"] = None if one["resolved_by"] == person.pk else one["resolved_by"]
        revision.content[COMMENTS] = kept
        Revision.objects.filter(pk=revision.pk).update(content=revision.content)
