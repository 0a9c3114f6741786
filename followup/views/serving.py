"""What an agreed action serves: a page that ticks it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.policies import SIGNED_IN, policy
from followup import serving
from followup.permissions import may_keep
from followup.views.actions import action_of
from kit.refusals import NotAllowed, Refused


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def action_serves(request: HttpRequest, pk: int) -> HttpResponse:
    """Tick what the action serves, one JMI set or workplan at a time (``?of=jmi:12``)."""
    action = action_of(request, pk)
    if not may_keep(request.user, action):
        raise Http404
    found = serving.books(request.user, action)
    keys = {f"{source.key}:{book.key}": (source, book) for source, book in found}
    asked = request.POST.get("of") or request.GET.get("of") or next(iter(keys), "")
    if asked not in keys and asked:
        raise Http404
    source, book = keys.get(asked, (None, None))
    refusal, status = None, 200
    if request.method == "POST" and source is not None:
        try:
            serving.save(
                source=source.key,
                action=action,
                book=book.key,
                values=request.POST.getlist("serves"),
                by=request.user,
                now=timezone.now(),
            )
        except Refused as refused:
            refusal, status = refused, 403 if isinstance(refused, NotAllowed) else 422
        else:
            messages.success(request, _("Saved."))
            return redirect(action)
    context = {
        "action": action,
        "books": [
            {"key": key, "words": one.words, "label": room.label, "current": key == asked}
            for key, (room, one) in keys.items()
        ],
        "of": asked,
        "book": book,
        "choices": source.choices(request.user, action, book.key) if source is not None else [],
        "refusal": refusal,
    }
    return render(request, "followup/action_serves.html", context, status=status)
