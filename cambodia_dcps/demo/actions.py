"""Agreed actions of the demonstration: kept, kept late, late, moved, asked to be moved, dropped, on every side."""

import datetime as dt

from django.utils import timezone

from accounts.models import User
from cambodia_dcps.demo.base import Builder, Group
from followup.actions import steps
from followup.actions.actions import create_action
from followup.models import Action
from jmi.actions.serving import serve, takes_links
from jmi.models import Indicator, JmiSet
from kit import dates
from meetings.models import Meeting, Seat
from meetings.states import MeetingState, SeatFunction

# What: English, Khmer, which seat leads, days from now to the day, how it went, priority.
WORDS = (
    (
        "Share the list of projects with their budgets for the coming year",
        "ចែករំលែកបញ្ជីគម្រោង និងថវិកាសម្រាប់ឆ្នាំខាងមុខ",
        "facilitator", -96, "kept", "normal",
    ),
    (
        "Send the comments of all departments on the draft workplan",
        "ផ្ញើមតិយោបល់របស់នាយកដ្ឋានទាំងអស់ លើសេចក្តីព្រាងផែនការការងារ",
        "secretariat", -61, "kept late", "normal",
    ),
    (
        "Agree with the Ministry of Economy and Finance on the budget line for operation and maintenance",
        "ព្រមព្រៀងជាមួយក្រសួងសេដ្ឋកិច្ច និងហិរញ្ញវត្ថុ លើខ្ទង់ថវិកាសម្រាប់ប្រតិបត្តិការ និងការថែទាំ",
        "chair", -24, "late", "high",
    ),
    (
        "Circulate the terms of reference of the joint review",
        "ចែកចាយលក្ខខណ្ឌការងារនៃការត្រួតពិនិត្យរួម",
        "facilitator", -9, "moved", "normal",
    ),
    (
        "Collect figures of the provinces that have not yet reported",
        "ប្រមូលតួលេខពីខេត្តដែលមិនទាន់បានរាយការណ៍",
        "secretariat", 12, "in progress", "normal",
    ),
    (
        "Name a focal point for gender in each department",
        "ចាត់តាំងជនបង្គោលយេនឌ័រក្នុងនាយកដ្ឋាននីមួយៗ",
        "chair", 33, "asks for time", "normal",
    ),
    (
        "Invite two non-governmental organisations to present what they learned in the field",
        "អញ្ជើញអង្គការមិនមែនរដ្ឋាភិបាលពីរ មកបង្ហាញមេរៀនដែលបានរៀនពីមូលដ្ឋាន",
        "facilitator", 58, "open", "normal",
    ),
    (
        "Translate the sector guideline into Khmer",
        "បកប្រែគោលការណ៍ណែនាំវិស័យជាភាសាខ្មែរ",
        "secretariat", -140, "dropped", "normal",
    ),
)  # fmt: skip
SEATS = {
    "chair": SeatFunction.CHAIR,
    "facilitator": SeatFunction.FACILITATOR,
    "secretariat": SeatFunction.SECRETARIAT,
}
# The group of the guided tour shows every case; the others some of them, beginning at different places.
TOUR = "RWSSH"
OTHERS = 3


# What of it serves an indicator.
SERVING = ("late", "in progress", "kept late")


def _days(now: dt.datetime, days: int) -> dt.datetime:
    return now + dt.timedelta(days=days)


def _seats(group: Group) -> dict[str, Seat]:
    rows = Seat.objects.current().filter(forum=group.forum, function__in=SEATS.values()).select_related("organisation")
    found: dict[str, Seat] = {}
    for seat in rows.order_by("pk"):
        found.setdefault(seat.function, seat)
    return {name: found[function] for name, function in SEATS.items() if function in found}


def _person(group: Group, name: str) -> User:
    return {"chair": group.chair, "facilitator": group.facilitator, "secretariat": group.secretariat}[name]


def _go(action: Action, group: Group, lead: str, days: int, went: str, now: dt.datetime) -> None:
    """What became of it, taken by those who would take it."""
    owner, keeper = _person(group, lead), group.secretariat
    if went == "kept":
        steps.finish(action=action, note="The list was sent to all members.", by=owner, now=_days(now, days - 6))
        steps.confirm(action=action, by=group.chair, now=_days(now, days - 2))
    elif went == "kept late":
        steps.start(action=action, by=owner, now=_days(now, days - 20))
        steps.finish(action=action, note="All departments have answered.", by=owner, now=_days(now, days + 17))
    elif went == "late":
        note = "A first meeting was held; the ministry asks for figures of three years."
        steps.add_note(action=action, text=note, by=owner, now=_days(now, days - 5))
    elif went == "moved":
        until = _days(now, 21)
        reason = "The review team was completed only this month."
        steps.extend(action=action, due_text=_written(until), reason=reason, by=keeper, now=_days(now, days - 3))
    elif went == "in progress":
        steps.add_note(action=action, text="Eighteen of 25 have reported.", by=owner, now=_days(now, -4))
    elif went == "asks for time":
        until, reason = _days(now, 95), "Two departments have no deputy director at present."
        steps.extend(action=action, due_text=_written(until), reason=reason, by=group.facilitator, now=_days(now, -2))
    elif went == "dropped":
        reason = "The ministry publishes its own Khmer version this year."
        steps.drop(action=action, reason=reason, by=group.chair, now=_days(now, days + 30))


def _serve(action: Action, group: Group, now: dt.datetime) -> None:
    """It serves the first indicator of the group's matrix, where there is one."""
    found = Indicator.objects.filter(output__outcome__jmi_set__forum=group.forum).select_related("output__outcome")
    for indicator in found.order_by("-output__outcome__jmi_set", "output__position", "position"):
        jmi_set = JmiSet.objects.select_related("cycle", "revises").get(pk=indicator.output.outcome.jmi_set_id)
        if takes_links(jmi_set):
            serve(action=action, jmi_set=jmi_set, rows=[f"indicator:{indicator.pk}"], by=group.secretariat, now=now)
            return


def _written(when: dt.datetime) -> str:
    return dates.day(timezone.localdate(when), lang="en").replace(dates.NBSP, " ")


def build_actions(builder: Builder, groups: list[Group]) -> None:
    """A list for each working group, through the same doors that people use."""
    now = builder.now
    for place, group in enumerate(groups):
        seats = _seats(group)
        tour = group.forum.code == TOUR
        chosen = WORDS if tour else [WORDS[(place + step * 2) % len(WORDS)] for step in range(OTHERS)]
        meeting = Meeting.objects.filter(forum=group.forum, state=MeetingState.HELD).order_by("-starts_on").first()
        for english, khmer, lead, days, went, priority in chosen:
            lead_name = "facilitator" if went == "asks for time" else lead
            if lead_name not in seats:
                continue
            made = _days(now, min(days, 0) - 75)
            action = create_action(
                forum=group.forum,
                text_en=english,
                text_km=khmer,
                lead_seat=seats[lead_name],
                due_text=_written(_days(now, days)),
                priority=priority,
                themes=["gender"] if "gender" in english else [],
                meeting=meeting if days > -60 and went not in ("kept", "dropped") else None,
                by=group.secretariat,
                now=made,
            )
            if went in SERVING:
                _serve(action, group, made)
            _go(action, group, lead_name, days, went, now)
