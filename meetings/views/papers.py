"""Papers of a meeting: the list with the clock, files in versions, sharing, downloads as attachments."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.policies import SIGNED_IN, policy
from jobs.views import send_file
from kit import dates
from kit.refusals import NeedsReason, NotAllowed, Refused
from meetings import meeting_tabs
from meetings.actions import papers as actions
from meetings.forms.papers import NewPaperForm, PaperForm, ShareForm, VersionForm
from meetings.meeting_page import turned_away, visible_meeting
from meetings.models import Meeting, Paper, PaperVersion
from meetings.papers_page import papers_of
from partners.editing import run, version_of


def address(meeting: Meeting) -> str:
    """The papers of a meeting."""
    return reverse("meetings:papers", args=[meeting.pk])


def _page(
    request: HttpRequest, meeting: Meeting, form: ShareForm, *, status: int = 200, **more: object
) -> HttpResponse:
    rows = papers_of(request.user, meeting)
    context = meeting_tabs.context(request.user, meeting, "papers") | {
        "papers": rows,
        "unshared": sum(1 for paper in rows if paper.shared_at is None),
        "share": form,
        "warnings": [],
        "refusal": None,
    }
    return render(request, "meetings/papers.html", context | more, status=status)


@policy(SIGNED_IN)
@require_safe
def papers(request: HttpRequest, pk: int) -> HttpResponse:
    """All papers one may open, and how long before the meeting they went out."""
    return _page(request, visible_meeting(request, pk), ShareForm(initial={"on": timezone.localdate()}))


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def paper_create(request: HttpRequest, pk: int) -> HttpResponse:
    """A new paper."""
    meeting = visible_meeting(request, pk)
    if turned := turned_away(request, meeting):
        return turned
    item = request.GET.get("item", "")
    form = NewPaperForm(request.POST or None, request.FILES or None, meeting=meeting, initial={"item": item})

    def save() -> Paper:
        now = timezone.now()
        return form.once(
            lambda values: actions.add_paper(meeting=meeting, by=request.user, now=now, **values),
            by=request.user,
            now=now,
        )

    context = meeting_tabs.context(request.user, meeting, "papers") | {"heading": _("New paper"), "version": None}
    return run(request, form=form, save=save, template="meetings/paper_form.html", context=context, to=address(meeting))


def _paper(request: HttpRequest, pk: int, paper: int) -> tuple[Meeting, Paper]:
    meeting = visible_meeting(request, pk)
    found = get_object_or_404(Paper.objects.visible_to(request.user).filter(meeting=meeting), pk=paper)
    found.meeting = meeting
    return meeting, found


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def paper_update(request: HttpRequest, pk: int, paper: int) -> HttpResponse:
    """Title, item and circle of a paper."""
    meeting, found = _paper(request, pk, paper)
    if turned := turned_away(request, meeting):
        return turned
    names = ("title_en", "title_km", "item", "access")
    form = PaperForm(request.POST or None, meeting=meeting, initial={name: getattr(found, name) for name in names})
    context = meeting_tabs.context(request.user, meeting, "papers")
    return run(
        request,
        form=form,
        save=lambda: actions.change_paper(
            paper=found, version=version_of(request), by=request.user, now=timezone.now(), **form.cleaned_data
        ),
        template="meetings/paper_form.html",
        context=context | {"heading": _("Edit paper"), "version": found.version},
        to=address(meeting),
    )


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def paper_version(request: HttpRequest, pk: int, paper: int) -> HttpResponse:
    """A newer file of a paper."""
    meeting, found = _paper(request, pk, paper)
    if turned := turned_away(request, meeting):
        return turned
    form = VersionForm(request.POST or None, request.FILES or None)

    def save() -> PaperVersion:
        now = timezone.now()
        return form.once(
            lambda values: actions.add_version(paper=found, by=request.user, now=now, **values),
            by=request.user,
            now=now,
        )

    heading = _("Newer version of “%(paper)s”") % {"paper": found}
    context = meeting_tabs.context(request.user, meeting, "papers") | {"heading": heading, "version": None}
    return run(request, form=form, save=save, template="meetings/paper_form.html", context=context, to=address(meeting))


@policy(SIGNED_IN)
@require_POST
def paper_remove(request: HttpRequest, pk: int, paper: int) -> HttpResponse:
    """Take back a paper that was not shared."""
    meeting, found = _paper(request, pk, paper)
    try:
        actions.remove_paper(paper=found, by=request.user, now=timezone.now())
    except NotAllowed as refused:
        raise PermissionDenied(refused.message) from refused
    except Refused as refused:
        messages.error(request, str(refused.message))
    else:
        messages.success(request, _("Removed."))
    return redirect(address(meeting))


@policy(SIGNED_IN)
@require_POST
def papers_share(request: HttpRequest, pk: int) -> HttpResponse:
    """Share what is not shared yet."""
    meeting = visible_meeting(request, pk)
    form = ShareForm(request.POST)
    if not form.is_valid():
        if turned := turned_away(request, meeting):
            return turned
        return _page(request, meeting, form, status=422)
    try:
        number = actions.share_papers(meeting=meeting, by=request.user, now=timezone.now(), **form.cleaned_data)
    except NeedsReason as needed:
        return _page(request, meeting, form, status=422, warnings=needed.warnings)
    except NotAllowed as refused:
        raise PermissionDenied(refused.message) from refused
    except Refused as refused:
        if refused.field:
            form.add_error(refused.field, refused.message)
            return _page(request, meeting, form, status=422)
        return _page(request, meeting, form, status=422, refusal=refused)
    said = ngettext("%(n)s paper shared.", "%(n)s papers shared.", number) % {"n": dates.digits(number)}
    messages.success(request, said)
    return redirect(address(meeting))


@policy(SIGNED_IN)
@require_safe
def paper_export(request: HttpRequest, pk: int, paper: int, number: int) -> FileResponse:
    """One version of a paper, as attachment."""
    _meeting, found = _paper(request, pk, paper)
    version = get_object_or_404(found.versions.select_related("file"), number=number)
    return send_file(version.file)
