"""What only the annual and the mid-term report hold, as HTML of their chapters."""

import re

import pytest
from django.utils import translation

from reports.freezing.kinds import statuses
from reports.printed.book import chapters
from reports.printed.reading import Reading
from reports.printed.yearly import mechanisms
from tests.factories.snapshots import snapshot


def chapter(data: dict, lang: str, key: str) -> str:
    with translation.override("en"):
        html = next(one.html for one in chapters(data, lang) if one.key == key)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def annual() -> dict:
    rows = [{"kind": "twg", "bodies": 2, "chaired": 1, "asked": 2, "received": 1, "discussed": 1, "late": 0}]
    rows += [{"kind": kind, "bodies": 0, "chaired": 0} for kind in ("smd", "ngo", "snd", "network")]
    fed = {"year": 2022, "number": 3, "as_of": "2023-02-28", "fingerprint": "0" * 64}
    data = snapshot(2, missing=(2,), kind="annual")
    return {**data, "mechanisms": {"on": "2023-03-01", "rows": rows}, "consolidation": fed}


@pytest.mark.provision("DEC-2.01")
def test_annual_report_has_a_section_a_mechanism_filled_from_what_is_recorded():
    text = chapter(annual(), "en", "mechanisms")
    for title in (
        "Technical Working Group",
        "Sectoral Multi-stakeholder Dialogue",
        "RGC–NGO consultation",
        "Sub-national Partnership Dialogue",
    ):
        assert title in text
    assert "Two bodies are on record." in text
    assert "2 asked for, 1 accepted, 0 of them late." in text
    assert text.count("No meeting of this mechanism was kept") == 4


def test_annual_report_says_which_consolidation_it_was_fed_with():
    assert "edition 3" in chapter(annual(), "en", "about")
    assert "The mechanisms" in chapter(annual(), "en", "contents")


@pytest.mark.provision("DEC-2.02")
def test_midterm_review_shows_the_years_side_by_side():
    data = snapshot(2, missing=(), kind="midterm")
    groups = {str(forum["id"]): statuses(forum) for forum in data["forums"]}
    named = {"number": 1, "as_of": "2022-02-28", "fingerprint": ""}
    data |= {"first_year": 2021, "trend": [{"year": year, **named, "groups": groups} for year in (2021, 2022)]}
    text = chapter(data, "en", "progress")
    assert "2021" in text
    assert "2022" in text
    assert "Agriculture and Water" in text
    assert "២០២១–២០២២" in chapter(data, "km", "cover")


def test_printing_leaves_the_snapshot_as_it_was():
    data = snapshot(2)
    before = str(data)
    chapters(data, "km")
    assert str(data) == before


@pytest.mark.parametrize(
    ("state", "told"),
    [
        ("held", "1 meeting was held; the minutes of 1 are approved."),
        ("planned", "None of the meetings on record was held."),
    ],
)
def test_a_mechanism_with_meetings_does_not_say_that_none_was_kept(state, told):
    data = annual()
    meeting = {"mechanism": "smd", "state": state, "minutes": "sealed"}
    reading = Reading({**data, "dialogue": {"meetings": [meeting]}})
    with translation.override("en"):
        by_title = {part["title"]: " ".join(part["text"]) for part in mechanisms(reading)}
    assert told in by_title["Sectoral Multi-stakeholder Dialogue"]
    assert "No meeting of this mechanism was kept" not in by_title["Sectoral Multi-stakeholder Dialogue"]
    assert "No meeting of this mechanism was kept" in by_title["RGC–NGO consultation"]
