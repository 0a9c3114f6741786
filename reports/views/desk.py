"""My desk, the first page of everybody."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from accounts.policies import SIGNED_IN, policy
from accounts.roles import Right
from kit import dates
from meetings.permissions import seats_of
from reports.desk import Desk
from reports.desk import desk as read_desk


@policy(SIGNED_IN)
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """What waits for the signed-in person, by due date; a value can be typed and saved right here."""
    today, here = timezone.localdate(), reverse("reports:desk")
    found = read_desk(request.user, today, here)
    context = {
        "desk": found,
        "today": today,
        "heading": heading(len(found.things)),
        "lead": lead(found, today),
        "here": here,
        "key": uuid.uuid4(),
        "seated": bool(seats_of(request.user)),
        "centre": request.user.has_right(Right.COORDINATE),
        "keeper": request.user.has_right(Right.INVITE_USERS),
        "weekday": dates.day(today, "full"),
    }
    return render(request, "reports/desk.html", context)


def heading(number: int) -> str:
    """How many things wait, in words up to nine."""
    if not number:
        return _("Nothing waits for you")
    words = {
        1: _("One thing waits for you"),
        2: _("Two things wait for you"),
        3: _("Three things wait for you"),
        4: _("Four things wait for you"),
        5: _("Five things wait for you"),
        6: _("Six things wait for you"),
        7: _("Seven things wait for you"),
        8: _("Eight things wait for you"),
        9: _("Nine things wait for you"),
    }
    return words.get(number) or _("%(n)s things wait for you") % {"n": dates.digits(number)}


def lead(found: Desk, today: object) -> str:
    """One line: what is late, what is due within a week."""
    late = sum(1 for thing in found.things if thing.late)
    soon = sum(1 for thing in found.things if thing.due_on and 0 <= (thing.due_on - today).days <= 7)
    parts = []
    if late:
        parts.append(ngettext("%(n)s is late.", "%(n)s are late.", late) % {"n": dates.digits(late)})
    if soon:
        words = ngettext("%(n)s is due within a week.", "%(n)s are due within a week.", soon)
        parts.append(words % {"n": dates.digits(soon)})
    return " ".join(parts)
