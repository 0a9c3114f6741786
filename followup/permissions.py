"""Who stands how to an agreed action: rights follow seats, and seats follow one another."""

from accounts.roles import Right
from followup.models import Action
from followup.seat_line import seats_behind
from meetings.models import Forum, Meeting, held
from meetings.permissions import meeting_parties, parties_in

# Who keeps the list of actions of a forum (TWG-5b.13, SMD-5.10); others answer for what they lead.
KEEPERS = frozenset({"secretariat", "chair", "convener"})
# Who may bring an action in between meetings, besides the keepers.
BRINGERS = KEEPERS | {"facilitator"}


def organisations_of(user: object) -> set[int]:
    """The organisations for which ``user`` holds a seat now."""
    return {seat.organisation for seat in held(user) if seat.organisation is not None}


def seat_line_of(user: object) -> set[int]:
    """The seats that ``user`` holds now and those they took over from. One query a request, kept on the user."""
    return seats_behind(user)


def forum_parties(user: object, forum_id: int, meeting: Meeting | None = None) -> set[str]:
    """Parties in the forum, and in those of the joint meeting where something was agreed (TWG-4d.06)."""
    return meeting_parties(user, meeting) if meeting is not None else parties_in(user, forum_id)


def leads(user: object, action: Action) -> bool:
    """Holds the leading seat, or sits for the leading organisation."""
    return (action.lead_seat_id is not None and action.lead_seat_id in seat_line_of(user)) or (
        action.lead_organisation_id is not None and action.lead_organisation_id in organisations_of(user)
    )


def parties(user: object, action: Action) -> set[str]:
    """The parties that ``user`` stands for at an action, as ``ACTION_WORKFLOW`` names them."""
    mine = forum_parties(user, action.forum_id, action.meeting)
    if "convener" in mine:
        mine.add("secretariat")  # of a meeting called by others than the secretariat (TWG-5d.07)
    if leads(user, action):
        mine.add("owner")
    return mine


def may_bring(user: object, forum: Forum, meeting: Meeting | None = None) -> bool:
    """May enter an action in this forum."""
    return bool(forum_parties(user, forum.pk, meeting) & BRINGERS)


def may_keep(user: object, action: Action) -> bool:
    """May change what was agreed: words, lead, day, priority."""
    return bool(parties(user, action) & KEEPERS)


def may_note(user: object, action: Action) -> bool:
    """May add a progress note: the lead, those who help, and whoever keeps the list."""
    if parties(user, action) & (KEEPERS | {"owner"}):
        return True
    helping = seat_line_of(user), organisations_of(user)
    return any(one.seat_id in helping[0] or one.organisation_id in helping[1] for one in action.contributors.all())


def may_see_all(user: object) -> bool:
    """CRDB/CDC sees the actions of all forums."""
    return user.is_authenticated and user.has_right(Right.SEE_ALL)
