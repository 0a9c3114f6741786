"""What is done with several ticked actions: one step for all, or a reminder to those who lead them."""

import uuid
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.policies import SIGNED_IN, policy
from followup import emails_actions as emails
from followup import lists
from followup.actions import reminders
from followup.actions.bulk import update_many
from followup.forms.actions import BulkForm, RemindForm
from followup.models import Action
from kit.refusals import Refused
from kit.whole import whole

MOST = 200


def _ticked(request: HttpRequest) -> list[Action]:
    """The actions that were ticked, as far as one may see them."""
    sent = request.POST if request.method == "POST" else request.GET
    ids = [number for text in sent.getlist("action")[:MOST] if (number := whole(text)) is not None]
    return list(lists.with_all(Action.objects.visible_to(request.user).filter(pk__in=ids)))


def _back(request: HttpRequest) -> str:
    """The list from which one came."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    ok = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) and wanted.startswith("/")
    return wanted if ok else reverse("followup:action-list")


def _page(request: HttpRequest, name: str, picked: list[Action]) -> HttpResponseRedirect:
    query = urlencode([*(("action", action.pk) for action in picked), ("next", _back(request))])
    return redirect(f"{reverse(name)}?{query}")


@policy(SIGNED_IN)
@require_POST
def action_chosen(request: HttpRequest) -> HttpResponse:
    """From the ticked rows to the page that asks what is done with them."""
    picked = _ticked(request)
    if not picked:
        messages.error(request, _("Tick at least one action."))
        return redirect(_back(request))
    name = "followup:action-remind" if request.POST.get("do") == "remind" else "followup:action-bulk"
    return _page(request, name, picked)


def _result(request: HttpRequest, title: str, results: list[tuple[str, Action, str]]) -> HttpResponse:
    refused = sum(1 for shape, _action, _words in results if shape == "late")
    context = {"title": title, "results": results, "refused": refused, "back": _back(request)}
    return render(request, "followup/action_result.html", context)


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def action_bulk(request: HttpRequest) -> HttpResponse:
    """One step for all ticked actions; each that was refused says why."""
    picked = _ticked(request)
    if not picked:
        return redirect(_back(request))
    form = BulkForm(request.POST if request.method == "POST" else None, user=request.user)
    if request.method == "POST" and form.is_valid():
        done = update_many(actions=picked, values=form.cleaned_data, by=request.user, now=timezone.now())
        results = [("late" if one.problem else "done", one.action, one.problem or one.said) for one in done]
        return _result(request, _("Several actions"), results)
    context = {"form": form, "picked": picked, "back": _back(request)}
    return render(request, "followup/action_bulk.html", context, status=422 if form.is_bound else 200)


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def action_remind(request: HttpRequest) -> HttpResponse:
    """Read (and change) the message before it goes, with the names of those who get it."""
    picked = _ticked(request)
    if not picked:
        return redirect(_back(request))
    words = emails.reminder_words_in_both()
    initial = {f"{part}_{lang}": words[lang][place] for lang in words for place, part in enumerate(("subject", "body"))}
    form = RemindForm(request.POST if request.method == "POST" else None, initial=initial | {"key": uuid.uuid4()})
    if request.method == "POST" and form.is_valid():
        try:
            done = reminders.remind(
                actions=picked, words=form.words(), key=form.cleaned_data["key"], by=request.user, now=timezone.now()
            )
        except Refused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal.message))
        else:
            return _result(request, _("Remind"), [_told(one) for one in done])
    readers = emails.readers(picked)
    first = next(((action, lead.people[0]) for action in picked if (lead := readers[action.pk]).people), None)
    context = {
        "form": form,
        "picked": [(action, readers[action.pk], reminders.may_remind(request.user, action)) for action in picked],
        "example": emails.reminder(*first, words) if first and not form.is_bound else None,
        "back": _back(request),
    }
    return render(request, "followup/action_remind.html", context, status=422 if form.is_bound else 200)


def _told(one: reminders.Reminded) -> tuple[str, Action, str]:
    if one.problem:
        return "late", one.action, one.problem
    if one.again:
        return "done", one.action, _("was reminded already")
    names = ", ".join(str(person) for person in one.people)
    return "done", one.action, _("Reminded: %(names)s") % {"names": names}
