"""Agenda templates: CRDB/CDC writes them for kinds of forum and meeting; agendas made from them stay as they are."""

import datetime
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from accounts.audit import audited
from accounts.roles import Right
from kit.refusals import NotAllowed, Refused
from meetings.models import AgendaTemplate, AgendaTemplateItem
from partners.actions.saving import locked, write

LINE_FACTS = (
    "kind",
    "title_en",
    "title_km",
    "minutes_presentation",
    "minutes_discussion",
    "recurring",
    "expected",
    "provision",
)


def may_edit_templates(user: object) -> bool:
    """Those who coordinate nationwide."""
    return user.is_authenticated and user.has_right(Right.COORDINATE)


def _require(by: object) -> None:
    if not may_edit_templates(by):
        raise NotAllowed(_("CRDB/CDC writes the agenda templates."), "DEC-2")


def save_template(
    *,
    template: AgendaTemplate | None,
    values: Mapping[str, Any],
    lines: list[Mapping[str, Any]],
    version: int,
    by: object,
    now: datetime.datetime,
) -> AgendaTemplate:
    """A template with its lines in the order given."""
    _require(by)
    if not lines:
        raise Refused(_("A template has at least one line."))
    with audited("meetings.save_template", by=by):
        if template is None:
            template = AgendaTemplate.objects.create(**values)
        else:
            template = locked(template)
            before = "\n".join(map(str, template.items.all()))
            write(template, values, version, lines=before)
        _set_lines(template, lines)
    return template


def _set_lines(template: AgendaTemplate, lines: list[Mapping[str, Any]]) -> None:
    """Lines keep their row by number; those not sent again go; ``below`` hangs a line under the one before it."""
    there = {row.pk: row for row in template.items.all()}
    parent = None
    for position, line in enumerate(lines, start=1):
        facts = {name: line[name] for name in LINE_FACTS if name in line}
        row = there.pop(line.get("id") or 0, None) or AgendaTemplateItem(template=template)
        for name, value in facts.items():
            setattr(row, name, value)
        row.position = position
        row.parent = parent if line.get("below") and parent is not None else None
        row.save()
        if row.parent is None:
            parent = row
    for row in there.values():
        row.delete()
