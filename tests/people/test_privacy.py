"""Every model that points to a person says how it is exported and erased."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from django.apps import apps
from django.db.models import Model
from django.urls import reverse
from signing_in import signed_in

from live import clock
from people import cards, privacy, roles
from people.models import Person

NOW = datetime(2026, 3, 12, 9, tzinfo=UTC)
OF_DJANGO = {"auth", "contenttypes", "sessions"}


def models_that_point_to_a_person() -> list[type[Model]]:
    found = []
    for model in apps.get_models():
        if model._meta.app_label in OF_DJANGO or model._meta.auto_created:
            continue
        # A many-to-many through a model of its own is that model's.
        many = [field for field in model._meta.local_many_to_many if field.remote_field.through._meta.auto_created]
        if any(field.related_model is Person for field in [*model._meta.local_fields, *many]):
            found.append(model)
    return found


@pytest.mark.parametrize("model", models_that_point_to_a_person(), ids=lambda model: model._meta.label)
def test_a_model_that_points_to_a_person_says_how_it_is_exported_and_erased(model: type[Model]) -> None:
    assert model in privacy.registered()


@pytest.mark.django_db
def test_every_export_can_be_written_as_json(member: Person) -> None:
    for model, held in privacy.registered().items():
        assert json.dumps(held.export(member), default=str) is not None, model


@pytest.mark.django_db
def test_a_person_is_forgotten_and_cannot_come_back(
    member: Person, organiser: Person, with_password: Any, with_codes: Any
) -> None:
    with_password(member)
    with_codes(member)
    cards.make(member, organiser, NOW)
    privacy.erase(member, NOW)
    member.refresh_from_db()
    assert (member.display_name, member.email, member.telephone) == (privacy.ERASED, None, "")
    assert not member.is_active
    assert not member.has_usable_password()
    assert not member.cards.exists()
    assert not member.authenticator_set.exists()


@pytest.mark.django_db
def test_somebody_with_a_role_is_not_forgotten_before_it_ends(treasurer: Person, organiser: Person) -> None:
    with pytest.raises(privacy.StillAppointed):
        privacy.erase(treasurer, NOW)
    roles.end(treasurer, roles.TREASURER, organiser, clock.now())
    privacy.erase(treasurer, clock.now())
    assert not treasurer.is_active


@pytest.mark.django_db
def test_whoever_asks_downloads_what_is_held_about_them(member: Person) -> None:
    answer = signed_in(member).get(reverse("my_data"))
    assert answer["Content-Disposition"].startswith("attachment")
    assert json.loads(answer.content)["email"] == "mina@example.org"


@pytest.mark.django_db
def test_an_organiser_forgets_somebody_by_typing_their_name(member: Person, organiser: Person, settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = False
    client = signed_in(organiser)
    client.post(reverse("person_erase", args=[member.pk]), {"sure": "yes"})
    assert Person.objects.get(pk=member.pk).is_active
    client.post(reverse("person_erase", args=[member.pk]), {"sure": member.handle})
    assert not Person.objects.get(pk=member.pk).is_active
