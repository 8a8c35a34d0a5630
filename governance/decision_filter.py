"""How the register is searched: by what decisions are about, what was decided, and how they stand today."""

from datetime import datetime
from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from governance.models import Decision


class DecisionFilter(django_filters.FilterSet):  # type: ignore[misc]  # the package has no types
    kind = django_filters.ChoiceFilter(
        label=_("Subject matter"), choices=Decision.Subject.choices, empty_label=_("all subjects")
    )
    outcome = django_filters.ChoiceFilter(
        label=_("Outcome"), choices=Decision.Outcome.choices, empty_label=_("all outcomes")
    )
    status = django_filters.ChoiceFilter(
        label=_("Today"), choices=Decision.Status.choices, empty_label=_("in force or not")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.form.fields.values():
            field.widget.attrs["class"] = "input"

    class Meta:
        model = Decision
        fields = ["kind", "outcome"]


def filtered(asked: Any, at: datetime) -> DecisionFilter:
    decisions: QuerySet[Decision] = Decision.objects.with_status(at).select_related("vote__meeting")
    return DecisionFilter(asked, queryset=decisions.prefetch_related("effects"))
