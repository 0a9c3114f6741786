"""What issues show on pages of other floors: tabs, links, what a point of the minutes stands for."""

import datetime
from collections.abc import Iterable, Mapping
from functools import partial

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts import audit
from accounts.roles import Right
from followup import handover
from followup.actions import issue_points
from followup.actions.legs import stands_on
from followup.issue_permissions import KEEPERS, RUNNING
from followup.models import Issue, Leg
from followup.models.actions import readable_with
from followup.models.issues import served
from followup.permissions import organisations_of
from kit.counting import Asked, Rows
from kit.fixed import Fixed, Given, day, number, numbers, texts
from meetings import meeting_tabs, tabs
from meetings.item_rows import ItemRow
from meetings.models import Forum, Meeting, Point, Seat
from meetings.permissions import PARTIES, sees_inside
from meetings.sight import kinds_seen, reader, seen
from meetings.states import ItemKind, PointKind
from partners.search import Line, Source, register

VERBS = {
    "followup.raise_issue": gettext_lazy("Raised an issue"),
    "followup.edit_issue": gettext_lazy("Changed an issue"),
    "followup.remove_issue": gettext_lazy("Took an issue out with its point of the minutes"),
    "followup.answer_issue": gettext_lazy("Answered an issue on the spot"),
    "followup.take_on_issue": gettext_lazy("Took an issue on as an action"),
    "followup.leave_issue": gettext_lazy("Marked an issue unresolved"),
    "followup.keep_issue": gettext_lazy("Said why an unresolved issue is not handed up"),
    "followup.forward_issue": gettext_lazy("Handed an issue up"),
    "followup.close_issue": gettext_lazy("Closed an issue"),
    "followup.raise_issue_again": gettext_lazy("Raised an issue again"),
    "followup.accept_leg": gettext_lazy("Accepted an issue that came"),
    "followup.decline_leg": gettext_lazy("Declined an issue that came"),
    "followup.resolve_leg": gettext_lazy("Answered an issue that came"),
    "followup.relay_leg": gettext_lazy("Passed an answer on"),
    "followup.take_up_leg": gettext_lazy("Took up what came back"),
    "followup.pass_on_leg": gettext_lazy("Handed an issue further up"),
    "followup.put_on_agenda": gettext_lazy("Put an issue on an agenda"),
    "followup.split_issue": gettext_lazy("Split an issue"),
    "followup.join_issues": gettext_lazy("Joined two issues"),
    "followup.part_issues": gettext_lazy("Took a link between issues away"),
    "followup.load_paths": gettext_lazy("Loaded the paths of escalation"),
    "followup.save_path": gettext_lazy("Changed a path of escalation"),
}


def _waiting_in(user: object, forum: Forum) -> QuerySet:
    """Open issues of a forum, and those waiting with it."""
    rows = Issue.objects.visible_to(user).exclude(state="closed")
    return rows.filter(Q(forum=forum) | Q(pk__in=Leg.objects.filter(to_forum=forum, state__in=RUNNING).values("issue")))


def _seen_issues() -> QuerySet[Issue]:
    """``Issue.objects.visible_to`` with places for what is known of the reader."""
    forums = Forum.objects.filter(Q(pk__in=numbers("forums")) | Q(kind__in=texts("kinds"))).order_by().values("pk")
    bodies = served(numbers("bodies"), number("user"), day("today")).order_by().values("pk")
    to_mine = Q(to_forum__in=forums) | Q(to_organisation__in=bodies)
    came = Leg.objects.filter(to_mine | Q(issue__forum__kind__in=texts("nationwide"))).order_by().values("issue")
    return Issue.objects.filter((Q(forum__in=forums) & readable_with(Meeting.objects.filter(seen()))) | Q(pk__in=came))


def _issue_reader(user: object) -> dict[str, Given]:
    nationwide = kinds_seen(user) if user.has_right(Right.SEE_ALL) else []
    bodies = sorted(organisations_of(user))
    return {"bodies": bodies, "today": timezone.localdate(), "nationwide": nationwide, **reader(user)}


def _raised_or_come() -> QuerySet[Issue]:
    """Issues raised at one meeting, or standing on its agenda."""
    here = Leg.objects.filter(item__meeting=number("meeting")).order_by().values("issue")
    return _seen_issues().filter(Q(meeting=number("meeting")) | Q(pk__in=here))


AT_MEETING = Rows(_raised_or_come)


def _open_in() -> QuerySet[Issue]:
    """Open issues of one forum, and those waiting with it."""
    waiting = Leg.objects.filter(to_forum=number("forum"), state__in=RUNNING).order_by().values("issue")
    return _seen_issues().exclude(state="closed").filter(Q(forum=number("forum")) | Q(pk__in=waiting))


OPEN_IN = Rows(_open_in)


def open_in(user: object, forum: Forum) -> Asked:
    """Open issues of the forum, to be counted on its pages."""
    return OPEN_IN.given(forum=forum.pk, **_issue_reader(user))


def at_meeting(user: object, meeting: Meeting) -> Asked:
    """Issues of a meeting, to be counted on its pages."""
    return AT_MEETING.given(meeting=meeting.pk, **_issue_reader(user))


