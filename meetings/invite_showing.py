"""What invitations and calendars show elsewhere: tabs, words of the trail, the line in the track of a meeting."""

import datetime
from collections import Counter
from collections.abc import Iterable

from django.db.models import Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts import audit
from kit import dates
from kit.counting import Asked, Rows
from kit.fixed import day, number
from meetings import calendar_sources, meeting_page, meeting_tabs, since, tabs
from meetings.actions import changes, invitations
from meetings.models import Invitation, Meeting, Seat
from meetings.permissions import sees_inside
from meetings.states import MeetingKind, MeetingState, Reply, SeatFunction

VERBS = {
    "meetings.invite": gettext_lazy("Invited"),
    "meetings.withdraw_invitation": gettext_lazy("Withdrew an invitation"),
    "meetings.send_invitations": gettext_lazy("Sent invitations"),
    "meetings.hand_over_letter": gettext_lazy("Handed a letter over on paper"),
    "meetings.reply_to_invitation": gettext_lazy("Replied to an invitation"),
    "meetings.record_reply": gettext_lazy("Entered a reply to an invitation"),
    "meetings.save_letter": gettext_lazy("Changed the text of the letters"),
    "meetings.make_feed": gettext_lazy("Made a calendar address"),
    "meetings.renew_feed": gettext_lazy("Renewed a calendar address"),
    "meetings.end_feed": gettext_lazy("Ended a calendar address"),
    "meetings.log_contact": gettext_lazy("Noted a talk of Chair and lead facilitator"),
}
KINDS: dict[str, str | Promise] = {
    "invitation": gettext_lazy("Invitation"),
    "change": gettext_lazy("Change of the meeting"),
    "cancellation": gettext_lazy("Taken back"),
    "paper": gettext_lazy("Invitation on paper"),
    "papers": gettext_lazy("Papers"),
    "minutes": gettext_lazy("Minutes"),
}


def reply_counts(replies: Iterable[str]) -> dict[str, int]:
    """How many come (with substitutes), do not come, and have not replied."""
    counted = Counter(replies)
    return {
        "all": sum(counted.values()),
        "coming": counted[Reply.COMING] + counted[Reply.SUBSTITUTE],
        "substitutes": counted[Reply.SUBSTITUTE],
        "declined": counted[Reply.DECLINED],
        "none": counted[Reply.NONE],
    }


def _standing() -> QuerySet[Invitation]:
    return Invitation.objects.filter(meeting=number("meeting"), withdrawn=False)


INVITED = Rows(_standing)
COMING = Rows(lambda: _standing().filter(reply__in=(Reply.COMING, Reply.SUBSTITUTE)))


def _invited(user: object, meeting: Meeting) -> list[Asked]:
    """All who are invited, and those who come."""
    return [rows.given(meeting=meeting.pk) for rows in (INVITED, COMING)]


def _replies_words(invited: int, coming: int) -> str:
    if not invited:
        return ""
    words = _("%(coming)s of %(all)s invited are coming")
    return words % {"coming": dates.digits(coming), "all": dates.digits(invited)}


FACILITATORS = Rows(
    lambda: Seat.objects.current(day("today")).filter(forum=number("forum"), function=SeatFunction.FACILITATOR)
)


def _since_the_last_plenary() -> QuerySet[Meeting]:
    """Talks noted for a meeting, or held between the plenary before it and its day; as the checklist counts them."""
    held = Meeting.objects.filter(forum=number("forum"), state=MeetingState.HELD)
    plenaries = held.filter(kind=MeetingKind.PLENARY, starts_on__lt=day("talks_until"))
    last = Subquery(plenaries.order_by("-starts_on").values("starts_on")[:1])
    between = Q(starts_on__gte=Coalesce(last, Value(datetime.date.min)), starts_on__lte=day("talks_until"))
    return held.filter(between | Q(main_meeting=number("meeting")), kind=MeetingKind.CONTACT)


TALKS = Rows(_since_the_last_plenary)


def _talks(user: object, meeting: Meeting) -> list[Asked]:
    """Before a plenary: lead facilitators, and their talks with the Chair since the last one."""
    if meeting.kind != MeetingKind.PLENARY or meeting.state not in (MeetingState.PLANNED, MeetingState.ANNOUNCED):
        return []
    today = timezone.localdate()
    talks = TALKS.given(meeting=meeting.pk, forum=meeting.forum_id, talks_until=meeting.starts_on or today)
    return [FACILITATORS.given(forum=meeting.forum_id, today=today), talks]


def _talks_words(facilitators: int = 0, talks: int = 0) -> str:
    if not facilitators or talks:
        return ""
    return _("No talk of Chair and lead facilitator is noted yet")


TALKS_LINE = meeting_page.PhaseLine(_talks, _talks_words)
REPLIES_LINE = meeting_page.PhaseLine(_invited, _replies_words)


def register_all() -> None:
    """Called once, when the application is ready."""
    audit.name_verbs(VERBS)
    calendar_sources.register("meetings", calendar_sources.meetings)
    if invitations.on_meeting_changed not in changes.LISTENERS:
        changes.LISTENERS.append(invitations.on_meeting_changed)
    if REPLIES_LINE not in meeting_page.PHASE_LINES["hold"]:
        meeting_page.PHASE_LINES["hold"].append(REPLIES_LINE)
    meeting_tabs.register(
        meeting_tabs.Tab(
            "invitations",
            gettext_lazy("Invitations"),
            30,
            url=lambda meeting: reverse("meetings:invitation-list", args=[meeting.pk]),
            count=lambda user, meeting: INVITED.given(meeting=meeting.pk),
        )
    )
    if TALKS_LINE not in meeting_page.PHASE_LINES["prepare"]:
        meeting_page.PHASE_LINES["prepare"].append(TALKS_LINE)
    since.register_all()
    meeting_tabs.register(
        meeting_tabs.Tab(
            "since",
            gettext_lazy("Since the last meeting"),
            90,
            url=lambda meeting: reverse("meetings:meeting-since-last", args=[meeting.pk]),
            shown=since.may_read,
        )
    )
    tabs.register(
        tabs.Tab(
            "calendar",
            gettext_lazy("Calendar"),
            25,
            url=lambda forum: reverse("meetings:calendar-forum", args=[forum.pk]),
            shown=sees_inside,
        )
    )
