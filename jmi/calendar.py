"""Days of the JMIs that a calendar shows: milestone dates, targets, commitments, reports, the dates of a cycle."""

from datetime import date
from typing import NamedTuple

from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _

from jmi.models import Activity, ActivityDate, Cycle, IndicatorTarget, JmiSet, PartneringAction, ProgressReport
from jmi.progress_rules import NOT_SENT
from jmi.states import CycleState, RoundState, SetState
from meetings.calendar_sources import Entry
from meetings.models import Forum


class Due(NamedTuple):
    """One day: what is due, where it stands, of which kind it is, its name for good, and whose it is."""

    day: date
    label: str
    url: str
    kind: str
    uid: str = ""
    forum: Forum | None = None


def due_dates(user: object, from_on: date, to_on: date) -> list[Due]:
    """What falls on the days from ``from_on`` to ``to_on`` in sets in force and reports that ``user`` may see.

    Dates without a sortable day are in no calendar; a constant number of queries (JMI-A.17).
    """
    found = [*_of_sets(user, from_on, to_on), *_of_reports(user, from_on, to_on), *_of_cycles(from_on, to_on)]
    return sorted(found, key=lambda due: (due.day, due.kind, due.label))


def _of_sets(user: object, from_on: date, to_on: date) -> list[Due]:
    """Milestone dates and ends of activities, dated targets, partnering actions."""
    sets = JmiSet.objects.visible_to(user).filter(state=SetState.IN_FORCE).order_by().values("pk")
    within = (from_on, to_on)
    dates = ActivityDate.objects.filter(due_on__range=within, activity__outcome__jmi_set__in=sets)
    ends = Activity.objects.filter(end_on__range=within, milestone=True, outcome__jmi_set__in=sets)
    targets = IndicatorTarget.objects.filter(due_on__range=within, indicator__output__outcome__jmi_set__in=sets)
    actions = PartneringAction.objects.filter(due_on__range=within, outcome__jmi_set__in=sets)
    found = []
    for one in dates.select_related("activity__outcome__jmi_set__forum"):
        words = f"{one.activity.text('text').value or one.activity} · {one.label}".rstrip(" ·")
        found.append(_row(one.due_on, one.activity.outcome, words, f"activity-{one.activity_id}", "jmi-milestone", one))
    for one in ends.select_related("outcome__jmi_set__forum"):
        found.append(_row(one.end_on, one.outcome, str(one), f"activity-{one.pk}", "jmi-milestone", one))
    for one in targets.select_related("indicator__output__outcome__jmi_set__forum"):
        words = _("%(indicator)s: target %(value)s") % {"indicator": one.indicator, "value": one.value_text}
        outcome = one.indicator.output.outcome
        found.append(_row(one.due_on, outcome, words, f"indicator-{one.indicator_id}", "jmi-target", one))
    for one in actions.select_related("outcome__jmi_set__forum"):
        found.append(_row(one.due_on, one.outcome, str(one), f"partnering-{one.pk}", "jmi-partnering", one))
    return found


def _row(day: date, outcome: object, words: str, anchor: str, kind: str, row: Model) -> Due:
    jmi_set = outcome.jmi_set
    url = f"{jmi_set.get_absolute_url()}#{anchor}"
    return Due(day, f"{jmi_set.forum.code}: {words}", url, kind, _uid(row), jmi_set.forum)


def _uid(row: Model, part: str = "") -> str:
    return "-".join(filter(None, ["jmi", type(row).__name__.lower(), str(row.pk), part]))


def _of_reports(user: object, from_on: date, to_on: date) -> list[Due]:
    """Progress reports that have still to be sent."""
    rows = ProgressReport.objects.visible_to(user).filter(
        due_on__range=(from_on, to_on), state__in=NOT_SENT, round__state=RoundState.OPEN
    )
    return [
        Due(
            one.due_on,
            f"{one.jmi_set.forum.code}: {one.round}",
            one.get_absolute_url(),
            "jmi-report",
            _uid(one),
            one.jmi_set.forum,
        )
        for one in rows.select_related("round", "jmi_set__forum").distinct()
    ]


def _of_cycles(from_on: date, to_on: date) -> list[Due]:
    """Drafts and consolidation of the open cycles."""
    found = []
    for cycle in Cycle.objects.filter(state=CycleState.OPEN):
        for part, day, words in (
            ("drafts", cycle.drafts_due_on, _("Drafts of the JMI sets are due: %(cycle)s")),
            ("consolidation", cycle.consolidation_due_on, _("Consolidation of the JMI sets: %(cycle)s")),
        ):
            if day and from_on <= day <= to_on:
                url = cycle.get_absolute_url()
                found.append(Due(day, words % {"cycle": cycle}, url, "jmi-cycle", _uid(cycle, part)))
    return found


def entries(user: object, from_on: date, to_on: date) -> list[Entry]:
    """The same for the calendars of people and forums; dates of a cycle concern all who have to do with JMIs."""
    today = timezone.localdate()
    concerned = JmiSet.objects.visible_to(user).exists()
    return [_entry(due, today) for due in due_dates(user, from_on, to_on) if due.forum or concerned]


def _entry(due: Due, today: date) -> Entry:
    words = {
        "jmi-milestone": _("JMI milestone"),
        "jmi-target": _("JMI target"),
        "jmi-partnering": _("Partnering action"),
        "jmi-report": _("JMI report is due"),
        "jmi-cycle": _("JMI cycle"),
    }
    late = due.kind == "jmi-report" and due.day < today
    return Entry(
        uid=due.uid,
        on=due.day,
        title=due.label,
        url=due.url,
        word=words[due.kind],
        shape="late" if late else "none",
        forum=str(due.forum or ""),
        forums=frozenset({due.forum.pk} if due.forum else ()),
        mine=due.forum is None,
    )
