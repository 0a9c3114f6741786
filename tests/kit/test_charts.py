"""The results bar and its relations: what stands where, in every case, and what a reader without sight is told."""

import re
import time
from decimal import Decimal
from xml.etree import ElementTree

import pytest
from django.utils.translation import override

from kit import charts, dates, marks
from kit.charts import Bar, Part, number_bar, places, results_svg, stacked_svg
from kit.shapes import BLUE_MID, GOLD, RED, SHAPES, shape


def bar(baseline, target, actual, expected=None, **more):
    return number_bar(
        baseline=baseline, target=target, actual=actual, expected=expected, text=dates.number, label="Wells", **more
    )


def drawn(svg):
    """The picture as an element tree; fails when it is not well-formed."""
    return ElementTree.fromstring(svg)


def _render(value):
    from django.template import engines

    return engines["django"].from_string("{% results_bar bar %}").render({"bar": value})


def test_result_stands_where_it_is_between_baseline_and_target():
    at = places(bar(15, 40, 27, 30))
    assert (at.zero, at.end, at.target, at.expected) == (0, 48, 100, 60)


def test_falling_figure_that_succeeds_looks_like_a_rising_one():
    assert places(bar(48, 22, 31)) == places(bar(22, 48, 39))


def test_beyond_the_target_the_scale_grows_and_the_target_moves_in():
    value = bar(1320, 3000, 3320)
    at = places(value)
    assert value.beyond
    assert value.scale_text == "3,600"
    assert at.target < at.end < 100


def test_worse_than_the_baseline_is_hatched_red_left_of_the_baseline():
    value = bar(61, 85, 58)
    at = places(value)
    assert value.wrong_way
    assert at.end == 0 < at.zero < at.target == 100
    svg = results_svg(value)
    assert RED in svg
    assert "<pattern" in svg
    assert BLUE_MID not in svg


def test_falling_figure_that_rises_goes_the_wrong_way():
    assert bar(48, 22, 55).wrong_way


def test_not_reported_is_not_drawn_as_zero():
    missing, nought = results_svg(bar(0, 40, None)), results_svg(bar(0, 40, 0))
    assert missing != nought
    assert "<pattern" in missing
    assert "<pattern" not in nought
    assert "Did not report" in _render(bar(0, 40, None))
    assert "Did not report" not in _render(bar(0, 40, 0))


def test_zero_is_a_result_and_is_written():
    text = _render(bar(0, 40, 0))
    assert ">0</b>" in text


@pytest.mark.parametrize("actual", [10**6, -(10**6)])
def test_far_outside_is_cut_and_the_cut_is_seen(actual):
    value = bar(10, 20, actual)
    at = places(value)
    assert at.cut == ("end" if actual > 0 else "start")
    assert 0 <= at.zero < at.target <= 100
    assert "FFFFFF" in results_svg(value)


def test_equal_baseline_and_target_divides_by_nothing():
    assert places(bar(5, 5, 5)).end == 100
    assert bar(5, 5, 4).wrong_way
    assert bar(5, 5, 4, falling=True).beyond


def test_without_baseline_the_track_starts_at_zero_and_has_no_dark_tick():
    value = bar(None, Decimal("2.5"), Decimal("1.25"))
    assert places(value).end == 50
    assert results_svg(value).count("<path") == results_svg(bar(0, Decimal("2.5"), Decimal("1.25"))).count("<path") - 1


def test_without_target_the_value_stands_alone():
    text = _render(bar(3, None, 18))
    assert "<svg" not in text
    assert "18" in text


def test_words_are_equal_steps_and_the_current_one_is_marked():
    value = Bar(kind="words", steps=("Drafted", "Consulted", "Agreed", "Adopted"), reached=2)
    rects = [rect for rect in drawn(results_svg(value)) if rect.tag == "rect"]
    assert [rect.get("width") for rect in rects] == ["25%"] * 4
    assert [rect.get("fill") == BLUE_MID for rect in rects] == [True, True, False, False]
    assert re.search(r'class="current">\s*Consulted', _render(value))
    assert "step 2 of 4" in _render(value)


