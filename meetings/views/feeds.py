"""Secret addresses of calendars, and the calendars behind them."""

import datetime
import hashlib

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.policies import PUBLIC, SIGNED_IN, policy
from accounts.roles import Right
from kit.refusals import Refused
from kit.whole import whole
from meetings import calendar_sources, ics
from meetings.actions import calendars as actions
from meetings.models import CalendarFeed, Forum
from meetings.permissions import seats_of

BACK, AHEAD = datetime.timedelta(days=370), datetime.timedelta(days=740)


@policy(SIGNED_IN)
@require_safe
def feed_list(request: HttpRequest) -> HttpResponse:
    """One's own addresses, and what else could have one."""
    rows = list(CalendarFeed.objects.filter(user=request.user, ended_at=None).select_related("forum"))
    taken = {feed.forum_id for feed in rows}
    forums = Forum.objects.visible_to(request.user).exclude(pk__in=[pk for pk in taken if pk])
    context = {
        "feeds": [(feed, ics.full(reverse("meetings:calendar-feed-export", args=[feed.secret]))) for feed in rows],
        "personal": None in taken,
        "forums": list(forums.order_by("kind", "position", "code")),
        "lang": "km" if request.LANGUAGE_CODE.startswith("km") else "en",
    }
    return render(request, "meetings/calendar_feeds.html", context)


def _back() -> HttpResponse:
    return redirect("meetings:calendar-feeds")


@policy(SIGNED_IN)
@require_POST
def feed_make(request: HttpRequest) -> HttpResponse:
    """Make an address."""
    number, forum = whole(request.POST.get("forum")), None
    if number is not None:
        forum = get_object_or_404(Forum.objects.visible_to(request.user), pk=number)
    actions.make_feed(forum=forum, language=request.POST.get("language", ""), by=request.user, now=timezone.now())
    messages.success(request, _("The address is made. Copy it into your calendar."))
    return _back()


def _own(request: HttpRequest, pk: int) -> CalendarFeed:
    return get_object_or_404(CalendarFeed, pk=pk, user=request.user)


@policy(SIGNED_IN)
@require_POST
def feed_renew(request: HttpRequest, pk: int) -> HttpResponse:
    """Another address in its place."""
    try:
        actions.renew_feed(feed=_own(request, pk), by=request.user, now=timezone.now())
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("There is a new address; the old one no longer works."))
    return _back()


@policy(SIGNED_IN)
@require_POST
def feed_end(request: HttpRequest, pk: int) -> HttpResponse:
    """Stop an address."""
    try:
        actions.end_feed(feed=_own(request, pk), by=request.user, now=timezone.now())
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("The address no longer works."))
    return _back()


@policy(PUBLIC)
@require_safe
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """The calendar behind an address: what its owner may see today, in the language of the address."""
    row = CalendarFeed.objects.select_related("user", "forum").filter(secret=secret, ended_at=None).first()
    if row is None or not row.user.is_active:
        raise Http404
    user, now = row.user, timezone.now()
    if row.forum and not Forum.objects.visible_to(user).filter(pk=row.forum_id).exists():
        raise Http404
    today = timezone.localdate(now)
    own = row.forum is None and (bool(seats_of(user)) or not user.has_right(Right.SEE_ALL))
    with translation.override(row.language):
        found = calendar_sources.entries(user, today - BACK, today + AHEAD, forum_id=row.forum_id, own=own)
        name = str(row.forum or _("DCPS Partnership Desk"))
        data = ics.feed(found, name=name, lang=row.language, now=row.made_at)
    etag = f'"{hashlib.sha256(data).hexdigest()[:32]}"'
    response = HttpResponse(data, content_type=ics.MEDIA_TYPE)
    response["Content-Disposition"] = 'inline; filename="calendar.ics"'
    response["Cache-Control"] = "private, max-age=900"
    response["ETag"] = etag
    response["X-Robots-Tag"] = "noindex"
    return get_conditional_response(request, etag=etag, response=response)
