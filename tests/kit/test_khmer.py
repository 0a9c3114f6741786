"""Khmer text: storing, searching, sorting, line breaks, numbers and days."""

import unicodedata
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection

from kit import khmer
from tests.kit.khmer_samples import SENTENCES, long_text

# Twenty common ways in which the same word is typed, beside its usual spelling.
VARIANTS = (
    *(("ស្រ្តី", "ស្ត្រី"), ("ចំា", "ចាំ"), ("បុ្រស", "ប្រុស"), ("ខែ្មរ", "ខ្មែរ"), ("កេាះ", "កោះ"), ("សុវតិ្ថភាព", "សុវត្ថិភាព")),
    *(("កម្ពុ\u200bជា", "កម្ពុជា"), ("កម្ពុ\u200cជា", "កម្ពុជា"), ("ឱ្យ", "ឲ្យ"), ("អោយ", "ឲ្យ"), ("កណ្ដាល", "កណ្តាល"), ("សុី", "ស៊ី")),
    *(("បុី", "ប៉ី"), ("ដេីម", "ដើម"), ("ជេឿ", "ជឿ"), ("ពណ៌៌", "ពណ៌"), ("២០១៩", "2019"), ("ខ្លូ្ន", "ខ្ល្នូ"), ("សេ្តច", "ស្តេច")),
    ("ខ្ែមរ", "ខ្មែរ"),  # the mark between coeng and its letter: not a cluster, not folded
)


def test_clean_text_drops_what_cannot_be_seen_and_keeps_lines():
    assert khmer.clean_text("ក\u200bម្ពុ\u200cជា\u200d\ufeff\u2060 a\u00adb\r\nc\u2028d\te") == "កម្ពុជា ab\nc\nd\te"
    assert khmer.clean_text("cafe\u0301") == "café"
    assert khmer.clean_text("a\x01\x1f\ud800\u202eb") == "ab"


def test_clean_text_changes_nothing_that_can_be_read():
    for sentence in SENTENCES:
        assert khmer.clean_text(sentence) == unicodedata.normalize("NFC", sentence)


def test_fold_joins_nineteen_of_twenty_variants():
    assert sum(khmer.fold(one) == khmer.fold(other) for one, other in VARIANTS) >= 19


def test_fold_twice_is_fold_once():
    for text in (*SENTENCES, *(variant for pair in VARIANTS for variant in pair)):
        assert khmer.fold(khmer.fold(text)) == khmer.fold(text)


def test_fold_keeps_other_words_apart():
    words = [
        "ការ",
        "កា",
        "កាល",
        "ខែ",
        "ខេ",
        "ទឹក",
        "ទិក",
        "ដី",
        "ដៃ",
        "ស្រុក",
        "សុរក",
        "ភូមិ",
        "ភុមិ",
        "កុំ",
        "កំ",
        "ចំ",
        "ចាំ",
        "ផល",
        "ពល",
    ]
    assert len({khmer.fold(word) for word in words}) == len(words)


def test_clusters_are_syllables_and_latin_words():
    assert khmer.clusters("ស្ត្រី UNICEF JMI-3.17 ២០១៩") == ["ស្ត្រី", "unicef", "jmi", "3", "17", "2019"]


@pytest.mark.django_db
def test_search_finds_a_word_inside_an_unspaced_sentence_under_variants():
    sentences = [long_text(1500).split("\n")[i] for i in range(7)]
    wanted = ["ដៃគូ", "អនាម័យ", "ថវិកា", "បុ្រឹក្សា", "ស្រ្តី", "ខែ្មរ", "កណ្តាល", "កម្ពុ\u200bជា", "unicef", "ក្រុមការងារ", "គ.ជ.អ.ប."]
    with connection.cursor() as cursor:
        for word in wanted:
            truth = [khmer.fold(word) in khmer.fold(sentence) for sentence in sentences]
            found = []
            for sentence in sentences:
                sql = "select to_tsvector('simple', %s) @@ to_tsquery('simple', %s)"
                cursor.execute(sql, [khmer.search_text(sentence), khmer.search_query(word)])
                found.append(cursor.fetchone()[0])
            assert found == truth, word


