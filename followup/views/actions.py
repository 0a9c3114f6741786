"""Agreed actions: the list across forums, one of them, entering and changing them."""

from urllib.parse import parse_qsl

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.policies import SIGNED_IN, policy
from followup import lists, serving
from followup.action_page import filter_choices, pills, timeline
from followup.action_rows import action_rows
from followup.actions import actions as doing
from followup.actions import filters
from followup.exports import action_sheet
from followup.forms.actions import ActionForm, NewActionForm, NoteForm, SaveFilterForm
from followup.lists import ActionFilter, Line
from followup.models import Action, SavedFilter
from followup.permissions import BRINGERS, may_bring, may_keep, may_note, parties
from followup.states import ACTION_WORKFLOW
from jobs.views import send_file
from kit.paging import page_of
from kit.refusals import Refused
from kit.sheets import xlsx
from kit.whole import whole
from meetings.models import Forum, Meeting
from meetings.permissions import parties_in, seats_of
from partners.editing import may_see_history, run, version_of


def listing(request: HttpRequest, **given: str) -> dict[str, object]:
    """What a list of actions needs; ``given`` fixes parts of the filter, as on the page of a forum."""
    wanted = ActionFilter.read({**request.GET.dict(), **given})
    today = timezone.localdate()
    rows = lists.chosen(request.user, wanted, today)
    page = page_of(rows.values_list("pk", flat=True), request.GET.get("page"), lists.PAGE, count=False)
    return {
        "wanted": wanted,
        "page": page.of(action_rows(page.rows, today, forum="forum" not in given)),
        "pills": pills(request.user, wanted, today, given),
        "today": today,
        "query": wanted.query(),
        "here": request.get_full_path(),
    }


@policy(SIGNED_IN)
@require_safe
def action_list(request: HttpRequest) -> HttpResponse:
    """All actions that one may see, filtered by the address; nothing is counted to the end."""
    context = listing(request)
    context |= filter_choices(request.user, context["wanted"]) | {
        "saved": [
            {"kept": kept, "current": ActionFilter.read(dict(parse_qsl(kept.query))) == context["wanted"]}
            for kept in SavedFilter.objects.filter(user=request.user)
        ],
        "save_form": SaveFilterForm(),
        "may_bring": bool(_forums_to_bring_in(request)),
    }
    return render(request, "followup/action_list.html", context)


@policy(SIGNED_IN)
@require_safe
def action_export(request: HttpRequest) -> HttpResponse:
    """The same rows as a workbook."""
    wanted = ActionFilter.read(request.GET)
    today = timezone.localdate()
    return xlsx("actions", action_sheet(lists.chosen(request.user, wanted, today), request.user, today))


@policy(SIGNED_IN)
@require_POST
def filter_save(request: HttpRequest) -> HttpResponse:
    """Keep the present filter under a name."""
    form = SaveFilterForm(request.POST)
    query = ActionFilter.read(dict(parse_qsl(request.POST.get("query", "")[:2000]))).query()
    if form.is_valid():
        try:
            filters.save_filter(name=form.cleaned_data["name"], query=query, by=request.user, now=timezone.now())
        except Refused as refusal:
            messages.error(request, refusal.message)
        else:
            messages.success(request, _("The filter is kept."))
    else:
        messages.error(request, _("Give the filter a name."))
    return redirect(f"{reverse('followup:action-list')}?{query}")


@policy(SIGNED_IN)
@require_POST
def filter_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Remove an own filter."""
    saved = get_object_or_404(SavedFilter, pk=pk, user=request.user)
    filters.remove_filter(saved=saved, by=request.user, now=timezone.now())
    messages.success(request, _("The filter is removed."))
    return redirect("followup:action-list")


def action_of(request: HttpRequest, pk: int) -> Action:
    """The action of an address, if whoever asks may see it."""
    rows = lists.with_all(Action.objects.visible_to(request.user)).select_related("point", "issue", "done_by")
    return get_object_or_404(rows.prefetch_related("contributors__organisation", "contributors__seat__person"), pk=pk)


@policy(SIGNED_IN)
@require_safe
def action_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One action: what, who, until when; what has happened; what can be done."""
    return render(request, "followup/action_detail.html", detail_context(request, action_of(request, pk)))


