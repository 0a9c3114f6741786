"""Tags and includes: what they write, in both languages, and that nothing typed by people becomes markup."""

import datetime
import re

import pytest
from django.template import engines
from django.urls import NoReverseMatch
from django.utils.translation import override

from kit.charts import Part
from kit.refusals import Incomplete, Refused, Warning
from kit.workflow import Step

TODAY = datetime.date(2026, 11, 23)
EVIL = '<script>alert("x")</script>'


def render(source, **context):
    return engines["django"].from_string(source).render(context)


def text(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).replace("\u00a0", " ").split())


@pytest.mark.parametrize(
    ("days", "words", "tone"),
    [
        (11, "in 11 days", "later"),
        (2, "in 2 days", "later"),
        (1, "tomorrow", "soon"),
        (0, "today", "soon"),
        (-1, "1 day late", "late"),
        (-12, "12 days late", "late"),
    ],
)
def test_due_says_how_far_the_day_is(days, words, tone):
    html = render("{% due day today %}", day=TODAY + datetime.timedelta(days=days), today=TODAY)
    assert text(html).endswith(words)
    assert f"due-{tone}" in html
    assert 'datetime="2026-' in html


def test_due_of_something_done_has_no_countdown():
    assert text(render("{% due day today done=True %}", day=TODAY, today=TODAY)) == "23 Nov 2026"


def test_no_date_is_a_dash():
    assert render("{% due day %} {% day day %} {% moment day %}", day=None) == "– – –"


def test_dates_follow_the_language():
    source = '{% day day %} · {% day day "full" %} · {% due day today %}'
    assert text(render(source, day=TODAY, today=TODAY)) == "23 Nov 2026 · Monday 23 November 2026 · 23 Nov 2026 today"
    with override("km"):
        khmer = text(render(source, day=TODAY, today=TODAY))
    assert khmer.startswith("២៣ វិច្ឆិកា ២០២៦ · ថ្ងៃចន្ទ ទី២៣ ខែវិច្ឆិកា ឆ្នាំ២០២៦")
    assert not re.search("[0-9A-Za-z]", khmer)


def test_figures_follow_the_language_and_missing_is_not_zero():
    source = "{% num 2140 %} {% num missing %} {{ '2024–2028'|digits }}"
    assert text(render(source, missing=None)) == "2,140 – 2024–2028"
    with override("km"):
        assert text(render(source, missing=None)) == "២ ១៤០ – ២០២៤–២០២៨"


def test_an_instant_is_shown_in_the_time_of_cambodia():
    late = datetime.datetime(2026, 11, 22, 18, 30, tzinfo=datetime.UTC)
    assert text(render("{% moment at %}", at=late)) == "23 Nov 2026 01:30"


@pytest.mark.parametrize(
    "source",
    [
        '{% badge "late" evil %}',
        "{% turn evil 3 %}",
        "{% rule evil %}",
        "{% approximate evil %}",
        "{% progress_bar evil 1 2 %}",
        "{% step_track steps %}",
        "{% submission_strip steps evil %}",
        "{% stacked_bar parts %}",
        "{% step_dashes 1 6 evil %}",
        '{% include "components/empty.html" with title=evil text=evil url=evil label=evil %}',
        '{% include "components/ask.html" with strong=evil text=evil url="/" label=evil %}',
        '{% include "components/timeline.html" %}',
        '{% include "components/refusal.html" %}',
        '{% include "components/warning.html" with value=evil %}',
        '{% include "components/stale.html" with rows=rows version=1 by=evil at=None %}',
        '{% include "components/section_head.html" with title=evil note=evil %}',
        '{% wrap "p" class=evil %}{{ evil }}{% endwrap %}',
    ],
)
def test_nothing_typed_becomes_markup(source):
    entry = {"on": TODAY, "note": EVIL, "shape": "done", "title": EVIL, "text": EVIL, "author": EVIL, "quoted": True}
    html = render(
        source,
        evil=EVIL,
        steps=[("done", EVIL)],
        parts=[Part(1, EVIL, "deep", EVIL)],
        entries=[entry],
        refusal=Incomplete(EVIL, [Refused(EVIL, EVIL)]),
        warnings=[Warning("JMI-3.17", EVIL, EVIL)],
        rows=[{"label": EVIL, "name": EVIL, "theirs": EVIL, "mine": EVIL}],
    )
    assert "<script" not in html
    assert "&lt;script" in html


def test_wrap_leaves_no_empty_element():
    assert render('{% wrap "p" class="lead" %}  {% if 0 %}x{% endif %} {% endwrap %}') == ""
    assert render('{% wrap "p" class="lead" data_x="1" %} x {% endwrap %}') == '<p class="lead" data-x="1">x</p>'


def test_an_unknown_shape_or_turn_is_an_error_of_the_programmer():
    with pytest.raises(KeyError):
        render('{% badge "purple" "x" %}')
    with pytest.raises(ValueError, match="mine"):
        render('{% turn "x" 1 "mine" %}')


def test_progress_without_a_whole_is_not_full():
    html = render('{% progress_bar "Papers" 0 0 %}')
    assert 'width="0%"' in html
    assert "0 of 0" in text(html)


@pytest.fixture
def offers():
    return [
        Step("detail", (), "", (), "Look", tone="primary"),
        Step("cancel", (), "", (), "Stop", tone="danger"),
        Step("repeat", (), "", (), "Again", needs=("reason",)),
    ]


def test_action_buttons_post_or_ask_as_the_table_says(offers):
    html = render('{% action_buttons offers "jobs:job" 7 version=3 %}', offers=offers[1:], csrf_token="seal")
    assert '<form method="post" action="/work/7/cancel/"' in html
    assert 'name="version" value="3"' in html
    assert "data-confirm" in html
    assert '<a class="btn btn-secondary" href="/work/7/repeat/">Again</a>' in html


def test_a_step_without_a_page_is_an_error(offers):
    with pytest.raises(NoReverseMatch, match="no page for the step"):
        render('{% action_buttons offers "jobs:job" 7 %}', offers=[Step("fly", (), "", (), "Fly")], csrf_token="")


@pytest.mark.parametrize("lang", ["en", "km"])
def test_every_component_stands_on_the_guide_page(client, db, lang):
    page = client.get("/guide/components/", headers={"accept-language": lang})
    assert page.status_code == 200
    html = page.content.decode()
    assert f'<html lang="{lang}">' in html
    assert " style=" not in html
    assert not re.search(r"<script(?![^>]*src=)", html)


def test_khmer_guide_page_has_no_english_words_left(client, db):
    html = client.get("/guide/components/", headers={"accept-language": "km"}).content.decode()
    body = html[html.index("<main") : html.index("</main>")]
    samples = {"Excel", "DCPS", "MRD", "MoE", "CRDB/CDC", "Rural", "Water", "Supply", "Sanitation", "and", "Hygiene"}
    samples |= {"H.E.", "Kim", "Vuthy", "Keo", "Sreymom", "districts", "English", "%", "Health", "Land", "Gender"}
    samples |= {
        "Fisheries",
        "HIV/AIDS",
        "Mine",
        "Action",
        "deep",
        "mid",
        "soft",
        "green",
        "gold",
        "late",
        "red",
        "open",
    }
    samples |= {"missing", "JMI", "Nov"}
    left = {word for word in text(body).replace(",", " ").split() if re.match(r"[A-Za-z]{2,}", word)} - samples
    assert {word for word in left if not re.match(r"[A-Z]{2,3}-|Q\d|Q[០-៩]", word)} == set()
