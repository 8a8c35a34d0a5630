"""The shared cast stands on a real, migrated database."""

import pytest

from people import permissions
from people.models import Person


def test_each_of_the_cast_holds_the_role_that_its_name_says(
    organiser: Person, facilitator: Person, treasurer: Person, observer: Person, outsider: Person
) -> None:
    assert permissions.is_organiser(organiser)
    assert permissions.is_facilitator(facilitator)
    assert permissions.is_treasurer(treasurer)
    assert permissions.is_observer(observer)
    assert not permissions.may_enter_desk(outsider)
    assert not permissions.may_enter_desk(observer)


@pytest.mark.django_db(transaction=True)
@pytest.mark.both_databases
def test_a_test_that_commits_leaves_no_trace_1() -> None:
    assert not Person.objects.exists()
    Person.objects.create_user(display_name="Somebody")


@pytest.mark.django_db(transaction=True)
@pytest.mark.both_databases
def test_a_test_that_commits_leaves_no_trace_2() -> None:
    assert not Person.objects.exists()
    Person.objects.create_user(display_name="Somebody")
