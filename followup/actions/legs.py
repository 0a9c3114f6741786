"""What a receiver does with an issue that came: accept, decline, answer, hand further up, bring an answer down."""

import datetime
from collections.abc import Sequence

from django.utils.translation import gettext as _

from accounts.audit import audited
from followup import emails_issues as emails
from followup.actions.handing import hand_up
from followup.actions.issues import enter, keep_step
from followup.issue_permissions import RUNNING, leg_parties
from followup.models import Issue, Leg
from followup.states import ISSUE_WORKFLOW, LEG_WORKFLOW, IssueState, LegState
from followup.ways import Target, ways_from
from kit.mail import send_after_commit
from kit.refusals import NotAllowed, Refused, Stale
from meetings.models import AgendaItem, Meeting
from meetings.states import ItemKind
from partners.actions.saving import locked


def _begin(leg: Leg, version: int | None) -> Leg:
    """The leg as it is now; its issue is locked first, always in this order."""
    issue = locked(leg.issue)
    leg = Leg.objects.select_for_update(of=("self",)).select_related("to_forum", "to_organisation").get(pk=leg.pk)
    leg.issue = issue
    if version is not None and leg.version != version:
        raise Stale({}, {}, leg.version)
    if issue.state in ISSUE_WORKFLOW.final:
        raise Refused(_("The forum that raised this issue has closed it."), "TWG-5a.05")
    return leg


def _enter(leg: Leg, verb: str, *, by: object, now: datetime.datetime, **fields: object) -> None:
    leg.state = LEG_WORKFLOW.check(leg.state, verb, leg_parties(by, leg))
    leg.state_since_at = now
    leg.version += 1
    for name, value in fields.items():
        setattr(leg, name, value)
    leg.save()


def _needed(text: str, sentence: str, field: str) -> str:
    if not text.strip():
        raise Refused(sentence, "", field)
    return text.strip()


def _check(leg: Leg, verb: str, by: object) -> None:
    LEG_WORKFLOW.check(leg.state, verb, leg_parties(by, leg))


def _above_is_done(leg: Leg) -> None:
    if leg.above.filter(state__in=RUNNING).exists():
        raise Refused(_("It is still with those to whom it was handed further up."), "", "")


def accept(*, leg: Leg, version: int | None = None, by: object, now: datetime.datetime) -> Leg:
    """Take the issue; it stands on the next agenda of the forum."""
    with audited("followup.accept_leg", by=by):
        leg = _begin(leg, version)
        _enter(leg, "accept", by=by, now=now)
        keep_step(leg.issue, "accept", leg=leg, by=by, now=now)
        send_after_commit(emails.leg_moved(leg, by=by))
    return leg


def decline(*, leg: Leg, reason: str, version: int | None = None, by: object, now: datetime.datetime) -> Leg:
    """Decline, with a reason. With the last running leg the issue is unresolved again at its origin."""
    with audited("followup.decline_leg", by=by, why=reason):
        leg = _begin(leg, version)
        _check(leg, "decline", by)
        reason = _needed(reason, _("Say why the issue is declined: its origin is told."), "reason")
        _enter(leg, "decline", by=by, now=now, answer=reason, answered_at=now, answered_by=by)
        keep_step(leg.issue, "decline", note=reason, leg=leg, by=by, now=now)
        others = leg.issue.legs.filter(below=None, state__in=RUNNING).exists()
        if leg.below_id is None and not others and leg.issue.state == IssueState.FORWARDED:
            enter(leg.issue, "declined", ("receiver",), now=now)
        send_after_commit(emails.leg_moved(leg, by=by))
    return leg


def _bring_down(issue: Issue, answer: str, now: datetime.datetime) -> None:
    """The answer of a first receiver reaches the origin; one that came before stays above it."""
    name = "answer_km" if any("\u1780" <= letter <= "\u17ff" for letter in answer) else "answer_en"
    whole = "\n\n".join(filter(None, [getattr(issue, name), answer]))
    if issue.state == IssueState.FORWARDED:
        enter(issue, "answered", ("receiver",), now=now, **{name: whole})
    else:
        setattr(issue, name, whole)
        issue.version += 1
        issue.save()


