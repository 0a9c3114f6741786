"""Days of the JMIs that a calendar shows: milestone dates, targets, commitments, reports, the dates of a cycle."""

from datetime import date
from typing import NamedTuple

from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.roles import Right
from jmi.models import (
    Activity,
    ActivityDate,
    Cycle,
    IndicatorTarget,
    JmiSet,
    PartneringAction,
    ProgressReport,
)
from jmi.progress_rules import NOT_SENT
from jmi.states import CycleState, RoundState, SetState
from kit.fixed import Fixed, day, numbers
from kit.together import Together
from meetings.calendar_sources import Entry
from meetings.models import Forum, forums_held


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

    Dates without a sortable day are in no calendar; one query (JMI-A.17).
    """
    return _dues(_read(user, from_on, to_on), from_on, to_on)


def _dues(found: dict[str, list], from_on: date, to_on: date) -> list[Due]:
    dues = [*_of_sets(found), *_of_reports(found["reports"]), *_of_cycles(found["cycles"], from_on, to_on)]
    return sorted(dues, key=lambda due: (due.day, due.kind, due.label))


def _queries(*, own: bool) -> Together:
    """All rows with days between two days; ``own``: of the sets that members of the ``forums`` see, else of all."""
    sets, reports = JmiSet.objects.order_by(), ProgressReport.objects.order_by("due_on", "pk")
    if own:
        sets, reports = sets.of_forums(numbers("forums")), reports.of_forums(numbers("forums"))
    in_force, within = sets.filter(state=SetState.IN_FORCE).values("pk"), (day("from_on"), day("to_on"))
    made = {
        "milestones": ActivityDate.objects.filter(
            due_on__range=within, activity__outcome__jmi_set__in=in_force
        ).select_related("activity__outcome__jmi_set__forum"),
        "ends": Activity.objects.filter(
            end_on__range=within, milestone=True, outcome__jmi_set__in=in_force
        ).select_related("outcome__jmi_set__forum"),
        "targets": IndicatorTarget.objects.filter(
            due_on__range=within, indicator__output__outcome__jmi_set__in=in_force
        ).select_related("indicator__output__outcome__jmi_set__forum"),
        "partnering": PartneringAction.objects.filter(
            due_on__range=within, outcome__jmi_set__in=in_force
        ).select_related("outcome__jmi_set__forum"),
        "reports": reports.filter(
            due_on__range=within, state__in=NOT_SENT, round__state=RoundState.OPEN
        ).select_related("round", "jmi_set__forum"),
        "cycles": Cycle.objects.filter(state=CycleState.OPEN),
        # Dates of a cycle concern all who have to do with JMIs.
        "sets": sets.values("pk")[:1],
    }
    return Together(**{name: Fixed(lambda rows=rows: rows) for name, rows in made.items()})


OWN, EVERYWHERE = _queries(own=True), _queries(own=False)


def _read(user: object, from_on: date, to_on: date) -> dict[str, list]:
    everywhere = user.is_authenticated and user.has_right(Right.SEE_ALL)
    query = EVERYWHERE if everywhere else OWN
    return query.ask(forums=forums_held(user), from_on=from_on, to_on=to_on)


def _of_sets(rows: dict[str, list]) -> list[Due]:
    """Milestone dates and ends of activities, dated targets, partnering actions."""
    found = []
    for one in rows["milestones"]:
        words = f"{one.activity.text('text').value or one.activity} · {one.label}".rstrip(" ·")
        found.append(_row(one.due_on, one.activity.outcome, words, f"activity-{one.activity_id}", "jmi-milestone", one))
    for one in rows["ends"]:
        found.append(_row(one.end_on, one.outcome, str(one), f"activity-{one.pk}", "jmi-milestone", one))
    for one in rows["targets"]:
        words = _("%(indicator)s: target %(value)s") % {"indicator": one.indicator, "value": one.value_text}
        outcome = one.indicator.output.outcome
        found.append(_row(one.due_on, outcome, words, f"indicator-{one.indicator_id}", "jmi-target", one))
    for one in rows["partnering"]:
        found.append(_row(one.due_on, one.outcome, str(one), f"partnering-{one.pk}", "jmi-partnering", one))
    return found


def _row(day: date, outcome: object, words: str, anchor: str, kind: str, row: Model) -> Due:
    jmi_set = outcome.jmi_set
    url = f"{jmi_set.get_absolute_url()}#{anchor}"
    return Due(day, f"{jmi_set.forum.code}: {words}", url, kind, _uid(row), jmi_set.forum)


def _uid(row: Model, part: str = "") -> str:
    return "-".join(filter(None, ["jmi", type(row).__name__.lower(), str(row.pk), part]))


def _of_reports(rows: list[ProgressReport]) -> list[Due]:
    """Progress reports that have still to be sent."""
    return [
        Due(
            one.due_on,
            f"{one.jmi_set.forum.code}: {one.round}",
            one.get_absolute_url(),
            "jmi-report",
            _uid(one),
            one.jmi_set.forum,
        )
        for one in rows
    ]


def _of_cycles(cycles: list[Cycle], from_on: date, to_on: date) -> list[Due]:
    """Drafts and consolidation of the open cycles."""
    found = []
    for cycle in cycles:
        for part, on, words in (
            ("drafts", cycle.drafts_due_on, _("Drafts of the JMI sets are due: %(cycle)s")),
            ("consolidation", cycle.consolidation_due_on, _("Consolidation of the JMI sets: %(cycle)s")),
        ):
            if on and from_on <= on <= to_on:
                url = cycle.get_absolute_url()
                found.append(Due(on, words % {"cycle": cycle}, url, "jmi-cycle", _uid(cycle, part)))
    return found


def entries(user: object, from_on: date, to_on: date) -> list[Entry]:
    """The same for the calendars of people and forums; dates of a cycle concern all who have to do with JMIs."""
    today = timezone.localdate()
    found = _read(user, from_on, to_on)
    return [_entry(due, today) for due in _dues(found, from_on, to_on) if due.forum or found["sets"]]


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
