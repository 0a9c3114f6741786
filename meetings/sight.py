"""One meeting with its days, joint forums and items left out, in one prepared query that asks who reads.

The rule is that of ``Meeting.objects.visible_to``, which is quicker for lists; ``tests/meetings/test_sight.py`` holds
the two against each other.
"""

import datetime
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.aggregates import JSONBAgg
from django.db import DEFAULT_DB_ALIAS
from django.db.models import F, OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject

from accounts.roles import Right
from kit.bilingual import Bilingual, pick
from kit.fixed import Fixed, Given, number, numbers, texts
from meetings.models import Forum, JointForum, LeftOutItem, Meeting, MeetingDay, forums_held, held
from meetings.states import ForumKind, MeetingKind

DAY = ("id", "meeting_id", "day_on", "starts", "ends", "venue", "address", "online_link")
JOINT = ("id", "meeting_id", "forum_id")
# What pages show of a joint forum.
FORUM = ("id", "kind", "code", "name_en", "name_km")


LEFT = {name: F(name) for name in ("title_en", "title_km", "provision", "reason", "left_out_at")} | {
    f"by_{name}": F(f"left_out_by__{name}") for name in ("name_en", "name_km", "email")
}


@dataclass(frozen=True)
class LeftOut(Bilingual):
    """An expected item that was taken off the agenda, as pages show it."""

    title_en: str
    title_km: str
    provision: str
    reason: str
    left_out_at: datetime.datetime
    left_out_by: str

    def __str__(self) -> str:
        return self.text("title").value


def kinds_seen(user: object) -> list[str]:
    """The kinds of forum that ``user`` sees without a seat."""
    if user.has_right(Right.SEE_ALL):
        return list(ForumKind.values)
    return [ForumKind.SND.value] if user.has_right(Right.SEE_SUBNATIONAL) else []


def reader(user: object) -> dict[str, Given]:
    """What decides which meetings ``user`` sees, for the places in ``seen``."""
    return {
        "user": user.pk,
        "forums": sorted(forums_held(user)),
        "kinds": kinds_seen(user),
        "partner_forums": sorted({seat.forum for seat in held(user) if seat.function in ("facilitator", "partner")}),
    }


def seen() -> Q:
    """Meetings that the ``reader`` sees, with places for what is known of them."""
    joint = JointForum.objects.filter(forum__in=numbers("forums")).values("meeting")
    invited = Meeting.objects.filter(invitations__person__user=number("user"), invitations__withdrawn=False)
    member = Q(forum__in=numbers("forums")) | Q(forum__kind__in=texts("kinds")) | Q(pk__in=joint)
    private = Q(kind=MeetingKind.PARTNERS, shared=False)
    partner = private & Q(forum__in=numbers("partner_forums"))
    return (member & ~private) | partner | Q(pk__in=invited.order_by().values("pk"))


def _together(rows: QuerySet, **values: Any) -> QuerySet:
    """The rows of a meeting as one value."""
    every = JSONBAgg(JSONObject(**values), order_by=tuple(rows.query.order_by) or tuple(rows.model._meta.ordering))
    return rows.filter(meeting=OuterRef("pk")).order_by().values("meeting").annotate(every=every).values("every")


def joint_forums() -> QuerySet:
    """The further forums of a meeting as one value, to be annotated as ``joint_``; for ``keep_joint_forums``."""
    forums = {f"forum_{name}": F(f"forum__{name}") for name in FORUM if name != "id"}
    return _together(JointForum.objects.order_by("pk"), **{name: F(name) for name in JOINT}, **forums)


def keep_joint_forums(meeting: Meeting) -> None:
    """Let ``meeting.joint_forums.all()`` ask no more: they came with the meeting as ``joint_``."""
    found = [_joint(row) for row in meeting.joint_ or ()]
    _keep(meeting, "joint_forums", found)


def _one() -> QuerySet[Meeting]:
    days = _together(MeetingDay.objects.all(), **{name: F(name) for name in DAY})
    left = _together(LeftOutItem.objects.order_by("pk"), **LEFT)
    return (
        Meeting.objects.filter(seen(), pk=number("meeting"))
        .select_related("forum", "presided_by", "main_meeting")
        .annotate(days_=days, joint_=joint_forums(), left_=left)
        .order_by()
    )


_ONE = Fixed(_one)


def _day(row: dict[str, Any]) -> MeetingDay:
    row["day_on"] = datetime.date.fromisoformat(row["day_on"])
    for name in ("starts", "ends"):
        row[name] = datetime.time.fromisoformat(row[name]) if row[name] else None
    return MeetingDay.from_db(DEFAULT_DB_ALIAS, DAY, [row[name] for name in DAY])


def _joint(row: dict[str, Any]) -> JointForum:
    found = JointForum.from_db(DEFAULT_DB_ALIAS, JOINT, [row[name] for name in JOINT])
    found.forum = Forum.from_db(DEFAULT_DB_ALIAS, FORUM, [row[f"forum_{name}"] for name in FORUM])
    return found


def meeting_seen_by(user: object, pk: int) -> Meeting | None:
    """The meeting with what the head of its pages shows, if ``user`` may see it."""
    if not user.is_authenticated or not user.is_active:
        return None
    found = _ONE.models(meeting=pk, **reader(user))
    if not found:
        return None
    meeting = found[0]
    keep_joint_forums(meeting)
    _keep(meeting, "days", [_day(row) for row in meeting.days_ or ()])
    return meeting


def left_out(meeting: Meeting) -> list[LeftOut]:
    """What was taken off the agenda with a reason, when ``meeting_seen_by`` read the meeting."""
    return [
        LeftOut(
            row["title_en"],
            row["title_km"],
            row["provision"],
            row["reason"],
            datetime.datetime.fromisoformat(row["left_out_at"]),
            pick(row["by_name_en"], row["by_name_km"]).value or row["by_email"],
        )
        for row in meeting.left_ or ()
    ]


def _keep(meeting: Meeting, name: str, found: list[Any]) -> None:
    """As ``prefetch_related`` leaves it."""
    for one in found:
        one.meeting = meeting
    rows = getattr(meeting, name).all()
    rows._result_cache, rows._prefetch_done = found, True
    if not hasattr(meeting, "_prefetched_objects_cache"):
        meeting._prefetched_objects_cache = {}
    meeting._prefetched_objects_cache[name] = rows
