"""Filters of the list of actions that somebody keeps for themselves."""

import datetime

from django.utils.translation import gettext as _

from accounts.audit import audited
from followup.models import SavedFilter
from kit.refusals import Refused

MOST = 30


def save_filter(*, name: str, query: str, by: object, now: datetime.datetime) -> SavedFilter:
    """Keep a filter; the same name again replaces it."""
    if not name.strip():
        raise Refused(_("Give the filter a name."), field="name")
    with audited("followup.save_filter", by=by):
        others = SavedFilter.objects.filter(user=by).exclude(name=name.strip())
        if others.count() >= MOST:
            raise Refused(_("You keep %(number)s filters already; remove one first.") % {"number": MOST}, field="name")
        kept, _made = SavedFilter.objects.update_or_create(user=by, name=name.strip(), defaults={"query": query})
    return kept


def remove_filter(*, saved: SavedFilter, by: object, now: datetime.datetime) -> None:
    """Remove an own filter."""
    with audited("followup.remove_filter", by=by):
        SavedFilter.objects.filter(pk=saved.pk, user=by).delete()
