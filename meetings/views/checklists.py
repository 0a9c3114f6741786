"""The checklist of a meeting: its lines, ticks, reasons and print; and the year of a forum."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.policies import SIGNED_IN, policy
from kit import dates
from kit.refusals import NotAllowed, Refused
from kit.whole import whole
from meetings import meeting_tabs, tabs
from meetings.actions import checklists as actions
from meetings.checklist_page import lines_of, parts, year
from meetings.checklist_print import checklist_pdf
from meetings.checklist_rights import may_read_checklist, may_tick
from meetings.forms.checklists import ChecklistLineForm, NewChecklistLineForm, SkipForm
from meetings.meeting_page import turned_away, visible_meeting
from meetings.models import ChecklistLine, Meeting
from meetings.permissions import sees_inside
from meetings.views.forums import forum_of
from partners.editing import run, version_of


def _readable(request: HttpRequest, pk: int) -> Meeting:
    meeting = visible_meeting(request, pk)
    if not may_read_checklist(request.user, meeting):
        raise Http404
    return meeting


def _line(request: HttpRequest, pk: int, line: int) -> tuple[Meeting, ChecklistLine]:
    meeting = _readable(request, pk)
    found = get_object_or_404(lines_of(meeting), pk=line)
    found.meeting = meeting
    return meeting, found


def _home(meeting: Meeting, line: ChecklistLine | None = None) -> str:
    return reverse("meetings:checklist", args=[meeting.pk]) + (f"#line-{line.pk}" if line else "")


@policy(SIGNED_IN)
@require_safe
def checklist(request: HttpRequest, pk: int) -> HttpResponse:
    """What has to be done for a meeting, by whom and until when, and what the desk sees of it."""
    meeting = _readable(request, pk)
    context = meeting_tabs.context(request.user, meeting, "checklist")
    found = parts(request.user, meeting, timezone.localdate())
    context |= {
        "parts": found,
        "missing": len(actions.missing_lines(meeting)) if context["may_organise"] else 0,
        "year": (meeting.starts_on or timezone.localdate()).year,
    }
    return render(request, "meetings/checklist.html", context)


def _do(request: HttpRequest, meeting: Meeting, do: Callable[[], object], done: str, to: str) -> HttpResponse:
    try:
        do()
    except NotAllowed as refused:
        raise PermissionDenied(refused.message) from refused
    except Refused as refused:
        messages.error(request, refused.message)
    else:
        messages.success(request, done)
    return redirect(to)


@policy(SIGNED_IN)
@require_POST
def checklist_start(request: HttpRequest, pk: int) -> HttpResponse:
    """Copy the lines of the templates that the meeting does not have yet."""
    meeting = _readable(request, pk)
    missing = len(actions.missing_lines(meeting))
    words = ngettext("%(n)s line was added.", "%(n)s lines were added.", missing) % {"n": dates.digits(missing)}
    return _do(
        request,
        meeting,
        lambda: actions.start_checklist(meeting=meeting, by=request.user, now=timezone.now()),
        words,
        _home(meeting),
    )


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def checklist_line_create(request: HttpRequest, pk: int) -> HttpResponse:
    """A line of one's own."""
    meeting = _readable(request, pk)
    if turned := turned_away(request, meeting):
        return turned
    form = NewChecklistLineForm(request.POST or None, user=request.user, meeting=meeting, initial={})
    now = timezone.now()

    def make(values: dict[str, object]) -> ChecklistLine:
        return actions.add_line(meeting=meeting, part=values["part"], values=values, by=request.user, now=now)

    context = meeting_tabs.context(request.user, meeting, "checklist") | {
        "heading": _("New line of the checklist"),
        "draft": f"{meeting.pk}.new",
        "version": None,
        "line": None,
    }
    return run(
        request,
        form=form,
        save=lambda: form.once(make, by=request.user, now=now),
        template="meetings/checklist_line_form.html",
        context=context,
        to=_home(meeting),
    )


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def checklist_line_update(request: HttpRequest, pk: int, line: int) -> HttpResponse:
    """What, whose and until when."""
    meeting, found = _line(request, pk, line)
    if turned := turned_away(request, meeting):
        return turned
    form = ChecklistLineForm(
        request.POST or None, user=request.user, meeting=meeting, initial=ChecklistLineForm.of(found)
    )
    context = meeting_tabs.context(request.user, meeting, "checklist") | {
        "heading": str(found),
        "draft": f"{meeting.pk}.{found.pk}",
        "version": found.version,
        "line": found,
    }
    return run(
        request,
        form=form,
        save=lambda: actions.change_line(
            line=found, values=form.cleaned_data, version=version_of(request), by=request.user, now=timezone.now()
        ),
        template="meetings/checklist_line_form.html",
        context=context,
        to=_home(meeting, found),
    )


