"""Checklists: the templates that CRDB/CDC writes, and the lines of a meeting that are ticked (TWG-5d.01, NGO-4.10)."""

import datetime
from collections.abc import Mapping
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from accounts.audit import audited
from kit.refusals import NotAllowed, Refused
from meetings.actions.meetings import require_organiser
from meetings.actions.templates import may_edit_templates
from meetings.checklist_rights import may_tick
from meetings.models import ChecklistLine, ChecklistTemplate, ChecklistTemplateLine, Meeting
from meetings.states import ChecklistPart, MeetingKind
from partners.actions.saving import locked, write

COPIED = ("title_en", "title_km", "function", "days_before", "fact", "provision")
OWN = ("title_en", "title_km", "function", "seat", "organisation", "who_text", "days_before", "due_on", "note")
MOST_LINES = 150


def templates_for(meeting: Meeting) -> list[ChecklistTemplate]:
    """For each part the template in use that speaks most closely of this kind of forum and meeting.

    Talks between Chair and lead facilitator are informal (TWG-5e.02): only a template of their own kind speaks of them.
    """
    kinds = [meeting.kind] if meeting.kind == MeetingKind.CONTACT else ["", meeting.kind]
    rows = ChecklistTemplate.objects.filter(
        active=True, forum_kind__in=["", meeting.forum.kind], meeting_kind__in=kinds
    )
    found: dict[str, ChecklistTemplate] = {}
    for row in sorted(rows, key=lambda row: (bool(row.forum_kind), bool(row.meeting_kind), row.pk)):
        found[row.part] = row
    return [found[part] for part in ChecklistPart.values if part in found]


def missing_lines(meeting: Meeting) -> list[ChecklistTemplateLine]:
    """What the templates hold and the meeting does not have yet, in their order."""
    there = set(meeting.checklist.values_list("source", flat=True))
    rows = ChecklistTemplateLine.objects.filter(template__in=templates_for(meeting)).select_related("template")
    order = {part: place for place, part in enumerate(ChecklistPart.values)}
    wanted = [row for row in rows if row.pk not in there]
    return sorted(wanted, key=lambda row: (order[row.template.part], row.position, row.pk))


def start_checklist(*, meeting: Meeting, by: object, now: datetime.datetime) -> int:
    """Copy the lines of the templates onto a meeting; those that are there already stay as they are."""
    require_organiser(by, meeting)
    with audited("meetings.start_checklist", by=by):
        meeting = locked(meeting)
        wanted = missing_lines(meeting)
        _require_room(meeting, len(wanted))
        first = _next_position(meeting)
        ChecklistLine.objects.bulk_create(
            ChecklistLine(
                meeting=meeting,
                source=row,
                part=row.template.part,
                position=first + place,
                **{name: getattr(row, name) for name in COPIED},
            )
            for place, row in enumerate(wanted)
        )
    return len(wanted)


def _next_position(meeting: Meeting) -> int:
    return (meeting.checklist.aggregate(last=Max("position"))["last"] or 0) + 1


def _require_room(meeting: Meeting, more: int) -> None:
    if meeting.checklist.count() + more > MOST_LINES:
        raise Refused(_("A checklist has at most %(most)s lines.") % {"most": MOST_LINES})


def _check(meeting: Meeting, values: Mapping[str, Any]) -> None:
    if not (values.get("title_en") or "").strip() and not (values.get("title_km") or "").strip():
        raise Refused(_("Say in English or in Khmer what has to be done."), field="title_en")
    seat = values.get("seat")
    if seat is not None and seat.forum_id not in _forums(meeting):
        raise Refused(_("The seat is one of the forums of this meeting."), field="seat")
    if values.get("days_before") is not None and values.get("due_on") is not None:
        raise Refused(_("Give the days before the meeting or a day of its own, not both."), field="due_on")


def _forums(meeting: Meeting) -> set[int]:
    return {meeting.forum_id, *meeting.joint_forums.values_list("forum", flat=True)}


def add_line(
    *, meeting: Meeting, part: str, values: Mapping[str, Any], by: object, now: datetime.datetime
) -> ChecklistLine:
    """A line of one's own."""
    require_organiser(by, meeting)
    _check(meeting, values)
    if part not in ChecklistPart.values:
        raise Refused(_("Choose what the line is about."), field="part")
    with audited("meetings.add_checklist_line", by=by):
        meeting = locked(meeting)
        _require_room(meeting, 1)
        return ChecklistLine.objects.create(
            meeting=meeting,
            part=part,
            position=_next_position(meeting),
            **{name: values[name] for name in OWN if name in values},
        )


