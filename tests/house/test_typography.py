"""Money and words are written as French typography wants them."""

from datetime import UTC, datetime

import pytest
from django.utils import translation
from django.utils.safestring import SafeString

from config.templatetags.typography import day, day_and_hour, euros, round_euros, typeset


@pytest.mark.parametrize(
    ("cents", "french", "english"),
    [
        (1250, "12,50\u00a0€", "€12.50"),
        (0, "0,00\u00a0€", "€0.00"),
        (5, "0,05\u00a0€", "€0.05"),
        (-640, "\u22126,40\u00a0€", "\u2212€6.40"),
        (123456789, "1\u202f234\u202f567,89\u00a0€", "€1,234,567.89"),
    ],
)
def test_a_sum_is_written_whole_with_its_sign_and_unit(cents: int, french: str, english: str) -> None:
    with translation.override("fr"):
        assert euros(cents) == french
    with translation.override("en"):
        assert euros(cents) == english


def test_a_round_sum_drops_its_decimals_and_no_other_does() -> None:
    with translation.override("fr"):
        assert round_euros(10000) == "100\u00a0€"
        assert round_euros(10050) == "100,50\u00a0€"


def test_no_line_starts_with_a_mark() -> None:
    assert typeset("Qui décide ? « Nous » : 9 700 personnes") == (
        "Qui décide\u202f? «\u00a0Nous\u00a0»\u00a0: 9\u202f700 personnes"
    )


def test_typesetting_keeps_safe_text_safe_and_the_rest_unsafe() -> None:
    assert isinstance(typeset(SafeString("a ?")), SafeString)
    assert not isinstance(typeset("<b> ?"), SafeString)


def test_a_day_and_its_hour_are_never_split() -> None:
    at = datetime(2026, 3, 12, 17, 30, tzinfo=UTC)
    with translation.override("fr"):
        assert day(at) == "12\u00a0mars\u00a02026"
        assert day_and_hour(at) == "12\u00a0mars\u00a02026, 18\u00a0h\u00a030"
