"""Who was invited and who came, counted by side and by organisation; nothing has to add up (LRN-4.02, LRN-4.03)."""

from django.db.models import Prefetch
from django.utils import translation

from meetings.models import Attendance, HeadCount, Invitation, Meeting
from meetings.ranks import is_below
from meetings.states import Presence
from partners.models import Organisation
from partners.models.organisations import Side
from partners.models.people import Level, Sex

CAME = (Presence.PRESENT, Presence.ONLINE)
SIDES = tuple(side.value for side in Side)
LEVELS = {level.value: place for place, level in enumerate(Level)}


def invitations_of(meeting: Meeting) -> list[Invitation]:
    """The invitations that stand, with all that a list shows of them."""
    rows = Invitation.objects.filter(meeting=meeting, withdrawn=False)
    return list(
        rows.select_related(
            "organisation", "person", "seat__person", "seat__organisation", "seat__alternate"
        ).prefetch_related(
            Prefetch("person__positions"),
            "person__positions__organisation",
            "seat__person__positions__organisation",
        )
    )


def attendances_of(meeting: Meeting) -> list[Attendance]:
    """Who is recorded, in protocol order: by rank of the body, then level, then name."""
    rows = Attendance.objects.filter(meeting=meeting).select_related("person", "organisation", "invitation")
    rows = rows.prefetch_related("person__positions")
    return sorted(
        rows,
        key=lambda row: (
            row.organisation.protocol_rank if row.organisation else 9_999_999,
            LEVELS.get(row.level, 99),
            row.pk,
        ),
    )


def body_of(invitation: Invitation) -> Organisation | None:
    """For whom somebody is invited: as said, else the seat's organisation, else the present post."""
    seat = invitation.seat
    if invitation.organisation or (seat and seat.organisation):
        return invitation.organisation or seat.organisation
    person = invitation.person or (seat.person if seat else None)
    post = next((one for one in person.positions.all() if one.to_on is None), None) if person else None
    return post.organisation if post else None


def side_of(organisation: Organisation | None) -> str:
    """The side a body stands on; others for what is not in the directory."""
    return organisation.side if organisation else Side.OTHER.value


def attendance_facts(meeting: Meeting) -> dict[str, object]:
    """Rows, sides, organisations and totals as plain data in both languages."""
    return facts_of(meeting, attendances_of(meeting), invitations_of(meeting))


def facts_of(meeting: Meeting, rows: list[Attendance], invited: list[Invitation]) -> dict[str, object]:
    """The same of what was read already."""
    return {
        "rows": [_row(row) for row in rows],
        "sides": sides(rows, invited),
        "organisations": organisations(rows, invited),
        "counts": [_count(count) for count in HeadCount.objects.filter(meeting=meeting).select_related("organisation")],
        **totals(rows, invited),
    }


def totals(rows: list[Attendance], invited: list[Invitation]) -> dict[str, int]:
    """Present, women among them, online, excused, invited."""
    came = [row for row in rows if row.presence in CAME]
    return {
        "present": len(came),
        "women": sum(row.sex == Sex.FEMALE for row in came),
        "not_stated": sum(row.sex == Sex.NOT_STATED for row in came),
        "online": sum(row.presence == Presence.ONLINE for row in came),
        "excused": sum(row.presence == Presence.EXCUSED for row in rows),
        "absent": sum(row.presence == Presence.ABSENT for row in rows),
        "invited": len(invited),
    }


def sides(rows: list[Attendance], invited: list[Invitation]) -> list[dict[str, object]]:
    """Each side that was invited or came: invited, present, women, the highest level present."""
    found = {side: {"side": side, "invited": 0, "present": 0, "women": 0, "level": ""} for side in SIDES}
    for invitation in invited:
        found[side_of(body_of(invitation))]["invited"] += 1
    for row in rows:
        if row.presence not in CAME:
            continue
        line = found[side_of(row.organisation)]
        line["present"] += 1
        line["women"] += row.sex == Sex.FEMALE
        if row.level and (not line["level"] or LEVELS[row.level] < LEVELS[line["level"]]):
            line["level"] = row.level
    return [line for line in found.values() if line["invited"] or line["present"]]


def organisations(rows: list[Attendance], invited: list[Invitation]) -> list[dict[str, object]]:
    """Invited beside present for each organisation, in protocol order; bodies outside the directory last."""
    lines: dict[object, dict[str, object]] = {}

    def line(body: Organisation | None, text: str) -> dict[str, object]:
        key = body.pk if body else text.strip().casefold()
        names = {"en": body.name_en, "km": body.name_km or body.name_en} if body else {"en": text, "km": text}
        rank = body.protocol_rank if body else 9_999_999
        empty = {"name": names, "rank": rank, "side": side_of(body), "invited": 0, "present": 0, "women": 0}
        return lines.setdefault(key, empty)

    for invitation in invited:
        line(body_of(invitation), invitation.group)["invited"] += 1
    for row in rows:
        if row.presence in CAME:
            one = line(row.organisation, row.organisation_text)
            one["present"] += 1
            one["women"] += row.sex == Sex.FEMALE
    return sorted(lines.values(), key=lambda one: (one["rank"], one["name"]["en"]))


def _in(lang: str, thing: object) -> str:
    with translation.override(lang):
        return str(thing) if thing else ""


def _row(row: Attendance) -> dict[str, object]:
    return {
        "name": {lang: _in(lang, row.person) or row.name for lang in ("en", "km")},
        "body": {lang: _in(lang, row.organisation) or row.organisation_text for lang in ("en", "km")},
        "position": {lang: _position(row, lang) for lang in ("en", "km")},
        "level": row.level,
        "level_expected": row.level_expected if is_below(row.level, row.level_expected) else "",
        "sex": row.sex,
        "presence": row.presence,
        "substitute": row.substitute,
        "visitor": row.visitor,
    }


def _position(row: Attendance, lang: str) -> str:
    """As recorded; in the other language where the directory knows the same position."""
    for post in row.person.positions.all() if row.person else ():
        if row.position_text in (_in("en", post), _in("km", post)):
            return _in(lang, post)
    return row.position_text


def _count(count: HeadCount) -> dict[str, object]:
    return {
        "label": count.label or _in("en", count.organisation),
        "text": count.text,
        "total": count.total,
        "women": count.women,
        "online": count.online,
        "approximate": count.approximate,
    }