def _end(leg: Leg, verb: str, answer: str, version: int | None, by: object, now: datetime.datetime) -> Leg:
    with audited(f"followup.{verb}_leg", by=by):
        leg = _begin(leg, version)
        _check(leg, verb, by)
        if verb == "relay":
            _above_is_done(leg)
        answer = _needed(answer, _("Write the answer."), "answer")
        _enter(leg, verb, by=by, now=now, answer=answer, answered_at=now, answered_by=by)
        keep_step(leg.issue, verb, note=answer, leg=leg, by=by, now=now)
        if leg.below_id is None:
            _bring_down(leg.issue, answer, now)
        send_after_commit(emails.leg_moved(leg, by=by))
    return leg


def resolve(*, leg: Leg, answer: str, version: int | None = None, by: object, now: datetime.datetime) -> Leg:
    """Answer the issue. The origin is told, and decides itself whether that settles it."""
    return _end(leg, "resolve", answer, version, by, now)


def relay(*, leg: Leg, answer: str, version: int | None = None, by: object, now: datetime.datetime) -> Leg:
    """Bring the answer from above down to those who asked."""
    return _end(leg, "relay", answer, version, by, now)


def take_up(*, leg: Leg, version: int | None = None, by: object, now: datetime.datetime) -> Leg:
    """What came back from above is taken up here: answered or handed on anew."""
    with audited("followup.take_up_leg", by=by):
        leg = _begin(leg, version)
        _check(leg, "answer-came", by)
        _above_is_done(leg)
        _enter(leg, "answer-came", by=by, now=now)
        keep_step(leg.issue, "answer-came", leg=leg, by=by, now=now)
    return leg


def pass_on(
    *,
    leg: Leg,
    targets: Sequence[Target],
    message: str = "",
    reason: str = "",
    version: int | None = None,
    by: object,
    now: datetime.datetime,
) -> list[Leg]:
    """Hand further up, along the paths that begin here."""
    with audited("followup.pass_on_leg", by=by, why=reason):
        leg = _begin(leg, version)
        _check(leg, "pass-on", by)
        ways = ways_of(leg)
        legs = hand_up(
            issue=leg.issue, ways=ways, targets=targets, message=message, reason=reason, below=leg, by=by, now=now
        )
        _enter(leg, "pass-on", by=by, now=now)
        for above in legs:
            keep_step(leg.issue, "pass-on", note=message, leg=above, by=by, now=now)
            send_after_commit(emails.handed_up(above, by=by))
    return legs


def ways_of(leg: Leg) -> list:
    """The paths that begin where the leg is; from outside none is known."""
    if leg.to_forum_id is None and leg.to_organisation_id is None:
        return []
    return ways_from(forum=leg.to_forum, organisation=leg.to_organisation)


def put_on_agenda(
    *, leg: Leg, meeting: Meeting, version: int | None = None, by: object, now: datetime.datetime
) -> AgendaItem:
    """The issue becomes an item of a meeting of the forum that has it."""
    with audited("followup.put_on_agenda", by=by):
        leg = _begin(leg, version)
        if "receiver" not in leg_parties(by, leg) or leg.to_forum_id is None:
            raise NotAllowed(_("Only those to whom the issue came put it on their agenda."), "TWG-5d.02")
        if leg.state not in (LegState.SENT, LegState.ACCEPTED, LegState.PASSED_ON):
            raise Refused(_("The issue has been answered here already."))
        if meeting.forum_id != leg.to_forum_id:
            raise Refused(_("This is a meeting of another forum."), "", "meeting")
        if leg.item_id is not None and leg.item.meeting_id == meeting.pk:
            return leg.item
        last = meeting.items.order_by("-position").values_list("position", flat=True).first()
        item = AgendaItem.objects.create(
            meeting=meeting,
            position=(last or 0) + 1,
            kind=ItemKind.DISCUSSION,
            title_en=leg.issue.title_en,
            title_km=leg.issue.title_km,
            minutes_discussion=20,
            themes=leg.issue.themes,
        )
        stands_on(item, by, now, leg=leg)
    return item


def stands_on(item: AgendaItem, by: object, now: datetime.datetime, *, leg: Leg) -> None:
    """The leg stands on this item: the agenda's own people may put it there with what the agenda starts with."""
    with audited("followup.put_on_agenda", by=by):
        leg = Leg.objects.select_for_update(of=("self",)).select_related("issue").get(pk=leg.pk)
        leg.item = item
        leg.version += 1
        leg.save()
        keep_step(leg.issue, "on-agenda", leg=leg, note=str(item.meeting), by=by, now=now)
