"""The steps of one action, its notes, more time."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.policies import SIGNED_IN, policy
from followup.actions import steps
from followup.forms.actions import ExtendForm, FinishForm, NoteForm, ReasonForm
from followup.models import Action
from followup.permissions import KEEPERS, may_note, parties
from followup.states import ACTION_WORKFLOW, Priority
from followup.views.actions import action_of, detail_context
from kit.refusals import NotAllowed, Refused, Stale
from kit.whole import whole


def _version(request: HttpRequest) -> int | None:
    return whole(request.POST.get("version"), digits=9)


def _button(request: HttpRequest, pk: int, take: Callable[..., object], done: str) -> HttpResponse:
    """A step without further questions."""
    action = action_of(request, pk)
    try:
        take(action=action, version=_version(request), by=request.user, now=timezone.now())
    except NotAllowed as refusal:
        return _refused(request, action, refusal, 403)
    except Refused as refusal:
        return _refused(request, action, refusal, 422)
    except Stale:
        messages.error(request, _("Somebody changed the action in the meantime. Read it again, then decide."))
    else:
        messages.success(request, done)
    return redirect(action)


def _refused(request: HttpRequest, action: Action, refusal: Refused, status: int) -> HttpResponse:
    context = detail_context(request, action_of(request, action.pk)) | {"refusal": refusal}
    return render(request, "followup/action_detail.html", context, status=status)


@policy(SIGNED_IN)
@require_POST
def action_start(request: HttpRequest, pk: int) -> HttpResponse:
    """Work has begun."""
    return _button(request, pk, steps.start, _("The action is in progress."))


@policy(SIGNED_IN)
@require_POST
def action_confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """It is done indeed."""
    return _button(request, pk, steps.confirm, _("The action is confirmed."))


def _asking(
    request: HttpRequest,
    action: Action,
    form: forms.Form,
    take: Callable[..., object],
    *,
    heading: str,
    submit: str,
    done: str,
    danger: bool = False,
) -> HttpResponse:
    """A step that asks for something first."""
    status, refusal = 200, None
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                take(form.cleaned_data)
            except Stale:
                status = 409
                refusal = Refused(_("Somebody changed the action in the meantime. Read it again, then decide."))
            except Refused as error:
                status = 403 if isinstance(error, NotAllowed) else 422
                if error.field in form.fields:
                    form.add_error(error.field, str(error.message))
                else:
                    refusal = error
            else:
                messages.success(request, done)
                return redirect(action)
    context = {
        "action": action,
        "form": form,
        "heading": heading,
        "submit": submit,
        "refusal": refusal,
        "version": action.version,
        "danger": danger,
        "draft_key": f"followup.step.{action.pk}.{request.resolver_match.url_name}",
    }
    return render(request, "followup/action_step.html", context, status=status)


def _takes(request: HttpRequest, pk: int, verb: str) -> Action:
    """The action, if the step is offered to whoever asks; a page that leads nowhere is not shown."""
    action = action_of(request, pk)
    who = ACTION_WORKFLOW.step(verb).who
    if not parties(request.user, action) & set(who):
        raise Http404
    return action


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def action_finish(request: HttpRequest, pk: int) -> HttpResponse:
    """Done: with a note, and evidence where the priority is high."""
    action = _takes(request, pk, "finish")
    shown = action.notes.exclude(file=None).exists()
    form = FinishForm(
        request.POST if request.method == "POST" else None,
        request.FILES or None,
        needs_file=action.priority == Priority.HIGH and not shown,
    )
    return _asking(
        request,
        action,
        form,
        lambda values: steps.finish(
            action=action,
            note=values["note"],
            upload=values["file"],
            version=_version(request),
            by=request.user,
            now=timezone.now(),
        ),
        heading=_("The action is done"),
        submit=_("Done"),
        done=_("Said to be done; the secretariat confirms."),
    )


def _with_reason(
    request: HttpRequest, pk: int, verb: str, take: Callable[..., object], **words: object
) -> HttpResponse:
    action = _takes(request, pk, verb)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    return _asking(
        request,
        action,
        form,
        lambda values: take(
            action=action, version=_version(request), by=request.user, now=timezone.now(), reason=values["reason"]
        ),
        **words,
    )


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def action_reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it up again."""
    words = {"heading": _("Open the action again"), "submit": _("Reopen"), "done": _("The action is open again.")}
    return _with_reason(request, pk, "reopen", steps.reopen, **words)


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def action_drop(request: HttpRequest, pk: int) -> HttpResponse:
    """No longer wanted."""
    words = {"heading": _("Drop the action"), "submit": _("Drop"), "done": _("The action is dropped.")}
    return _with_reason(request, pk, "drop", steps.drop, danger=True, **words)


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def action_extend(request: HttpRequest, pk: int) -> HttpResponse:
    """More time: given by the secretariat and the Chair, asked for by the lead."""
    action = action_of(request, pk)
    mine = parties(request.user, action)
    if not mine & (KEEPERS | {"owner"}):
        raise Http404
    gives = bool(mine & KEEPERS)
    form = ExtendForm(request.POST if request.method == "POST" else None)
    return _asking(
        request,
        action,
        form,
        lambda values: steps.extend(action=action, by=request.user, now=timezone.now(), **values),
        heading=_("Move the day") if gives else _("Ask for more time"),
        submit=_("Move the day") if gives else _("Ask for more time"),
        done=_("The day is moved; the old one stays on record.") if gives else _("The secretariat is asked."),
    )


@policy(SIGNED_IN)
@require_POST
def extension_answer(request: HttpRequest, pk: int, extension: int) -> HttpResponse:
    """Give the time that was asked for, or don't."""
    action = action_of(request, pk)
    asked = get_object_or_404(action.extensions, pk=extension)
    granted = request.POST.get("answer") == "give"
    try:
        steps.answer_extension(extension=asked, granted=granted, by=request.user, now=timezone.now())
    except NotAllowed as refusal:
        return _refused(request, action, refusal, 403)
    except Refused as refusal:
        return _refused(request, action, refusal, 422)
    messages.success(request, _("More time is given.") if granted else _("The day stays; the lead is told."))
    return redirect(action)


@policy(SIGNED_IN)
@require_POST
def note_add(request: HttpRequest, pk: int) -> HttpResponse:
    """Say how far it is."""
    action = action_of(request, pk)
    if not may_note(request.user, action):
        raise Http404
    form, now = NoteForm(request.POST, request.FILES), timezone.now()
    refusal = None
    if form.is_valid():
        try:
            form.once(
                lambda sent: steps.add_note(
                    action=action, text=sent["text"], upload=sent["file"], by=request.user, now=now
                ),
                by=request.user,
                now=now,
            )
        except Refused as error:
            refusal = error
        else:
            messages.success(request, _("The note is kept."))
            return redirect(action)
    context = detail_context(request, action_of(request, pk), form) | {"refusal": refusal}
    return render(request, "followup/action_detail.html", context, status=422)
