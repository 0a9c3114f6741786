"""The clock of the papers: calendar days between their sharing and the meeting, against what the forum asks."""

import datetime
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kit import dates
from meetings.models import Meeting

# What the guideline asks where CRDB/CDC has set nothing else for the forum (TWG-5d.05).
USUAL_DAYS = 10


@dataclass(frozen=True)
class PapersClock:
    """``due_on``: the last day in time; ``lead_days`` between sharing and meeting; ``late``: fewer than asked."""

    asked: int
    meeting_on: datetime.date | None
    due_on: datetime.date | None
    shared_on: datetime.date | None
    lead_days: int | None
    late: bool
    open: bool
    sentence: str
    cells: tuple[str, ...]

    @property
    def lead_words(self) -> str:
        """“11 days before”."""
        return "" if self.lead_days is None else days_before(self.lead_days)


def days_before(lead: int) -> str:
    """“11 days before”; "" after the meeting."""
    if lead < 0:
        return ""
    return ngettext("%(days)s day before", "%(days)s days before", lead) % {"days": dates.digits(lead)}


def lead_of(shared_on: datetime.date, meeting_on: datetime.date) -> int:
    """Calendar days, weekends and holidays included."""
    return (meeting_on - shared_on).days


def papers_clock(meeting: Meeting, today: datetime.date) -> PapersClock:
    """Where the papers of a meeting stand today."""
    asked = meeting.forum.papers_days
    asked = USUAL_DAYS if asked is None else asked
    day = None if meeting.approximate else meeting.starts_on
    shared = meeting.papers_shared_on
    if day is None:
        words = ngettext("Papers are asked %(days)s day before", "Papers are asked %(days)s days before", asked) % {
            "days": dates.digits(asked)
        }
        if shared:
            words = _("Papers shared on %(day)s") % {"day": dates.day(shared)}
        return PapersClock(asked, None, None, shared, None, late=False, open=shared is None, sentence=words, cells=())
    due = day - datetime.timedelta(days=asked)
    if shared is None:
        lead, late = lead_of(today, day), today > due
        words = (_("Papers were due on %(day)s") if late else _("Papers are due on %(day)s")) % {"day": dates.day(due)}
        return PapersClock(asked, day, due, None, lead, late, open=True, sentence=words, cells=_cells(asked, lead))
    lead = lead_of(shared, day)
    values = {"day": dates.day(shared), "days": dates.digits(asked)}
    words = (
        ngettext(
            "Papers shared on %(day)s; %(days)s day is asked",
            "Papers shared on %(day)s; %(days)s days are asked",
            asked,
        )
        % values
    )
    return PapersClock(
        asked, day, due, shared, lead, lead < asked, open=False, sentence=words, cells=_cells(asked, lead)
    )


def _cells(asked: int, lead: int) -> tuple[str, ...]:
    """One box a day before the meeting, at most twenty: days with papers filled, the last day in time in gold."""
    length = min(20, max(asked, min(lead, asked + 10)))
    found = []
    for before in range(length, 0, -1):
        kind = "tenth" if before == asked else ""
        found.append(f"{kind} passed".strip() if before > lead else kind)
    return (*found, "meeting")
