"""Meetings of the demonstration: for most groups a plenary held in spring and one announced or planned ahead."""

import datetime as dt

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from cambodia_dcps.demo.base import Builder, Group
from kit.dates import digits
from kit.pdf import render_pdf
from meetings.actions import steps
from meetings.actions.agenda import fill_from_template, lay_out_times
from meetings.actions.checklists import skip_line, start_checklist, tick_line
from meetings.actions.meetings import create_meeting
from meetings.actions.papers import add_paper, share_papers
from meetings.actions.proposals import propose_item
from meetings.models import AgendaItem, AgendaTemplate, Meeting
from meetings.states import MeetingKind

TOUR = "RWSSH"
# Groups with a full pair of meetings; the others have one planned for a quarter.
FULL = 8
HELD_DAYS_AGO = 172
MORNING, NOON = dt.time(8, 30), dt.time(11, 30)
THEMES = (
    ("Budget lines of districts", "ខ្ទង់ថវិការបស់ស្រុក"),
    ("What the provinces report", "អ្វីដែលខេត្តរាយការណ៍"),
    ("Services that reach the poorest", "សេវាដែលទៅដល់អ្នកក្រីក្របំផុត"),
)


def working_day(day: dt.date) -> dt.date:
    """The day itself, or the Monday after a weekend."""
    return day + dt.timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)


def _plan(builder: Builder, group: Group, title: tuple[str, str], now: dt.datetime, **more: object) -> Meeting:
    """A plenary with the agenda of the template."""
    days = more.pop("days", [])
    values = {
        "kind": MeetingKind.PLENARY,
        "title_en": title[0],
        "title_km": title[1],
        "planned_text": "",
        "presided_by": group.chair.person,
        **more,
    }
    meeting = create_meeting(
        forum=group.forum, values=values, days=days, joint_forums=[], by=group.secretariat, now=now
    )
    template = AgendaTemplate.objects.get(forum_kind=group.forum.kind, meeting_kind=MeetingKind.PLENARY)
    fill_from_template(meeting=meeting, template=template, by=group.secretariat, now=now)
    if days:
        lay_out_times(meeting=meeting, starts=MORNING, by=group.secretariat, now=now)
    start_checklist(meeting=meeting, by=group.secretariat, now=now)
    return meeting


def _tick(meeting: Meeting, group: Group, now: dt.datetime, *, held: bool) -> None:
    """What is done of the checklist: all of it once the meeting was held, before that half, and one line not needed."""
    lines = list(meeting.checklist.filter(fact=""))
    for line in lines if held else lines[: len(lines) // 2]:
        by = {"line": line, "version": line.version, "by": group.secretariat, "now": now}
        if not held and line.provision == "TWG-5d.07":
            skip_line(reason="Partners agreed among themselves by mail.", **by)
        else:
            tick_line(done=True, **by)


def _day(group: Group, day: dt.date) -> dict[str, object]:
    host = group.forum.hosts.order_by("protocol_rank", "pk").first()
    return {"day_on": day, "starts": MORNING, "ends": NOON, "venue": f"{host}, meeting room A"}


def _share(meeting: Meeting, group: Group, title: tuple[str, str], on: dt.date, now: dt.datetime) -> None:
    """One short paper below the item on indicators."""
    text = f"<h1>{title[0]}</h1><p>{meeting.forum}</p>"
    file = SimpleUploadedFile("paper.pdf", render_pdf(text, lang="en", title=title[0]))
    item = meeting.items.filter(title_en__startswith="Joint Monitoring").first()
    add_paper(
        meeting=meeting,
        title_en=title[0],
        title_km=title[1],
        item=item,
        access="forum",
        language="en",
        upload=file,
        by=group.secretariat,
        now=now,
    )
    share_papers(meeting=meeting, on=on, reason="", by=group.secretariat, now=now)


def _pair(builder: Builder, group: Group, place: int) -> None:
    """The plenary of spring, held, and the next one, announced."""
    now, today = builder.now, timezone.localdate(builder.now)
    held_on = working_day(today - dt.timedelta(days=HELD_DAYS_AGO - place * 3))
    before = now - dt.timedelta(days=HELD_DAYS_AGO + 30 - place * 3)
    theme = THEMES[place % len(THEMES)]
    last = _plan(
        builder,
        group,
        (f"First plenary meeting {held_on.year}", f"កិច្ចប្រជុំពេញអង្គលើកទី១ ឆ្នាំ{digits(held_on.year, 'km')}"),
        before,
        days=[_day(group, held_on)],
        number="1",
        theme_en=theme[0],
        theme_km=theme[1],
    )
    last = steps.announce(meeting=last, version=None, by=group.secretariat, now=before)
    evening = timezone.make_aware(dt.datetime.combine(held_on, dt.time(14)))
    last = steps.hold(meeting=last, version=None, by=group.secretariat, now=evening)
    _tick(last, group, evening, held=True)
    # Time ran out before the cross-cutting issues: the next agenda is offered the item.
    AgendaItem.objects.filter(meeting=last).update(reached=True)
    AgendaItem.objects.filter(meeting=last, title_en="Cross-cutting issues").update(reached=False)
    next_on = working_day(today + dt.timedelta(days=11 + place * 2))
    coming = _plan(
        builder,
        group,
        (f"Second plenary meeting {next_on.year}", f"កិច្ចប្រជុំពេញអង្គលើកទី២ ឆ្នាំ{digits(next_on.year, 'km')}"),
        now - dt.timedelta(days=12),
        days=[_day(group, next_on)],
        number="2",
        theme_en=THEMES[(place + 1) % len(THEMES)][0],
        theme_km=THEMES[(place + 1) % len(THEMES)][1],
    )
    coming = steps.announce(meeting=coming, version=None, by=group.secretariat, now=now - dt.timedelta(days=10))
    _tick(coming, group, now - dt.timedelta(days=9), held=False)
    if group.forum.code == TOUR:
        title = ("Progress on the Joint Monitoring Indicators", "វឌ្ឍនភាពនៃសូចនាករតាមដានរួម")
        _share(coming, group, title, today, now)
        propose_item(
            meeting=coming,
            values={
                "title_en": "Women in water user committees",
                "title_km": "ស្ត្រីក្នុងគណៈកម្មការអ្នកប្រើប្រាស់ទឹក",
                "note_en": "Three partners have new figures to share.",
                "minutes_presentation": 10,
                "minutes_discussion": 10,
            },
            by=group.facilitator,
            now=now - dt.timedelta(days=2),
        )


def build_meetings(builder: Builder, groups: list[Group]) -> None:
    """A pair for the first groups and the tour's one, a quarter for the others."""
    first = [group for group in groups if group.forum.code == TOUR]
    first += [group for group in groups if group.forum.code != TOUR][: FULL - 1]
    year = timezone.localdate(builder.now).year + 1
    for group in groups:
        if group in first:
            _pair(builder, group, first.index(group))
        else:
            title = (f"First plenary meeting {year}", f"កិច្ចប្រជុំពេញអង្គលើកទី១ ឆ្នាំ{digits(year, 'km')}")
            _plan(builder, group, title, builder.now, planned_text=f"Q1 {year}", number="1")