def test_words_with_none_reached_differ_from_words_not_reported():
    steps = ("Drafted", "Adopted")
    started = results_svg(Bar(kind="words", steps=steps, reached=0))
    missing = results_svg(Bar(kind="words", steps=steps, reached=None))
    assert "<pattern" in missing
    assert "<pattern" not in started


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        (bar(15, 40, 27, status_word="on track"), "Wells: 27 of 40, baseline 15, on track"),
        (bar(15, 40, None), "Wells: did not report; target 40, baseline 15"),
        (bar(15, 40, 50), "Wells: 50 of 40, baseline 15, beyond the target"),
        (bar(15, 40, 9), "Wells: 9 of 40, baseline 15, worse than the baseline"),
    ],
)
def test_text_alternative_says_the_whole_picture(value, sentence):
    spoken = re.search(r'class="visually-hidden">(.*?)</span>', _render(value), re.DOTALL)[1]
    assert " ".join(spoken.split()) == sentence


def test_khmer_page_has_khmer_digits_around_the_same_picture():
    english = _render(bar(1320, 3000, 2140))
    with override("km"):
        khmer = _render(bar(1320, 3000, 2140))
    assert "២ ១៤០" in khmer.replace("\u00a0", " ")
    assert "2,140" in english
    assert re.search(r"<svg.*</svg>", english, re.DOTALL)[0] == re.search(r"<svg.*</svg>", khmer, re.DOTALL)[0]


def test_no_words_and_no_style_stand_inside_a_picture():
    values = [
        bar(15, 40, 27, 30),
        bar(15, 40, None),
        bar(15, 40, 9),
        Bar(kind="words", steps=("ក", "Agreed"), reached=1),
    ]
    for value in values:
        svg = drawn(results_svg(value))
        assert "".join(svg.itertext()).strip() == ""
        assert all("style" not in element.attrib for element in svg.iter())


def test_labels_are_escaped():
    value = bar(1, 3, 2, baseline_when="<b>2024</b>", status_word='"><script>')
    text = _render(value)
    assert "<script>" not in text
    assert "<b>2024</b>" not in text


def test_target_is_gold_in_every_case():
    for actual in (None, 0, 27, 60, -5):
        assert GOLD in results_svg(bar(15, 40, actual))


def test_twenty_charts_are_quick_and_small():
    values = [bar(15, 40, 20 + number, 30) for number in range(10)] + [bar(15, 40, None), bar(15, 40, 3)] * 5
    results_svg(values[0])
    began = time.perf_counter()
    pictures = [results_svg(value) for value in values]
    took = time.perf_counter() - began
    assert sum(len(picture.encode()) for picture in pictures) <= 40_000
    assert took <= 0.030  # 10 ms on a quiet machine; the bench measures it


def test_stacked_bar_shares_the_width_and_keeps_room_for_small_numbers():
    assert charts.widths([14, 3, 2]) == pytest.approx([73.68, 15.79, 10.53], abs=0.01)
    narrow = charts.widths([998, 1, 1])
    assert narrow[1:] == [7, 7]
    assert sum(narrow) == pytest.approx(100, abs=0.05)
    assert charts.widths([0, 0]) == [0, 0]


def test_stacked_bar_tells_parts_apart_without_colour_and_writes_each_number():
    svg = stacked_svg(
        [Part(14, "kept", "deep"), Part(3, "running", "soft"), Part(2, "late", "late"), Part(0, "x", "red")]
    )
    tree = drawn(svg)
    assert [text.text for text in tree.iter() if text.tag.endswith("text")] == ["14", "3", "2"]
    assert "<pattern" in svg


def test_step_dashes_show_done_current_and_returned():
    going, back, over = marks.step_dashes(3), marks.step_dashes(1, returned=True), marks.step_dashes(6)
    assert going.count(BLUE_MID) == 3
    assert "stroke" in going
    assert GOLD in back
    assert GOLD not in going
    assert over.count(BLUE_MID) == 6


@pytest.mark.parametrize("name", SHAPES)
def test_every_shape_is_drawn_and_differs_from_the_others_without_colour(name):
    def plain(other):
        return re.sub(r"#[0-9A-F]{6}", "#", shape(other))

    drawn(shape(name))
    assert [other for other in SHAPES if plain(other) == plain(name)] == [name]
