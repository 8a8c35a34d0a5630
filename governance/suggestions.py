"""Suggestions: somebody near you whom the council could approve. Anybody may make one."""

from datetime import datetime

from django.db import transaction

from governance.council_refusals import NothingSuggested
from governance.models import Dossier, Suggestion
from people.models import Person
from territory.models import Commune


@transaction.atomic
def suggest(
    key: str,
    place_name: str,
    commune: Commune,
    what_they_sell: str,
    now: datetime,
    *,
    suggested_by: str = "",
    email: str = "",
    person: Person | None = None,
) -> Suggestion:
    """Write a suggestion down. The same key gives the same suggestion."""
    if not place_name.strip() or not what_they_sell.strip():
        raise NothingSuggested
    made, _made = Suggestion.objects.get_or_create(
        key=key,
        defaults={
            "place_name": place_name.strip(),
            "commune": commune,
            "what_they_sell": what_they_sell.strip(),
            "suggested_by": suggested_by.strip(),
            "email": email.strip().lower(),
            "person": person,
            "suggested_at": now,
        },
    )
    return made


@transaction.atomic
def answer(suggestion: Suggestion, now: datetime, dossier: Dossier | None = None) -> Suggestion:
    """Note that a suggestion was followed up; answered twice, the first day stands and the dossier may come later."""
    suggestion.answered_at = suggestion.answered_at or now
    suggestion.dossier = dossier or suggestion.dossier
    suggestion.save(update_fields=["answered_at", "dossier"])
    return suggestion
