"""What agreed actions show on pages of other floors: tabs, points of minutes, next agendas, calendars, the trail."""

import datetime

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts import audit
from accounts.roles import Right
from followup import findable, lists
from followup.actions import points
from followup.calendar import due_dates
from followup.emails_actions import due_words
from followup.forms.points import form_of_point
from followup.leads import leads_of
from followup.models import Action, Contributor
from followup.models.actions import OPEN, of_partners_alone
from followup.permissions import may_keep, organisations_of
from followup.seat_line import seats_behind
from kit import dates
from kit.counting import Asked, Rows
from kit.fixed import Fixed, Given, number, numbers, texts
from meetings import calendar_sources, meeting_tabs, tabs
from meetings.meeting_page import PHASE_LINES, PhaseLine
from meetings.models import Forum, Invitation, JointForum, Meeting, Point
from meetings.permissions import sees_inside
from meetings.sight import reader
from meetings.states import MeetingKind
from partners import panels
from partners.actions.saving import write
from partners.models import Organisation
from partners.models.organisations import Side

VERBS = {
    "followup.create_action": gettext_lazy("Entered an agreed action"),
    "followup.update_action": gettext_lazy("Changed an agreed action"),
    "followup.remove_action": gettext_lazy("Took an agreed action out"),
    "followup.action_start": gettext_lazy("Began an agreed action"),
    "followup.action_finish": gettext_lazy("Said that an action is done"),
    "followup.action_confirm": gettext_lazy("Confirmed an action"),
    "followup.action_reopen": gettext_lazy("Opened an action again"),
    "followup.action_drop": gettext_lazy("Dropped an action"),
    "followup.action_note": gettext_lazy("Noted progress on an action"),
    "followup.action_extend": gettext_lazy("Moved the day of an action, or asked for it"),
    "followup.action_extension": gettext_lazy("Answered a request for more time"),
    "followup.action_remind": gettext_lazy("Reminded of actions"),
    "followup.carry_on": gettext_lazy("Handed actions on to a successor"),
    "followup.save_filter": gettext_lazy("Kept a filter"),
    "followup.remove_filter": gettext_lazy("Removed a filter"),
}
# What an item of the next agenda names before it says “and more”.
NAMED = 12


# --- beside the points of the minutes ---------------------------------------------------------------------------------


def shown(user: object, found: list[Point]) -> dict[int, tuple[str, dict[str, object]]]:
    """Lead, day and state beside each point that is an action."""
    meetings, rows, today = {point.meeting_id: point.meeting for point in found}, [], timezone.localdate()
    for number_, meeting in meetings.items():
        points = [point.pk for point in found if point.meeting_id == number_]
        for row in _BESIDE.models(points=points, **_agreed_reader(user, meeting)):
            row.meeting = meeting
            rows.append(row)
    return {
        line.action.point_id: (
            "followup/_point.html",
            {"line": line, "today": today, "may_keep": may_keep(user, line.action) and not line.closed},
        )
        for line in lists.lines(rows, today)
    }


def printed(found: list[Point], lang: str) -> dict[int, dict[str, str]]:
    """Who, on which side, until when: as the printed minutes say it."""
    rows = list(Action.objects.filter(point__in=found).select_related("lead_organisation"))
    with translation.override(lang):
        leads = leads_of(rows)
        return {
            row.point_id: {
                "who": ", ".join(filter(None, [leads[row.pk].name, leads[row.pk].note])),
                "side": str(Side(row.side).label) if row.side else "",
                "due": due_words(row) if row.due_text or row.due_on else "",
            }
            for row in rows
        }


# --- the next agenda --------------------------------------------------------------------------------------------------