@pytest.mark.django_db
def test_search_query_is_safe_and_empty_for_nothing():
    assert khmer.search_query("  ។ – !") == ""
    with connection.cursor() as cursor:
        for hostile in ("a' & 'b", "x:*|!y", "\\", "O'Neil <-> z", "'''", "ក' | 'ខ"):
            cursor.execute("select to_tsquery('simple', %s)", [khmer.search_query(hostile)])


def test_provinces_sort_as_in_the_dictionary():
    names = ["កំពង់ចាម", "កំពត", "កណ្តាល", "កែប", "កោះកុង", "ក្រចេះ", "តាកែវ", "ត្បូងឃ្មុំ", "បន្ទាយមានជ័យ", "បាត់ដំបង", "ប៉ៃលិន"]
    in_order = sorted(names, key=khmer.sort_key)
    # Plain vowels first, then ុំ ំ ាំ ះ ុះ េះ ោះ in this order, coengs last.
    assert in_order.index("កណ្តាល") < in_order.index("កែប") < in_order.index("កំពង់ចាម") < in_order.index("កំពត")
    assert in_order.index("កំពត") < in_order.index("កោះកុង") < in_order.index("ក្រចេះ")
    assert in_order.index("តាកែវ") < in_order.index("ត្បូងឃ្មុំ")
    assert in_order.index("បាត់ដំបង") < in_order.index("ប៉ៃលិន")


def test_segment_never_misplaces_a_break():
    for sentence in SENTENCES:
        broken = khmer.segment(sentence)
        assert broken.replace(khmer.ZWSP, "") == sentence
        for i, letter in enumerate(broken):
            if letter == khmer.ZWSP:
                assert "\u1780" <= broken[i + 1] <= "\u17b3", broken[i - 8 : i + 8]
                assert broken[i - 1] not in "\u17d2.០១២៣៤៥៦៧៨៩"


@pytest.mark.parametrize("kept", ["គ.ជ.អ.ប.", "៣៥.៥%", "១២ខែ", "ផ្សេងៗ", "លេខាធិការដ្ឋាន", "បន្ទាយមានជ័យ", "រតនគិរី"])
def test_segment_keeps_together(kept):
    assert khmer.ZWSP not in khmer.segment(kept)


def test_segment_breaks_a_long_unspaced_sentence_into_short_pieces():
    pieces = khmer.segment(SENTENCES[0]).split(khmer.ZWSP)
    assert len(pieces) > 12
    assert max(len(khmer.clusters(piece)) for piece in pieces) <= 12


def test_segment_leaves_latin_alone():
    assert khmer.segment("UNICEF, 2019") == "UNICEF, 2019"


def test_numbers_follow_the_language():
    assert khmer.number(1234567.5, "en") == "1,234,567.5"
    assert khmer.number(Decimal("1200.50"), "km", 1) == "១\u00a0២០០,៥"
    assert khmer.digits("២០១៩ and 2020", "en") == "2019 and 2020"
    assert khmer.digits(2019, "km") == "២០១៩"


def test_days_in_words():
    day = date(2026, 11, 22)
    assert khmer.date_words(day, "en") == "22 November 2026"
    assert khmer.date_words(day, "km", weekday=True) == "ថ្ងៃអាទិត្យ ទី២២ ខែវិច្ឆិកា ឆ្នាំ២០២៦"
    assert khmer.date_short(day, "km") == "២២ វិច្ឆិកា ២០២៦"
    assert khmer.period_words(date(2007, 10, 1), date(2007, 12, 31), "km") == "ត្រីមាសទី៤ ឆ្នាំ២០០៧"
    assert khmer.period_words(date(2019, 1, 1), date(2023, 12, 31), "en") == "2019–2023"
    assert khmer.period_words(date(2024, 2, 1), date(2024, 2, 29), "en") == "February 2024"
