"""Appointed roles, who may open what, and the organisers' pages about people."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from signing_in import signed_in

from people import permissions, roles
from people.models import AppointedRole, Person

NOW = datetime(2026, 3, 12, 9, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def without_second_factor(settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = False


def test_appointing_twice_gives_a_role_once(member: Person, organiser: Person) -> None:
    roles.appoint(member, roles.TREASURER, organiser, NOW)
    roles.appoint(member, roles.TREASURER, organiser, NOW)
    assert list(roles.holders(roles.TREASURER)) == [member]
    assert member.groups.filter(name="treasurer").exists()


def test_a_role_ends_and_is_remembered(treasurer: Person, organiser: Person) -> None:
    roles.end(treasurer, roles.TREASURER, organiser, NOW)
    assert not permissions.is_treasurer(treasurer)
    assert not treasurer.groups.exists()
    assert treasurer.appointed_roles.get().until == NOW


def test_the_last_two_organisers_stay(organiser: Person, second_organiser: Person, member: Person) -> None:
    with pytest.raises(roles.TooFewOrganisers):
        roles.end(second_organiser, roles.ORGANISER, organiser, NOW)
    roles.appoint(member, roles.ORGANISER, organiser, NOW)
    roles.end(second_organiser, roles.ORGANISER, organiser, NOW)
    assert set(roles.holders(roles.ORGANISER)) == {organiser, member}


def test_somebody_who_left_holds_nothing(treasurer: Person) -> None:
    treasurer.is_active = False
    treasurer.save()
    assert not permissions.is_treasurer(treasurer)
    assert treasurer not in roles.holders(roles.TREASURER)


@pytest.mark.both_databases
def test_the_database_refuses_a_role_held_twice_or_ended_before_it_began(member: Person) -> None:
    AppointedRole.objects.create(person=member, role="observer", since=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        AppointedRole.objects.create(person=member, role="observer", since=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        AppointedRole.objects.create(person=member, role="treasurer", since=NOW, until=NOW - timedelta(days=1))


@pytest.mark.both_databases
def test_the_database_refuses_a_blank_e_mail_and_capitals_in_one(member: Person) -> None:
    for wrong in ("", "Mina@example.org"):
        with pytest.raises(IntegrityError), transaction.atomic():
            Person.objects.filter(pk=member.pk).update(email=wrong)


def test_a_page_of_organisers_sends_a_visitor_to_sign_in_and_refuses_others(member: Person, treasurer: Person) -> None:
    answer = Client().get(reverse("people"))
    assert answer.url == f"{reverse('account_login')}?next=/gestion/personnes/"
    for person in (member, treasurer):
        assert signed_in(person).get(reverse("people")).status_code == 403


def test_an_organiser_adds_somebody_without_e_mail_and_appoints_them(organiser: Person) -> None:
    client = signed_in(organiser)
    answer = client.post(reverse("person_add"), {"display_name": "Nora", "language": "fr"})
    nora = Person.objects.get(display_name="Nora")
    assert answer.url == reverse("person", args=[nora.pk])
    client.post(reverse("person_appoint", args=[nora.pk]), {"role": "facilitator"})
    assert permissions.is_facilitator(nora)
    assert b"Nora" in client.get(reverse("people"), {"q": "nor"}).content
    client.post(reverse("person_end_role", args=[nora.pk]), {"role": "facilitator"})
    assert not permissions.is_facilitator(nora)


def test_the_page_says_why_the_last_organisers_stay(organiser: Person, second_organiser: Person) -> None:
    answer = signed_in(organiser).post(reverse("person_end_role", args=[second_organiser.pk]), {"role": "organiser"})
    assert b'class="errors"' in answer.content
    assert permissions.is_organiser(second_organiser)


def test_a_person_is_changed_by_the_form(member: Person, organiser: Person) -> None:
    form = {"display_name": "Mina B.", "email": "", "telephone": "06 00 00 00 00", "language": "fr"}
    signed_in(organiser).post(reverse("person", args=[member.pk]), form)
    member.refresh_from_db()
    assert (member.display_name, member.email) == ("Mina B.", None)


def test_an_organiser_cannot_forget_their_own_factor_for_themselves(organiser: Person, with_codes: Any) -> None:
    with_codes(organiser)
    signed_in(organiser).post(reverse("person_forget_factor", args=[organiser.pk]))
    assert organiser.authenticator_set.exists()
