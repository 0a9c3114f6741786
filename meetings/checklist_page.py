"""What the pages and papers of a checklist show: the lines of a meeting, and those of a forum's year."""

import datetime
from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts import audit
from kit import dates
from kit.counting import Asked, Rows
from kit.fixed import number
from meetings import meeting_page, meeting_tabs
from meetings.actions.templates import may_edit_templates
from meetings.checklist_facts import Seen, held_plenaries, known, seen
from meetings.checklist_rights import may_read_checklist, may_tick
from meetings.models import ChecklistLine, ChecklistTemplate, Forum, Meeting
from meetings.sight import meeting_seen_by
from meetings.states import ChecklistPart

VERBS = {
    "meetings.start_checklist": gettext_lazy("Started a checklist"),
    "meetings.add_checklist_line": gettext_lazy("Added a line to a checklist"),
    "meetings.change_checklist_line": gettext_lazy("Changed a line of a checklist"),
    "meetings.tick_checklist_line": gettext_lazy("Ticked a line of a checklist"),
    "meetings.skip_checklist_line": gettext_lazy("Found a line of a checklist not needed"),
    "meetings.need_checklist_line": gettext_lazy("Found a line of a checklist needed again"),
    "meetings.remove_checklist_line": gettext_lazy("Removed a line of a checklist"),
    "meetings.save_checklist_template": gettext_lazy("Saved a checklist template"),
}


@dataclass(frozen=True)
class Row:
    """One line as the pages show it. ``met``: done, not done, or None while it cannot be said."""

    line: ChecklistLine
    who: str
    due_on: datetime.date | None
    seen: Seen | None
    late: bool
    may_tick: bool

    @property
    def skipped(self) -> bool:
        """Whether it was found not needed."""
        return self.line.skipped_at is not None

    @property
    def met(self) -> bool | None:
        """Ticked by hand, or seen by the desk."""
        return self.seen.met if self.seen else self.line.done_at is not None

    @property
    def shape(self) -> str:
        """The sign before the line."""
        if self.skipped:
            return "none"
        if self.met:
            return "done"
        return "late" if self.late else "at-risk" if self.seen and self.met is False else "draft"


@dataclass(frozen=True)
class Part:
    """The lines of one part, with how many of those that are needed are done."""

    key: str
    label: str
    rows: list[Row]

    @property
    def done(self) -> int:
        """How many are done."""
        return sum(bool(row.met) and not row.skipped for row in self.rows)

    @property
    def needed(self) -> int:
        """How many are needed."""
        return sum(not row.skipped for row in self.rows)

    @property
    def words(self) -> str:
        """“4 of 7”."""
        return _("%(done)s of %(all)s") % {"done": dates.digits(self.done), "all": dates.digits(self.needed)}


def who_words(line: ChecklistLine) -> str:
    """Whose line it is: the seat and its holder, the organisation, the own words, else the function."""
    if line.seat:
        return ": ".join(filter(None, [line.seat.get_function_display(), str(line.seat.person or _("vacant"))]))
    return str(line.organisation or line.who_text or line.get_function_display())


def due_of(line: ChecklistLine, meeting: Meeting) -> datetime.date | None:
    """The day until which a line is due: its own, or so many days before the meeting."""
    if line.due_on or line.days_before is None or meeting.approximate or meeting.starts_on is None:
        return line.due_on
    return meeting.starts_on - datetime.timedelta(days=line.days_before)


def lines_of(meeting: Meeting) -> QuerySet[ChecklistLine]:
    """The lines with all that a list shows of them."""
    return meeting.checklist.select_related("seat__person", "organisation", "done_by", "skipped_by")


def parts(user: object, meeting: Meeting, today: datetime.date) -> list[Part]:
    """The checklist of a meeting, part by part; empty parts are left out."""
    lines = list(lines_of(meeting))
    facts = known([meeting], today)[meeting.pk] if any(line.fact for line in lines) else None
    rows: dict[str, list[Row]] = {}
    for line in lines:
        line.meeting = meeting  # keeps what is prefetched of it
        found = seen(line.fact, facts) if line.fact else None
        due = due_of(line, meeting)
        met = found.met if found else line.done_at is not None
        late = due is not None and due < today and not met and line.skipped_at is None
        rows.setdefault(line.part, []).append(Row(line, who_words(line), due, found, late, may_tick(user, line)))
    return [Part(part.value, str(part.label), rows[part]) for part in ChecklistPart if part in rows]


