"""Who came: ticked from the invitations, added by name or without one, counted by heads."""

from collections.abc import Mapping
from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.audit import audited
from kit.refusals import Refused
from meetings.actions.minutes_guard import check_organiser, check_unsealed, lock
from meetings.attendance_facts import body_of, invitations_of
from meetings.models import Attendance, HeadCount, Invitation, Meeting, Seat
from meetings.ranks import seat_level, substitute_level_expected
from meetings.states import Presence, Reply
from partners.actions.saving import write
from partners.models import Person
from partners.models.people import Sex

# A line of the list: an invitation or, where somebody was not invited by name, a seat of the forum.
Line = tuple[str, int]
FIELDS = (
    "person",
    "name",
    "organisation",
    "organisation_text",
    "position_text",
    "level",
    "sex",
    "presence",
    "substitute",
    "visitor",
    "note",
)
COUNTED = ("label", "organisation", "level", "text", "total", "women", "online", "approximate")


def _open(meeting: Meeting, by: object) -> Meeting:
    meeting = lock(meeting)
    check_organiser(meeting, by)
    check_unsealed(meeting)
    return meeting


def _post(person: Person | None) -> dict[str, str]:
    """Position and level held now, kept with the attendance as they were on that day."""
    post = next((one for one in person.positions.all() if one.to_on is None), None) if person else None
    return {"position_text": str(post) if post else "", "level": post.level if post else ""}


def _expected_of_substitute(invitation: Invitation) -> str:
    person = invitation.person or (invitation.seat.person if invitation.seat else None)
    return substitute_level_expected(invitation, _post(person)["level"])


def _of_invitation(invitation: Invitation) -> dict[str, object]:
    person = invitation.person or (invitation.seat.person if invitation.seat else None)
    facts = {"invitation": invitation, "person": person, "organisation": body_of(invitation)}
    facts["level_expected"] = seat_level(invitation)
    if invitation.reply == Reply.SUBSTITUTE and invitation.substitute_name:
        return facts | {
            "person": None,
            "name": invitation.substitute_name,
            "position_text": invitation.substitute_position,
            "level": invitation.substitute_level,
            "level_expected": _expected_of_substitute(invitation),
            "substitute": True,
        }
    if person is None:
        facts["organisation_text"] = "" if facts["organisation"] else invitation.group
    return facts | _post(person) | ({"sex": person.sex} if person else {})


def of_seat(seat: Seat) -> dict[str, object]:
    """What attendance keeps of whoever holds ``seat``: post, level and sex as they are now."""
    sex = {"sex": seat.person.sex} if seat.person else {}
    facts = {"person": seat.person, "organisation": seat.organisation, "level_expected": seat.level_expected}
    return facts | _post(seat.person) | sex


def tick(*, meeting: Meeting, presences: Mapping[Line, str], by: object, now: datetime) -> int:
    """Record a whole list at once: ``{("invitation", 12): "present", ("seat", 3): ""}``; "" takes a tick away.

    Ticking the same list twice records everybody once. What was written by hand about somebody stays.
    """
    if any(value and value not in Presence.values for value in presences.values()):
        raise Refused(_("There is no such kind of presence."))
    changed = 0
    with audited("meetings.tick_attendance", by=by):
        meeting = _open(meeting, by)
        invited = {row.pk: row for row in invitations_of(meeting)}
        seats = {row.pk: row for row in seats_not_invited(meeting, invited.values())}
        known = list(Attendance.objects.select_for_update(of=("self",)).filter(meeting=meeting))
        by_invitation = {row.invitation_id: row for row in known if row.invitation_id}
        by_person = {row.person_id: row for row in known if row.person_id and not row.invitation_id}
        for (kind, number), presence in presences.items():
            thing = (invited if kind == "invitation" else seats).get(number)
            if thing is None:
                continue
            row = by_invitation.get(number) if kind == "invitation" else by_person.get(thing.person_id)
            if row is None and presence:
                facts = _of_invitation(thing) if kind == "invitation" else of_seat(thing)
                if not any(facts.get(name) for name in ("person", "name", "organisation", "organisation_text")):
                    continue
                row = Attendance.objects.create(meeting=meeting, presence=presence, **facts)
                changed += 1
            elif row is not None and not presence:
                row.delete()
                changed += 1
            elif row is not None and row.presence != presence:
                row.presence = presence
                row.version += 1
                row.save(update_fields=["presence", "version"])
                changed += 1
    return changed


