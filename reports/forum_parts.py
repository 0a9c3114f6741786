"""What the page of a forum shows of its JMIs: a tab, the indicators of its latest report, its progress reports."""

from functools import partial

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.roles import Right
from jmi.models import JmiSet, ProgressReport
from jmi.progress_rules import STATE_SHAPE
from jmi.report_tree import indicator_rows
from kit.counting import Asked, Rows
from kit.fixed import Fixed, number, numbers
from meetings import tabs
from meetings.models import Forum, forums_held
from reports.desk import mini_bars

LATEST = 4


def _sets(*, own: bool) -> QuerySet[JmiSet]:
    """Sets that a forum owns or shares; ``own``: of those that members of the ``forums`` see, else of all."""
    rows = JmiSet.objects.of_forums(Forum.objects.filter(pk=number("forum")).order_by().values("pk")).order_by()
    return rows.of_forums(numbers("forums")) if own else rows


def _reports(*, own: bool) -> QuerySet[ProgressReport]:
    """The latest reports of a forum's own sets."""
    rows = ProgressReport.objects.filter(jmi_set__forum=number("forum"))
    rows = rows.of_forums(numbers("forums")) if own else rows
    return rows.select_related("round", "jmi_set__cycle").order_by("-round__due_on", "-pk")[:LATEST]


SETS = {own: Rows(partial(_sets, own=own)) for own in (True, False)}
REPORTS = {own: Fixed(partial(_reports, own=own)) for own in (True, False)}


def sets_of(user: object, forum: Forum) -> Asked:
    """Sets of the forum that ``user`` may see, to be counted on its pages."""
    own = not user.has_right(Right.SEE_ALL)
    forums = {"forums": sorted(forums_held(user))} if own else {}
    return SETS[own].given(forum=forum.pk, **forums)


def _latest(user: object, forum: Forum) -> list[ProgressReport]:
    """The latest reports that ``user`` may see, for both panels in one query."""
    if not hasattr(forum, "_latest_reports"):
        own = not user.has_right(Right.SEE_ALL)
        forum._latest_reports = REPORTS[own].models(forum=forum.pk, forums=forums_held(user))
    return forum._latest_reports


def indicators(user: object, forum: Forum) -> tabs.Panel | None:
    """Indicators of the newest report that ``user`` may see, each with its bar."""
    report = next(iter(_latest(user, forum)), None)
    if report is None:
        return None
    bars = mini_bars(indicator_rows([report])[report.pk], timezone.localdate())
    if not bars:
        return None
    return tabs.Panel("reports/_forum_indicators.html", {"report": report, "bars": bars}, order=20)


def progress_reports(user: object, forum: Forum) -> tabs.Panel | None:
    """The latest progress reports with their state."""
    found = [(report, STATE_SHAPE.get(report.state, "draft")) for report in _latest(user, forum)]
    return tabs.Panel("reports/_forum_reports.html", {"reports": found}, order=30, side=True) if found else None


def register_all() -> None:
    """Called once, when the application is ready."""
    tabs.register(
        tabs.Tab(
            "jmis",
            _("JMI sets"),
            30,
            url=lambda forum: f"{reverse('jmi:set-list')}?forum={forum.pk}",
            count=sets_of,
            shown_empty=False,
        )
    )
    tabs.register_panel(indicators)
    tabs.register_panel(progress_reports)