def _listed(rows: list[Action], lang: str) -> str:
    with translation.override(lang):
        leads = leads_of(rows)
        words = [
            "– " + "; ".join(filter(None, [row.text("text", lang).value, leads[row.pk].name, due_words(row)]))
            for row in rows[:NAMED]
        ]
        if len(rows) > NAMED:
            left = len(rows) - NAMED
            words.append(ngettext("– and %(n)s more", "– and %(n)s more", left) % {"n": dates.digits(left)})
        return "\n".join(words)


def carried(meeting: Meeting) -> list[dict[str, object]]:
    """One item: the open actions of the forum, late ones first, with lead and day."""
    found = Action.objects.filter(lists.of_forum(meeting.forum), state__in=OPEN).exclude(meeting=meeting)
    if not meeting.partners_only:
        found = found.exclude(of_partners_alone())
    rows = list(found.select_related("lead_organisation", "forum")[:200])
    if not rows:
        return []
    title = {}
    for lang in ("en", "km"):
        with translation.override(lang):
            title[lang] = _("Follow-up of agreed actions")
    today = timezone.localdate()
    late = sum(1 for row in rows if lists.is_late(row, today))
    source = ngettext("%(n)s open action of the forum", "%(n)s open actions of the forum", len(rows))
    source %= {"n": dates.digits(len(rows))}
    if late:
        source += ", " + ngettext("%(n)s of them late", "%(n)s of them late", late) % {"n": dates.digits(late)}
    return [
        {
            "title_en": title["en"],
            "title_km": title["km"],
            "note_en": _listed(rows, "en"),
            "note_km": _listed(rows, "km"),
            "minutes_presentation": 5,
            "minutes_discussion": 15,
            "source": source,
        }
    ]


# --- tabs -------------------------------------------------------------------------------------------------------------


def _open_in() -> QuerySet[Action]:
    """Open actions of one forum and of the joint meetings it took part in; of these what ``Action.objects.visible_to``
    has. Two look-ups joined, since an ``OR`` over both columns reads the table."""
    mine = Q(forum__in=numbers("forums")) | Q(forum__kind__in=texts("kinds"))
    joint = JointForum.objects.filter(mine).order_by().values("meeting")
    # Of what partners agreed among themselves: those of the forum, and whom they invited (TWG-5d.07).
    invited = Invitation.objects.filter(person__user=number("user"), withdrawn=False).order_by().values("meeting")
    open_ = Q(meeting=None) | ~Q(meeting__kind=MeetingKind.PARTNERS) | Q(meeting__shared=True)
    open_ |= Q(meeting__forum__in=numbers("partner_forums")) | Q(meeting__in=invited)
    shared = (mine | Q(meeting__in=joint)) & open_
    led = Q(lead_seat__in=numbers("led_seats")) | Q(lead_organisation__in=numbers("led_bodies"))
    helped = Contributor.objects.filter(Q(organisation__in=numbers("led_bodies")) | Q(seat__in=numbers("led_seats")))
    rows = Action.objects.filter(state__in=OPEN).order_by().values("pk")
    met = JointForum.objects.filter(forum=number("forum")).order_by().values("meeting")
    here = rows.filter(forum=number("forum")).union(rows.filter(meeting__in=met))
    return Action.objects.filter(shared | led | Q(pk__in=helped.order_by().values("action")), pk__in=here)


OPEN_IN = Rows(_open_in)


def open_in(user: object, forum: Forum) -> Asked:
    """Open actions of the forum, to be counted on its pages."""
    everything = user.has_right(Right.SEE_ALL)  # but what partners keep to themselves, whoever leads it
    return OPEN_IN.given(
        forum=forum.pk,
        led_seats=[] if everything else sorted(seats_behind(user)),
        led_bodies=[] if everything else sorted(organisations_of(user)),
        **reader(user),
    )


