"""Meetings on my desk: to be announced, papers due, replies outstanding; for the invited, an invitation to answer."""

import datetime

from django.db.models import Count, DateField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from kit import dates
from meetings import reply_links
from meetings.models import Invitation, Meeting
from meetings.papers_clock import USUAL_DAYS, papers_clock
from meetings.states import MeetingKind, MeetingState, Reply
from reports import desk_parts
from reports.desk import Thing

# An invitation that went out and has no reply.
ASKED = {"sent_at__isnull": False, "withdrawn": False, "reply": Reply.NONE}
# How many days ahead a planned meeting asks to be announced, and papers and replies are asked for.
ANNOUNCE_DAYS, PAPERS_DAYS, REPLY_DAYS = 35, 14, 14


def _later(day: object, days: object) -> ExpressionWrapper:
    """So many days after ``day``, which is a day or the place for one."""
    first = Value(day, output_field=DateField()) if isinstance(day, datetime.date) else day
    return ExpressionWrapper(first + days, output_field=DateField())


def _organised(reader: desk_parts.Reader) -> QuerySet[Meeting]:
    """Meetings ahead that one prepares: as secretariat, or because one called them and still sits there."""
    called = Q(created_by=reader.user, forum__in=reader.member)
    mine = called | (Q(forum__in=reader.secretariat) & ~Q(kind=MeetingKind.PARTNERS, shared=False))
    return Meeting.objects.filter(mine, starts_on__gte=reader.today, approximate=False)


def _to_announce(reader: desk_parts.Reader) -> QuerySet[Meeting]:
    ahead = _later(reader.today, ANNOUNCE_DAYS)
    return _organised(reader).filter(state=MeetingState.PLANNED, starts_on__lte=ahead)


def _without_papers(reader: desk_parts.Reader) -> QuerySet[Meeting]:
    ahead = _later(reader.today, Coalesce(F("forum__papers_days"), USUAL_DAYS) + PAPERS_DAYS)
    states = (MeetingState.PLANNED, MeetingState.ANNOUNCED)
    return _organised(reader).filter(state__in=states, papers_shared_on=None, starts_on__lte=ahead)


def _without_replies(reader: desk_parts.Reader) -> QuerySet[Meeting]:
    soon = Q(starts_on__lte=_later(reader.today, REPLY_DAYS))
    asked = soon | Q(invitation_letter__reply_by_on__lt=reader.today)
    open_ones = Invitation.objects.filter(meeting=OuterRef("pk"), **ASKED)
    return _organised(reader).filter(asked, Exists(open_ones), state=MeetingState.ANNOUNCED)


def _invitations(reader: desk_parts.Reader) -> QuerySet[Invitation]:
    """Invitations of the reader that wait for a reply."""
    own = Q(person__user=reader.user) | Q(person=None, seat__person__user=reader.user)
    ahead = Q(meeting__starts_on=None) | Q(meeting__starts_on__gte=reader.today)
    return Invitation.objects.filter(own, ahead, meeting__state=MeetingState.ANNOUNCED, **ASKED)


def _thing(meeting: Meeting, due: datetime.date | None, today: datetime.date, **words: str) -> Thing:
    late = due is not None and due < today
    held = _("It takes place on %(day)s.") % {"day": dates.day(meeting.starts_on)} if meeting.starts_on else ""
    text = " ".join(filter(None, [words["text"], held]))
    return Thing(
        due_on=due,
        title=words["title"] % {"meeting": meeting},
        text=f"{meeting.forum} · {text}" if text else str(meeting.forum),
        shape="late" if late else "with",
        word=_("Overdue") if late else str(meeting.get_state_display()),
        url=words["url"],
        label=words["label"],
        late=late,
    )


def _replies_thing(meeting: Meeting, today: datetime.date) -> Thing:
    letter = getattr(meeting, "invitation_letter", None)
    return _thing(
        meeting,
        letter.reply_by_on if letter else None,
        today,
        title=_("Replies outstanding: %(meeting)s"),
        text=ngettext("%(n)s invitation is without reply.", "%(n)s invitations are without reply.", meeting.outstanding)
        % {"n": dates.digits(meeting.outstanding)},
        url=reverse("meetings:invitation-list", args=[meeting.pk]),
        label=_("See who has not replied"),
    )


def _invitation_thing(row: Invitation, today: datetime.date, lang: str) -> Thing:
    letter = getattr(row.meeting, "invitation_letter", None)
    return _thing(
        row.meeting,
        letter.reply_by_on if letter else None,
        today,
        title=_("Reply to the invitation: %(meeting)s"),
        text="",
        url=reply_links.path_of(row, lang),
        label=_("Reply"),
    )


def reads(reader: desk_parts.Reader) -> dict[str, QuerySet]:
    """What one owes before a meeting, as organiser and as invited; next meeting first."""
    outstanding = Count("invitations", filter=Q(**{f"invitations__{name}": value for name, value in ASKED.items()}))
    without = _without_replies(reader).select_related("forum", "invitation_letter").annotate(outstanding=outstanding)
    invited = _invitations(reader).select_related("meeting__forum", "meeting__invitation_letter")
    return {
        "announce": _to_announce(reader).select_related("forum").order_by("starts_on", "pk"),
        "papers": _without_papers(reader).select_related("forum").order_by("starts_on", "pk"),
        "replies": without.order_by("starts_on", "pk"),
        "invited": invited.order_by("meeting__starts_on", "pk"),
    }


def things(user: object, today: datetime.date, rows: desk_parts.Found) -> list[Thing]:
    """What waits, next meeting first."""
    found = []
    for meeting in rows["announce"]:
        url, due = meeting.get_absolute_url(), papers_clock(meeting, today).due_on
        title, label = _("Announce the meeting: %(meeting)s"), _("Open the meeting")
        found.append(_thing(meeting, due, today, title=title, text="", url=url, label=label))
    for meeting in rows["papers"]:
        url, clock = reverse("meetings:papers", args=[meeting.pk]), papers_clock(meeting, today)
        title, label = _("Share the papers: %(meeting)s"), _("Open the papers")
        text = f"{clock.sentence}."
        found.append(_thing(meeting, clock.due_on, today, title=title, text=text, url=url, label=label))
    found += [_replies_thing(meeting, today) for meeting in rows["replies"]]
    lang = "km" if (get_language() or "en").startswith("km") else "en"
    return found + [_invitation_thing(row, today, lang) for row in rows["invited"]]


def waiting(reader: desk_parts.Reader) -> list[QuerySet]:
    """What is counted beside the desk's name."""
    return [rows(reader) for rows in (_to_announce, _without_papers, _without_replies, _invitations)]


def register_all() -> None:
    """Called once, when the application is ready."""
    desk_parts.register(desk_parts.Part("meetings", things, reads, waiting))
