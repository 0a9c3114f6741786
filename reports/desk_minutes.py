"""Minutes on my desk: to be circulated, corrections to answer, to be approved, to be sealed; drafts to read."""

import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from kit import dates
from meetings.models import Correction, Meeting
from meetings.models.meetings import invited_to
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
    # Both sides are of forums that one keeps: said once more, so that their index serves instead of the whole table.
    return held.filter(mine | to_approve, forum__in=reader.kept)


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


def reads(reader: desk_parts.Reader) -> dict[str, QuerySet]:
    """Minutes that wait, oldest meeting first, and drafts of own forums that can still be corrected."""
    drafts = Meeting.objects.filter(
        minutes_state=MinutesState.CIRCULATED, corrections_until_on__gte=reader.today, forum__in=reader.member
    )
    # As for every meeting of an own forum: those of partners alone are for partners and the invited (TWG-5d.07).
    open_ones = ~Q(kind=MeetingKind.PARTNERS, shared=False) | Q(forum__in=reader.partner) | invited_to(reader.user)
    return {
        "waiting": _meetings(reader).annotate(proposed=_proposed()).select_related("forum").order_by("starts_on", "pk"),
        "drafts": drafts.filter(open_ones).order_by("corrections_until_on", "pk")[:10],
    }


def things(user: object, today: datetime.date, found: desk_parts.Found) -> list[Thing]:
    """What waits, oldest meeting first."""
    return [_thing(meeting, today) for meeting in found["waiting"]]


def waiting(reader: desk_parts.Reader) -> list[QuerySet]:
    """What is counted beside the desk's name."""
    return [_meetings(reader)]


def coming(today: datetime.date, found: desk_parts.Found) -> list[tuple[datetime.date, str, str]]:
    """Days until which draft minutes of own forums can be corrected."""
    return [
        (
            meeting.corrections_until_on,
            _("Corrections of the minutes: %(meeting)s") % {"meeting": meeting},
            reverse("meetings:minutes", args=[meeting.pk]),
        )
        for meeting in found["drafts"]
    ]


def register_all() -> None:
    """Called once, when the application is ready."""
    desk_parts.register(desk_parts.Part("minutes", things, reads, waiting, coming))
