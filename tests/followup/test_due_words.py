"""Days of agreed actions in the language of the reader."""

import pytest
from django.utils import translation

from followup.emails_actions import due_words
from followup.models import Action
from kit.vague_dates import parse_vague


@pytest.mark.parametrize(
    ("written", "in_english", "in_khmer"),
    [
        ("31 Mar 2026", "31 March 2026", "៣១ មីនា ២០២៦"),
        ("៣១ មីនា ២០២៦", "31 March 2026", "៣១ មីនា ២០២៦"),
        ("Q1 2026", "Q1 2026", "ត្រីមាសទី១ ឆ្នាំ២០២៦"),
        ("end of March 2026", "end of March 2026", "end of March ២០២៦"),
    ],
)
def test_printed_minutes_say_a_day_in_their_own_language_where_it_can_be_said(written, in_english, in_khmer):
    read = parse_vague(written)
    action = Action(due_text=written, due_on=read.sort_on)
    for lang, words in (("en", in_english), ("km", in_khmer)):
        with translation.override(lang):
            assert due_words(action).replace("\u00a0", " ") == words
