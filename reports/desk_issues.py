"""Issues on my desk: those that came and wait for me, and those whose answer I have to take or pass on."""

import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from followup.issue_permissions import RUNNING, WAITING
from followup.models import Issue, Leg
from followup.models.actions import of_partners_alone
from followup.models.issues import served
from followup.states import IssueState, LegState
from followup.trail import LONG_DAYS
from kit import dates
from reports import desk_parts
from reports.desk import Thing


def _legs(reader: desk_parts.Reader) -> QuerySet[Leg]:
    """What came and waits: not yet taken, being worked on, or back from above."""
    above = Leg.objects.filter(below=OuterRef("pk"), state__in=RUNNING)
    waits = Q(state__in=WAITING) | (Q(state=LegState.PASSED_ON) & ~Exists(above))
    bodies = served(reader.bodies, reader.positions_of, reader.today)
    mine = Q(to_forum__in=reader.kept) | Q(to_organisation__in=bodies.order_by().values("pk"))
    return Leg.objects.filter(waits, mine).exclude(issue__state=IssueState.CLOSED)


def _issues(reader: desk_parts.Reader) -> QuerySet[Issue]:
    """Own issues that wait for their origin: unresolved without a reason, or answered and not yet closed."""
    open_ones = Q(state=IssueState.ANSWERED) | Q(pk__in=Issue.objects.left_open().order_by().values("pk"))
    return Issue.objects.filter(open_ones, forum__in=reader.kept).exclude(of_partners_alone())


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


def reads(reader: desk_parts.Reader) -> dict[str, QuerySet]:
    """What came and what is one's own, each oldest first."""
    legs = _legs(reader).select_related("issue__forum", "from_forum", "from_organisation")
    return {
        "legs": legs.order_by("state_since_at", "pk"),
        "issues": _issues(reader).select_related("forum").order_by("state_since_at", "pk"),
    }


def things(user: object, today: datetime.date, rows: desk_parts.Found) -> list[Thing]:
    """What waits, as the desk shows it."""
    found = [
        _thing(
            leg.issue, LEG_WORDS[leg.state](), str(leg.from_forum or leg.from_organisation), leg.state_since_at, today
        )
        for leg in rows["legs"]
    ]
    for issue in rows["issues"]:
        words = (
            (_("Does the answer settle it? %(issue)s"), _("Read and decide"))
            if issue.state == IssueState.ANSWERED
            else (_("Answer, take on or hand up: %(issue)s"), _("Open the issue"))
        )
        found.append(_thing(issue, words, str(issue.forum), issue.state_since_at, today))
    return found


def waiting(reader: desk_parts.Reader) -> list[QuerySet]:
    """What is counted beside the desk's name."""
    return [_legs(reader), _issues(reader)]


def register_all() -> None:
    """Called once, when the application is ready."""
    desk_parts.register(desk_parts.Part("issues", things, reads, waiting))
