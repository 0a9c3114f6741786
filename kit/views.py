"""The page that shows every component: for those who build pages, and for tests. Not routed in production."""

import datetime
from decimal import Decimal

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from kit import dates
from kit.charts import FILLS, Bar, Part, number_bar
from kit.refusals import Incomplete, Refused, Warning
from kit.shapes import ICONS
from kit.workflow import Step

TODAY = datetime.date(2026, 11, 23)


def _percent(value: object) -> str:
    return f"{dates.number(value)}{dates.NBSP}%"


def sample_bars() -> list[tuple[str, Bar]]:
    """Every case of the results bar."""
    when = {"baseline_when": _("baseline 2024"), "target_when": _("target 2027")}
    number, words = dates.number, (_("Drafted"), _("Consulted"), _("Agreed"), _("Adopted"))
    return [
        (_("Rising figure"), number_bar(baseline=1320, target=3000, actual=2140, expected=2290, text=number, **when)),
        (
            _("Beyond the target"),
            number_bar(baseline=1320, target=3000, actual=3320, expected=2290, text=number, **when),
        ),
        (
            _("A falling figure is the success"),
            number_bar(baseline=48, target=22, actual=31, expected=33, text=_percent, **when),
        ),
        (
            _("Not reported, kept apart from zero"),
            number_bar(baseline=15, target=40, actual=None, expected=29.5, text=number, **when),
        ),
        (_("Words instead of numbers"), Bar(kind="words", steps=words, reached=2)),
        (_("Going the wrong way"), number_bar(baseline=61, target=85, actual=58, expected=75, text=_percent)),
        (_("Nothing yet"), number_bar(baseline=0, target=12, actual=0, expected=5, text=number, **when)),
        (_("Far beyond"), number_bar(baseline=10, target=20, actual=95, text=number, **when)),
        (_("Far below"), number_bar(baseline=50, target=60, actual=5, text=number)),
        (
            _("Without a baseline"),
            number_bar(baseline=None, target=Decimal("2.5"), actual=Decimal("1.25"), text=number),
        ),
        (_("Words, not reported"), Bar(kind="words", steps=words, reached=None)),
        (_("Without a target"), number_bar(baseline=None, target=None, actual=18, text=number)),
    ]


def components(request: HttpRequest) -> HttpResponse:
    """Every component of the desk on one page."""
    entries = [
        {
            "on": TODAY,
            "note": dates.countdown(TODAY, TODAY),
            "shape": "returned",
            "title": _("Sent back"),
            "text": _("One figure is missing."),
            "author": "CRDB/CDC",
            "quoted": False,
        },
        {
            "on": datetime.date(2026, 10, 30),
            "note": "",
            "shape": "done",
            "title": _("Approved"),
            "text": _("Verified with one commune and one partner present."),
            "author": "H.E. Kim Vuthy",
            "quoted": True,
        },
        {
            "on": datetime.date(2026, 8, 26),
            "note": "",
            "shape": "with",
            "title": _("Asked for"),
            "text": "",
            "author": "",
            "quoted": False,
        },
    ]
    gaps = [Refused(_("The source is missing."), "JMI-3.17"), Refused(_("The date is missing."))]
    context = {
        "today": TODAY,
        "dates": [TODAY + datetime.timedelta(days=days) for days in (11, 1, 0, -12)],
        "shapes": [
            ("none", _("Not started")),
            ("done", _("Met, done, received")),
            ("draft", _("Draft, in work")),
            ("at-risk", _("Constrained, at risk")),
            ("with", _("With someone")),
            ("late", _("Overdue, missed")),
            ("on-track", _("On track")),
            ("returned", _("Returned, answered")),
            ("forwarded", _("Forwarded")),
            ("not-reported", _("Did not report")),
        ],
        "bars": sample_bars(),
        "parts": [Part(14, _("kept"), "deep"), Part(3, _("running"), "soft"), Part(2, _("late"), "late")],
        "all_parts": [Part(index + 2, name, name) for index, name in enumerate(FILLS)],
        "steps": [
            ("done", _("Draft")),
            ("with", _("With the Chair")),
            ("none", _("Submitted")),
            ("none", _("Accepted")),
        ],
        "cells": [("done", "Health")] * 5
        + [
            ("none", "Land"),
            ("with", "Gender"),
            ("draft", "Fisheries"),
            ("returned", "HIV/AIDS"),
            ("late", "Mine Action"),
        ],
        "pills": [
            {"label": _("All"), "url": "?", "count": 20, "current": True, "shape": ""},
            {"label": _("Overdue"), "url": "?state=late", "count": 3, "current": False, "shape": "late"},
            {"label": _("Draft"), "url": "?state=draft", "count": 5, "current": False, "shape": "draft"},
            {"label": _("My turn"), "url": "?mine=1", "count": None, "current": False, "shape": ""},
        ],
        "warnings": [Warning("TWG-5d.05", _("Papers go out eight days before, not ten."), _("Why so late?"))],
        "refusal": Incomplete(_("The report is not complete yet."), gaps),
        "stale_rows": [{"label": _("Text"), "name": "text", "theirs": "27 districts", "mine": "28 districts"}],
        "entries": entries,
        "offers": [
            Step("save", (), "", (), _("Send to the Chair"), tone="primary"),
            Step("return", (), "", (), _("Send back"), tone="danger"),
        ],
        "icons": list(ICONS),
        "languages": ["en", "km"],
    }
    return render(request, "components/guide.html", context)


def error(request: HttpRequest, code: int) -> HttpResponse:
    """One of the error pages."""
    if code not in (400, 403, 404, 500):
        raise Http404
    return render(request, f"{code}.html", status=code)
