"""Letters about minutes, returned unsent; each in the language of its reader."""

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from kit import dates
from kit.mail import Message, in_both, in_language
from meetings.models import Invitation, Meeting, Seat
from meetings.states import SeatFunction
from partners.models import Organisation


def circulated(meeting: Meeting) -> list[Message]:
    """To all who sit in the forum or were invited: the draft can be read, corrections are taken until a day."""
    letters: dict[str, Message] = {}
    seats = Seat.objects.current().filter(Q(forum=meeting.forum) | Q(forum__joint_meetings__meeting=meeting))
    if meeting.partners_only:
        seats = seats.filter(function__in=(SeatFunction.FACILITATOR, SeatFunction.PARTNER))
    seats = seats.select_related("person__user", "alternate__user").order_by("pk").distinct()
    invited = Invitation.objects.filter(meeting=meeting, withdrawn=False).select_related("person__user")
    people = [person for seat in seats for person in (seat.person, seat.alternate) if person]
    people += [invitation.person for invitation in invited if invitation.person]
    for person in people:
        if person.user and person.user.is_active:
            user = person.user
            letters.setdefault(
                user.email,
                in_language(user.language, lambda: _circulated(meeting), to=user.email, to_name=user.name_en),
            )
        elif person.email:
            letters.setdefault(person.email, in_both("km", lambda: _circulated(meeting), to=person.email))
    for invitation in invited:
        if invitation.email:
            letters.setdefault(invitation.email, in_both("km", lambda: _circulated(meeting), to=invitation.email))
    return list(letters.values())


def _circulated(meeting: Meeting) -> tuple[str, str]:
    url = settings.SITE_URL.rstrip("/") + reverse("meetings:minutes", args=[meeting.pk])
    facts = {
        "meeting": str(meeting),
        "forum": str(meeting.forum),
        "held": dates.day(meeting.starts_on, "long"),
        "until": dates.day(meeting.corrections_until_on, "long"),
        "url": url,
    }
    subject = _("Draft minutes: %(meeting)s") % facts
    body = _(
        "The draft minutes of “%(meeting)s” (%(forum)s, %(held)s) can be read here:\n\n%(url)s\n\n"
        "Please propose corrections there, line by line, until %(until)s. If we hear nothing by then, we take it that "
        "you agree."
    )
    return subject, body % facts


def released(
    meeting: Meeting, organisation: Organisation, note: str, files: tuple[tuple[str, bytes, str], ...], *, to: str
) -> Message:
    """Approved minutes for somebody outside the forum, as files; what they hold is said in one sentence."""

    def build() -> tuple[str, str]:
        facts = {
            "meeting": str(meeting),
            "forum": str(meeting.forum),
            "held": dates.day(meeting.starts_on, "long"),
            "organisation": str(organisation),
        }
        subject = _("Minutes: %(meeting)s") % facts
        body = _(
            "%(organisation)s sends you the approved minutes of “%(meeting)s” (%(forum)s, %(held)s). They are attached."
        )
        return subject, "\n\n".join(filter(None, [body % facts, note]))

    return in_both("en", build, to=to, attachments=files)
