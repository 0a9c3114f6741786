"""Who reads the checklist of a meeting, and who ticks its lines."""

from accounts.roles import Right
from meetings.models import ChecklistLine, Meeting, held
from meetings.permissions import may_organise, seats_of


def _forums_of(meeting: Meeting) -> set[int]:
    return {meeting.forum_id, *(joint.forum_id for joint in meeting.joint_forums.all())}


def may_read_checklist(user: object, meeting: Meeting) -> bool:
    """What is still to arrange is for those who sit in the forum and those who see all, not for every guest."""
    return bool(_forums_of(meeting) & set(seats_of(user))) or user.has_right(Right.SEE_ALL)


def may_tick(user: object, line: ChecklistLine) -> bool:
    """Whoever prepares the meeting ticks each line; others those in which their seat, function or body is named."""
    if may_organise(user, line.meeting):
        return True
    forums = _forums_of(line.meeting)
    return any(
        seat.forum in forums
        and (
            (line.seat_id is not None and seat.seat == line.seat_id)
            or (line.organisation_id is not None and seat.organisation == line.organisation_id)
            or (not (line.seat_id or line.organisation_id or line.who_text) and seat.function == line.function)
        )
        for seat in held(user)
    )
