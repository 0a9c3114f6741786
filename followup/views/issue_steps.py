"""The steps of an issue and of its legs: one press, or a page that asks for what the step needs."""

from collections.abc import Callable, Mapping
from functools import partial

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.policies import SIGNED_IN, policy
from followup import trail
from followup.actions import issues as actions
from followup.actions import joins
from followup.actions import legs as leg_actions
from followup.forms import issues as asked
from followup.issue_page import answers_above, legs_of
from followup.issue_permissions import RUNNING, issue_offers, keeps, leg_offers, leg_parties
from followup.models import Issue, IssueJoin, Leg
from followup.states import ISSUE_WORKFLOW, LEG_WORKFLOW, IssueState, LegState
from followup.views.issues import visible_issue
from followup.ways import leg_target, ways_from
from kit.refusals import NeedsReason, NotAllowed, Refused, Stale
from kit.workflow import Step
from partners.editing import version_of


def _run(
    request: HttpRequest,
    issue: Issue,
    *,
    heading: str,
    form: forms.Form | None,
    act: Callable[[], object],
    said: str,
    version: int,
    provision: str = "",
    **more: object,
) -> HttpResponse:
    """Show the page of a step; on POST take it. What stands against it is told, and nothing typed is lost."""
    context = {
        "issue": issue,
        "heading": heading,
        "form": form,
        "version": version,
        "provision": provision,
        "refusal": None,
        "warnings": None,
        "reason": request.POST.get("reason", ""),
    } | more
    status = 200
    if request.method == "POST":
        status = 422
        if form is None or form.is_valid():
            try:
                act()
            except Stale:
                status = 409
                context["refusal"] = Refused(_("The issue has moved on since you opened this page. Read it again."))
            except NotAllowed as refused:
                raise PermissionDenied(refused.message) from refused
            except NeedsReason as needs:
                context["warnings"] = needs.warnings
            except Refused as refusal:
                if form is not None and refusal.field in form.fields:
                    form.add_error(refusal.field, refusal.message)
                else:
                    context["refusal"] = refusal
            else:
                messages.success(request, said)
                return redirect(issue)
    if form is None:
        messages.error(request, context["refusal"].message)
        return redirect(issue)
    return render(request, "followup/issue_step.html", context, status=status)


def _not_now(request: HttpRequest, issue: Issue, step: Step, offered: list[Step], mine: bool) -> HttpResponse | None:
    """Back to the issue where the step is not offered; 403 for sending what is not theirs."""
    if step in offered:
        return None
    return _turned_away(request, issue, mine) or _back(request, issue, _("This step is not possible now."))


def _back(request: HttpRequest, issue: Issue, words: str) -> HttpResponse:
    messages.error(request, words)
    return redirect(issue)


def _turned_away(request: HttpRequest, issue: Issue, mine: bool) -> HttpResponse | None:
    """Nothing for those whose step it is; readers are led back, and refused when they send something."""
    if mine:
        return None
    if request.method == "POST":
        raise PermissionDenied
    return _back(request, issue, _("This step is taken by others; the issue can only be read here."))


ISSUE_FORMS: Mapping[str, type[forms.Form]] = {
    "answer": asked.AnswerForm,
    "take-on": asked.TakeOnForm,
    "close": asked.NoteForm,
    "raise-again": asked.ReasonForm,
}
ISSUE_SAID = {
    "answer": lambda: _("The answer is kept."),
    "take-on": lambda: _("The action is entered."),
    "close": lambda: _("The issue is closed. All who had it are told."),
    "raise-again": lambda: _("The issue is open again."),
}


