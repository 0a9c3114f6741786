"""Giving, changing and ending seats. Nobody deletes a seat: it ends on a day, for a reason, and stays in the history.

Rights follow seats, so each of these changes somebody's access at once.
"""

import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.audit import audited
from kit.refusals import NotAllowed, Refused
from meetings.models import Forum, Seat
from meetings.permissions import may_name
from meetings.states import SeatFunction
from partners.actions.saving import locked, write
from partners.models import Organisation, Person

NAMED_WHERE = {SeatFunction.FACILITATOR: "TWG-5b.08", SeatFunction.CHAIR: "TWG-5b.03"}


def _require(by: object, forum: Forum, function: str) -> None:
    if may_name(by, forum.pk, function):
        return
    words = {
        SeatFunction.FACILITATOR: _("Development partners name their lead facilitator themselves."),
        SeatFunction.CHAIR: _("The head of the host ministry appoints the Chair; CRDB/CDC records it."),
        SeatFunction.CRDB: _("CRDB/CDC names its own representative."),
    }
    raise NotAllowed(
        words.get(function, _("The Chair, or the secretariat for the Chair, decides who is a member.")),
        NAMED_WHERE.get(function, "TWG-5b.02"),
    )


def _check(
    forum: Forum, function: str, person: Person | None, alternate: Person | None, body: Organisation | None, theme: str
) -> None:
    if person is None and body is None:
        raise Refused(_("Name the person, or the organisation whose seat it is."), field="person")
    if person is not None and alternate is not None and person.pk == alternate.pk:
        raise Refused(_("Nobody can be the own alternate."), field="alternate")
    if function == SeatFunction.FOCAL_POINT and not theme:
        raise Refused(_("Say which theme this focal point covers."), "TWG-5b.24", field="theme")
    if function == SeatFunction.CHAIR:
        hosts = set(forum.hosts.values_list("pk", flat=True))
        above = body
        while above is not None and above.pk not in hosts:
            above = above.parent
        if hosts and above is None:
            raise Refused(_("The Chair must belong to the host ministry."), "TWG-5b.04", field="organisation")


def _refuse_twice(forum: Forum, function: str, person: Person | None, theme: str, day: datetime.date) -> None:
    if person is None:
        return
    same = forum.seats.filter(function=function, person=person, theme=theme).exclude(to_on__lt=day)
    if same.exists():
        raise Refused(_("This person holds this seat already."), field="person")


def give_seat(
    *,
    forum: Forum,
    function: str,
    person: Person | None = None,
    alternate: Person | None = None,
    organisation: Organisation | None = None,
    theme: str = "",
    level_expected: str = "",
    from_on: datetime.date | None = None,
    note: str = "",
    by: object,
    now: datetime.datetime,
) -> Seat:
    """Seat a person in a forum, or open a seat that is still vacant."""
    _require(by, forum, function)
    with audited("meetings.give_seat", by=by):
        forum = locked(forum)
        _check(forum, function, person, alternate, organisation, theme)
        _refuse_twice(forum, function, person, theme, from_on or timezone.localdate(now))
        return Seat.objects.create(
            forum=forum,
            function=function,
            person=person,
            alternate=alternate,
            organisation=organisation,
            theme=theme,
            level_expected=level_expected,
            from_on=from_on,
            note=note,
        )


def change_seat(
    *,
    seat: Seat,
    alternate: Person | None,
    organisation: Organisation | None,
    theme: str,
    from_on: datetime.date | None,
    note: str,
    level_expected: str | None = None,
    version: int,
    by: object,
    now: datetime.datetime,
) -> Seat:
    """Correct a running term: alternate, organisation, theme, first day, and the level expected if it is given.

    Another holder is a new term (replace).
    """
    _require(by, seat.forum, seat.function)
    with audited("meetings.change_seat", by=by):
        seat = locked(seat)
        _check(seat.forum, seat.function, seat.person, alternate, organisation, theme)
        if from_on and seat.to_on and seat.to_on < from_on:
            raise Refused(_("It cannot end before it began."), field="from_on")
        values = {
            "alternate": alternate,
            "organisation": organisation,
            "theme": theme,
            "from_on": from_on,
            "note": note,
        }
        if level_expected is not None:
            values["level_expected"] = level_expected
        return write(seat, values, version)


def end_seat(
    *,
    seat: Seat,
    on: datetime.date,
    reason: str,
    leave_vacant: bool = False,
    version: int,
    by: object,
    now: datetime.datetime,
) -> Seat:
    """End a term with its last day and the reason; with ``leave_vacant`` the seat stays open for another holder."""
    _require(by, seat.forum, seat.function)
    if not reason.strip():
        raise Refused(_("Say why the seat ends."), field="reason")
    with audited("meetings.end_seat", by=by, why=reason):
        seat = _running(seat, on)
        write(seat, {"to_on": on, "end_reason": reason.strip()}, version)
        if leave_vacant:
            vacancy = Seat(
                forum=seat.forum,
                function=seat.function,
                organisation=seat.organisation,
                theme=seat.theme,
                from_on=on + datetime.timedelta(days=1),
                follows=seat,
            )
            _hand_contact_on(seat, vacancy)
    return seat


