"""Figures as people write them."""

from decimal import Decimal

import pytest

from jmi.figures import figure_value, figure_words, read_figure


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("15", "15"),
        ("1,320", "1320"),
        ("1 320", "1320"),
        ("1.320.000", "1320000"),
        ("12,5 %", "12.5"),
        ("76.0", "76.0"),
        ("1,320.5", "1320.5"),
        ("about 60", "60"),
        ("US$ 5,000", "5000"),
        ("១ ៣២០", "1320"),
        ("៧៦,០", "76.0"),
        ("≥ 90 %", "90"),
        ("-3", "-3"),
        ("0", "0"),
    ],
)
def test_one_number_is_read(text, value):
    assert figure_value(text) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "adopted",
        "confirmed",
        "none",
        "8 laws: 2 at the Council of Ministers",
        "Q4 2010",
        "phase 2",
        "1" * 40,
        "x" * 500,
    ],
)
def test_words_and_several_numbers_are_no_figure(text):
    assert figure_value(text) is None


def test_range_counts_from_its_nearer_end():
    assert read_figure("5–10 %").low == 5
    assert figure_value("5–10 %", "up") == 5
    assert figure_value("5-10 %", "down") == 10


def test_change_is_counted_from_the_baseline():
    assert figure_value("70 fewer", "down", Decimal(412)) == 342
    assert figure_value("20 more", "up", Decimal(100)) == 120
    assert figure_value("70 fewer", "down", None) is None, "a change from nothing known places nothing"
    assert figure_value("more than 70 %", "up", Decimal(10)) == 70


def test_figures_are_written_in_the_language():
    assert figure_words("1,320.5", "km") == "១\u00a0៣២០,៥"
    assert figure_words("1.250.000", "km") == "១\u00a0២៥០\u00a0០០០"
    assert figure_words("76.0", "km") == "៧៦,០"
    assert figure_words("5–10 %", "km") == "៥–១០ %"
    assert figure_words("adopted", "km") == "adopted"
    assert figure_words("១៥", "en") == "15"
    assert figure_words("adopted", "en") == "adopted"
