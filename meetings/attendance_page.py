"""What the pages of attendance show: the list to tick, the counts in words, what to note."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from kit import dates
from meetings.attendance_facts import (
    CAME,
    body_of,
)
from meetings.models import Attendance, Invitation, Meeting, Seat
from meetings.ranks import PROVISIONS, is_below
from meetings.states import Presence, Reply, SeatFunction
from partners.models.organisations import Side


@dataclass
class TickLine:
    """One line of the list: who is expected, and what is recorded."""

    name: str
    body: str
    value: str
    field: str
    note: str = ""
    row: Attendance | None = None


def in_words(facts: dict[str, object]) -> dict[str, object]:
    """The facts with labels in the reader's language."""
    sides = [line | {"label": Side(line["side"]).label} for line in facts["sides"]]
    return facts | {"sides": sides}


def _of_invitation(invitation: Invitation, row: Attendance | None) -> TickLine:
    person = invitation.person or (invitation.seat.person if invitation.seat else None)
    body = body_of(invitation)
    notes = []
    if row is not None and is_below(row.level, row.level_expected):
        notes.append(_("below the level expected (%(level)s)") % {"level": row.get_level_expected_display()})
    if invitation.reply == Reply.SUBSTITUTE:
        notes.append(_("sends %(name)s") % {"name": invitation.substitute_name or "…"})
    elif invitation.reply != Reply.NONE:
        notes.append(str(invitation.get_reply_display()))
    name = str(person or invitation.group or body or "")
    return TickLine(
        name=name,
        body=str(body) if body and str(body) != name else "",
        value=row.presence if row else "",
        field=f"invitation-{invitation.pk}",
        note=" · ".join(notes),
        row=row,
    )


def _of_seat(seat: Seat, row: Attendance | None) -> TickLine:
    return TickLine(
        name=str(seat.person),
        body=str(seat.organisation or ""),
        value=row.presence if row else "",
        field=f"seat-{seat.pk}",
        note=str(seat.get_function_display()),
        row=row,
    )


def tick_lists(meeting: Meeting, rows: list[Attendance], invited: list[Invitation]) -> dict[str, object]:
    """Invited persons, members who were not invited, and everybody else who is recorded."""
    from meetings.actions.attendance import seats_not_invited

    by_invitation = {row.invitation_id: row for row in rows if row.invitation_id}
    by_person = {row.person_id: row for row in rows if row.person_id and not row.invitation_id}
    seats = seats_not_invited(meeting, invited)
    known = {row.pk for key, row in by_invitation.items() if key in {one.pk for one in invited}}
    known |= {by_person[seat.person_id].pk for seat in seats if seat.person_id in by_person}
    return {
        "invited": [_of_invitation(one, by_invitation.get(one.pk)) for one in invited],
        "members": [_of_seat(seat, by_person.get(seat.person_id)) for seat in seats],
        "others": [row for row in rows if row.pk not in known],
        "presences": [{"value": "", "label": _("not recorded")}]
        + [{"value": one.value, "label": one.label} for one in Presence],
    }


def to_note(meeting: Meeting, rows: list[Attendance], invited: list[Invitation]) -> list[dict[str, str]]:
    """What stands out about who came: CRDB/CDC missing (TWG-5e.17), substitutes, who was excused, who is not known."""
    if not rows:
        return []
    came = [row for row in rows if row.presence in CAME]
    found = []
    adviser = Seat.objects.current(meeting.starts_on).filter(forum=meeting.forum_id, function=SeatFunction.CRDB)
    seats = list(adviser.exclude(person=None))
    people = {pk for seat in seats for pk in (seat.person_id, seat.alternate_id) if pk}
    bodies = {seat.organisation_id for seat in seats if seat.organisation_id}
    if seats and not any(row.person_id in people or row.organisation_id in bodies for row in came):
        found.append({"shape": "at-risk", "word": _("CRDB/CDC was not there"), "text": "", "provision": "TWG-5e.17"})
    if below := [row for row in came if is_below(row.level, row.level_expected)]:
        names = [f"{row} ({row.get_level_display()})" for row in below]
        provision = PROVISIONS.get(meeting.forum.kind, "")
        word = _("Below the level expected")
        found.append({"shape": "at-risk", "word": word, "text": ", ".join(names), "provision": provision})
    known = {row.invitation_id for row in rows}
    for shape, word, names in (
        ("draft", _("Came as a substitute"), [str(row) for row in came if row.substitute]),
        ("none", _("Excused"), [str(row) for row in rows if row.presence == Presence.EXCUSED]),
        ("not-reported", _("not recorded"), [str(one) for one in invited if one.pk not in known]),
    ):
        if names:
            more = _(" and %(count)s more") % {"count": dates.number(len(names) - 6)} if len(names) > 6 else ""
            found.append({"shape": shape, "word": word, "text": ", ".join(names[:6]) + more, "provision": ""})
    return found


def presence_words(row: Attendance) -> str:
    """Presence with what else is said of the person."""
    words = [str(row.get_presence_display())]
    if row.substitute:
        words.append(_("substitute"))
    if row.visitor:
        words.append(_("visitor"))
    if is_below(row.level, row.level_expected):
        words.append(_("below the level expected (%(level)s)") % {"level": row.get_level_expected_display()})
    return ", ".join(words)


def count_words(count: object) -> str:
    """A head count in words: as written, else the figures."""
    if count.text:
        return count.text
    words = [dates.number(count.total)]
    if count.women is not None:
        words.append(_("%(women)s women") % {"women": dates.number(count.women)})
    if count.online is not None:
        words.append(_("%(online)s online") % {"online": dates.number(count.online)})
    return ", ".join(words)
