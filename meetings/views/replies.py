"""The page behind the address in an invitation: no sign-in, GET shows, POST answers."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.policies import PUBLIC, policy
from kit.refusals import Refused
from meetings import reply_links
from meetings.actions import invitations as actions
from meetings.calendar_sources import hours
from meetings.forms.invitations import ReplyForm
from meetings.guests import guests
from meetings.invitation_letters import letters, letters_pdf
from meetings.reply_links import Opened
from meetings.states import Reply
from meetings.views.letters import download


def _speak(request: HttpRequest, language: str) -> None:
    """The language of the letter, unless the reader has chosen one."""
    if not request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME):
        translation.activate(language)
        request.LANGUAGE_CODE = language


def _dead(request: HttpRequest, token: str, refusal: Refused) -> HttpResponse:
    return render(request, "meetings/reply_dead.html", {"refusal": refusal, "token": token}, status=410)


def _open(request: HttpRequest, token: str) -> Opened:
    _number, _sequence, language = reply_links.read(token)
    _speak(request, language)
    return reply_links.open_reply(token, now=timezone.now())


@policy(PUBLIC)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def reply(request: HttpRequest, token: str) -> HttpResponse:
    """Show the invitation and take the reply."""
    try:
        opened = _open(request, token)
        row = opened.invitation
        today = timezone.localdate()
        (guest,) = guests([row], row.meeting.starts_on or today)
        form = ReplyForm(request.POST or None, initial=ReplyForm.of(row))
        form.expect(guest.level_expected)
        if request.method == "POST" and form.is_valid():
            try:
                actions.reply(token=token, now=timezone.now(), **form.cleaned_data)
            except Refused as refusal:
                if refusal.field not in form.fields:
                    raise
                form.add_error(refusal.field, refusal.message)
            else:
                return redirect(f"{request.path}?kept=1")
    except Refused as refusal:
        return _dead(request, token, refusal)
    context = {
        "guest": guest,
        "meeting": row.meeting,
        "days": [(day, hours(day)) for day in row.meeting.days.all()],
        "form": form,
        "replied": row.reply != Reply.NONE,
        "kept": request.GET.get("kept") == "1" and row.reply != Reply.NONE,
        "token": token,
    }
    response = render(request, "meetings/reply.html", context, status=422 if form.errors else 200)
    response["X-Robots-Tag"] = "noindex"
    return response


@policy(PUBLIC)
@never_cache
@require_safe
def reply_letter_export(request: HttpRequest, token: str) -> HttpResponse:
    """One's own letter as PDF."""
    try:
        opened = _open(request, token)
    except Refused as refusal:
        return _dead(request, token, refusal)
    row, today = opened.invitation, timezone.localdate()
    texts = letters(row.meeting, guests([row], row.meeting.starts_on or today), opened.language, today)
    return download(letters_pdf(texts, title=str(row.meeting)), "application/pdf", f"invitation-{row.meeting_id}.pdf")
