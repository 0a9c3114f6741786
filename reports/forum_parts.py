"""What the page of a forum shows of its JMIs: a tab, the indicators of its latest report, its progress reports."""

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jmi.models import JmiSet, ProgressReport
from jmi.progress_rules import STATE_SHAPE
from jmi.report_tree import indicator_rows
from meetings import tabs
from meetings.models import Forum
from reports.desk import mini_bars

LATEST = 4


def _own(forum: Forum, prefix: str = "") -> Q:
    """Own and shared sets; ``prefix`` leads to the set."""
    return Q(**{f"{prefix}forum": forum}) | Q(**{f"{prefix}shared_with__forum": forum})


def sets_of(user: object, forum: Forum) -> QuerySet[JmiSet]:
    """Sets of the forum that ``user`` may see."""
    return JmiSet.objects.visible_to(user).filter(_own(forum)).distinct()


def _latest(user: object, forum: Forum) -> list[ProgressReport]:
    """The latest reports that ``user`` may see, for both panels in one query."""
    if not hasattr(forum, "_latest_reports"):
        forum._latest_reports = list(
            ProgressReport.objects.visible_to(user)
            .filter(jmi_set__forum=forum)
            .select_related("round", "jmi_set__cycle")
            .order_by("-round__due_on", "-pk")[:LATEST]
        )
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
