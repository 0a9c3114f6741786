"""What meetings agreed, raised and were: promises by side and forum, issues handed up, the register of meetings.

Read on the day of freezing, in a constant number of queries. Meetings of partners alone that were not shared with all
members stay out (TWG-5d.07).
"""

import datetime
from collections import Counter, defaultdict

from django.db.models import Count, Prefetch, Q

from followup.balance import Balance, by_forum, by_side, in_period
from followup.models import Action, Issue, Leg
from followup.models.actions import OPEN, of_partners_alone
from followup.states import IssueState
from meetings.models import Attendance, HeadCount, Meeting
from meetings.states import MeetingKind, MeetingState, Presence
from reports.freezing import tree as trees
from reports.printed.words import local_day

LATE_SHOWN = 10
CAME = (Presence.PRESENT, Presence.ONLINE)


def dialogue(first: datetime.date, last: datetime.date, as_of: datetime.date) -> dict:
    """All three, for the period of the report, as they stood on the day."""
    return {
        "from": first.isoformat(),
        "to": last.isoformat(),
        "on": as_of.isoformat(),
        "actions": _actions(first, as_of),
        "issues": _issues(first, as_of),
        "meetings": _meetings(first, as_of),
    }


def _name(thing: object, stem: str = "name") -> dict:
    return trees.pair(vars(thing), stem)


def _figures(balance: Balance) -> dict[str, int]:
    return {name: getattr(balance, name) for name in Balance.__dataclass_fields__}


def _actions(first: datetime.date, as_of: datetime.date) -> dict:
    """Promises whose day lies in the period, or that were made in it without a day; none of partners among themselves
    (TWG-5d.07)."""
    known = Action.objects.exclude(of_partners_alone())
    rows = in_period(known, first, as_of)
    sides = by_side(rows, as_of)
    overdue = (
        known.filter(state__in=OPEN, due_on__lt=as_of)
        .select_related("forum", "lead_organisation", "lead_seat__organisation")
        .order_by("due_on", "pk")
    )
    return {
        "sides": [{"side": side, **_figures(one)} for side, one in sides.items() if one.total],
        "forums": [
            {"kind": row.forum.kind, "code": row.forum.code, "name": _name(row.forum), **_figures(row.total)}
            for row in by_forum(rows, as_of)
        ],
        "late": [_late(action, as_of) for action in overdue[:LATE_SHOWN]],
        "late_total": overdue.count(),
    }


def _late(action: Action, as_of: datetime.date) -> dict:
    body = action.lead_organisation or (action.lead_seat.organisation if action.lead_seat else None)
    lead = {
        lang: (body.text("abbreviation", lang).value or body.text("name", lang).value) if body else action.lead_text
        for lang in ("en", "km")
    }
    return {
        "text": _name(action, "text"),
        "lead": lead,
        "forum": _name(action.forum),
        "code": action.forum.code,
        "due_text": action.due_text,
        "due": action.due_on.isoformat(),
        "days": (as_of - action.due_on).days,
    }


def _issues(first: datetime.date, as_of: datetime.date) -> dict:
    """Issues that were handed up: each with its stays and its answer; and how many issues there were in all.

    What partners raised among themselves counts from the day on which they hand it up (TWG-5d.07).
    """
    known = Issue.objects.exclude(of_partners_alone() & ~Q(pk__in=Leg.objects.order_by().values("issue")))
    there = known.filter(raised_on__lte=as_of).filter(
        Q(raised_on__gte=first) | ~Q(state=IssueState.CLOSED) | Q(state_since_at__date__gte=first)
    )
    legs = Leg.objects.select_related("to_forum", "to_organisation").order_by("sent_at", "pk")
    handed = (
        there.filter(pk__in=Leg.objects.values("issue"))
        .select_related("forum", "place")
        .prefetch_related(Prefetch("legs", legs))
        .order_by("raised_on", "pk")
    )
    states = Counter(dict(there.order_by().values_list("state").annotate(number=Count("pk"))))
    return {"states": dict(sorted(states.items())), "handed": [_issue(issue, as_of) for issue in handed]}


def _issue(issue: Issue, as_of: datetime.date) -> dict:
    closed = issue.state == IssueState.CLOSED
    ended = local_day(issue.state_since_at) if closed else as_of.isoformat()
    return {
        "title": _name(issue, "title"),
        "forum": _name(issue.forum),
        "code": issue.forum.code,
        "kind": issue.kind,
        "side": issue.side,
        "state": issue.state,
        "raised": issue.raised_on.isoformat(),
        "days": max(0, (datetime.date.fromisoformat(ended) - issue.raised_on).days),
        "answer": _name(issue, "answer"),
        "legs": [_leg(leg, as_of) for leg in issue.legs.all()],
    }


def _leg(leg: Leg, as_of: datetime.date) -> dict:
    to = leg.to_forum or leg.to_organisation
    sent, answered = local_day(leg.sent_at), local_day(leg.answered_at)
    until = datetime.date.fromisoformat(answered) if answered else as_of
    return {
        "to": _name(to) if to else {"en": leg.to_text, "km": leg.to_text},
        "sent": sent,
        "state": leg.state,
        "answered": answered,
        "days": max(0, (until - datetime.date.fromisoformat(sent)).days),
        "reason": leg.path_reason,
    }


def _meetings(first: datetime.date, as_of: datetime.date) -> list[dict]:
    """Every meeting of the period with when, where, who came and how far its minutes are."""
    rows = (
        Meeting.objects.filter(starts_on__range=(first, as_of))
        .exclude(kind=MeetingKind.PARTNERS, shared=False)
        .select_related("forum")
        .prefetch_related("days")
        .order_by("forum__kind", "forum__position", "forum__code", "starts_on", "pk")
    )
    people: dict[int, Counter] = defaultdict(Counter)
    for meeting, sex, number in (
        Attendance.objects.filter(meeting__in=rows.order_by(), presence__in=CAME)
        .order_by()
        .values_list("meeting", "sex")
        .annotate(number=Count("pk"))
    ):
        people[meeting][sex] += number
    heads = {
        count.meeting_id: count
        for count in HeadCount.objects.filter(meeting__in=rows.order_by(), label="").order_by("-pk")
    }
    return [_meeting(meeting, people[meeting.pk], heads.get(meeting.pk)) for meeting in rows]


def _meeting(meeting: Meeting, people: Counter, heads: HeadCount | None) -> dict:
    held = meeting.state == MeetingState.HELD
    shared = meeting.papers_shared_on
    return {
        "forum": _name(meeting.forum),
        "code": meeting.forum.code,
        "mechanism": meeting.forum.kind,
        "wanted": meeting.forum.meetings_a_year,
        "title": _name(meeting, "title"),
        "number": meeting.number,
        "kind": meeting.kind,
        "from": meeting.starts_on.isoformat(),
        "to": (meeting.ends_on or meeting.starts_on).isoformat(),
        "state": meeting.state,
        "reason": meeting.state_reason,
        "venues": list(dict.fromkeys(day.venue for day in meeting.days.all() if day.venue)),
        "came": heads.total if heads and heads.total is not None else (people.total() or None) if held else None,
        "women": heads.women if heads and heads.women is not None else (people["female"] if people.total() else None),
        "papers_days": (meeting.starts_on - shared).days if shared else None,
        "papers_wanted": meeting.forum.papers_days,
        "minutes": meeting.minutes_state if held else "",
    }
