"""The way of an issue: who has it, for how long, what happened; read from its legs and steps, written nowhere."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from followup.issue_permissions import RUNNING, WAITING
from followup.models import Issue, IssueStep, Leg
from followup.states import IssueState, LegState
from kit import dates

# Days after which waiting is shown as long.
LONG_DAYS = 30
ENDS = frozenset({"close", "answer", "take-on"})


@dataclass(frozen=True)
class Holder:
    """With whom an issue is now: its origin (``leg`` None) or a receiver; ``stage`` is the column of the board."""

    issue: Issue
    leg: Leg | None
    since: datetime.date
    stage: str

    def __str__(self) -> str:
        return str(self.leg or self.issue.forum)

    @property
    def days(self) -> int:
        """How long it has been there."""
        return max(0, (timezone.localdate() - self.since).days)

    @property
    def turn(self) -> str:
        """The colour of the marker."""
        return "long" if self.days > LONG_DAYS else "other"


def _day(moment: datetime.datetime | None) -> datetime.date | None:
    return timezone.localtime(moment).date() if moment is not None else None


def above_of(legs: Iterable[Leg]) -> dict[int, list[Leg]]:
    """Leg id → the legs to which it was handed further up."""
    found: dict[int, list[Leg]] = {}
    for leg in legs:
        if leg.below_id is not None:
            found.setdefault(leg.below_id, []).append(leg)
    return found


def came_back(above: Sequence[Leg]) -> datetime.date | None:
    """The day on which the last of those above was done with it; None while one still has it."""
    if not above or any(leg.state in RUNNING for leg in above):
        return None
    return max(filter(None, (_day(leg.answered_at) for leg in above)), default=None)


def holders(issue: Issue, legs: Sequence[Leg]) -> list[Holder]:
    """Who has the issue now. Several where it was handed to several; nobody once it is closed."""
    if issue.state == IssueState.CLOSED:
        return []
    above, found = above_of(legs), []
    for leg in legs:
        if leg.state == LegState.PASSED_ON and (back := came_back(above.get(leg.pk, []))):
            found.append(Holder(issue, leg, back, "back"))
        elif leg.state in WAITING:
            stage = "sent" if leg.state == LegState.SENT else "taken"
            found.append(Holder(issue, leg, _day(leg.state_since_at), stage))
    if issue.state != IssueState.FORWARDED:
        stage = "answered" if issue.state == IssueState.ANSWERED else "origin"
        found.insert(0, Holder(issue, None, _day(issue.state_since_at), stage))
    return found


@dataclass(frozen=True)
class Stay:
    """A stretch of time with one holder. ``lane`` 0 is the origin; ``kind`` ask, answer (both words of the legend) or
    turned: asked first and answered at its end."""

    lane: int
    who: str
    from_on: datetime.date
    to_on: datetime.date | None
    kind: str
    word: str

    def days(self, today: datetime.date) -> int:
        """Its length, until today while it runs."""
        return max(0, ((self.to_on or today) - self.from_on).days)

    @property
    def running(self) -> bool:
        """Whether it has not ended."""
        return self.to_on is None


LEG_WORDS = {
    LegState.SENT: lambda: _("Not yet taken"),
    LegState.ACCEPTED: lambda: _("With them"),
    LegState.DECLINED: lambda: _("Declined"),
    LegState.PASSED_ON: lambda: _("Handed further up"),
    LegState.RESOLVED: lambda: _("Answered"),
}


def _lane(leg: Leg, by_id: dict[int, Leg]) -> int:
    lane = 1
    while leg.below_id is not None and leg.below_id in by_id:
        leg, lane = by_id[leg.below_id], lane + 1
    return lane


def stays(issue: Issue, legs: Sequence[Leg], steps: Sequence[IssueStep]) -> list[Stay]:
    """Every stay, in the order in which they began."""
    found = list(_origin_stays(issue, steps))
    by_id, above = {leg.pk: leg for leg in legs}, above_of(legs)
    for leg in legs:
        lane, sent, ended = _lane(leg, by_id), _day(leg.sent_at), _day(leg.answered_at)
        handed = min(filter(None, (_day(one.sent_at) for one in above.get(leg.pk, []))), default=None)
        if handed is None:
            kind = "turned" if leg.state == LegState.RESOLVED else "ask"
            found.append(Stay(lane, str(leg), sent, ended, kind, LEG_WORDS[leg.state]()))
            continue
        found.append(Stay(lane, str(leg), sent, handed, "ask", _("Handed further up")))
        back = came_back(above[leg.pk])
        if back is not None:
            word = _("Passed on") if ended else _("Answer on its way")
            found.append(Stay(lane, str(leg), back, ended, "answer", word))
    return sorted(found, key=lambda stay: (stay.from_on, stay.lane))


def _origin_stays(issue: Issue, steps: Sequence[IssueStep]) -> Iterable[Stay]:
    """At the origin it is until it goes up, again once an answer or a refusal is there, until it is closed."""
    who, began, kind, word, with_us = str(issue.forum), issue.raised_on, "ask", _("Raised"), True
    for step in steps:
        day = _day(step.made_at)
        up = step.verb == "forward"
        down = step.leg is not None and step.leg.below_id is None and step.verb in ("resolve", "relay", "decline")
        if with_us and (up or step.verb in ENDS):
            yield Stay(0, who, began, max(began, day), kind, word)
            with_us = False
        if not with_us and (down or step.verb in ("raise-again", "answer", "take-on")):
            began, with_us = day, True
            kind = "ask" if step.verb in ("decline", "raise-again") else "answer"
            word = {"take-on": _("Work on it"), "answer": _("Answered"), "decline": _("Open again")}.get(
                step.verb, _("Raised again") if step.verb == "raise-again" else _("To be confirmed")
            )
        elif with_us and step.verb == "raise-again":
            yield Stay(0, who, began, day, kind, word)
            began, kind, word = day, "ask", _("Raised again")
    if with_us and issue.state != IssueState.CLOSED:
        yield Stay(0, who, began, None, kind, word)


SHAPES = {
    "raise": "with",
    "raise-again": "with",
    "leave": "at-risk",
    "keep": "at-risk",
    "forward": "forwarded",
    "pass-on": "forwarded",
    "accept": "draft",
    "decline": "at-risk",
    "resolve": "done",
    "answer": "done",
    "close": "done",
    "relay": "returned",
    "answer-came": "returned",
    "take-on": "on-track",
}
QUOTED = frozenset({"resolve", "relay", "answer", "decline"})


def _title(step: IssueStep, issue: Issue) -> str:
    """What happened, in words."""
    leg = step.leg
    names = {"forum": issue.forum, "to": leg, "from": (leg.from_organisation or leg.from_forum) if leg else ""}
    words = {
        "raise": _("Raised: %(forum)s"),
        "raise-again": _("Raised again: %(forum)s"),
        "leave": _("Marked unresolved"),
        "keep": _("Stays unresolved here"),
        "answer": _("Answered on the spot: %(forum)s"),
        "take-on": _("Taken on as an action"),
        "forward": _("Handed up to: %(to)s"),
        "pass-on": _("%(from)s handed it further up to: %(to)s"),
        "accept": _("Accepted: %(to)s"),
        "decline": _("Declined: %(to)s"),
        "resolve": _("Answered: %(to)s"),
        "relay": _("Answer passed on: %(to)s"),
        "answer-came": _("Taken up again: %(to)s"),
        "on-agenda": _("On the agenda: %(to)s"),
        "close": _("Closed: %(forum)s"),
        "split": _("Split"),
        "join": _("Joined with another issue"),
        "part": _("Link taken away"),
    }
    return words[step.verb] % names


def timeline(issue: Issue, steps: Sequence[IssueStep], today: datetime.date) -> list[dict[str, object]]:
    """Entries of the timeline, newest first, each with the days since the step before it."""
    entries, before = [], None
    for step in steps:
        day = issue.raised_on if step.verb == "raise" else _day(step.made_at)
        gap = (day - before).days if before is not None else 0
        text = [step.note]
        if step.verb in ("forward", "pass-on") and step.leg is not None and step.leg.path_reason:
            text.append(_("Why not the usual way: %(reason)s") % {"reason": step.leg.path_reason})
        entries.append(
            {
                "on": day,
                "note": ngettext("after %(n)s day", "after %(n)s days", gap) % {"n": dates.digits(gap)} if gap else "",
                "shape": SHAPES.get(step.verb, "none"),
                "title": _title(step, issue),
                "text": "\n\n".join(filter(None, text)),
                "author": str(step.made_by) if step.made_by else "",
                "quoted": step.verb in QUOTED,
            }
        )
        before = day
    if entries:
        ago = (today - entries[-1]["on"]).days
        entries[-1]["note"] = (
            ngettext("%(n)s day ago", "%(n)s days ago", ago) % {"n": dates.digits(ago)} if ago > 0 else _("today")
        )
    return entries[::-1]
