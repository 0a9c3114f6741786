"""Issues on my desk: those that came and wait for me, and those whose answer I have to take or pass on."""

import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.roles import Right
from followup.issue_permissions import RUNNING, WAITING
from followup.models import Issue, Leg
from followup.models.actions import of_partners_alone
from followup.models.issues import organisations_served_by
from followup.states import IssueState, LegState
from followup.trail import LONG_DAYS
from kit import dates
from meetings.permissions import PARTIES, seats_of
from reports import desk_parts
from reports.desk import Thing


def _kept_forums(user: object) -> list[int]:
    """Forums for which one answers: as Chair or secretariat."""
    return [
        forum
        for forum, functions in seats_of(user).items()
        if any(PARTIES[function] & {"secretariat", "chair"} for function in functions)
    ]


def _concerned(user: object) -> bool:
    """Whether anything could wait at all: a seat, or a body that receives from provinces (SND-4.2.07)."""
    national = user.has_right(Right.SEE_SUBNATIONAL) and not user.has_right(Right.SEE_ALL)
    return bool(seats_of(user)) or national


def _legs(user: object) -> QuerySet[Leg]:
    """What came and waits: not yet taken, being worked on, or back from above."""
    above = Leg.objects.filter(below=OuterRef("pk"), state__in=RUNNING)
    waits = Q(state__in=WAITING) | (Q(state=LegState.PASSED_ON) & ~Exists(above))
    mine = Q(to_forum__in=_kept_forums(user)) | Q(
        to_organisation__in=organisations_served_by(user).order_by().values("pk")
    )
    return Leg.objects.filter(waits, mine).exclude(issue__state=IssueState.CLOSED)


def _issues(user: object) -> QuerySet[Issue]:
    """Own issues that wait for their origin: unresolved, or answered and not yet closed."""
    rows = Issue.objects.filter(forum__in=_kept_forums(user), state__in=(IssueState.UNRESOLVED, IssueState.ANSWERED))
    return rows.exclude(of_partners_alone())


LEG_WORDS = {
    LegState.SENT: lambda: (_("An issue has come: %(issue)s"), _("Read and decide")),
    LegState.ACCEPTED: lambda: (_("Answer the issue: %(issue)s"), _("Read and answer")),
    LegState.PASSED_ON: lambda: (_("Pass the answer on: %(issue)s"), _("Read and pass on")),
}


def _thing(issue: Issue, words: tuple[str, str], text: str, since: datetime.datetime, today: datetime.date) -> Thing:
    days = (today - timezone.localtime(since).date()).days
    late = days > LONG_DAYS
    title, label = words
    waits = _("waiting for %(n)s days") % {"n": dates.digits(days)} if late else ""
    return Thing(
        due_on=None,
        title=title % {"issue": issue.text("title").value[:160]},
        text=" · ".join(filter(None, [text, waits])) + ".",
        shape="at-risk" if late else "with",
        word=str(issue.get_state_display()),
        url=issue.get_absolute_url(),
        label=label,
    )


def things(user: object, today: datetime.date) -> list[Thing]:
    """What waits, as the desk shows it."""
    if not _concerned(user):
        return []
    legs = (
        _legs(user).select_related("issue__forum", "from_forum", "from_organisation").order_by("state_since_at", "pk")
    )
    found = [
        _thing(
            leg.issue, LEG_WORDS[leg.state](), str(leg.from_forum or leg.from_organisation), leg.state_since_at, today
        )
        for leg in legs
    ]
    for issue in _issues(user).select_related("forum").order_by("state_since_at", "pk"):
        words = (
            (_("Does the answer settle it? %(issue)s"), _("Read and decide"))
            if issue.state == IssueState.ANSWERED
            else (_("Hand up the issue: %(issue)s"), _("Open the issue"))
        )
        found.append(_thing(issue, words, str(issue.forum), issue.state_since_at, today))
    return found


def waiting(user: object) -> list[QuerySet]:
    """What is counted beside the desk's name."""
    return [_legs(user), _issues(user)] if _concerned(user) else []


def register_all() -> None:
    """Called once, when the application is ready."""
    desk_parts.register(desk_parts.Part("issues", things, waiting))
