"""What somebody may do in a forum, from the seats held there."""

from django.db.models import Q, QuerySet

from accounts.roles import Right
from meetings.models import Forum, Meeting, Seat, held
from meetings.states import ForumState, MeetingKind, SeatFunction

# Parties of the workflow tables. One seat may stand for several.
PARTIES: dict[str, frozenset[str]] = {
    SeatFunction.CHAIR: frozenset({"chair", "member"}),
    SeatFunction.DEPUTY_CHAIR: frozenset({"member"}),
    SeatFunction.FACILITATOR: frozenset({"facilitator", "member"}),
    SeatFunction.SECRETARIAT: frozenset({"secretariat", "member"}),
    SeatFunction.CRDB: frozenset({"member"}),
    SeatFunction.MINISTRY: frozenset({"member"}),
    SeatFunction.PARTNER: frozenset({"partner", "member"}),
    SeatFunction.FOCAL_POINT: frozenset({"member"}),
    SeatFunction.ADVISOR: frozenset({"member"}),
    SeatFunction.NGO: frozenset({"ngo", "member"}),
    SeatFunction.STAKEHOLDER: frozenset({"member"}),
    SeatFunction.OBSERVER: frozenset({"observer"}),
}


def seats_of(user: object) -> dict[int, set[str]]:
    """Forum id → functions held now."""
    found: dict[int, set[str]] = {}
    for seat in held(user):
        found.setdefault(seat.forum, set()).add(seat.function)
    return found


def parties_in(user: object, forum_id: int) -> set[str]:
    """The parties that ``user`` stands for in a forum; "crdb" for those who coordinate nationwide."""
    mine: set[str] = set()
    for function in seats_of(user).get(forum_id, ()):
        mine |= PARTIES[function]
    if user.is_authenticated and user.has_right(Right.COORDINATE):
        mine.add("crdb")
    return mine


def sees_inside(user: object, forum: Forum) -> bool:
    """Whether ``user`` may see what goes on in a forum, not only that it is there."""
    return forum.is_visible_to(user)


def _keeps(user: object) -> bool:
    """CRDB/CDC and administrators give and take seats nationwide."""
    return user.is_authenticated and user.has_right(Right.KEEP_DIRECTORY)


# Who names whom, besides CRDB/CDC and administrators. Partners alone name their facilitator (TWG-5b.08); the head of
# the host ministry appoints the Chair (TWG-5b.03) and CRDB/CDC its own representative, which CRDB/CDC records; all
# others are the Chair's, or the secretariat's for the Chair (TWG-5b.02).
NAMED_BY: dict[str, frozenset[str]] = {
    SeatFunction.CHAIR: frozenset(),
    SeatFunction.CRDB: frozenset(),
    SeatFunction.FACILITATOR: frozenset({"facilitator", "partner"}),
}
MEMBERSHIP = frozenset({"chair", "secretariat"})


def may_name(user: object, forum_id: int, function: str) -> bool:
    """May give, change and end seats of this function in a forum."""
    return _keeps(user) or bool(parties_in(user, forum_id) & NAMED_BY.get(function, MEMBERSHIP))


def functions_named_by(user: object, forum_id: int) -> list[str]:
    """The functions in which ``user`` may seat somebody in a forum."""
    return [function.value for function in SeatFunction if may_name(user, forum_id, function)]


def may_edit_forum(user: object) -> bool:
    """Hosts, numbers and the way up of a forum are CRDB/CDC's to change."""
    return user.is_authenticated and user.has_right(Right.COORDINATE)


def may_add_people(user: object) -> bool:
    """Whoever fills seats may enter the person for it."""
    naming = MEMBERSHIP | NAMED_BY[SeatFunction.FACILITATOR]
    return any(PARTIES[function] & naming for functions in seats_of(user).values() for function in functions)


def shares_forum(user: object, person: object) -> bool:
    """Whether both hold a seat in some forum now: members can reach each other."""
    mine = list(seats_of(user))
    return bool(mine) and Seat.objects.current().filter(Q(person=person) | Q(alternate=person), forum__in=mine).exists()


# Those who prepare a meeting, hold it and write its minutes, as the workflow tables name them.
ORGANISERS = frozenset({"secretariat", "chair", "convener"})


def meeting_parties(user: object, meeting: Meeting) -> set[str]:
    """The parties that ``user`` stands for at a meeting, in its forum and, if it is joint, in the others.

    "convener" is whoever called the meeting and still sits in the forum (TWG-5d.07: partners call their own meetings),
    and the lead facilitator of meetings of partners or between Chair and lead facilitator.
    """
    mine = parties_in(user, meeting.forum_id)
    if seats_of(user):
        for forum in meeting.joint_forums.all():
            mine |= parties_in(user, forum.forum_id)
    own_kinds = (MeetingKind.PARTNERS, MeetingKind.CONTACT)
    if ("facilitator" in mine and meeting.kind in own_kinds) or (
        "member" in mine and meeting.created_by_id is not None and meeting.created_by_id == user.pk
    ):
        mine.add("convener")
    return mine


def may_organise(user: object, meeting: Meeting) -> bool:
    """May prepare and hold the meeting and write its minutes."""
    return bool(meeting_parties(user, meeting) & ORGANISERS)


# What a member may call besides Chair and secretariat, who may call every kind.
CALLED_BY: dict[str, frozenset[str]] = {
    MeetingKind.PARTNERS: frozenset({"facilitator", "partner"}),
    MeetingKind.CONTACT: frozenset({"facilitator"}),
    MeetingKind.PREPARATORY: frozenset({"facilitator"}),
}


def kinds_called_by(user: object, forum_id: int) -> list[str]:
    """The kinds of meeting that ``user`` may call in a forum; empty for those who may call none."""
    mine = parties_in(user, forum_id)
    if mine & {"chair", "secretariat"}:
        return [kind.value for kind in MeetingKind if kind != MeetingKind.PARTNERS or mine & {"facilitator", "partner"}]
    return [kind for kind, parties in CALLED_BY.items() if mine & parties]


def forums_to_call_in(user: object) -> QuerySet[Forum]:
    """The forums in which ``user`` may call some kind of meeting."""
    mine = [number for number in seats_of(user) if kinds_called_by(user, number)]
    return Forum.objects.filter(pk__in=mine).exclude(state=ForumState.DISSOLVED)
