"""What every form of the council's life shares: its look, and a key where a press must act once."""

from typing import Any
from uuid import uuid4

from django import forms

TICKED = (forms.CheckboxInput, forms.CheckboxSelectMultiple, forms.RadioSelect)


def new_key() -> str:
    """Make the key of a form that opens, at the edge."""
    return uuid4().hex


class PlainLook:
    """Give each typed field the look of a field; what is ticked has its own."""

    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if not isinstance(field.widget, TICKED):
                field.widget.attrs["class"] = "input"


class Day(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class Hour(forms.TimeInput):
    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


def lines(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})
