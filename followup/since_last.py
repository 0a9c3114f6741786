"""What changed since the last meeting in agreed actions and issues, for the page of a meeting that is prepared."""

from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from followup.issue_lists import SHAPES as ISSUE_SHAPES
from followup.lists import SHAPES as ACTION_SHAPES
from followup.models import Action, Issue
from followup.models.actions import OPEN
from kit import dates
from meetings.models import Meeting
from meetings.since import Changed, Line, Section


def _forums(meeting: Meeting) -> list[int]:
    return [meeting.forum_id, *(joint.forum_id for joint in meeting.joint_forums.all())]


def actions(user: object, meeting: Meeting, what: Changed) -> Section:
    """Late ones first, then what was closed since, then what is new."""
    rows = Action.objects.visible_to(user).filter(forum__in=_forums(meeting))
    late = Q(state__in=OPEN, due_on__lt=what.today)
    moved = ~Q(state__in=OPEN) & Q(state_since_at__date__gt=what.since_on)
    new = Q(created_at__date__gt=what.since_on)
    lines = {"late": [], "moved": [], "new": []}
    for action in rows.filter(late | moved | new).order_by(F("due_on").asc(nulls_last=True), "pk"):
        text, url = action.text("text").value, action.get_absolute_url()
        due = _("due %(day)s") % {"day": dates.written(action.due_text)} if action.due_text else ""
        if action.state in OPEN and action.due_on and action.due_on < what.today:
            lines["late"].append(Line(text, due, url, "late", _("late"), action.due_on))
        elif action.state not in OPEN:
            day = timezone.localtime(action.state_since_at).date()
            word = str(action.get_state_display())
            lines["moved"].append(Line(text, action.closing_note, url, ACTION_SHAPES[action.state], word, day))
        else:
            day = timezone.localtime(action.created_at).date()
            lines["new"].append(Line(text, due, url, "draft", _("new"), day))
    found = [*lines["late"], *lines["moved"], *lines["new"]]
    return Section("actions", _("Agreed actions"), found, 20, _("No action is late, and none was closed or added."))


def issues(user: object, meeting: Meeting, what: Changed) -> Section:
    """Issues of the forum, and those handed to it, that moved since."""
    forums = _forums(meeting)
    rows = (
        Issue.objects.visible_to(user)
        .filter(Q(forum__in=forums) | Q(legs__to_forum__in=forums))
        .filter(Q(state_since_at__date__gt=what.since_on) | Q(legs__state_since_at__date__gt=what.since_on))
        .select_related("forum")
        .distinct()
    )
    lines = [
        Line(
            str(issue),
            "" if issue.forum_id == meeting.forum_id else _("handed up by %(forum)s") % {"forum": issue.forum},
            issue.get_absolute_url(),
            ISSUE_SHAPES[issue.state],
            str(issue.get_state_display()),
            timezone.localtime(issue.state_since_at).date(),
        )
        for issue in rows
    ]
    return Section("issues", _("Issues"), lines, 30, _("No issue was raised, and none moved."))
