"""Calling a meeting, and changing when, where and what it is."""

import datetime
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from accounts.audit import audited
from kit.refusals import NotAllowed, Refused
from kit.vague_dates import parse_vague
from meetings.actions import changes
from meetings.models import Forum, JointForum, Meeting, MeetingDay
from meetings.permissions import kinds_called_by, may_organise
from meetings.states import MeetingState, MinutesState
from partners.actions.saving import locked, write

FACTS = (
    "kind",
    "number",
    "title_en",
    "title_km",
    "planned_text",
    "presided_by",
    "presided_text",
    "theme_en",
    "theme_km",
    "main_meeting",
    "shared",
)
WHEN = ("starts_on", "ends_on", "approximate", "planned_text")


def require_organiser(by: object, meeting: Meeting) -> None:
    """Secretariat, Chair and whoever called the meeting prepare it (TWG-5e.05)."""
    if not may_organise(by, meeting):
        raise NotAllowed(_("The secretariat, the Chair or whoever called the meeting prepares it."), "TWG-5e.05")


def require_unsealed(meeting: Meeting) -> None:
    """What sealed minutes stand on cannot change."""
    if meeting.minutes_state == MinutesState.SEALED:
        raise Refused(_("The minutes are sealed: the meeting cannot be changed any more."), "TWG-5e.06")


def when_of(days: list[dict[str, Any]], planned_text: str) -> dict[str, Any]:
    """First and last day: from the days set, else from what was written."""
    set_on = sorted(day["day_on"] for day in days)
    if set_on:
        return {"starts_on": set_on[0], "ends_on": set_on[-1], "approximate": False}
    read = parse_vague(planned_text)
    start, end = read.start_on or read.end_on, read.end_on or read.start_on
    return {
        "starts_on": start,
        "ends_on": end,
        "approximate": bool(start) and (read.approximate or read.kind != "day"),
    }


def _check(forum: Forum, values: Mapping[str, Any], joint: list[Forum], meeting: Meeting | None) -> None:
    main = values.get("main_meeting")
    if main is not None and meeting is not None and main.pk == meeting.pk:
        raise Refused(_("A meeting does not prepare itself."), field="main_meeting")
    if main is not None and main.forum_id != forum.pk:
        raise Refused(_("The main meeting is one of the same forum."), field="main_meeting")
    if forum.pk in {one.pk for one in joint}:
        raise Refused(_("The forum itself is not among those it meets with."), field="joint_forums")


def _require_kind(by: object, forum: Forum, kind: str) -> None:
    allowed = kinds_called_by(by, forum.pk)
    if not allowed:
        raise NotAllowed(_("The secretariat or the Chair calls the meetings of a forum."), "TWG-5e.05")
    if kind not in allowed:
        raise Refused(_("A meeting of this kind is not yours to call."), "TWG-5d.07", field="kind")


def create_meeting(
    *,
    forum: Forum,
    values: Mapping[str, Any],
    days: list[dict[str, Any]],
    joint_forums: list[Forum],
    by: object,
    now: datetime.datetime,
) -> Meeting:
    """Plan a meeting; its agenda is filled by ``actions.agenda``."""
    _require_kind(by, forum, values["kind"])
    _check(forum, values, joint_forums, None)
    with audited("meetings.create_meeting", by=by):
        meeting = Meeting.objects.create(
            forum=forum,
            created_at=now,
            created_by=by,
            state_since_at=now,
            **{name: values[name] for name in FACTS if name in values},
            **when_of(days, values.get("planned_text", "")),
        )
        MeetingDay.objects.bulk_create(MeetingDay(meeting=meeting, **day) for day in days)
        JointForum.objects.bulk_create(JointForum(meeting=meeting, forum=other) for other in joint_forums)
    return meeting


def _day_facts(meeting: Meeting) -> list[tuple[Any, ...]]:
    names = ("day_on", "starts", "ends", "venue", "address", "online_link")
    return [tuple(getattr(day, name) for name in names) for day in meeting.days.all()]


def change_meeting(
    *,
    meeting: Meeting,
    values: Mapping[str, Any],
    days: list[dict[str, Any]],
    joint_forums: list[Forum],
    version: int,
    by: object,
    now: datetime.datetime,
) -> Meeting:
    """Save what a meeting is. Those invited are told when its time or place moves."""
    require_organiser(by, meeting)
    require_unsealed(meeting)
    _check(meeting.forum, values, joint_forums, meeting)
    if values["kind"] != meeting.kind:
        _require_kind(by, meeting.forum, values["kind"])
    with audited("meetings.change_meeting", by=by):
        meeting = locked(meeting)
        require_unsealed(meeting)
        before = (_day_facts(meeting), meeting.starts_on, meeting.ends_on)
        words = {
            "days": "\n".join(map(str, meeting.days.all())),
            "joint_forums": "\n".join(str(joint.forum) for joint in meeting.joint_forums.select_related("forum")),
        }
        facts = {name: values[name] for name in FACTS if name in values}
        write(meeting, facts | when_of(days, values.get("planned_text", "")), version, **words)
        wanted = {other.pk: other for other in joint_forums}
        meeting.joint_forums.exclude(forum__in=wanted).delete()
        there = set(meeting.joint_forums.values_list("forum", flat=True))
        JointForum.objects.bulk_create(
            JointForum(meeting=meeting, forum=other) for pk, other in wanted.items() if pk not in there
        )
        set_days(meeting, days)
        moved = before != (_day_facts(meeting), meeting.starts_on, meeting.ends_on)
        if moved and meeting.state == MeetingState.ANNOUNCED:
            changes.tell(meeting=meeting, change=changes.MOVED, by=by, now=now)
    return meeting


def set_days(meeting: Meeting, days: list[dict[str, Any]]) -> None:
    """Make the days of a meeting exactly ``days``; unchanged ones keep their row."""
    kept = {
        (day.day_on, day.starts, day.ends, day.venue, day.address, day.online_link): day for day in meeting.days.all()
    }
    wanted = [
        (
            d["day_on"],
            d.get("starts"),
            d.get("ends"),
            d.get("venue", ""),
            d.get("address", ""),
            d.get("online_link", ""),
        )
        for d in days
    ]
    for facts, row in kept.items():
        if facts not in wanted:
            row.delete()
    names = ("day_on", "starts", "ends", "venue", "address", "online_link")
    for facts in dict.fromkeys(wanted):
        if facts not in kept:
            MeetingDay.objects.create(meeting=meeting, **dict(zip(names, facts, strict=True)))