def _agreed() -> QuerySet:
    """What one meeting agreed; of this what ``Action.objects.visible_to`` has for somebody who sees the meeting."""
    led = Q(lead_seat__in=numbers("seats")) | Q(lead_organisation__in=numbers("bodies"))
    helped = Contributor.objects.filter(Q(organisation__in=numbers("bodies")) | Q(seat__in=numbers("seats")))
    shared = Q(forum__in=numbers("forums")) | Q(forum__kind__in=texts("kinds")) | Q(meeting__in=numbers("inside"))
    seen = shared | led | Q(pk__in=helped.order_by().values("action"))
    return Action.objects.filter(seen, meeting=number("meeting"))


def _agreed_reader(user: object, meeting: Meeting) -> dict[str, Given]:
    joint = user.has_right(Right.SEE_ALL) or any(one.forum.is_visible_to(user) for one in meeting.joint_forums.all())
    return {
        "meeting": meeting.pk,
        "inside": [meeting.pk] if joint else [],
        "seats": sorted(seats_behind(user)),
        "bodies": sorted(organisations_of(user)),
        **reader(user),
    }


AGREED = Rows(_agreed)
_BESIDE = Fixed(lambda: lists.with_leads(_agreed().filter(point__in=numbers("points"))))


def agreed_at(user: object, meeting: Meeting) -> Asked:
    """What a meeting agreed, to be counted on its pages."""
    return AGREED.given(**_agreed_reader(user, meeting))


def _follow_words(number: int) -> str:
    """Below “Follow up”: how many actions the meeting agreed."""
    return ngettext("%(n)s action", "%(n)s actions", number) % {"n": dates.digits(number)} if number else ""


# --- the directory ----------------------------------------------------------------------------------------------------


def led_by(user: object, organisation: Organisation) -> panels.Panel | None:
    """Open actions that an organisation leads, as far as the reader may see them (TWG-3.05)."""
    rows = Action.objects.visible_to(user).filter(lead_organisation=organisation, state__in=OPEN)
    today = timezone.localdate()
    found = lists.lines(lists.with_all(rows)[:10], today)
    if not found:
        return None
    return panels.Panel(
        _("Open actions it leads"),
        [
            panels.Row(
                line.action.text("text").value,
                line.action.get_absolute_url(),
                " · ".join(filter(None, [str(line.action.forum), due_words(line.action)])),
                ("late", _("late")) if line.late else (line.shape, line.word),
            )
            for line in found
        ],
    )


def carry_on(closed: Organisation, successor: Organisation, on: datetime.date, by: object) -> None:
    """Open promises of a closed organisation are its successor's; what was kept or dropped stays as it was."""
    with audit.audited("followup.carry_on", by=by):
        for action in Action.objects.select_for_update(of=("self",)).filter(lead_organisation=closed, state__in=OPEN):
            write(action, {"lead_organisation": successor}, action.version)
        for helper in Contributor.objects.filter(organisation=closed, action__state__in=OPEN):
            helper.organisation = successor
            helper.save()


def register_all() -> None:
    """Called once, when the application is ready."""
    findable.register_all()
    audit.name_verbs(VERBS)
    tabs.register(
        tabs.Tab(
            "actions",
            gettext_lazy("Agreed actions"),
            30,
            url=lambda forum: reverse("followup:action-forum", args=[forum.pk]),
            count=open_in,
            shown=sees_inside,
        )
    )
    meeting_tabs.register(
        meeting_tabs.Tab(
            "actions",
            gettext_lazy("Agreed actions"),
            60,
            url=lambda meeting: reverse("followup:action-meeting", args=[meeting.pk]),
            count=agreed_at,
        )
    )
    meeting_tabs.register_point_thing(
        "action",
        meeting_tabs.PointThing(points.became, points.left, shown, printed, form=form_of_point, told=points.told),
    )
    meeting_tabs.register_carried(carried)
    calendar_sources.register("actions", due_dates)
    PHASE_LINES["follow"].append(PhaseLine(lambda user, meeting: [agreed_at(user, meeting)], _follow_words))
    panels.ORGANISATION.append(led_by)
    panels.ON_SUCCESSION.append(carry_on)
