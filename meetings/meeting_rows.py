"""Lines of lists of meetings, as values: the keys of a page are chosen by the filter, then read by fixed queries."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F

from kit.addresses import address
from kit.bilingual import pick
from kit.fixed import Fixed, numbers
from meetings.meeting_page import days_in_words
from meetings.models import Meeting, MeetingDay
from meetings.papers_clock import USUAL_DAYS, days_before, lead_of
from meetings.states import MeetingKind, MeetingState, MinutesState

SHAPES = {
    MeetingState.PLANNED: "draft",
    MeetingState.ANNOUNCED: "on-track",
    MeetingState.HELD: "done",
    MeetingState.POSTPONED: "at-risk",
    MeetingState.CANCELLED: "none",
}
MINUTES_SHAPES = {
    MinutesState.DRAFT: "draft",
    MinutesState.CIRCULATED: "with",
    MinutesState.APPROVED: "done",
    MinutesState.SEALED: "done",
}
MEETINGS = Fixed(
    lambda: Meeting.objects.filter(pk__in=numbers("keys"))
    .order_by()
    .values(
        "pk", "kind", "number", "title_en", "title_km", "state", "minutes_state", "approximate", "starts_on", "ends_on",
        "planned_text", "papers_shared_on",
        papers_days=F("forum__papers_days"), forum_en=F("forum__name_en"), forum_km=F("forum__name_km"),
    )
)  # fmt: skip
WHEN = ("starts_on", "ends_on", "approximate", "planned_text")
DAYS = Fixed(lambda: MeetingDay.objects.filter(meeting__in=numbers("keys")).values_list("meeting", "day_on", "venue"))


@dataclass(frozen=True)
class MeetingRow:
    """A meeting as the list shows it; ``forum`` is None on the page of one forum."""

    url: str
    title: str
    kind: str
    forum: str | None
    when: str
    where: str
    shape: str
    state: str
    papers_shared: bool
    papers_late: bool
    papers: str
    minutes_shape: str
    minutes: str


def _papers(row: dict[str, Any]) -> tuple[bool, str]:
    """Whether the papers came late, and how many days before the meeting they came."""
    if row["papers_shared_on"] is None or row["approximate"] or row["starts_on"] is None:
        return False, ""
    lead = lead_of(row["papers_shared_on"], row["starts_on"])
    asked = USUAL_DAYS if row["papers_days"] is None else row["papers_days"]
    return lead < asked, days_before(lead)


def meeting_rows(keys: Sequence[int], *, forum: bool) -> list[MeetingRow]:
    """The lines of these meetings, in this order. ``forum``: each says its forum."""
    kinds, states, minutes = (
        {value: str(words) for value, words in choices.choices} for choices in (MeetingKind, MeetingState, MinutesState)
    )
    days: dict[int, list[tuple[datetime.date, str]]] = {}
    for meeting, day_on, venue in DAYS.tuples(keys=keys):
        days.setdefault(meeting, []).append((day_on, venue))
    found = {}
    for row in MEETINGS.rows(keys=keys):
        here, held = days.get(row["pk"], []), row["state"] == MeetingState.HELD
        late, papers = _papers(row)
        found[row["pk"]] = MeetingRow(
            url=address("meetings:meeting-detail", row["pk"]),
            title=pick(row["title_en"], row["title_km"]).value or f"{kinds[row['kind']]} {row['number']}".strip(),
            kind=kinds[row["kind"]],
            forum=pick(row["forum_en"], row["forum_km"]).value if forum else None,
            when=days_in_words(
                [day_on for day_on, _venue in here], style="medium", **{name: row[name] for name in WHEN}
            ),
            where="; ".join(dict.fromkeys(venue for _day_on, venue in here if venue)),
            shape=SHAPES[row["state"]],
            state=states[row["state"]],
            papers_shared=row["papers_shared_on"] is not None,
            papers_late=late,
            papers=papers,
            minutes_shape=MINUTES_SHAPES[row["minutes_state"]] if held else "",
            minutes=minutes[row["minutes_state"]] if held else "",
        )
    return [found[key] for key in keys if key in found]
