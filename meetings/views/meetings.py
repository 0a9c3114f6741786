"""The list of meetings, the overview of one, and the form of what and when it is."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.policies import SIGNED_IN, policy
from kit.paging import Page, page_of
from kit.whole import whole
from meetings import meeting_tabs, tabs
from meetings.actions import meetings as actions
from meetings.actions.agenda import fill_from_template
from meetings.actions.checklists import start_checklist
from meetings.carry_over import proposals
from meetings.forms.lines import Lines, lines_of
from meetings.forms.meetings import DayForm, MeetingForm, NewMeetingForm
from meetings.meeting_list import MeetingFilter
from meetings.meeting_page import turned_away, visible_meeting
from meetings.meeting_rows import meeting_rows
from meetings.models import Forum, Meeting
from meetings.overview import overview
from meetings.permissions import forums_to_call_in, kinds_called_by
from meetings.views.forums import forum_of
from partners.editing import run, version_of

PAGE = 100


def _page(request: HttpRequest, wanted: MeetingFilter) -> Page:
    """The lines of one page; nothing is counted."""
    keys = wanted.rows().prefetch_related(None).values_list("pk", flat=True)
    page = page_of(keys, request.GET.get("page"), PAGE, count=False)
    return page.of(meeting_rows(page.rows, forum=not wanted.fixed))


@policy(SIGNED_IN)
@require_safe
def meeting_list(request: HttpRequest) -> HttpResponse:
    """Meetings of all forums one may see; ``?forum=`` and the filters narrow the list."""
    wanted = MeetingFilter(request)
    context = {
        "page": _page(request, wanted),
        "wanted": wanted,
        "new_url": _new_url(request, wanted.forum),
    }
    return render(request, "meetings/meeting_list.html", context)


@policy(SIGNED_IN)
@require_safe
def forum_meetings(request: HttpRequest, pk: int) -> HttpResponse:
    """The meetings of one forum, joint ones among them."""
    forum = forum_of(request, pk)
    wanted = MeetingFilter(request, forum)
    context = tabs.context(request.user, forum, "meetings") | {
        "page": _page(request, wanted),
        "wanted": wanted,
        "new_url": _new_url(request, forum),
    }
    return render(request, "meetings/forum_meetings.html", context)


def _new_url(request: HttpRequest, forum: Forum | None) -> str:
    """Where to plan a meeting, for those who may."""
    address = reverse("meetings:meeting-create")
    if forum is not None:
        return f"{address}?forum={forum.pk}" if kinds_called_by(request.user, forum.pk) else ""
    return address if forums_to_call_in(request.user).exists() else ""


@policy(SIGNED_IN)
@require_safe
def meeting_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """What a meeting is, and how far its preparation is."""
    meeting = visible_meeting(request, pk)
    context = meeting_tabs.context(request.user, meeting, "overview")
    return render(request, "meetings/meeting_detail.html", context | overview(request.user, meeting, context))


def _days(request: HttpRequest, meeting: Meeting | None) -> Lines:
    stored = list(meeting.days.all()) if meeting is not None else []
    return lines_of(
        DayForm,
        request.POST if request.method == "POST" else None,
        name="days",
        label=_("Days and venues"),
        initial=[DayForm.of(day) for day in stored],
        user=request.user,
        extra=1,
    )


def _edit(request: HttpRequest, form: MeetingForm, days: Lines, save: object, context: dict) -> HttpResponse:
    """Show or save form and days together; “one more line” only shows them again."""
    context = {"days": days, "form": form, "stale_rows": None, "refusal": None} | context
    template = "meetings/meeting_form.html"
    if request.method == "POST" and request.POST.get("more"):
        return render(request, template, context)
    if request.method == "POST" and not days.is_valid():
        form.is_valid()
        return render(request, template, context, status=422)
    return run(request, form=form, save=save, template=template, context=context)


@dataclass(frozen=True)
class Begun:
    """A new meeting; where something is left over from before, its page comes first."""

    meeting: Meeting
    left_over: bool

    def get_absolute_url(self) -> str:
        """Where to go on."""
        return reverse("meetings:agenda-carry" if self.left_over else "meetings:agenda", args=[self.meeting.pk])


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def meeting_create(request: HttpRequest) -> HttpResponse:
    """Plan a meeting; ``?forum=`` says in which forum."""
    allowed = forums_to_call_in(request.user)
    number = whole(request.POST.get("forum") or request.GET.get("forum"))
    forum = get_object_or_404(allowed, pk=number) if number is not None else None
    if forum is None and not allowed.exists():
        raise PermissionDenied
    form = NewMeetingForm(request.POST or None, user=request.user, forum=forum, initial={})
    days, now = _days(request, None), timezone.now()

    def make(values: dict[str, Any]) -> Meeting:
        meeting = actions.create_meeting(
            forum=values["forum"],
            values=form.values(),
            days=days.values(),
            joint_forums=list(values["joint_forums"]),
            by=request.user,
            now=now,
        )
        if values["template"] is not None:
            fill_from_template(meeting=meeting, template=values["template"], by=request.user, now=now)
        start_checklist(meeting=meeting, by=request.user, now=now)
        return meeting

    def save() -> Begun:
        meeting = form.once(make, by=request.user, now=now)
        return Begun(meeting, bool(proposals(meeting)))

    context = {
        "heading": _("Plan a meeting"),
        "meeting": None,
        "version": None,
        "draft_key": "meetings.meeting.new",
        "cancel_url": reverse("meetings:meeting-list"),
        "submit": _("Plan the meeting"),
    }
    return _edit(request, form, days, save, context)


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def meeting_update(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what and when a meeting is."""
    meeting = visible_meeting(request, pk)
    if turned := turned_away(request, meeting):
        return turned
    kinds = kinds_called_by(request.user, meeting.forum_id)
    form = MeetingForm(
        request.POST or None,
        user=request.user,
        forum=meeting.forum,
        kinds=[*kinds, meeting.kind],
        initial=MeetingForm.of(meeting),
    )
    days = _days(request, meeting)

    def save() -> Meeting:
        return actions.change_meeting(
            meeting=meeting,
            values=form.values(),
            days=days.values(),
            joint_forums=list(form.cleaned_data["joint_forums"]),
            version=version_of(request),
            by=request.user,
            now=timezone.now(),
        )

    context = {
        "heading": _("Edit meeting"),
        "meeting": meeting,
        "version": meeting.version,
        "draft_key": f"meetings.meeting.{meeting.pk}",
        "cancel_url": meeting.get_absolute_url(),
        "submit": _("Save"),
    }
    return _edit(request, form, days, save, context)
