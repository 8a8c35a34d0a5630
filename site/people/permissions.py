"""Who may do what, by appointed role; rooms state their own predicates beside theirs."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from people import roles
from people.models import Person

Predicate = Callable[[Any], bool]
View = Callable[..., HttpResponseBase]


def signed_in(user: Any) -> Person:
    """The person behind a request that has signed in."""
    if not isinstance(user, Person):
        raise PermissionDenied
    return user


def is_organiser(person: Any) -> bool:
    return roles.holds(person, roles.ORGANISER)


def is_facilitator(person: Any) -> bool:
    return roles.holds(person, roles.FACILITATOR)


def is_treasurer(person: Any) -> bool:
    return roles.holds(person, roles.TREASURER)


def is_observer(person: Any) -> bool:
    return roles.holds(person, roles.OBSERVER)


def may_enter_desk(person: Any) -> bool:
    return (
        is_organiser(person) or is_facilitator(person) or is_treasurer(person) or getattr(person, "is_superuser", False)
    )


def only(allowed: Predicate) -> Callable[[View], View]:
    """Open a view to those whom the predicate allows: others sign in first, or are told that it is not theirs."""

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if not allowed(request.user):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return guarded

    return guard
