"""Letters about issues; each function returns them unsent. The origin is told at each step."""

from collections.abc import Callable, Iterable

from django.conf import settings
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from followup.models import Issue, Leg
from kit.mail import Message, in_language
from meetings.models import Seat
from meetings.states import SeatFunction

LEADING = (SeatFunction.SECRETARIAT, SeatFunction.CHAIR, SeatFunction.FACILITATOR)


def _of_forum(forum_id: int) -> Q:
    """Those who speak for a forum now."""
    seats = Seat.objects.current().filter(forum=forum_id, function__in=LEADING)
    return Q(pk__in=seats.values("person__user")) | Q(pk__in=seats.values("alternate__user"))


def _of_body(organisation_id: int) -> Q:
    """Those who sit or serve for a body now."""
    day = timezone.localdate()
    seats = Seat.objects.current().filter(organisation=organisation_id)
    serves = Q(person__positions__organisation=organisation_id) & (
        Q(person__positions__to_on=None) | Q(person__positions__to_on__gte=day)
    )
    return Q(pk__in=seats.values("person__user")) | serves


def receivers(leg: Leg) -> list[User]:
    """Who is written to for the receiver of a leg; nobody for one outside."""
    rule = Q(pk=None)
    if leg.to_forum_id:
        rule = _of_forum(leg.to_forum_id)
    elif leg.to_organisation_id:
        rule = _of_body(leg.to_organisation_id)
    return list(User.objects.filter(rule, is_active=True).distinct())


def senders(leg: Leg) -> list[User]:
    """Who handed the leg up: the forum or body below."""
    rule = Q(pk=None)
    if leg.from_forum_id:
        rule = _of_forum(leg.from_forum_id)
    elif leg.from_organisation_id:
        rule = _of_body(leg.from_organisation_id)
    return list(User.objects.filter(rule, is_active=True).distinct())


def origin(issue: Issue) -> list[User]:
    """Those who keep the issue open, and whoever raised it."""
    rule = _of_forum(issue.forum_id) | Q(pk=issue.created_by_id)
    return list(User.objects.filter(rule, is_active=True).distinct())


def _to(people: Iterable[User], by: object, write: Callable[[], tuple[str, str]]) -> list[Message]:
    known = {one.pk: one for one in people if one.pk != getattr(by, "pk", None)}
    return [in_language(one.language, write, to=one.email, to_name=str(one)) for one in known.values()]


def _letter(issue: Issue, subject: str, first: str, note: str) -> tuple[str, str]:
    body = [first, str(issue), note, f"{settings.SITE_URL}{issue.get_absolute_url()}"]
    return subject, "\n\n".join(part for part in body if part) + "\n"


def handed_up(leg: Leg, *, by: object) -> list[Message]:
    """To the receiver: an issue has come; to the origin: where it is now."""
    issue = leg.issue

    def asked() -> tuple[str, str]:
        first = _("%(from)s hands this issue up to you: %(to)s.") % {
            "from": leg.from_forum or leg.from_organisation,
            "to": leg,
        }
        return _letter(issue, _("An issue has come to you"), first, leg.message)

    def told() -> tuple[str, str]:
        first = _("Your issue has been handed up to %(to)s.") % {"to": leg}
        return _letter(issue, _("Your issue: handed up"), first, leg.message)

    return _to(receivers(leg), by, asked) + _to(origin(issue), by, told)


def leg_moved(leg: Leg, *, by: object) -> list[Message]:
    """To the origin, and to those in between: what the receiver did."""
    issue = leg.issue

    def write() -> tuple[str, str]:
        words = {
            "accepted": (_("Your issue: accepted"), _("%(who)s has accepted your issue.")),
            "declined": (_("Your issue: declined"), _("%(who)s has declined your issue.")),
            "resolved": (_("Your issue: an answer has come"), _("%(who)s has answered your issue.")),
        }
        subject, sentence = words[leg.state]
        return _letter(issue, subject, sentence % {"who": leg}, leg.answer)

    return _to([*origin(issue), *senders(leg)], by, write)


def closed(issue: Issue, *, note: str, by: object) -> list[Message]:
    """To all who had it: the origin has closed the issue."""
    people = [one for leg in issue.legs.select_related("to_forum", "to_organisation") for one in receivers(leg)]

    def write() -> tuple[str, str]:
        first = _("%(forum)s has closed this issue.") % {"forum": issue.forum}
        return _letter(issue, _("Closed at its origin"), first, note)

    return _to(people, by, write)