def replace_holder(
    *,
    seat: Seat,
    person: Person,
    alternate: Person | None = None,
    organisation: Organisation | None = None,
    from_on: datetime.date,
    reason: str,
    version: int,
    by: object,
    now: datetime.datetime,
) -> Seat:
    """End the term the day before and seat the next holder, who takes over what hangs on the seat."""
    _require(by, seat.forum, seat.function)
    if seat.person_id and not reason.strip():
        raise Refused(_("Say why the holder changes."), field="reason")
    with audited("meetings.replace_holder", by=by, why=reason):
        locked(seat.forum)
        last = from_on - datetime.timedelta(days=1)
        seat = locked(seat)
        organisation = organisation or seat.organisation
        _check(seat.forum, seat.function, person, alternate, organisation, seat.theme)
        if person.pk == seat.person_id:
            raise Refused(_("This person holds this seat already."), field="person")
        _refuse_twice(seat.forum, seat.function, person, seat.theme, from_on)
        values = {"person": person, "alternate": alternate, "organisation": organisation}
        if seat.person_id is None and (seat.from_on is None or last < seat.from_on):
            return write(seat, values | {"from_on": from_on}, version)  # was never really vacant
        seat = _running(seat, last, field="from_on")
        write(seat, {"to_on": last, "end_reason": reason.strip()}, version)
        new = Seat(forum=seat.forum, function=seat.function, theme=seat.theme, from_on=from_on, follows=seat, **values)
        _hand_contact_on(seat, new)
        return new


def _running(seat: Seat, last: datetime.date, field: str = "on") -> Seat:
    """The locked seat, refused when it cannot end on that day."""
    seat = locked(seat)
    if seat.to_on is not None and seat.to_on <= last:
        raise Refused(_("This term has ended already."), field=field)
    if seat.from_on and last < seat.from_on:
        raise Refused(_("It cannot end before it began."), field=field)
    return seat


def _hand_contact_on(seat: Seat, new: Seat) -> None:
    """Save ``new``; being the contact and the level expected belong to the seat, so the next holder has them."""
    new.level_expected = seat.level_expected
    new.is_contact, was = seat.is_contact, seat.is_contact
    if was:
        seat.is_contact = False
        seat.save()
    new.save()


def name_contact(*, seat: Seat, version: int, by: object, now: datetime.datetime) -> Seat:
    """Make this person the one contact of the forum's secretariat for CRDB/CDC (TWG-5e.12)."""
    _require(by, seat.forum, seat.function)
    with audited("meetings.name_contact", by=by):
        locked(seat.forum)
        seat = locked(seat)
        if seat.function != SeatFunction.SECRETARIAT or seat.person_id is None:
            raise Refused(_("The contact is a person of the secretariat."), "TWG-5e.12")
        today = timezone.localdate(now)
        if seat.to_on is not None and seat.to_on < today:
            raise Refused(_("This term has ended already."), "TWG-5e.12")
        for other in seat.forum.seats.select_for_update().filter(is_contact=True).exclude(pk=seat.pk):
            write(other, {"is_contact": False}, other.version)
        return write(seat, {"is_contact": True}, version)


def join_people(keep: Person, drop: Person, by: object) -> None:
    """Seats of an entry that was joined with another belong to the one that stays (LRN-4.05)."""
    for seat in Seat.objects.select_for_update(of=("self",)).filter(person=drop):
        write(seat, {"person": keep}, seat.version)
    for seat in Seat.objects.select_for_update(of=("self",)).filter(alternate=drop):
        write(seat, {"alternate": None if seat.person_id == keep.pk else keep}, seat.version)
    for seat in Seat.objects.select_for_update(of=("self",)).filter(person=keep, alternate=keep):
        write(seat, {"alternate": None}, seat.version)


def carry_on(closed: Organisation, successor: Organisation, on: datetime.date, by: object) -> None:
    """Running seats of a closed organisation end with it and go on for its successor; past terms stay as they were."""
    reason = _("%(body)s was merged into %(successor)s") % {"body": closed.name_en, "successor": successor.name_en}
    next_day = on + datetime.timedelta(days=1)
    running = Seat.objects.select_for_update(of=("self",)).filter(organisation=closed).exclude(to_on__lte=on)
    for seat in running.select_related("forum"):
        if seat.from_on and seat.from_on > on:
            write(seat, {"organisation": successor}, seat.version)
            continue
        until = seat.to_on
        write(seat, {"to_on": on, "end_reason": reason[:500]}, seat.version)
        new = Seat(
            forum=seat.forum,
            function=seat.function,
            person=seat.person,
            alternate=seat.alternate,
            organisation=successor,
            theme=seat.theme,
            from_on=next_day,
            to_on=until,
            note=seat.note,
            follows=seat,
        )
        _hand_contact_on(seat, new)
    for forum in closed.hosted_forums.select_for_update(of=("self",)):
        forum.hosts.remove(closed)
        forum.hosts.add(successor)
        write(forum, {}, forum.version)
