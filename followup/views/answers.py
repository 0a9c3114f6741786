"""The page behind a signed link: the lead of an action answers without a password. Showing it writes nothing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.policies import PUBLIC, policy
from followup import answers, lists
from followup.actions.answering import answer
from followup.forms.actions import AnswerForm
from kit.refusals import Refused


@policy(PUBLIC)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def action_answer(request: HttpRequest, token: str) -> HttpResponse:
    """GET shows the action and three answers; POST keeps one. An old or foreign link says what to do instead."""
    try:
        asked = answers.read(token)
    except Refused as refusal:
        response = render(request, "followup/answer_dead.html", {"refusal": refusal}, status=410)
        return _private(response)
    today = timezone.localdate()
    form = AnswerForm(request.POST if request.method == "POST" else None, request.FILES or None)
    refusal, status = None, 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                answer(asked=asked, values=form.cleaned_data, now=timezone.now())
            except Refused as error:
                if error.field in form.fields:
                    form.add_error(error.field, str(error.message))
                else:
                    refusal = error
            else:
                return _private(redirect(f"{request.path}?kept=1"))
    line = lists.lines([asked.action], today)[0]
    context = {
        "action": asked.action,
        "person": asked.person,
        "line": line,
        "form": form,
        "refusal": refusal,
        "kept": request.GET.get("kept") == "1",
        "open": asked.action.state in lists.OPEN,
        "notes": list(asked.action.notes.all()[:3]),
        "pending": asked.action.extensions.filter(granted=None).first(),
        "today": today,
        "thanks": _("Thank you. Your answer is kept."),
    }
    return _private(render(request, "followup/answer.html", context, status=status))


def _private(response: HttpResponse) -> HttpResponse:
    """The address is a key: it goes to no other site and into no index."""
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex"
    return response