def _issue_act(verb: str, issue: Issue, form: forms.Form, request: HttpRequest) -> object:
    facts = {"issue": issue, "version": version_of(request), "by": request.user, "now": timezone.now()}
    if verb == "take-on":
        return actions.take_on(action=form.cleaned_data, **facts)
    if verb == "keep":
        return actions.keep_here(**form.cleaned_data, **facts)
    act = {"answer": actions.answer, "close": actions.close, "raise-again": actions.raise_again}[verb]
    return act(**form.cleaned_data, **facts)


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def issue_step(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """A step of the origin that asks for something."""
    issue = visible_issue(request, pk)
    step = ISSUE_WORKFLOW.step(verb)
    if back := _not_now(request, issue, step, issue_offers(request.user, issue), keeps(request.user, issue)):
        return back
    form_class = ISSUE_FORMS[verb]
    start = {"text_en": issue.title_en, "text_km": issue.title_km} if verb == "take-on" else {}
    more = {"user": request.user} if verb == "take-on" else {}
    form = form_class(request.POST or None, initial=start, **more)
    return _run(
        request,
        issue,
        heading=str(step.label),
        form=form,
        act=lambda: _issue_act(verb, issue, form, request),
        said=ISSUE_SAID[verb](),
        version=issue.version,
        provision=step.provision,
        answer=issue.text("answer").value if verb in ("close", "raise-again") else "",
    )


@policy(SIGNED_IN)
@require_POST
def issue_leave(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark it unresolved."""
    issue = visible_issue(request, pk)
    if back := _turned_away(request, issue, keeps(request.user, issue)):
        return back
    return _run(
        request,
        issue,
        heading="",
        form=None,
        act=lambda: actions.leave(issue=issue, version=version_of(request), by=request.user, now=timezone.now()),
        said=_("Marked unresolved: it waits on your desk until it is answered, taken on or handed up."),
        version=issue.version,
    )


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def issue_keep(request: HttpRequest, pk: int) -> HttpResponse:
    """Say why an unresolved issue is not handed up."""
    issue = visible_issue(request, pk)
    if back := _turned_away(request, issue, keeps(request.user, issue)):
        return back
    if issue.state != IssueState.UNRESOLVED:
        return _back(request, issue, _("This step is not possible now."))
    form, heading = asked.ReasonForm(request.POST or None), _("Why does it stay open?")
    said = _("The reason is kept; the issue waits on your desk no longer.")
    act = partial(_issue_act, "keep", issue, form, request)
    return _run(request, issue, heading=heading, form=form, act=act, said=said, version=issue.version)


def _busy(issue: Issue) -> set[str]:
    """Receivers who have the issue now: they are not offered again."""
    return {leg_target(leg).key for leg in legs_of(issue) if leg.state in RUNNING}


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def issue_forward(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand the issue up along the paths of its forum."""
    issue = visible_issue(request, pk)
    step = ISSUE_WORKFLOW.step("forward")
    if back := _not_now(request, issue, step, issue_offers(request.user, issue), keeps(request.user, issue)):
        return back
    ways = ways_from(forum=issue.forum)
    form = asked.TargetsForm(request.POST or None, user=request.user, ways=ways, busy=_busy(issue))
    return _run(
        request,
        issue,
        heading=str(step.label),
        form=form,
        act=lambda: actions.forward(
            issue=issue,
            targets=form.chosen(),
            message=form.cleaned_data["message"],
            reason=request.POST.get("reason", "")[:2000],
            version=version_of(request),
            by=request.user,
            now=timezone.now(),
        ),
        said=_("Handed up. The receiver is told; your record stays open."),
        version=issue.version,
        provision=step.provision,
        ways=ways,
    )


# --- receivers --------------------------------------------------------------------------------------------------------


def _visible_leg(request: HttpRequest, pk: int) -> tuple[Leg, list[Leg]]:
    """A leg of an issue that may be seen, and those above it."""
    found = get_object_or_404(Leg, pk=pk)
    issue = visible_issue(request, found.issue_id)
    legs = legs_of(issue)
    leg = next(one for one in legs if one.pk == found.pk)
    return leg, trail.above_of(legs).get(leg.pk, [])


LEG_SAID = {
    "accept": lambda: _("Accepted. Its origin is told."),
    "decline": lambda: _("Declined. Its origin is told why."),
    "resolve": lambda: _("Answered. Its origin is told."),
    "pass-on": lambda: _("Handed further up. Its origin is told."),
    "relay": lambda: _("The answer is passed on."),
    "answer-came": lambda: _("Taken up again."),
}


def _leg_act(verb: str, leg: Leg, form: forms.Form | None, request: HttpRequest) -> object:
    facts = {"leg": leg, "version": version_of(request), "by": request.user, "now": timezone.now()}
    if verb == "pass-on":
        reason = request.POST.get("reason", "")[:2000]
        return leg_actions.pass_on(targets=form.chosen(), message=form.cleaned_data["message"], reason=reason, **facts)
    act = {
        "accept": leg_actions.accept,
        "decline": leg_actions.decline,
        "resolve": leg_actions.resolve,
        "relay": leg_actions.relay,
        "answer-came": leg_actions.take_up,
    }[verb]
    return act(**(form.cleaned_data if form is not None else {}), **facts)


def _leg_form(verb: str, leg: Leg, above: list[Leg], request: HttpRequest) -> forms.Form | None:
    data = request.POST or None
    if verb == "decline":
        return asked.ReasonForm(data)
    if verb in ("resolve", "relay"):
        came = "\n\n".join(f"{one}: {one.answer}" for one in answers_above(above) if one.state == LegState.RESOLVED)
        return asked.LegAnswerForm(data, initial={"answer": came if verb == "relay" else ""})
    if verb == "pass-on":
        return asked.TargetsForm(data, user=request.user, ways=leg_actions.ways_of(leg), busy=_busy(leg.issue))
    return None


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def leg_step(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """A step of a receiver that asks for something."""
    leg, above = _visible_leg(request, pk)
    step = LEG_WORKFLOW.step(verb)
    mine = "receiver" in leg_parties(request.user, leg)
    if back := _not_now(request, leg.issue, step, leg_offers(request.user, leg, above), mine):
        return back
    form = _leg_form(verb, leg, above, request)
    return _run(
        request,
        leg.issue,
        heading=str(step.label),
        form=form,
        act=lambda: _leg_act(verb, leg, form, request),
        said=LEG_SAID[verb](),
        version=leg.version,
        provision=step.provision,
        leg=leg,
        ways=leg_actions.ways_of(leg) if verb == "pass-on" else [],
    )


@policy(SIGNED_IN)
@require_POST
def leg_press(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """Accept, or take up what came back: one press."""
    leg, _above = _visible_leg(request, pk)
    if back := _turned_away(request, leg.issue, "receiver" in leg_parties(request.user, leg)):
        return back
    return _run(
        request,
        leg.issue,
        heading="",
        form=None,
        act=lambda: _leg_act(verb, leg, None, request),
        said=LEG_SAID[verb](),
        version=leg.version,
    )


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def leg_agenda(request: HttpRequest, pk: int) -> HttpResponse:
    """Put the issue on the agenda of a meeting of the forum that has it."""
    leg, _above = _visible_leg(request, pk)
    mine = "receiver" in leg_parties(request.user, leg) and leg.to_forum_id is not None
    if back := _turned_away(request, leg.issue, mine):
        return back
    form = asked.AgendaForm(request.POST or None, leg=leg, user=request.user)
    return _run(
        request,
        leg.issue,
        heading=_("Put on an agenda"),
        form=form,
        act=lambda: leg_actions.put_on_agenda(
            leg=leg,
            meeting=form.cleaned_data["meeting"],
            version=version_of(request),
            by=request.user,
            now=timezone.now(),
        ),
        said=_("The issue stands on the agenda."),
        version=leg.version,
        leg=leg,
    )


# --- issues that belong together --------------------------------------------------------------------------------------


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def issue_split(request: HttpRequest, pk: int) -> HttpResponse:
    """Make issues of their own out of its parts."""
    issue = visible_issue(request, pk)
    if back := _turned_away(request, issue, keeps(request.user, issue)):
        return back
    form = asked.SplitForm(request.POST or None)
    return _run(
        request,
        issue,
        heading=_("Split the issue"),
        form=form,
        act=lambda: joins.split(
            issue=issue, parts=form.parts(), version=version_of(request), by=request.user, now=timezone.now()
        ),
        said=_("The parts are issues of their own now."),
        version=issue.version,
    )


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def issue_join(request: HttpRequest, pk: int) -> HttpResponse:
    """Join it with another of the same matter, or say that it was raised again."""
    issue = visible_issue(request, pk)
    if back := _turned_away(request, issue, keeps(request.user, issue)):
        return back
    form = asked.JoinForm(request.POST or None, issue=issue, user=request.user)
    return _run(
        request,
        issue,
        heading=_("Join with another issue"),
        form=form,
        act=lambda: joins.join(
            issue=issue, version=version_of(request), by=request.user, now=timezone.now(), **form.cleaned_data
        ),
        said=_("The two issues are linked."),
        version=issue.version,
    )


@policy(SIGNED_IN)
@require_POST
def issue_part(request: HttpRequest, pk: int, link: int) -> HttpResponse:
    """Take a link away."""
    issue = visible_issue(request, pk)
    if back := _turned_away(request, issue, keeps(request.user, issue)):
        return back
    row = get_object_or_404(IssueJoin.objects.select_related("other", "issue"), pk=link)
    if issue.pk != row.issue_id:
        raise Http404
    joins.part(link=row, by=request.user, now=timezone.now())
    messages.success(request, _("The link is taken away."))
    return redirect(issue)
