"""Passwords, factors and clean counters of tries for the tests of signing in."""

from collections.abc import Iterator
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core.cache import cache
from django.utils import translation

from people.models import Person

PASSWORD = "quatre mots bien choisis"


@pytest.fixture(autouse=True)
def tries_are_forgotten() -> Iterator[None]:
    cache.clear()
    translation.activate("fr")
    yield
    cache.clear()


@pytest.fixture
def with_password() -> Any:
    def give(person: Person) -> Person:
        person.set_password(PASSWORD)
        person.save()
        return person

    return give


@pytest.fixture
def code_of() -> Any:
    """What a generator with this secret shows now."""
    return lambda secret: format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


@pytest.fixture
def with_codes(code_of: Any) -> Any:
    """Give somebody a generator of codes; returns a function that gives the present code."""

    def give(person: Person) -> Any:
        secret = generate_totp_secret()
        TOTP.activate(person, secret)
        return lambda: code_of(secret)

    return give
