"""Letters about rounds and reports, returned unsent; each in the language of its reader."""

from collections import defaultdict
from collections.abc import Iterable

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.models import User
from jmi.models import ProgressReport, Round
from jmi.progress_rules import whose_turn
from kit import dates
from kit.mail import Message, in_language
from meetings.models import Seat
from meetings.states import SeatFunction

FUNCTION_OF = {
    "secretariat": SeatFunction.SECRETARIAT,
    "chair": SeatFunction.CHAIR,
    "facilitator": SeatFunction.FACILITATOR,
}


def holders(forums: Iterable[int], functions: Iterable[str]) -> dict[tuple[int, str], list[User]]:
    """(forum, function) → the active users who hold such a seat now, holder before alternate; two queries at most."""
    seats = Seat.objects.current().filter(forum__in=list(forums), function__in=list(functions))
    found: dict[tuple[int, str], list[User]] = defaultdict(list)
    for seat in seats.select_related("person__user", "alternate__user").order_by("pk"):
        for person in (seat.person, seat.alternate):
            user = person.user if person else None
            if user and user.is_active and user not in found[(seat.forum_id, seat.function)]:
                found[(seat.forum_id, seat.function)].append(user)
    return found


def readers_whose_turn(reports: Iterable[ProgressReport]) -> dict[int, list[User]]:
    """Report id → the people whose turn it is; reports that wait for CRDB/CDC or rest have none."""
    reports = list(reports)
    found = holders({report.jmi_set.forum_id for report in reports}, FUNCTION_OF.values())
    return {
        report.pk: found.get((report.jmi_set.forum_id, FUNCTION_OF.get(whose_turn(report.state), "")), [])
        for report in reports
    }


def address_of(report: ProgressReport) -> str:
    """The full address of the report, for a letter."""
    return settings.SITE_URL.rstrip("/") + reverse("jmi:report-detail", args=[report.pk])


def opened(round_: Round, reports: Iterable[ProgressReport]) -> list[Message]:
    """To each secretariat: a report is asked for (JMI-4.06)."""
    reports = list(reports)
    found = holders({report.jmi_set.forum_id for report in reports}, [SeatFunction.SECRETARIAT])
    return [
        in_language(user.language, lambda report=report: _opened(round_, report), to=user.email, to_name=user.name_en)
        for report in reports
        for user in found.get((report.jmi_set.forum_id, SeatFunction.SECRETARIAT), [])
    ]


def _opened(round_: Round, report: ProgressReport) -> tuple[str, str]:
    values = {
        "round": str(round_),
        "forum": str(report.jmi_set.forum),
        "from": dates.day(report.period[0]),
        "to": dates.day(report.period[1]),
        "due": dates.day(report.due_on, "long"),
        "url": address_of(report),
        "note": round_.text("note").value,
    }
    subject = _("%(round)s: report of %(forum)s due by %(due)s") % values
    body = _(
        "CRDB/CDC asks for the JMI progress report of %(forum)s.\n\n"
        "Round: %(round)s\nPeriod: %(from)s to %(to)s\nDue: %(due)s (this day is the last in time)\n\n%(note)s\n\n"
        "Open the report:\n%(url)s\n"
    )
    return subject, (body % values).replace("\n\n\n\n", "\n\n")


def reminder_words(round_: Round) -> tuple[str, str]:
    """Subject and body that the sender may change; {forum}, {state}, {due} and {url} are filled in for each reader."""
    subject = _("Reminder: %(round)s") % {"round": str(round_)}
    body = _(
        "The JMI progress report of {forum} waits for you.\n\n"
        "State: {state}\nDue: {due}\n\nOpen the report:\n{url}\n\nCRDB/CDC\n"
    )
    return subject, body


def reminder_words_in_both(round_: Round) -> dict[str, tuple[str, str]]:
    """The standing message in both languages."""
    words = {}
    for lang in ("en", "km"):
        with translation.override(lang):
            words[lang] = reminder_words(round_)
    return words


def fill(text: str, report: ProgressReport) -> str:
    """``text`` with the facts of one report in the active language; other braces stay as they were typed."""
    facts = {
        "{forum}": str(report.jmi_set.forum),
        "{state}": report.get_state_display(),
        "{due}": dates.day(report.due_on, "long"),
        "{url}": address_of(report),
    }
    for mark, value in facts.items():
        text = text.replace(mark, value)
    return text


def reminder(report: ProgressReport, user: User, words: dict[str, tuple[str, str]]) -> Message:
    """One reminder, in the language of its reader; ``words`` holds the (edited) text of each language."""
    subject, body = words[user.language]
    return in_language(
        user.language,
        lambda: (fill(subject, report), fill(body, report)),
        to=user.email,
        to_name=user.name_en,
    )


def step_taken(report: ProgressReport, users: Iterable[User], what: str, comment: str = "") -> list[Message]:
    """To those whose turn it now is, or who wait for the answer: what happened. ``what`` is a msgid of ``WHAT``."""
    return [
        in_language(user.language, lambda: _step(report, what, comment), to=user.email, to_name=user.name_en)
        for user in users
    ]


def _step(report: ProgressReport, what: str, comment: str) -> tuple[str, str]:
    facts = {"forum": str(report.jmi_set.forum), "round": str(report.round), "url": address_of(report)}
    sentence = {
        "approve": _("The JMI progress report of %(forum)s was discussed and waits for your approval."),
        "submitted": _("The JMI progress report of %(forum)s was submitted to CRDB/CDC."),
        "approved": _("The Chair has approved the JMI progress report of %(forum)s. It can be submitted."),
        "sent-back": _("The Chair has sent the JMI progress report of %(forum)s back to the secretariat."),
        "returned": _("CRDB/CDC has sent the JMI progress report of %(forum)s back."),
        "accepted": _("CRDB/CDC has accepted the JMI progress report of %(forum)s."),
    }[what] % facts
    subject = f"{facts['round']}: {sentence}"
    body = sentence + "\n"
    if comment:
        body += "\n" + _("Comment:") + f"\n{comment}\n"
    return subject, body + "\n" + _("Open the report:") + f"\n{facts['url']}\n"


def centre() -> list[User]:
    """The coordinators of CRDB/CDC."""
    from accounts.roles import RoleName

    return list(
        User.objects.filter(Q(role_grants__role=RoleName.CRDB, role_grants__ended_at=None), is_active=True).distinct()
    )
