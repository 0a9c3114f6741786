"""Lines of lists of actions, as values: the keys of a page are chosen by the filter, then read by one fixed query."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, F, OuterRef

from followup.leads import Lead, lead_of_seat
from followup.lists import SHAPES, exact_day
from followup.models import Action, Extension
from followup.models.actions import OPEN
from followup.seat_line import holders_now
from followup.states import ActionState, Priority
from kit.addresses import address
from kit.bilingual import pick
from kit.fixed import Fixed, numbers
from meetings.states import MeetingKind
from partners.list_rows import short

ACTIONS = Fixed(
    lambda: Action.objects.filter(pk__in=numbers("keys"))
    .order_by()
    .annotate(asks_time=Exists(Extension.objects.filter(action=OuterRef("pk"), granted=None)))
    .values(
        "pk", "text_en", "text_km", "priority", "due_on", "due_text", "state", "lead_text", "lead_seat", "asks_time",
        body=F("lead_organisation"),
        body_abbreviation_en=F("lead_organisation__abbreviation_en"),
        body_abbreviation_km=F("lead_organisation__abbreviation_km"),
        body_en=F("lead_organisation__name_en"), body_km=F("lead_organisation__name_km"),
        forum_code=F("forum__code"), held=F("meeting"),
        meeting_kind=F("meeting__kind"), meeting_number=F("meeting__number"),
        meeting_en=F("meeting__title_en"), meeting_km=F("meeting__title_km"),
    )
)  # fmt: skip


@dataclass(frozen=True)
class ActionRow:
    """An action as lists show it; ``forum`` is empty on the page of one forum."""

    key: int
    url: str
    text: str
    lang: str
    high: bool
    meeting: str
    forum: str | None
    lead_name: str
    lead_note: str
    lead_vacant: bool
    due_on: datetime.date | None
    due_text: str
    late: bool
    closed: bool
    shape: str
    word: str
    asks_time: bool

    @property
    def lead(self) -> Lead:
        """Who leads."""
        return Lead(self.lead_name, self.lead_note, vacant=self.lead_vacant)

    @property
    def exact(self) -> bool:
        """The day is a day: it may count down."""
        return exact_day(self.due_on, self.due_text)


def _lead(row: dict[str, Any], seats: dict[int, Any]) -> Lead:
    body = short(row["body_abbreviation_en"], row["body_abbreviation_km"], row["body_en"], row["body_km"])
    if row["lead_seat"] is not None:
        return lead_of_seat(seats[row["lead_seat"]], body)
    return Lead(body, row["lead_text"]) if row["body"] else Lead(row["lead_text"])


def action_rows(keys: Sequence[int], today: datetime.date, *, forum: bool) -> list[ActionRow]:
    """The lines of these actions, in this order; two queries. ``forum``: each says its forum."""
    found, states = {}, {state: str(words) for state, words in ActionState.choices}
    kinds = {kind: str(words) for kind, words in MeetingKind.choices}
    rows = ACTIONS.rows(keys=keys)
    seats = holders_now(row["lead_seat"] for row in rows)
    for row in rows:
        text, lead = pick(row["text_en"], row["text_km"]), _lead(row, seats)
        open_ = row["state"] in OPEN
        late = open_ and row["due_on"] is not None and row["due_on"] < today
        meeting = ""
        if row["held"]:
            meeting = pick(row["meeting_en"], row["meeting_km"]).value
            meeting = meeting or f"{kinds[row['meeting_kind']]} {row['meeting_number']}".strip()
        found[row["pk"]] = ActionRow(
            key=row["pk"],
            url=address("followup:action-detail", row["pk"]),
            text=text.value,
            lang=text.lang,
            high=row["priority"] == Priority.HIGH,
            meeting=meeting,
            forum=row["forum_code"] if forum else None,
            lead_name=lead.name,
            lead_note=lead.note,
            lead_vacant=lead.vacant,
            due_on=row["due_on"],
            due_text=row["due_text"],
            late=late,
            closed=not open_,
            shape="late" if late else SHAPES[row["state"]],
            word=states[row["state"]],
            asks_time=row["asks_time"],
        )
    return [found[key] for key in keys if key in found]