def detail_context(request: HttpRequest, action: Action, note_form: NoteForm | None = None) -> dict[str, object]:
    """What the page of an action needs."""
    user, today = request.user, timezone.localdate()
    mine = parties(user, action)
    keeps, open_ = may_keep(user, action), action.state in lists.OPEN
    line: Line = lists.lines([action], today)[0]
    extensions = list(action.extensions.select_related("asked_by", "granted_by"))
    pending = next((one for one in extensions if one.granted is None), None)
    text = action.text("text")
    return {
        "action": action,
        "line": line,
        "text": text,
        "other": action.text_en if text.lang == "km" else action.text_km,
        "other_lang": "en" if text.lang == "km" else "km",
        "offers": ACTION_WORKFLOW.offers(action.state, mine),
        "helpers": list(action.contributors.all()),
        "serves": serving.served(user, [action.pk]).get(action.pk, []),
        "serves_url": reverse("followup:action-serves", args=[action.pk]) if keeps and serving.SOURCES else "",
        "themes": [dict(lists.theme_choices()).get(theme, theme) for theme in action.themes],
        "may_keep": keeps and open_,
        "may_extend": open_ and pending is None and bool(mine & {"owner", *BRINGERS} - {"facilitator"}),
        "gives_time": keeps,
        "pending": pending,
        "old_days": [one for one in extensions if one.granted],
        "may_note": may_note(user, action) and action.state not in ACTION_WORKFLOW.final,
        "note_form": note_form or NoteForm(),
        "entries": timeline(action, extensions),
        "may_see_history": may_see_history(user, action),
        "may_see_meeting": action.meeting is not None
        and Meeting.objects.visible_to(user).filter(pk=action.meeting_id).exists(),
        "may_see_forum": Forum.objects.visible_to(user).filter(pk=action.forum_id).exists(),
        "today": today,
    }


@policy(SIGNED_IN)
@require_safe
def evidence(request: HttpRequest, pk: int, note: int) -> HttpResponse:
    """A file of a progress note, as a download."""
    action = get_object_or_404(Action.objects.visible_to(request.user), pk=pk)
    found = get_object_or_404(action.notes.select_related("file").exclude(file=None), pk=note)
    return send_file(found.file)


def _forums_to_bring_in(request: HttpRequest) -> list[int]:
    return [forum for forum in seats_of(request.user) if parties_in(request.user, forum) & BRINGERS]


def _where(request: HttpRequest) -> tuple[Forum | None, Meeting | None]:
    """Forum and meeting that the address names; 404 where they are hidden."""
    meeting, forum = None, None
    if (number := whole(request.GET.get("meeting"))) is not None:
        rows = Meeting.objects.visible_to(request.user).prefetch_related("joint_forums")
        meeting = get_object_or_404(rows.select_related("forum"), pk=number)
        forum = meeting.forum
    elif (number := whole(request.GET.get("forum"))) is not None:
        forum = get_object_or_404(Forum.objects.visible_to(request.user), pk=number)
    return forum, meeting


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def action_create(request: HttpRequest) -> HttpResponse:
    """Enter an action: of a meeting, or between meetings."""
    forum, meeting = _where(request)
    mine = _forums_to_bring_in(request)
    if forum is None and len(mine) == 1:
        forum = Forum.objects.get(pk=mine[0])
    if forum is None:
        if not mine:
            raise Http404
        forums = Forum.objects.filter(pk__in=mine).order_by("kind", "position", "code")
        return render(request, "followup/action_forum.html", {"forums": forums})
    if not may_bring(request.user, forum, meeting):
        raise Http404
    form = NewActionForm(request.POST or None, user=request.user, forum=forum, meeting=meeting)
    now = timezone.now()
    back = reverse("followup:action-meeting", args=[meeting.pk]) if meeting else reverse("followup:action-list")
    return run(
        request,
        form=form,
        save=lambda: form.once(
            lambda values: doing.create_action(forum=forum, meeting=meeting, by=request.user, now=now, **values),
            by=request.user,
            now=now,
        ),
        template="followup/action_form.html",
        context={
            "heading": _("New agreed action"),
            "forum": forum,
            "meeting": meeting,
            "action": None,
            "version": None,
            "draft_key": f"followup.action.new.{forum.pk}",
            "cancel_url": back,
        },
        done=_("The action is on the list."),
    )


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def action_update(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what was agreed."""
    action = action_of(request, pk)
    if not may_keep(request.user, action):
        raise Http404
    form = ActionForm(
        request.POST or None,
        user=request.user,
        forum=action.forum,
        meeting=action.meeting,
        action=action,
        initial=ActionForm.of(action),
    )
    return run(
        request,
        form=form,
        save=lambda: doing.update_action(
            action=action, version=version_of(request), by=request.user, now=timezone.now(), **form.cleaned_data
        ),
        template="followup/action_form.html",
        context={
            "heading": _("Change the action"),
            "forum": action.forum,
            "meeting": action.meeting,
            "action": action,
            "version": action.version,
            "draft_key": f"followup.action.{action.pk}",
            "cancel_url": action.get_absolute_url(),
        },
    )
