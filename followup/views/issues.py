"""Issues: the list, the board of what is stuck where, one issue with its way, raising and editing."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.policies import SIGNED_IN, policy
from followup import issue_lists as lists
from followup import issue_page
from followup.actions import issues as actions
from followup.forms.issues import IssueForm, RaiseForm
from followup.issue_permissions import may_edit, may_keep_paths, may_raise
from followup.models import Issue
from followup.states import IssueState
from kit.paging import page_of
from kit.sheets import xlsx
from kit.whole import whole
from meetings import meeting_page, meeting_tabs, tabs
from meetings.models import Forum, Meeting
from meetings.permissions import seats_of
from partners.editing import run, version_of

PAGE = 100
KEPT = ("forum", "mechanism", "kind", "side", "theme", "place", "find")


def _asked(request: HttpRequest) -> dict[str, str]:
    return {name: request.GET[name] for name in (*KEPT, "state") if request.GET.get(name)}


def _seen(request: HttpRequest) -> QuerySet[Issue]:
    return lists.newest_first(Issue.objects.visible_to(request.user))


def _filters(request: HttpRequest, asked: dict[str, str]) -> dict[str, object]:
    """The selects of the filter with what is chosen."""
    choices = lists.choices(request.user, asked.get("forum", ""))
    selects = [select | {"value": asked.get(select["name"], "")} for select in choices]
    return {
        "selects": selects,
        "find": asked.get("find", ""),
        "state": asked.get("state", ""),
        "query": urlencode(asked),
    }


def pills(rows: QuerySet[Issue], asked: dict[str, str]) -> list[dict[str, object]]:
    """One pill a group of states, counted within the filter in one query."""
    counts = dict(rows.order_by().values_list("state").annotate(number=Count("pk")))
    kept = {name: value for name, value in asked.items() if name != "state"}
    found = []
    for name, words in lists.GROUP_WORDS.items():
        states = lists.GROUPS.get(name, IssueState.values)
        found.append(
            {
                "label": words,
                "url": "?" + urlencode(kept | ({"state": name} if name else {})),
                "count": sum(counts.get(state, 0) for state in states),
                "current": asked.get("state", "") == name,
                "shape": lists.SHAPES[states[0]] if name else "",
            }
        )
    return found


@policy(SIGNED_IN)
@require_safe
def issue_list(request: HttpRequest) -> HttpResponse:
    """Issues of own forums, and those that came to one's forum or body."""
    asked = _asked(request)
    rows = lists.filtered(_seen(request), asked)
    page = page_of(lists.with_legs(rows), request.GET.get("page"), PAGE, count=False)
    context = _filters(request, asked) | {
        "rows": lists.rows_of(page.rows),
        "page": page,
        "pills": pills(lists.filtered(_seen(request), asked, state=False), asked),
        "may_raise": any(may_raise(request.user, forum) for forum in seats_of(request.user)),
        "may_keep_paths": may_keep_paths(request.user),
    }
    return render(request, "followup/issue_list.html", context)


@policy(SIGNED_IN)
@require_safe
def issue_list_export(request: HttpRequest) -> HttpResponse:
    """The list as filtered, as a workbook."""
    rows = lists.with_legs(lists.filtered(_seen(request), _asked(request)))
    return xlsx("issues", lists.sheet(lists.rows_of(rows)))


@policy(SIGNED_IN)
@require_safe
def issue_board(request: HttpRequest) -> HttpResponse:
    """What is stuck where, and for how long."""
    asked = _asked(request)
    rows = lists.filtered(_seen(request), asked, state=False).exclude(state=IssueState.CLOSED)
    issues = list(lists.with_legs(rows))
    context = _filters(request, asked) | {
        "columns": lists.board(issues),
        "stuck": lists.stuck_with(issues)[:12],
        "number": len(issues),
    }
    return render(request, "followup/issue_board.html", context)


def visible_issue(request: HttpRequest, pk: int) -> Issue:
    """The issue, if it may be seen."""
    rows = Issue.objects.visible_to(request.user).select_related(
        "forum__place", "meeting", "place", "raised_by_organisation"
    )
    return get_object_or_404(rows, pk=pk)


