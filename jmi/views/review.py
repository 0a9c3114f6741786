"""Keeping reasons; comments on fields and their answers."""

import uuid

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.policies import SIGNED_IN, policy
from jmi.actions import review
from jmi.forms.review import AnswerForm, CommentForm, ReasonForm
from jmi.models import FieldComment
from jmi.permissions import may_comment, parties
from jmi.set_read import visible_set
from jmi.stale import saved_last
from jmi.views.refusing import forbidding, refusals_said, refusals_to
from jmi.views.sets import show
from kit.refusals import Refused, Stale


@policy(SIGNED_IN)
@require_POST
def reason_keep(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep the reason for one warning; the matrix comes back without it."""
    jmi_set = visible_set(request, pk)
    form = ReasonForm(request.POST)
    said = _("Reason kept.")
    if not form.is_valid():
        messages.error(request, _("Write the reason in at most 2,000 letters."))
        return redirect(jmi_set)
    try:
        with forbidding():
            review.keep_reason(jmi_set=jmi_set, by=request.user, now=timezone.now(), **form.cleaned_data)
    except Refused as refused:
        said = str(refused.message)
        if not request.htmx:
            messages.error(request, said)
    else:
        if not request.htmx:
            messages.success(request, said)
    if request.htmx:
        return show(request, visible_set(request, pk), said=said)
    return redirect(jmi_set)


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def comment_add(request: HttpRequest, pk: int) -> HttpResponse:
    """Comment on the set, a row (``?row=indicator:12``) or one field of it."""
    jmi_set = visible_set(request, pk)
    if not may_comment(request.user, jmi_set):
        if request.method == "POST":
            raise PermissionDenied
        messages.info(request, _("This set can only be read."))
        return redirect(jmi_set)
    row = (request.POST if request.method == "POST" else request.GET).get("row", "")[:60]
    form = CommentForm(
        request.POST or None, row=row, initial={"row": row}, reviewer="crdb" in parties(request.user, jmi_set)
    )
    if request.method == "POST" and form.is_valid():
        with refusals_to(form):
            made = form.once(
                lambda values: review.add_comment(jmi_set=jmi_set, by=request.user, now=timezone.now(), **values),
                by=request.user,
                now=timezone.now(),
            )
            messages.success(request, _("Comment added."))
            return redirect(f"{jmi_set.get_absolute_url()}#comment-{made.pk}")
    status = 422 if request.method == "POST" else 200
    return render(request, "jmi/comment_add.html", {"form": form, "set": jmi_set}, status=status)


@policy(SIGNED_IN)
@require_POST
def comment_settle(request: HttpRequest, pk: int, comment: int) -> HttpResponse:
    """Answer a comment, and settle it when the button says so."""
    jmi_set = visible_set(request, pk)
    thing = get_object_or_404(jmi_set.fieldcomments, pk=comment)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Write the answer in at most 4,000 letters."))
        return redirect(f"{jmi_set.get_absolute_url()}#comments")
    try:
        with refusals_said(request):
            review.settle_comment(
                jmi_set=jmi_set, comment=comment, by=request.user, now=timezone.now(), **form.cleaned_data
            )
            messages.success(request, _("Saved."))
    except Stale as stale:
        again = reverse("jmi:comment-add", args=[jmi_set.pk])
        return answered_already(request, thing, stale, jmi_set.get_absolute_url(), again, thing.row)
    return redirect(f"{jmi_set.get_absolute_url()}#comments")


def answered_already(
    request: HttpRequest, comment: FieldComment, stale: Stale, back: str, again: str, row: str
) -> HttpResponse:
    """Somebody was quicker: both answers; the own one can follow as an answer, or as a comment where it is settled."""
    comment.refresh_from_db()
    context = {
        "comment": comment,
        "theirs": stale.theirs["answer"],
        "typed": stale.mine["answer"],
        "saved": saved_last(FieldComment, comment.pk, stale.version),
        "back": f"{back}#comments",
        "action": again if comment.settled_at else request.path,
        "row": row,
        "once": uuid.uuid4(),
    }
    return render(request, "jmi/comment_answered.html", context, status=409)
