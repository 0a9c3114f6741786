"""Dates as written: what is read, what is not, and that the text is never touched."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.vague_dates import parse_vague

D = date


@pytest.mark.parametrize(
    ("text", "start", "end", "approximate", "kind"),
    [
        ("mid Dec 2010", D(2010, 12, 11), D(2010, 12, 20), True, "period"),
        ("end Sept 2011", D(2011, 9, 21), D(2011, 9, 30), True, "period"),
        ("Q4 of 2007", D(2007, 10, 1), D(2007, 12, 31), False, "period"),
        ("second half 2011", D(2011, 7, 1), D(2011, 12, 31), False, "period"),
        ("SY 2008/09", D(2008, 10, 1), D(2009, 9, 30), True, "period"),
        ("ongoing", None, None, False, "ongoing"),
        ("on demand", None, None, False, "on_demand"),
        ("22 Nov 2026", D(2026, 11, 22), D(2026, 11, 22), False, "day"),
        ("22/11/2026", D(2026, 11, 22), D(2026, 11, 22), False, "day"),
        ("2026-11-22", D(2026, 11, 22), D(2026, 11, 22), False, "day"),
        ("២២/១១/២០២៦", D(2026, 11, 22), D(2026, 11, 22), False, "day"),
        ("ថ្ងៃអាទិត្យ ទី២២ ខែវិច្ឆិកា ឆ្នាំ២០២៦", D(2026, 11, 22), D(2026, 11, 22), False, "day"),
        ("២២ វិច្ឆិកា ព.ស. ២៥៧០", D(2026, 11, 22), D(2026, 11, 22), False, "day"),
        ("22/11/2569", D(2025, 11, 22), D(2025, 11, 22), False, "day"),
        ("10 February 2569 BE", D(2026, 2, 10), D(2026, 2, 10), False, "day"),
        ("15 May 2569", D(2025, 5, 15), D(2026, 5, 15), True, "period"),
        ("ព.ស. ២៥៦៩", D(2025, 5, 1), D(2026, 5, 31), True, "period"),
        ("ត្រីមាសទី៤ ឆ្នាំ២០០៧", D(2007, 10, 1), D(2007, 12, 31), False, "period"),
        ("ពាក់កណ្តាលខែធ្នូ ឆ្នាំ២០១០", D(2010, 12, 11), D(2010, 12, 20), True, "period"),
        ("បន្ត", None, None, False, "ongoing"),
        ("by end 2015", None, D(2015, 12, 31), True, "before"),
        ("since 2012", D(2012, 1, 1), None, False, "after"),
        ("January to March 2015", D(2015, 1, 1), D(2015, 3, 31), False, "period"),
        ("12-15 March 2019", D(2019, 3, 12), D(2019, 3, 15), False, "period"),
        ("2014–2018", D(2014, 1, 1), D(2018, 12, 31), False, "period"),
        ("first half of Dec 2010", D(2010, 12, 1), D(2010, 12, 15), False, "period"),
        ("every year", None, None, False, "recurring"),
        ("to be agreed by the TWG", None, None, False, "to_be_agreed"),
        ("TBD", None, None, False, "to_be_agreed"),
        ("ongoing until 2018", None, D(2018, 12, 31), True, "ongoing"),
        ("29 Feb 2024", D(2024, 2, 29), D(2024, 2, 29), False, "day"),
    ],
)
def test_parse_reads(text, start, end, approximate, kind):
    read = parse_vague(text)
    assert (read.start_on, read.end_on, read.approximate, read.kind) == (start, end, approximate, kind)
    assert read.text == text
    assert not read.warning


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("31 February 2026", "February 2026 has 28 days"),
        ("29/02/2025", "February 2025 has 28 days"),
        ("11/22/2026", "no month 22"),
        ("Q5 2020", "four quarters"),
        ("2018-2016", "ends before"),
        ("99/99/9999", "out of range"),
        ("SY 2008/10", "year after"),
        ("when the law is adopted", "No date could be read"),
        ("Dec 10", "No date could be read"),
    ],
)
def test_parse_refuses_with_a_sentence_and_keeps_the_text(text, says):
    read = parse_vague(text)
    assert (read.start_on, read.end_on, read.understood) == (None, None, False)
    assert says in read.warning
    assert read.text == text


def test_two_digit_year_is_read_and_said():
    read = parse_vague("12/07/15")
    assert read.end_on == date(2015, 7, 12)
    assert "2015" in read.warning


def test_empty_text_is_empty_not_wrong():
    assert (parse_vague("  \u200b ").kind, parse_vague("").warning) == ("empty", "")


def test_later_dates_sort_later():
    texts = ["early 2015", "mid 2015", "Q3 2015", "end 2015", "Jan 2016"]
    days = [parse_vague(text).sort_on for text in texts]
    assert days == sorted(days)


def test_suggestion_in_the_other_language():
    assert parse_vague("Q4 of 2007").suggestion("km") == "ត្រីមាសទី៤ ឆ្នាំ២០០៧"
    assert parse_vague("បន្ត").suggestion("en") == "ongoing"
    assert parse_vague("mid Dec 2010").suggestion("km") == ""


_PIECES = st.sampled_from(
    [
        "mid",
        "end",
        "Q4",
        "of",
        "2007",
        "2569",
        "0000",
        "31",
        "Feb",
        "-",
        "/",
        "to",
        "by",
        "ongoing",
        "SY",
        "08",
        "BE",
        "។",
        "ខែ",
        "ធ្នូ",
        "99999",
        "h",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=40), st.lists(_PIECES, max_size=6).map(" ".join)))
def test_parse_never_fails_and_never_turns_time_around(text):
    read = parse_vague(text)
    assert read.text == text
    if read.start_on and read.end_on:
        assert read.start_on <= read.end_on
    assert read.understood or read.warning
