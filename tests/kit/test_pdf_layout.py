"""The layout checker finds what it should, and the base styles keep Khmer in its place."""

import pytest

from kit.khmer import ZWSP, segment
from kit.pdf.inspect import lines, overflows, problems
from tests.kit.khmer_samples import SENTENCES

_LONG = SENTENCES[0]


@pytest.mark.parametrize(
    ("html", "kind"),
    [
        (f"<table class=fixed><tr><td style='white-space: nowrap'>{_LONG}<td>x</table>", "cell"),
        ("<div style='position: absolute; left: -20mm; top: -40mm'>out</div>", "page"),
        ("<div style='height: 10px; overflow: hidden'>a<br>b<br>c</div>", "clipped"),
        (f"<div style='width: 30mm; white-space: nowrap'>{_LONG}</div>", "block"),
        (f"<p style='width: 8mm; overflow-wrap: anywhere'>{_LONG}</p>", "split"),
        ("<table class=fixed><tr><td style='height: 4mm'><div style='height: 3mm'>a<br>b<br>c</div></table>", "cell"),
    ],
)
def test_checker_sees(html, kind):
    assert kind in {problem.kind for problem in problems(html, lang="km")}


def test_checker_is_silent_about_a_sound_page():
    html = f"<h1>ទឹកស្អាត</h1><ul><li>{_LONG}</ul><p>{_LONG}</p><p>{'W' * 300}</p>"
    assert problems(html, lang="km") == []


@pytest.mark.parametrize("columns", [2, 5, 8, 10])
@pytest.mark.parametrize("page", ["", "annex", "foldout"])
def test_khmer_stays_in_narrow_cells_and_breaks_between_words(columns, page):
    row = "".join(f"<td>{SENTENCES[i % len(SENTENCES)]}</td>" for i in range(columns))
    head = "".join(f"<th>លទ្ធផល {i}</th>" for i in range(columns))
    html = (
        f"<div class='{page}'><table class=fixed><thead><tr>{head}</tr></thead>{f'<tr>{row}</tr>' * 12}</table></div>"
    )
    if columns > 5 and not page:
        # Ten columns on upright A4 are 16 mm each: nothing may leave its cell, words may be cut.
        assert overflows(html, lang="km") == []
    else:
        assert problems(html, lang="km") == []


def test_without_segmentation_khmer_leaves_its_cell(monkeypatch):
    """The tests above can fail: unbroken Khmer runs out of a narrow block."""
    monkeypatch.setattr("kit.pdf.document.khmer.segment", lambda text: text)
    assert problems(f"<div style='width: 40mm; overflow-wrap: normal'>{_LONG}</div>", lang="km") != []


def test_lines_end_where_words_end():
    html = f"<p>{' '.join(SENTENCES)}</p>"
    found = [text for _, text in lines(html, lang="km")]
    words = segment("".join(found)).replace(" ", ZWSP)
    assert len(found) > 5
    at = 0
    for line in found[:-1]:
        at += len(line.replace(" ", ""))
        letters = [i for i, letter in enumerate(words) if letter != ZWSP]
        end = letters[at - 1] + 1
        assert words[end : end + 1] == ZWSP or line[-1] in "។ )", line


def test_number_and_unit_stay_on_one_line():
    for width in range(20, 60, 3):
        html = f"<p style='width: {width}mm'>ត្រូវការ ៣០០០ ដុល្លារ ក្នុង ២០ ភាគរយ នៃ ១២ ខែ</p>"
        found = [text.strip() for _, text in lines(html, lang="km")]
        assert not any(line.endswith(("៣០០០", "២០", "១២")) for line in found), found
