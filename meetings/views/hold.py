"""Attendance: a list to tick on the phone, people without an invitation, counts of heads."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from accounts.policies import SIGNED_IN, policy
from kit import dates
from kit.refusals import NotAllowed, Refused
from kit.whole import whole
from meetings import meeting_tabs
from meetings.actions import attendance as actions
from meetings.attendance_facts import attendances_of, facts_of, invitations_of
from meetings.attendance_page import count_words, in_words, presence_words, tick_lists, to_note
from meetings.forms.attendance import AttendanceForm, HeadCountForm
from meetings.meeting_page import visible_meeting
from meetings.models import Attendance, HeadCount, Meeting
from meetings.permissions import may_organise
from meetings.states import MeetingState, MinutesState, Presence
from meetings.views.minutes import elsewhere
from partners import editing


def _may_record(request: HttpRequest, meeting: Meeting) -> bool:
    stopped = meeting.state in (MeetingState.CANCELLED, MeetingState.POSTPONED)
    return may_organise(request.user, meeting) and meeting.minutes_state != MinutesState.SEALED and not stopped


def _home(meeting: Meeting) -> str:
    return reverse("meetings:attendance", args=[meeting.pk])


def _presences(request: HttpRequest) -> dict[tuple[str, int], str]:
    """What was ticked; ``all=present`` fills every line that has no tick yet."""
    fill = request.POST.get("all", "")
    found = {}
    for name, value in request.POST.items():
        kind, _sep, number = name.partition("-")
        if kind in ("invitation", "seat") and (pk := whole(number)) is not None:
            found[kind, pk] = value or (fill if kind == "invitation" else "")
    return found


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def attendance(request: HttpRequest, pk: int) -> HttpResponse:
    """Who was invited beside who came; whoever keeps the minutes ticks the whole list at once."""
    meeting = visible_meeting(request, pk)
    if request.method == "POST":
        try:
            changed = actions.tick(meeting=meeting, presences=_presences(request), by=request.user, now=timezone.now())
        except NotAllowed as refused:
            raise PermissionDenied(refused.message) from refused
        except Refused as refused:
            messages.error(request, refused.message)
        else:
            words = ngettext("%(count)s line recorded.", "%(count)s lines recorded.", changed)
            messages.success(request, words % {"count": dates.number(changed)})
        return redirect(_home(meeting))
    rows, invited = attendances_of(meeting), invitations_of(meeting)
    lists, facts = tick_lists(meeting, rows, invited), in_words(facts_of(meeting, rows, invited))
    context = meeting_tabs.context(request.user, meeting, "attendance") | lists
    context |= {
        "may_record": _may_record(request, meeting),
        "attendance": facts,
        "others": [{"row": row, "words": presence_words(row)} for row in lists["others"]],
        "counts": [
            {"count": count, "words": count_words(count)}
            for count in HeadCount.objects.filter(meeting=meeting).select_related("organisation")
        ],
        "organisations": facts["organisations"],
        "notes": to_note(meeting, rows, invited),
        "present": Presence.PRESENT.value,
        "lang": "km" if dates.is_khmer() else "en",
    }
    return render(request, "meetings/attendance.html", context)


def _page(meeting: Meeting, heading: str, **more: object) -> dict[str, object]:
    return {
        "heading": heading,
        "parent_url": _home(meeting),
        "parent_name": str(meeting),
        "cancel_url": _home(meeting),
        "record": None,
        "version": None,
    } | more


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def attendance_add(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody who is not on the list."""
    meeting = visible_meeting(request, pk)
    if not may_organise(request.user, meeting):
        return elsewhere(request, _home(meeting))
    form = AttendanceForm(request.POST or None, user=request.user)
    return editing.run(
        request,
        form=form,
        save=lambda: actions.add_attendance(meeting=meeting, by=request.user, now=timezone.now(), **form.values()),
        context=_page(meeting, _("Who else came")),
        to=_home(meeting),
    )


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def attendance_update(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    """What is recorded of one person."""
    meeting = visible_meeting(request, pk)
    found = get_object_or_404(Attendance.objects.select_related("meeting__forum"), meeting=meeting, pk=row)
    if not may_organise(request.user, meeting):
        return elsewhere(request, _home(meeting))
    form = AttendanceForm(request.POST or None, user=request.user, initial=AttendanceForm.of(found))
    return editing.run(
        request,
        form=form,
        save=lambda: actions.change_attendance(
            row=found, version=editing.version_of(request), by=request.user, now=timezone.now(), **form.values()
        ),
        context=_page(meeting, str(found), version=found.version),
        to=_home(meeting),
    )


@policy(SIGNED_IN)
@require_POST
def attendance_remove(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    """Somebody who was put on the list by mistake."""
    meeting = visible_meeting(request, pk)
    found = get_object_or_404(Attendance.objects.select_related("meeting__forum"), meeting=meeting, pk=row)
    return _remove(request, meeting, lambda: actions.remove_attendance(row=found, by=request.user, now=timezone.now()))


def _remove(request: HttpRequest, meeting: Meeting, do: object) -> HttpResponse:
    try:
        do()
    except NotAllowed as refused:
        raise PermissionDenied(refused.message) from refused
    except Refused as refused:
        messages.error(request, refused.message)
    return redirect(_home(meeting))


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def count_add(request: HttpRequest, pk: int) -> HttpResponse:
    """A count of heads without names."""
    meeting = visible_meeting(request, pk)
    if not may_organise(request.user, meeting):
        return elsewhere(request, _home(meeting))
    form = HeadCountForm(request.POST or None, user=request.user)
    return editing.run(
        request,
        form=form,
        save=lambda: actions.add_count(meeting=meeting, by=request.user, now=timezone.now(), **form.values()),
        context=_page(meeting, _("Count heads"), note=_("Parts need not add up to the whole.")),
        to=_home(meeting),
    )


@policy(SIGNED_IN)
@require_POST
def count_remove(request: HttpRequest, pk: int, count: int) -> HttpResponse:
    """Take a count away."""
    meeting = visible_meeting(request, pk)
    found = get_object_or_404(HeadCount.objects.select_related("meeting__forum"), meeting=meeting, pk=count)
    return _remove(request, meeting, lambda: actions.remove_count(count=found, by=request.user, now=timezone.now()))
