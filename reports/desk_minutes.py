"""Minutes on my desk: to be circulated, corrections to answer, to be approved, to be sealed; drafts to read."""

import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from kit import dates
from meetings.models import Correction, Meeting
from meetings.permissions import seats_of
from meetings.states import CorrectionState, MeetingKind, MeetingState, MinutesState
from reports import desk_parts
from reports.desk import Thing

# Draft minutes that have not gone out after so many days are marked.
LONG_DAYS = 14


def _proposed() -> Exists:
    return Exists(Correction.objects.filter(point__meeting=OuterRef("pk"), state=CorrectionState.PROPOSED))


def _meetings(reader: desk_parts.Reader) -> QuerySet[Meeting]:
    """Meetings whose minutes wait for this reader: one row a meeting."""
    mine = Q(forum__in=reader.secretariat) & (
        Q(minutes_state__in=(MinutesState.DRAFT, MinutesState.APPROVED))
        | Q(_proposed(), minutes_state=MinutesState.CIRCULATED)
    )
    late = Q(minutes_state=MinutesState.CIRCULATED, corrections_until_on__lt=reader.today)
    to_approve = Q(~_proposed(), late, forum__in=reader.chair)
    held = Meeting.objects.filter(state=MeetingState.HELD).exclude(kind=MeetingKind.PARTNERS, shared=False)
    held = held.exclude(kind=MeetingKind.CONTACT)  # a talk asks for no minutes (TWG-5e.02)
    return held.filter(mine | to_approve)


def _thing(meeting: Meeting, today: datetime.date) -> Thing:
    days = (today - meeting.starts_on).days if meeting.starts_on else 0
    late = meeting.minutes_state == MinutesState.DRAFT and days > LONG_DAYS
    title, label = {
        MinutesState.DRAFT: (_("Circulate the minutes: %(meeting)s"), _("Write the minutes")),
        MinutesState.CIRCULATED: (_("Approve the minutes: %(meeting)s"), _("Read and approve")),
        MinutesState.APPROVED: (_("Seal the minutes: %(meeting)s"), _("Open the minutes")),
    }[meeting.minutes_state]
    url = reverse("meetings:minutes", args=[meeting.pk])
    text = _("Held on %(day)s") % {"day": dates.day(meeting.starts_on)}
    if meeting.minutes_state == MinutesState.CIRCULATED and meeting.proposed:
        title, label = _("Answer the corrections: %(meeting)s"), _("Read and answer")
        url = reverse("meetings:correction-list", args=[meeting.pk])
    return Thing(
        due_on=None,
        title=title % {"meeting": meeting},
        text=f"{meeting.forum} · {text}.",
        shape="at-risk" if late else "with",
        word=str(meeting.get_minutes_state_display()),
        url=url,
        label=label,
    )


def things(user: object, today: datetime.date) -> list[Thing]:
    """What waits, oldest meeting first."""
    if not seats_of(user):
        return []
    rows = _meetings(desk_parts.reader(user, today)).annotate(proposed=_proposed()).select_related("forum")
    return [_thing(meeting, today) for meeting in rows.order_by("starts_on", "pk")]


def waiting(reader: desk_parts.Reader) -> list[QuerySet]:
    """What is counted beside the desk's name."""
    return [_meetings(reader)]


def coming(user: object, today: datetime.date) -> list[tuple[datetime.date, str, str]]:
    """Days until which draft minutes of own forums can be corrected."""
    if not seats_of(user):
        return []
    rows = Meeting.objects.visible_to(user).filter(
        minutes_state=MinutesState.CIRCULATED, corrections_until_on__gte=today, forum__in=list(seats_of(user))
    )
    return [
        (
            meeting.corrections_until_on,
            _("Corrections of the minutes: %(meeting)s") % {"meeting": meeting},
            reverse("meetings:minutes", args=[meeting.pk]),
        )
        for meeting in rows.order_by("corrections_until_on", "pk")[:10]
    ]


def register_all() -> None:
    """Called once, when the application is ready."""
    desk_parts.register(desk_parts.Part("minutes", things, coming=coming, fixed=waiting))
