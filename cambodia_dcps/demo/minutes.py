"""Minutes of the demonstration: of the last plenary of each group, sealed for most, under correction for one."""

import datetime as dt

from django.utils import timezone

from cambodia_dcps.demo.base import Builder, Group
from followup.actions.actions import update_action
from meetings.actions import attendance, corrections, minutes, points
from meetings.models import AgendaItem, Meeting, Seat
from meetings.states import MeetingState, PointKind, Presence

TOUR = "RWSSH"
# The group whose minutes are out for corrections, with one proposal that waits for an answer.
OPEN = "ED"
CAME = (
    Presence.PRESENT,
    Presence.PRESENT,
    Presence.ONLINE,
    Presence.PRESENT,
    Presence.EXCUSED,
    Presence.PRESENT,
    Presence.ABSENT,
)
# (what is said, in which item from the start, kind, English, Khmer, how it was agreed)
SAID = (
    (
        1,
        PointKind.INFORMATION,
        "Of 14 actions agreed in the last meeting, 11 are done and 3 go on.",
        "ក្នុងចំណោមសកម្មភាព ១៤ ដែលបានឯកភាពកាលពីកិច្ចប្រជុំមុន មាន ១១ បានចប់ និង ៣ នៅបន្ត។",
        None,
    ),
    (
        1,
        PointKind.DECISION,
        "The three open actions are kept; the Chair writes to the Ministry of Economy and Finance.",
        "រក្សាសកម្មភាពទាំងបីនៅបើក ហើយប្រធានសរសេរលិខិតទៅក្រសួងសេដ្ឋកិច្ច និងហិរញ្ញវត្ថុ។",
        True,
    ),
    (
        2,
        PointKind.INFORMATION,
        "27 districts use a budget line of their own; the target for next year is 40.",
        "ស្រុក ២៧ ប្រើខ្ទង់ថវិការបស់ខ្លួន។ គោលដៅសម្រាប់ឆ្នាំក្រោយគឺ ៤០។",
        None,
    ),
    (
        2,
        PointKind.DECISION,
        "The group agrees to the progress on its Joint Monitoring Indicators as presented.",
        "ក្រុមការងារឯកភាពលើវឌ្ឍនភាពនៃសូចនាករតាមដានរួម ដូចដែលបានធ្វើបទបង្ហាញ។",
        True,
    ),
    (
        2,
        PointKind.ACTION,
        "Share the checklist for district budgets with all provinces before the budget talks.",
        "ចែកបញ្ជីពិនិត្យសម្រាប់ថវិកាស្រុកដល់គ្រប់ខេត្ត មុនការពិភាក្សាថវិកា។",
        None,
    ),
    (
        3,
        PointKind.RECOMMENDATION,
        "Provinces report each quarter on one page.",
        "ខេត្តនានាគួររាយការណ៍រៀងរាល់ត្រីមាសលើឯកសារមួយទំព័រ។",
        None,
    ),
)
FIGURES = ("27 districts use a budget line of their own", "28 districts use a budget line of their own")


def _attendance(meeting: Meeting, group: Group, now: dt.datetime) -> None:
    seats = Seat.objects.current(meeting.starts_on).filter(forum=meeting.forum).exclude(person=None).order_by("pk")
    presences = {("seat", seat.pk): CAME[place % len(CAME)] for place, seat in enumerate(seats)}
    attendance.tick(meeting=meeting, presences=presences, by=group.secretariat, now=now)
    attendance.add_attendance(
        meeting=meeting,
        organisation_text="Provincial departments",
        name="Ms Chhim Dara",
        position_text="Deputy Director",
        sex="female",
        visitor=True,
        by=group.secretariat,
        now=now,
    )
    attendance.add_count(
        meeting=meeting, label="Two per province", text="12 including 5 women", total=12, women=5, by=group.secretariat,
        now=now,
    )  # fmt: skip


def _points(meeting: Meeting, group: Group, now: dt.datetime) -> None:
    items = list(AgendaItem.objects.filter(meeting=meeting, taken=True, parent=None).order_by("position", "pk"))
    for place, kind, english, khmer, agreed in SAID:
        point = points.add_point(
            meeting=meeting,
            item=items[min(place, len(items) - 1)],
            kind=kind,
            text_en=english,
            text_km=khmer,
            by_consensus=agreed,
            by=group.secretariat,
            now=now,
        )
        if kind == PointKind.ACTION:
            _name_lead(point, group, meeting, now)


def _name_lead(point: object, group: Group, meeting: Meeting, now: dt.datetime) -> None:
    point.refresh_from_db()
    action = point.action
    update_action(
        action=action,
        text_en=action.text_en,
        text_km=action.text_km,
        lead_organisation=group.forum.hosts.order_by("protocol_rank", "pk").first(),
        due_text=f"30 April {meeting.starts_on.year + 1}",
        version=action.version,
        by=group.secretariat,
        now=now,
    )


def _close(meeting: Meeting, group: Group, held: dt.datetime) -> None:
    """Circulated a week after the meeting, agreed by silence, sealed."""
    sent = held + dt.timedelta(days=7)
    until = timezone.localdate(sent) + dt.timedelta(days=14)
    meeting = minutes.circulate(meeting=meeting, until=until, by=group.secretariat, now=sent)
    meeting = minutes.approve(meeting=meeting, by=group.chair, now=sent + dt.timedelta(days=16))
    minutes.seal(meeting=meeting, by=group.secretariat, now=sent + dt.timedelta(days=17))


def _circulate(meeting: Meeting, group: Group, now: dt.datetime) -> None:
    """Out for corrections now; the lead facilitator proposes one."""
    until = timezone.localdate(now) + dt.timedelta(days=9)
    minutes.circulate(meeting=meeting, until=until, by=group.secretariat, now=now - dt.timedelta(days=5))
    point = meeting.points.filter(text_en__startswith="27 districts").first()
    corrections.propose(
        point=point,
        language="en",
        new_text=point.text_en.replace(*FIGURES),
        reason="One district was added in the last quarter.",
        by=group.facilitator,
        now=now - dt.timedelta(days=2),
    )


def build_minutes(builder: Builder, groups: list[Group]) -> None:
    """Write down the last meeting that each group held."""
    for group in groups:
        held = Meeting.objects.filter(forum=group.forum, state=MeetingState.HELD, points=None).order_by("-starts_on")
        meeting = held.first()
        if meeting is None:
            continue
        evening = timezone.make_aware(dt.datetime.combine(meeting.starts_on, dt.time(16)))
        _attendance(meeting, group, evening)
        _points(meeting, group, evening)
        if group.forum.code == OPEN:
            _circulate(meeting, group, builder.now)
        else:
            _close(meeting, group, evening)
