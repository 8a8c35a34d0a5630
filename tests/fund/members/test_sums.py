"""Sums as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fund import sums


@pytest.mark.parametrize(
    ("typed", "cents"),
    [
        ("12,50", 1250), ("12.50", 1250), ("12,5 €", 1250), ("12,5\u00a0€", 1250), ("12", 1200), ("€12.50", 1250),
        ("1 250,00", 125000), ("1\u202f250 €", 125000), (" 7,05 ", 705), ("0,01", 1), ("0", 0), ("-0", 0),
    ],
)  # fmt: skip
def test_a_sum_is_read_in_french_and_in_english(typed: str, cents: int) -> None:
    assert sums.read(typed) == cents


@pytest.mark.parametrize(
    "typed",
    ["", " ", "douze", "12,505", "12,", ",5", "1,234", "1.234,50", "1,234.50", "12 50", "1e3", "0x10", "१२", "12,50 $", "12,50,1",
     "€", "12€50", "1_000", "12345678", "+5", "--5", "½", "12\n50", "inf", "NaN"],
)  # fmt: skip
def test_what_is_not_clearly_a_sum_is_refused(typed: str) -> None:
    with pytest.raises(sums.NotASum):
        sums.read(typed)


@pytest.mark.parametrize("typed", ["-5", "\u22125,00", "-0,01 €"])
def test_a_negative_sum_is_refused_as_negative(typed: str) -> None:
    with pytest.raises(sums.NegativeSum):
        sums.read(typed)


@given(cents=st.integers(0, 99_999_99), mark=st.sampled_from(",."), sign=st.sampled_from(["", " €", "€", "\u00a0€"]))
def test_whatever_is_written_is_read_back(cents: int, mark: str, sign: str) -> None:
    assert sums.read(f"{cents // 100}{mark}{cents % 100:02d}{sign}") == cents


@given(st.text(max_size=14))
def test_any_text_is_read_or_refused_with_a_sentence(text: str) -> None:
    try:
        said = [str(sums.read(text))]
    except (sums.NotASum, sums.NegativeSum) as refusal:
        said = refusal.messages
    assert said[0]


@given(cents=st.integers(0, 9_999_999))
def test_a_sum_written_in_a_sentence_is_read_back(cents: int) -> None:
    assert sums.read(sums.written(cents)) == cents
