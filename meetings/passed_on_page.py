"""What passing on shows: the members of a meeting with their notes, its tab, its line in the track."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts import audit
from accounts.roles import Right
from kit import dates
from kit.counting import Asked, Rows
from kit.fixed import number
from meetings import meeting_page, meeting_tabs
from meetings.actions.passed_on import forums_of, member_organisations, organisations_to_note
from meetings.minutes_page import rights
from meetings.models import Meeting, PassedOn, forums_held
from meetings.sight import meeting_seen_by
from meetings.states import MinutesState
from partners.models import Organisation

VERBS = {
    "meetings.note_passed_on": gettext_lazy("Noted that results were passed on"),
    "meetings.change_passed_on": gettext_lazy("Changed a note of passing on"),
    "meetings.remove_passed_on": gettext_lazy("Took back a note of passing on"),
    "meetings.release_minutes": gettext_lazy("Sent the minutes to others"),
}


def may_read(user: object, meeting: Meeting) -> bool:
    """Whoever reads the minutes, once they went out."""
    return meeting.minutes_state != MinutesState.DRAFT and rights(user, meeting).read


@dataclass(frozen=True)
class MemberLine:
    """An organisation with what was noted for it."""

    organisation: Organisation
    notes: list[tuple[PassedOn, bool, str]]

    @property
    def done(self) -> bool:
        """Whether anything was noted."""
        return bool(self.notes)


def _whom(row: PassedOn, *, inside: bool) -> str:
    """To whom: the e-mail addresses of others are for members and CRDB/CDC, not for every invited guest."""
    addresses = row.to_whom.count("@")
    if inside or not addresses:
        return row.to_whom
    return ngettext("%(n)s e-mail address", "%(n)s e-mail addresses", addresses) % {"n": dates.digits(addresses)}


def lines_of(user: object, meeting: Meeting) -> list[MemberLine]:
    """Every member organisation in protocol order, and others for which something was noted."""
    notes: dict[int, list[tuple[PassedOn, bool, str]]] = {}
    own = organisations_to_note(user, meeting)
    inside = user.has_right(Right.SEE_ALL) or bool(forums_of(meeting) & forums_held(user))
    for row in meeting.passed_on.select_related("organisation", "recorded_by"):
        note = (row, row.organisation_id in own, _whom(row, inside=inside))
        notes.setdefault(row.organisation_id, []).append(note)
    bodies = Organisation.objects.filter(pk__in=member_organisations(meeting) | set(notes))
    return [MemberLine(body, notes.get(body.pk, [])) for body in bodies.order_by("protocol_rank", "name_en")]


def _bodies() -> QuerySet[Organisation]:
    noted = PassedOn.objects.filter(meeting=number("meeting")).order_by().values("organisation")
    return Organisation.objects.filter(pk__in=noted)


NOTED = Rows(_bodies)


def _noted(user: object, meeting: Meeting) -> Asked | int:
    """Organisations that passed something on; nothing where the minutes are not the reader's."""
    return 0 if meeting.minutes_state == MinutesState.DRAFT else NOTED.given(meeting=meeting.pk)


def _words(noted: int) -> str:
    return _("Passed on by members: %(number)s") % {"number": dates.digits(noted)} if noted else ""


FOLLOW_LINE = meeting_page.PhaseLine(lambda user, meeting: [_noted(user, meeting)], _words)


def _reads_note(user: object, row: PassedOn) -> bool:
    """Who sees the meeting and reads its minutes: the addresses to which they were sent are nobody else's."""
    meeting = meeting_seen_by(user, row.meeting_id)
    return meeting is not None and may_read(user, meeting)


def register_all() -> None:
    """Called once, when the application is ready."""
    audit.name_verbs(VERBS)
    audit.register(PassedOn, _reads_note)
    if FOLLOW_LINE not in meeting_page.PHASE_LINES["follow"]:
        meeting_page.PHASE_LINES["follow"].append(FOLLOW_LINE)
    meeting_tabs.register(
        meeting_tabs.Tab(
            "passed-on",
            gettext_lazy("Passed on"),
            70,
            url=lambda meeting: reverse("meetings:passed-on", args=[meeting.pk]),
            count=_noted,
            shown=lambda user, meeting: meeting.minutes_state != MinutesState.DRAFT,
        )
    )
