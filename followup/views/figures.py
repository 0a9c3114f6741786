"""Ageing by organisation, and how the sides keep their promises."""

import datetime

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.policies import SIGNED_IN, policy
from followup import balance as figures
from followup.exports import age_spans, ageing_sheet, balance_sheet, balance_words, body_name, side_name
from followup.lists import of_forum
from followup.models import Action
from kit.charts import Part
from kit.sheets import xlsx
from kit.whole import whole
from meetings.models import Forum

FILLS = {
    "kept": "deep",
    "kept_late": "mid",
    "kept_undated": "green",
    "running": "soft",
    "undated": "open",
    "late": "late",
    "dropped": "missing",
}


def _forum(request: HttpRequest) -> Forum | None:
    number = whole(request.GET.get("forum"))
    return Forum.objects.visible_to(request.user).filter(pk=number).first() if number is not None else None


def _actions(request: HttpRequest, forum: Forum | None) -> QuerySet[Action]:
    rows = Action.objects.visible_to(request.user)
    return rows.filter(of_forum(forum)) if forum is not None else rows


def _choices(request: HttpRequest, forum: Forum | None) -> dict[str, object]:
    forums = Forum.objects.visible_to(request.user).order_by("kind", "position", "code")
    return {"forums": list(forums), "forum": forum}


@policy(SIGNED_IN)
@require_safe
def ageing(request: HttpRequest) -> HttpResponse:
    """Open actions by organisation, most late ones first (TWG-3.05, TWG-5e.08)."""
    forum, today = _forum(request), timezone.localdate()
    rows = figures.ageing(_actions(request, forum), today)
    context = _choices(request, forum) | {
        "rows": [(body_name(row), row) for row in rows],
        "heads": age_spans(),
        "today": today,
        "late": sum(row.late_total for row in rows),
        "total": sum(row.total for row in rows),
    }
    return render(request, "followup/ageing.html", context)


@policy(SIGNED_IN)
@require_safe
def ageing_export(request: HttpRequest) -> HttpResponse:
    """The same as a workbook."""
    rows = figures.ageing(_actions(request, _forum(request)), timezone.localdate())
    return xlsx("actions-by-organisation", ageing_sheet(rows))


def _day(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None


def _period(request: HttpRequest) -> tuple[datetime.date | None, datetime.date | None]:
    return _day(request.GET.get("from_on", "")), _day(request.GET.get("to_on", ""))


def bar(one: figures.Balance) -> list[Part]:
    """The picture of a balance."""
    words = balance_words()
    return [Part(number, words[name], FILLS[name]) for name, number in one.parts() if number]


@policy(SIGNED_IN)
@require_safe
def balance(request: HttpRequest) -> HttpResponse:
    """Promises kept and late, by side and by forum: mutual accountability."""
    forum, today = _forum(request), timezone.localdate()
    from_on, to_on = _period(request)
    rows = figures.in_period(_actions(request, forum), from_on, to_on)
    forums = figures.by_forum(rows, today)
    sides = figures.sides_of(forums)
    context = _choices(request, forum) | {
        "sides": [(side_name(side), one, bar(one)) for side, one in sides.items() if one.total],
        "forums_": [(one, bar(one.total)) for one in forums],
        "words": balance_words(),
        "from_on": from_on,
        "to_on": to_on,
        "today": today,
        "heading": _("Promises by side"),
    }
    return render(request, "followup/balance.html", context)


@policy(SIGNED_IN)
@require_safe
def balance_export(request: HttpRequest) -> HttpResponse:
    """The same as a workbook."""
    today = timezone.localdate()
    rows = figures.in_period(_actions(request, _forum(request)), *_period(request))
    forums = figures.by_forum(rows, today)
    return xlsx("promises", balance_sheet(figures.sides_of(forums), forums))