@policy(SIGNED_IN)
@require_POST
def checklist_line_tick(request: HttpRequest, pk: int, line: int) -> HttpResponse:
    """Done; ``open`` makes it open again, ``need`` takes “not needed” back."""
    meeting, found = _line(request, pk, line)
    to, version, now = request.POST.get("to", "done"), version_of(request), timezone.now()
    if to == "need":
        words = _("“%(line)s” is needed again.")
        return _do(
            request,
            meeting,
            lambda: actions.need_line(line=found, version=version, by=request.user, now=now),
            words % {"line": found},
            _home(meeting, found),
        )
    words = _("“%(line)s” is open again.") if to == "open" else _("“%(line)s” is done.")
    return _do(
        request,
        meeting,
        lambda: actions.tick_line(line=found, done=to != "open", version=version, by=request.user, now=now),
        words % {"line": found},
        _home(meeting, found),
    )


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def checklist_line_skip(request: HttpRequest, pk: int, line: int) -> HttpResponse:
    """Say why a line is not needed."""
    meeting, found = _line(request, pk, line)
    if not may_tick(request.user, found):
        if request.method == "POST":
            raise PermissionDenied
        messages.info(request, _("This line can only be read."))
        return redirect(_home(meeting))
    form = SkipForm(request.POST or None)
    context = meeting_tabs.context(request.user, meeting, "checklist") | {"line": found}
    return run(
        request,
        form=form,
        save=lambda: actions.skip_line(
            line=found,
            reason=form.cleaned_data["reason"],
            version=version_of(request),
            by=request.user,
            now=timezone.now(),
        ),
        template="meetings/checklist_skip.html",
        context=context,
        done=_("Not needed, with the reason."),
        to=_home(meeting, found),
    )


@policy(SIGNED_IN)
@require_POST
def checklist_line_remove(request: HttpRequest, pk: int, line: int) -> HttpResponse:
    """Take a line of one's own away."""
    meeting, found = _line(request, pk, line)
    return _do(
        request,
        meeting,
        lambda: actions.remove_line(line=found, by=request.user, now=timezone.now()),
        _("“%(line)s” was removed.") % {"line": found},
        _home(meeting),
    )


@policy(SIGNED_IN)
@require_safe
def checklist_export(request: HttpRequest, pk: int) -> HttpResponse:
    """The checklist as PDF in the reader's language."""
    meeting = _readable(request, pk)
    response = HttpResponse(checklist_pdf(request.user, meeting), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="checklist-{meeting.pk}.pdf"'
    response["Cache-Control"] = "private, no-store"
    return response


@policy(SIGNED_IN)
@require_safe
def forum_checklists(request: HttpRequest, pk: int) -> HttpResponse:
    """How the checklists of a forum's plenaries were met in a year (TWG-5d.01)."""
    forum = forum_of(request, pk)
    if not sees_inside(request.user, forum):
        raise Http404
    today = timezone.localdate()
    wanted = max(2000, min(whole(request.GET.get("year"), today.year, digits=4), today.year + 1))
    held, lines = year(forum, wanted, today)
    context = tabs.context(request.user, forum, "meetings") | {
        "year": wanted,
        "held": held,
        "year_lines": lines,
        "before": wanted - 1,
        "after": wanted + 1 if wanted <= today.year else None,
    }
    return render(request, "meetings/forum_checklists.html", context)