@dataclass(frozen=True)
class YearLine:
    """One line of the year: its cell for each meeting, and at how many of them it was met."""

    title: str
    provision: str
    cells: list[tuple[datetime.date, str, str]]
    met: int
    asked: int


def year(forum: Forum, of: int, today: datetime.date) -> tuple[list[Meeting], list[YearLine]]:
    """The plenaries held in a year and how the lines that come from templates were met at each (TWG-5d.01)."""
    meetings = list(Meeting.objects.filter(held_plenaries(forum.pk, of)).order_by("starts_on", "pk"))
    for meeting in meetings:
        meeting.forum = forum
    facts = known(meetings, today)
    found: dict[int, dict[int, ChecklistLine]] = {}
    order: dict[int, ChecklistLine] = {}
    lines = ChecklistLine.objects.filter(meeting__in=meetings, source__isnull=False)
    for line in lines.order_by("meeting__starts_on", "part", "position"):
        found.setdefault(line.source_id, {})[line.meeting_id] = line
        order[line.source_id] = line
    places = {part: place for place, part in enumerate(reversed(ChecklistPart.values))}  # conduct first
    rows = []
    for source, line in sorted(order.items(), key=lambda one: (places[one[1].part], one[1].position)):
        cells, met, asked = [], 0, 0
        for meeting in meetings:
            shape, word = _cell(found[source].get(meeting.pk), facts[meeting.pk])
            cells.append((meeting.starts_on, shape, word))
            met += shape == "done"
            asked += shape in ("done", "late", "not-reported")  # what is not needed or cannot be said yet is not asked
        rows.append(YearLine(str(line), line.provision, cells, met, asked))
    return meetings, rows


def _cell(line: ChecklistLine | None, facts: object) -> tuple[str, str]:
    if line is None:
        return "", "–"
    if line.skipped_at:
        return "none", _("not needed")
    if not line.fact:
        return ("done", _("yes")) if line.done_at else ("not-reported", _("not ticked"))
    met = seen(line.fact, facts).met
    if met is None:
        return "draft", _("not yet")
    return ("done", _("yes")) if met else ("late", _("no"))


def _needed() -> QuerySet[ChecklistLine]:
    return ChecklistLine.objects.filter(meeting=number("meeting"), skipped_at=None)


NEEDED = Rows(_needed)
BY_HAND = Rows(lambda: _needed().filter(fact=""))
DONE = Rows(lambda: _needed().filter(fact="", done_at__isnull=False))


def _counted(user: object, meeting: Meeting) -> list[Asked]:
    """What is ticked by hand: all lines that are needed, and those that are done."""
    if not may_read_checklist(user, meeting):
        return []
    return [rows.given(meeting=meeting.pk) for rows in (BY_HAND, DONE)]


def _words(needed: int = 0, done: int = 0) -> str:
    if not needed:
        return ""
    words = _("Checklist: %(done)s of %(all)s done")
    return words % {"done": dates.digits(done), "all": dates.digits(needed)}


PREPARE_LINE = meeting_page.PhaseLine(_counted, _words)


def _reads_line(user: object, line: ChecklistLine) -> bool:
    """Who sees the meeting and reads its checklist; the forum does not see a meeting of partners alone (TWG-5d.07)."""
    meeting = meeting_seen_by(user, line.meeting_id)
    return meeting is not None and may_read_checklist(user, meeting)


def register_all() -> None:
    """Called once, when the application is ready."""
    audit.name_verbs(VERBS)
    audit.register(ChecklistTemplate, lambda user, _template: may_edit_templates(user))
    audit.register(ChecklistLine, _reads_line)
    if PREPARE_LINE not in meeting_page.PHASE_LINES["prepare"]:
        meeting_page.PHASE_LINES["prepare"].append(PREPARE_LINE)
    meeting_tabs.register(
        meeting_tabs.Tab(
            "checklist",
            gettext_lazy("Checklist"),
            25,
            url=lambda meeting: reverse("meetings:checklist", args=[meeting.pk]),
            count=lambda user, meeting: NEEDED.given(meeting=meeting.pk),
            shown=may_read_checklist,
        )
    )