@policy(SIGNED_IN)
@require_safe
def issue_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One issue: what is asked of the reader, its way, what happened, facts, actions."""
    issue = visible_issue(request, pk)
    return render(request, "followup/issue_detail.html", issue_page.context(request.user, issue, timezone.localdate()))


def _forum_asked(request: HttpRequest) -> tuple[Forum, Meeting | None]:
    """In which forum an issue is raised, and at which meeting."""
    meeting = None
    if (number := whole(request.GET.get("meeting"))) is not None:
        meeting = get_object_or_404(Meeting.objects.visible_to(request.user).select_related("forum"), pk=number)
        return meeting.forum, meeting
    rows = Forum.objects.visible_to(request.user)
    number = whole(request.GET.get("forum"))
    own = [forum for forum in seats_of(request.user) if may_raise(request.user, forum)]
    if number is None and own:
        number = own[0]
    return get_object_or_404(rows, pk=number), meeting


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def issue_create(request: HttpRequest) -> HttpResponse:
    """Raise an issue in one's forum, alone or at a meeting."""
    if not any(may_raise(request.user, forum) for forum in seats_of(request.user)):
        raise PermissionDenied
    forum, meeting = _forum_asked(request)
    if not may_raise(request.user, forum.pk):
        raise PermissionDenied
    start = {"raised_on": (meeting and meeting.starts_on) or timezone.localdate(), "place": forum.place}
    form = RaiseForm(request.POST or None, user=request.user, initial=start)
    back = forum.get_absolute_url() if meeting is None else meeting.get_absolute_url()
    return run(
        request,
        form=form,
        save=lambda: form.once(
            lambda _values: actions.raise_issue(
                forum=forum,
                meeting=meeting,
                values=form.values(),
                positions=form.held(),
                by=request.user,
                now=timezone.now(),
            ),
            by=request.user,
            now=timezone.now(),
        ),
        template="followup/edit.html",
        context={
            "heading": _("Raise an issue"),
            "lead": str(meeting) if meeting else str(forum),
            "parent_url": reverse("followup:issue-list"),
            "parent_name": _("Issues"),
            "record": None,
            "version": None,
            "draft_key": f"followup.issue.new.{forum.pk}",
            "cancel_url": back,
        },
        done=_("The issue is raised."),
    )


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def issue_update(request: HttpRequest, pk: int) -> HttpResponse:
    """What is said of an issue, until its origin closes it."""
    issue = visible_issue(request, pk)
    if not may_edit(request.user, issue):
        if request.method == "POST":
            raise PermissionDenied
        messages.info(request, _("This issue can only be read."))
        return redirect(issue)
    form = IssueForm(request.POST or None, user=request.user, initial=IssueForm.of(issue))
    return run(
        request,
        form=form,
        save=lambda: actions.edit_issue(
            issue=issue,
            values=form.values(),
            positions=form.held(),
            version=version_of(request),
            by=request.user,
            now=timezone.now(),
        ),
        template="followup/edit.html",
        context={
            "heading": _("Edit issue"),
            "parent_url": reverse("followup:issue-list"),
            "parent_name": _("Issues"),
            "record": issue,
            "version": issue.version,
            "draft_key": f"followup.issue.{issue.pk}",
            "cancel_url": issue.get_absolute_url(),
        },
    )


@policy(SIGNED_IN)
@require_safe
def forum_issues(request: HttpRequest, pk: int) -> HttpResponse:
    """The tab of a forum: what was raised there, and what came to it."""
    forum = get_object_or_404(Forum.objects.visible_to(request.user), pk=pk)
    seen = _seen(request)
    raised = lists.rows_of(lists.with_legs(seen.filter(forum=forum)))
    came = lists.rows_of(lists.with_legs(seen.filter(legs__to_forum=forum).distinct()))
    context = tabs.context(request.user, forum, "issues") | {
        "rows": raised,
        "came": came,
        "may_raise": may_raise(request.user, forum.pk),
    }
    return render(request, "followup/forum_issues.html", context)


@policy(SIGNED_IN)
@require_safe
def meeting_issues(request: HttpRequest, pk: int) -> HttpResponse:
    """The tab of a meeting: what was raised at it, and what stood on its agenda."""
    meeting = meeting_page.visible_meeting(request, pk)
    seen = _seen(request)
    raised = lists.rows_of(lists.with_legs(seen.filter(meeting=meeting)))
    came = lists.rows_of(lists.with_legs(seen.filter(legs__item__meeting=meeting).distinct()))
    context = meeting_tabs.context(request.user, meeting, "issues") | {
        "rows": raised,
        "came": came,
        "may_raise": may_raise(request.user, meeting.forum_id),
    }
    return render(request, "followup/meeting_issues.html", context)