def seats_not_invited(meeting: Meeting, invited: object) -> list[Seat]:
    """Seats of the forum held on that day whose holders were not invited: they may have come all the same."""
    invited = list(invited)
    people = {row.person_id for row in invited if row.person_id} | {
        row.seat.person_id for row in invited if row.seat and row.seat.person_id
    }
    rows = Seat.objects.current(meeting.starts_on).filter(forum=meeting.forum_id).exclude(person=None)
    rows = rows.exclude(Q(pk__in=[row.seat_id for row in invited if row.seat_id]) | Q(person__in=people))
    found: dict[int, Seat] = {}
    for seat in rows.select_related("person", "organisation").prefetch_related("person__positions__organisation"):
        found.setdefault(seat.person_id, seat)
    return list(found.values())


def add_attendance(*, meeting: Meeting, by: object, now: datetime, **values: object) -> Attendance:
    """Add somebody who was not on the list: a visitor, a substitute, a person without a name."""
    _check_somebody(values)
    with audited("meetings.add_attendance", by=by):
        meeting = _open(meeting, by)
        person = values.get("person")
        if person is not None:
            if Attendance.objects.filter(meeting=meeting, person=person).exists():
                raise Refused(_("This person is on the list already."), field="person")
            for name, value in _post(person).items():
                values[name] = values.get(name) or value
            if values.get("sex") in (None, "", Sex.NOT_STATED):
                values["sex"] = person.sex
        return Attendance.objects.create(meeting=meeting, **{name: values[name] for name in FIELDS if name in values})


def _check_somebody(values: Mapping[str, object]) -> None:
    if not any(values.get(name) for name in ("person", "name", "organisation", "organisation_text")):
        raise Refused(_("Say who it was: a person, a name or at least the organisation."), field="name")


def change_attendance(*, row: Attendance, version: int, by: object, now: datetime, **values: object) -> Attendance:
    """Change what is recorded of one person; Stale shows both when somebody saved in between."""
    _check_somebody({name: values.get(name, getattr(row, name)) for name in FIELDS})
    with audited("meetings.change_attendance", by=by):
        _open(row.meeting, by)
        row = Attendance.objects.select_for_update(of=("self",)).get(pk=row.pk)
        if values.get("substitute") and not row.level_expected and row.invitation:
            values["level_expected"] = _expected_of_substitute(row.invitation)
        return write(row, values, version)


def remove_attendance(*, row: Attendance, by: object, now: datetime) -> None:
    """Take somebody off the list who was put there by mistake."""
    with audited("meetings.remove_attendance", by=by):
        _open(row.meeting, by)
        Attendance.objects.filter(pk=row.pk).delete()


def add_count(*, meeting: Meeting, by: object, now: datetime, **values: object) -> HeadCount:
    """Add a count of heads without names. Parts need not add up; more women than people is refused."""
    _check_count(values)
    with audited("meetings.add_head_count", by=by):
        meeting = _open(meeting, by)
        facts = {name: values[name] for name in COUNTED if name in values}
        same = HeadCount.objects.filter(meeting=meeting, **facts).first()
        return same or HeadCount.objects.create(meeting=meeting, **facts)


def _check_count(values: Mapping[str, object]) -> None:
    if values.get("total") is None and not str(values.get("text") or "").strip():
        raise Refused(_("Write how many, in figures or in words."), "LRN-4.02", "total")
    total, women = values.get("total"), values.get("women")
    if total is not None and women is not None and women > total:
        raise Refused(_("There cannot be more women than people."), "LRN-4.02", "women")


def remove_count(*, count: HeadCount, by: object, now: datetime) -> None:
    """Take a head count away."""
    with audited("meetings.remove_head_count", by=by):
        _open(count.meeting, by)
        HeadCount.objects.filter(pk=count.pk).delete()
