"""The list of meetings: what is asked for, and what each line shows."""

import datetime

from django.db.models import Count, F, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from kit.sheets import Column, Workbook
from kit.whole import whole
from meetings.meeting_page import meetings_of, presider, where
from meetings.models import Forum, Meeting
from meetings.papers_clock import papers_clock
from meetings.states import MeetingKind, MeetingState, MinutesState


class MeetingFilter:
    """What the address asks for: forum, kind, state, year, words of the title."""

    def __init__(self, request: HttpRequest, forum: Forum | None = None) -> None:
        get = request.GET
        self.user = request.user
        kind, state = get.get("kind", ""), get.get("state", "")
        self.kind = kind if kind in MeetingKind.values else ""
        self.state = state if state in (*MeetingState.values, "coming", "no-minutes") else ""
        self.year = whole(get.get("year"), digits=4)
        self.q = get.get("q", "").strip()[:200]
        self.fixed, self.forum = forum is not None, forum
        if forum is None and (number := whole(get.get("forum"))) is not None:
            self.forum = Forum.objects.listed_for(self.user).filter(pk=number).first()
        self.kinds = MeetingKind.choices

    @property
    def address(self) -> str:
        """Where this list stands: across forums, or as the tab of one."""
        if self.fixed:
            return reverse("meetings:forum-meetings", args=[self.forum.pk])
        return reverse("meetings:meeting-list")

    @property
    def params(self) -> dict[str, object]:
        """What is asked, for addresses."""
        asked = {
            "forum": self.forum.pk if self.forum and not self.fixed else "",
            "kind": self.kind,
            "state": self.state,
            "year": self.year or "",
            "q": self.q,
        }
        return {name: value for name, value in asked.items() if value}

    @property
    def query(self) -> str:
        """The same as a query string."""
        return urlencode(self.params)

    @property
    def export_url(self) -> str:
        """The same list as a workbook."""
        name = "meetings:forum-meetings-export" if self.fixed else "meetings:meeting-list-export"
        return f"{reverse(name, args=[self.forum.pk] if self.fixed else None)}?{self.query}"

    def _of_forum(self, rows: QuerySet[Meeting]) -> QuerySet[Meeting]:
        """Those of the forum asked for, joint ones among them."""
        if self.forum is None:
            return rows
        return rows.filter(Q(forum=self.forum) | Q(pk__in=self.forum.joint_meetings.order_by().values("meeting")))

    def rows(self) -> QuerySet[Meeting]:
        """The meetings asked for, coming ones first, then backwards in time."""
        rows = self._of_forum(meetings_of(self.user))
        if self.kind:
            rows = rows.filter(kind=self.kind)
        if self.state == "coming":
            rows = rows.filter(state__in=[MeetingState.PLANNED, MeetingState.ANNOUNCED, MeetingState.POSTPONED])
        elif self.state == "no-minutes":
            # A talk between Chair and lead facilitator asks for no minutes (TWG-5e.02).
            rows = rows.filter(state=MeetingState.HELD).exclude(kind=MeetingKind.CONTACT)
            rows = rows.exclude(minutes_state=MinutesState.SEALED)
        elif self.state:
            rows = rows.filter(state=self.state)
        if self.year:
            rows = rows.filter(starts_on__year=self.year)
        if self.q:
            rows = rows.filter(
                Q(title_en__icontains=self.q)
                | Q(title_km__icontains=self.q)
                | Q(theme_en__icontains=self.q)
                | Q(theme_km__icontains=self.q)
            )
        return rows.order_by(F("starts_on").desc(nulls_first=True), "-pk")

    def pills(self) -> list[dict[str, object]]:
        """The states to choose from."""
        base = self.address
        rest = {name: value for name, value in self.params.items() if name != "state"}
        choices = [
            ("", _("All"), ""),
            ("coming", _("Still to come"), "on-track"),
            ("held", str(MeetingState.HELD.label), "done"),
            ("no-minutes", _("Held, minutes open"), "at-risk"),
            ("postponed", str(MeetingState.POSTPONED.label), "at-risk"),
            ("cancelled", str(MeetingState.CANCELLED.label), "none"),
        ]
        return [
            {
                "label": label,
                "url": f"{base}?{urlencode(rest | ({'state': value} if value else {}))}",
                "count": None,
                "current": self.state == value,
                "shape": shape,
            }
            for value, label, shape in choices
        ]

    def selects(self) -> list[dict[str, object]]:
        """What the filter bar offers besides the state: kinds, and the years from the first meeting to the last."""
        dated = self._of_forum(Meeting.objects.visible_to(self.user)).exclude(starts_on=None).values_list("starts_on")
        first, last = dated.order_by("starts_on")[:1], dated.order_by(F("starts_on").desc(nulls_first=True))[:1]
        years = [day.year for (day,) in first.union(last)] + ([self.year] if self.year else [])
        numbers = [(str(year), str(year)) for year in range(max(years), min(years) - 1, -1)] if years else []
        return [
            {"name": "kind", "label": _("Kind"), "options": self.kinds, "value": self.kind},
            {"name": "year", "label": _("Year"), "options": numbers, "value": str(self.year or "")},
        ]

    @property
    def kept(self) -> list[tuple[str, object]]:
        """What goes along when the filter is sent."""
        return [(name, value) for name, value in self.params.items() if name in ("forum", "state")]

    @property
    def clear_url(self) -> str:
        """The list without kind, year and words; "" when none is asked for."""
        return f"{self.address}?{urlencode(self.kept)}" if self.kind or self.year or self.q else ""


def meeting_sheet(rows: QuerySet[Meeting], made_at: datetime.datetime) -> Workbook:
    """One line a meeting."""
    today = timezone.localdate(made_at)
    columns = [
        Column(_("Forum"), 34),
        Column(_("Meeting"), 40),
        Column(_("Title in Khmer"), 40),
        Column(_("Kind"), 18),
        Column(_("Number"), 8),
        Column(_("First day"), 13),
        Column(_("Last day"), 13),
        Column(_("When, as written"), 22),
        Column(_("Where"), 30),
        Column(_("State"), 14),
        Column(_("Reason"), 30),
        Column(_("Presided by"), 30),
        Column(_("Items"), 8),
        Column(_("Papers"), 8),
        Column(_("Papers shared on"), 14),
        Column(_("Days before the meeting"), 12),
        Column(_("Minutes"), 20),
    ]
    book = Workbook(title=_("Meetings"), made_at=made_at)

    def line(meeting: Meeting) -> list[object]:
        clock = papers_clock(meeting, today)
        return [
            str(meeting.forum),
            str(meeting),
            meeting.title_km,
            meeting.get_kind_display(),
            meeting.number,
            meeting.starts_on,
            meeting.ends_on,
            meeting.planned_text,
            where(meeting),
            meeting.get_state_display(),
            meeting.state_reason,
            presider(meeting),
            meeting.item_count,
            meeting.paper_count,
            meeting.papers_shared_on,
            clock.lead_days if clock.shared_on else None,
            meeting.get_minutes_state_display() if meeting.state == MeetingState.HELD else "",
        ]

    book.write_table(_("Meetings"), columns, (line(meeting) for meeting in counted(rows)), title=_("Meetings"))
    return book


def counted(rows: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """With the number of agenda items and papers."""
    return rows.annotate(
        item_count=Count("items", filter=Q(items__taken=True), distinct=True),
        paper_count=Count("papers", distinct=True),
    )
