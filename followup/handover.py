"""What a seat holds when its holder changes: nothing stays with the person (issues and others add their own part)."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field

from django.db.models import Q
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from followup import lists
from followup.models import Action
from followup.models.actions import OPEN
from followup.states import ActionState
from kit import dates
from kit.pdf import render_pdf
from meetings.agenda_print import KHMER_FOLIOS
from meetings.models import Meeting, Seat
from meetings.permissions import PARTIES
from meetings.states import MeetingState


@dataclass(frozen=True)
class Row:
    """One thing that is handed over."""

    title: str
    url: str
    note: str
    due: str = ""
    shape: str = "none"
    word: str = ""


@dataclass(frozen=True)
class Section:
    """Things of one kind."""

    title: str
    rows: list[Row] = field(default_factory=list)
    empty: str = ""


# (seat, user, today) → a further section; each room above or beside adds its own.
SECTIONS: list[Callable[[Seat, object, datetime.date], Section | None]] = []


def register(maker: Callable[[Seat, object, datetime.date], Section | None]) -> None:
    """Add a section to every handover."""
    if maker not in SECTIONS:
        SECTIONS.append(maker)


def line_of(seat: Seat) -> list[Seat]:
    """The terms of the seat, the last first; it is one seat, whoever held it."""
    found, now = [seat], seat
    while now.follows is not None and now.follows not in found:
        now = now.follows
        found.append(now)
    later = seat.followed_by.select_related("person", "organisation").order_by("pk").last()
    while later is not None and later not in found:
        found.insert(0, later)
        later = later.followed_by.select_related("person", "organisation").order_by("pk").last()
    return found


def action_rows(actions: object, today: datetime.date) -> list[Row]:
    """Actions as rows."""
    return [
        Row(
            title=line.action.text("text").value,
            url=line.action.get_absolute_url(),
            note=" · ".join(filter(None, [str(line.action.forum), str(line.action.meeting or ""), line.lead.name])),
            due=dates.written(line.action.due_text),
            shape=line.shape,
            word=_("late") if line.late else line.word,
        )
        for line in lists.lines(lists.with_all(actions), today)
    ]


def sections(seat: Seat, user: object, today: datetime.date) -> list[Section]:
    """Everything that the seat holds."""
    line = [one.pk for one in line_of(seat)]
    visible = Action.objects.visible_to(user)
    led = visible.filter(lead_seat__in=line, state__in=OPEN)
    helped = visible.filter(contributors__seat__in=line, state__in=OPEN).distinct()
    found = [
        Section(_("Actions it leads"), action_rows(led, today), _("The seat leads no open action.")),
    ]
    if seat.organisation_id is not None:
        body = visible.filter(Q(lead_organisation=seat.organisation_id), forum=seat.forum_id, state__in=OPEN)
        title = _("Actions of %(organisation)s in this forum") % {"organisation": seat.organisation.short()}
        found.append(Section(title, action_rows(body, today), _("The organisation leads no open action here.")))
    if rows := action_rows(helped, today):
        found.append(Section(_("Actions to which it contributes"), rows))
    if PARTIES[seat.function] & {"secretariat", "chair"}:
        waiting = visible.filter(forum=seat.forum_id, state=ActionState.DONE)
        found.append(
            Section(_("Actions that it confirms"), action_rows(waiting, today), _("No action waits to be confirmed."))
        )
    found.append(_meetings(seat, user, today))
    return found + [part for maker in SECTIONS if (part := maker(seat, user, today)) is not None]


def _meetings(seat: Seat, user: object, today: datetime.date) -> Section:
    rows = (
        Meeting.objects.visible_to(user)
        .filter(Q(forum=seat.forum_id) | Q(joint_forums__forum=seat.forum_id))
        .filter(state__in=(MeetingState.PLANNED, MeetingState.ANNOUNCED))
        .filter(Q(starts_on=None) | Q(starts_on__gte=today))
        .distinct()
    )
    return Section(
        _("Meetings ahead"),
        [
            Row(
                title=str(meeting),
                url=meeting.get_absolute_url(),
                note=meeting.get_kind_display(),
                due=meeting.planned_text or (dates.day(meeting.starts_on) if meeting.starts_on else ""),
                shape="with",
                word=meeting.get_state_display(),
            )
            for meeting in rows
        ],
        _("No meeting is planned."),
    )


def handover_pdf(seat: Seat, user: object, today: datetime.date, lang: str) -> bytes:
    """The same as a paper to sign."""
    from kit.pdf.fetch import print_css  # brings the layout engine with it

    with translation.override(lang):
        context = {"seat": seat, "terms": line_of(seat), "sections": sections(seat, user, today), "today": today}
        html = render_to_string("followup/print/handover.html", context)
        title = _("Handover of a seat: %(seat)s") % {"seat": seat.get_function_display()}
    css = [print_css("handover.css"), *(KHMER_FOLIOS if lang == "km" else ())]
    return render_pdf(html, lang=lang, title=f"{title} · {seat.forum}", css=css)