def change_line(
    *, line: ChecklistLine, values: Mapping[str, Any], version: int, by: object, now: datetime.datetime
) -> ChecklistLine:
    """Change what, whose and until when; ``Stale`` with both texts when somebody saved in between."""
    require_organiser(by, line.meeting)
    _check(line.meeting, values)
    with audited("meetings.change_checklist_line", by=by):
        return write(locked(line), {name: values[name] for name in OWN if name in values}, version)


def _begin(line: ChecklistLine, version: int, by: object) -> ChecklistLine:
    """The locked line, as it was when the page was opened."""
    if not may_tick(by, line):
        raise NotAllowed(_("Those who prepare the meeting tick this line, or those who are named in it."), "TWG-5e.05")
    line = locked(line)
    if line.version != version:
        raise Refused(_("Somebody changed this line in the meantime. Look again, then decide."))
    return line


def tick_line(*, line: ChecklistLine, done: bool, version: int, by: object, now: datetime.datetime) -> ChecklistLine:
    """Done, or open again; an open line is needed again too. Pressed twice it is done once."""
    if line.fact:
        raise Refused(_("The desk sees this by itself: it is not ticked by hand."), line.provision)
    with audited("meetings.tick_checklist_line", by=by):
        if done and may_tick(by, line) and locked(line).done_at is not None:
            return line
        line = _begin(line, version, by)
        values = {"done_at": now if done else None, "done_by": by if done else None}
        return write(line, values | {"skipped_at": None, "skipped_by": None, "skipped_reason": ""}, version)


def skip_line(*, line: ChecklistLine, reason: str, version: int, by: object, now: datetime.datetime) -> ChecklistLine:
    """Not needed at this meeting, with the reason that is kept and printed."""
    if not reason.strip():
        raise Refused(_("Say why it is not needed."), field="reason")
    with audited("meetings.skip_checklist_line", by=by, why=reason):
        line = _begin(line, version, by)
        values = {"skipped_at": now, "skipped_by": by, "skipped_reason": reason.strip()}
        return write(line, values | {"done_at": None, "done_by": None}, version)


def need_line(*, line: ChecklistLine, version: int, by: object, now: datetime.datetime) -> ChecklistLine:
    """Needed after all."""
    with audited("meetings.need_checklist_line", by=by):
        line = _begin(line, version, by)
        return write(line, {"skipped_at": None, "skipped_by": None, "skipped_reason": ""}, version)


def remove_line(*, line: ChecklistLine, by: object, now: datetime.datetime) -> None:
    """Take a line of one's own away; one that a guideline asks for is found not needed, with a reason."""
    require_organiser(by, line.meeting)
    with audited("meetings.remove_checklist_line", by=by):
        line = locked(line)
        if line.source_id or line.provision:
            raise Refused(_("This line comes from a template: say why it is not needed instead."), line.provision)
        line.delete()


def save_checklist_template(
    *,
    template: ChecklistTemplate | None,
    values: Mapping[str, Any],
    lines: list[Mapping[str, Any]],
    version: int,
    by: object,
    now: datetime.datetime,
) -> ChecklistTemplate:
    """A template with its lines in the order given; checklists of meetings stay as they are."""
    if not may_edit_templates(by):
        raise NotAllowed(_("CRDB/CDC writes the checklists."), "DEC-2")
    if not lines:
        raise Refused(_("A template has at least one line."))
    with audited("meetings.save_checklist_template", by=by):
        if template is None:
            template = ChecklistTemplate.objects.create(**values)
        else:
            template = locked(template)
            before = "\n".join(map(str, template.lines.all()))
            write(template, values, version, lines=before)
        there = {row.pk: row for row in template.lines.all()}
        for position, line in enumerate(lines, start=1):
            row = there.pop(line.get("id") or 0, None) or ChecklistTemplateLine(template=template)
            for name in COPIED:
                if name in line:
                    setattr(row, name, line[name])
            row.position = position
            row.save()
        for row in there.values():
            row.delete()
    return template