_ON_AGENDAS = Fixed(
    lambda: (
        Leg.objects.filter(item__in=numbers("items"), issue__in=_seen_issues().order_by().values("pk"))
        .select_related("issue", "from_forum", "from_organisation")
        .order_by("pk")
    )
)


def item_links(user: object, items: list[ItemRow]) -> Mapping[int, list[meeting_tabs.Link]]:
    """Issues that came, below the agenda items on which they stand."""
    found: dict[int, list[meeting_tabs.Link]] = {}
    for leg in _ON_AGENDAS.models(items=[item.pk for item in items], **_issue_reader(user)) if items else ():
        whence = leg.from_forum or leg.from_organisation
        label = _("Issue from %(forum)s") % {"forum": whence} if whence else str(leg.issue)
        found.setdefault(leg.item_id, []).append(meeting_tabs.Link(label, leg.issue.get_absolute_url(), "issue"))
    return found


def carried(meeting: Meeting) -> list[dict[str, object]]:
    """What came to the forum and stands on no agenda that is still to come: the next agenda starts with it."""
    forums = [meeting.forum_id, *meeting.joint_forums.values_list("forum", flat=True)]
    waiting = Leg.objects.filter(to_forum__in=forums, state__in=RUNNING).exclude(issue__state="closed")
    rows = waiting.filter(Q(item=None) | Q(item__reached=False) | Q(item__meeting__state="cancelled"))
    return [
        {
            "kind": ItemKind.DISCUSSION,
            "title_en": leg.issue.title_en,
            "title_km": leg.issue.title_km,
            "minutes_discussion": 20,
            "themes": leg.issue.themes,
            "source": _("Issue handed up by %(forum)s") % {"forum": leg.from_forum or leg.from_organisation},
            "key": f"leg-{leg.pk}",
            "made": partial(stands_on, leg=leg),
        }
        for leg in rows.select_related("issue", "from_forum", "from_organisation").order_by("sent_at", "pk")
    ]


_BESIDE = Fixed(lambda: _seen_issues().filter(point__in=numbers("points")).order_by("pk"))


def beside_points(user: object, points: list[Point]) -> Mapping[int, tuple[str, dict[str, object]]]:
    """The issue that a point stands for, with its state."""
    rows = _BESIDE.models(points=[point.pk for point in points], **_issue_reader(user))
    return {issue.point_id: ("followup/_point_issue.html", {"issue": issue}) for issue in rows}


def _lines(ids: Iterable[int] | None) -> Iterable[Line]:
    rows = Issue.objects.all() if ids is None else Issue.objects.filter(pk__in=ids)
    for issue in rows:
        names = tuple(filter(None, [issue.title_en, issue.title_km]))
        texts = tuple(filter(None, [issue.text_en, issue.text_km, issue.answer_en, issue.answer_km]))
        yield Line(issue.pk, names, texts)


def handed_over(seat: Seat, user: object, today: datetime.date) -> handover.Section | None:
    """Open issues for which a seat answers: those its forum raised and those that came, for Chair, secretariat, lead
    facilitator; else those of its organisation."""
    if PARTIES[seat.function] & KEEPERS:
        rows = _waiting_in(user, seat.forum)
        empty = _("No issue of the forum is open.")
    elif seat.organisation_id is not None:
        rows = Issue.objects.visible_to(user).exclude(state="closed")
        came = Leg.objects.filter(to_organisation=seat.organisation_id, state__in=RUNNING).values("issue")
        rows, empty = rows.filter(pk__in=came), ""
    else:
        return None
    found = [
        handover.Row(
            title=issue.text("title").value or str(issue),
            url=issue.get_absolute_url(),
            note=str(issue.forum or ""),
            shape="with",
            word=issue.get_state_display(),
        )
        for issue in rows.select_related("forum").order_by("pk")
    ]
    return handover.Section(_("Open issues"), found, empty) if found or empty else None


def register_all() -> None:
    """Called once, when the application is ready."""
    handover.register(handed_over)
    audit.name_verbs(VERBS)
    tabs.register(
        tabs.Tab(
            "issues",
            gettext_lazy("Issues"),
            40,
            url=lambda forum: reverse("followup:issue-forum", args=[forum.pk]),
            count=open_in,
            shown=sees_inside,
        )
    )
    meeting_tabs.register(
        meeting_tabs.Tab(
            "issues",
            gettext_lazy("Issues"),
            60,
            url=lambda meeting: reverse("followup:issue-meeting", args=[meeting.pk]),
            count=at_meeting,
        )
    )
    meeting_tabs.register_item_links(item_links)
    meeting_tabs.register_carried(carried)
    meeting_tabs.register_approval(meeting_tabs.Approval(issue_points.before_approval, issue_points.approved))
    meeting_tabs.register_point_thing(
        PointKind.UNRESOLVED, meeting_tabs.PointThing(issue_points.became, issue_points.left, beside_points)
    )
    register(Source("issue", gettext_lazy("Issues"), Issue, _lines, Issue.objects.visible_to, order=35))
