"""Secret addresses of calendars: made by their owner, renewed when known to others, ended at will."""

import datetime
import secrets

from django.utils.translation import gettext as _

from accounts.audit import audited
from accounts.models import User
from kit.refusals import Refused
from meetings.models import CalendarFeed, Forum
from meetings.permissions import sees_inside


def make_feed(*, forum: Forum | None, language: str, by: object, now: datetime.datetime) -> CalendarFeed:
    """An address for one's own calendar, or that of one forum. There is one at a time; asked twice it is the same."""
    if forum is not None and not sees_inside(by, forum):
        raise Refused(_("This forum is not yours to see."))
    with audited("meetings.make_feed", by=by):
        User.objects.select_for_update(of=("self",)).get(pk=by.pk)
        running = CalendarFeed.objects.filter(user=by, forum=forum, ended_at=None).first()
        if running is not None:
            return running
        return _new(by, forum, language, now)


def _new(user: object, forum: Forum | None, language: str, now: datetime.datetime) -> CalendarFeed:
    return CalendarFeed.objects.create(
        user=user,
        forum=forum,
        secret=secrets.token_urlsafe(32),
        language="km" if language == "km" else "en",
        made_at=now,
    )


def _running(feed: CalendarFeed, by: object) -> CalendarFeed:
    row = CalendarFeed.objects.select_for_update(of=("self",)).select_related("forum").get(pk=feed.pk, user=by)
    if row.ended_at is not None:
        raise Refused(_("This address has ended already."))
    return row


def renew_feed(*, feed: CalendarFeed, by: object, now: datetime.datetime) -> CalendarFeed:
    """A new address in place of one that others know; the old one stops at once."""
    with audited("meetings.renew_feed", by=by):
        row = _running(feed, by)
        row.ended_at = now
        row.save(update_fields=["ended_at"])
        return _new(by, row.forum, row.language, now)


def end_feed(*, feed: CalendarFeed, by: object, now: datetime.datetime) -> CalendarFeed:
    """The address stops."""
    with audited("meetings.end_feed", by=by):
        row = _running(feed, by)
        row.ended_at = now
        row.save(update_fields=["ended_at"])
        return row
