"""Invitations of the demonstration: letters to the next meeting of each group, and the replies that came so far."""

import datetime as dt
from itertools import cycle

from cambodia_dcps.demo.base import Builder, Group
from meetings.actions import calendars
from meetings.actions import invitations as actions
from meetings.models import Meeting, Seat
from meetings.states import MeetingState, Reply

# The group of the guided tour has its own words on the letters, and a guest without a seat.
TOUR = "RWSSH"
REPLIES = (
    (Reply.COMING, "", "", ""),
    (Reply.COMING, "", "", ""),
    (Reply.SUBSTITUTE, "Mr Long Vichea", "Deputy Director", ""),
    (Reply.NONE, "", "", ""),
    (Reply.COMING, "", "", "I bring the figures of the last quarter."),
    (Reply.DECLINED, "", "", "On mission in Ratanakiri that week."),
    (Reply.NONE, "", "", ""),
)
LETTER = {
    "number": "127/26",
    "signed_en": "Secretary of State, Chair of the Working Group",
    "signed_km": "រដ្ឋលេខាធិការ និងជាប្រធានក្រុមការងារ",
    "copies_en": "Ministry of Economy and Finance\nCRDB/CDC\nFile, chronology",
    "copies_km": "ក្រសួងសេដ្ឋកិច្ច និងហិរញ្ញវត្ថុ\nគណៈកម្មាធិការនីតិសម្បទា និងអភិវឌ្ឍន៍កម្ពុជា\nឯកសារ កាលប្បវត្តិ",
}


def _tour(builder: Builder, group: Group, meeting: Meeting) -> None:
    first = meeting.starts_on or builder.now.date()
    values = LETTER | {"dated_on": first - dt.timedelta(days=20), "reply_by_on": first - dt.timedelta(days=6)}
    actions.save_letter(meeting=meeting, values=values, version=0, by=group.secretariat, now=builder.now)
    actions.invite(
        meeting=meeting,
        group="ប្រធានមន្ទីរអភិវឌ្ឍន៍ជនបទរាជធានី ខេត្ត",
        email="provinces@dcps.example",
        by=group.secretariat,
        now=builder.now,
    )
    calendars.make_feed(forum=None, language="en", by=group.secretariat, now=builder.now)


def _next(group: Group, now: dt.datetime) -> list[Meeting]:
    ahead = Meeting.objects.filter(forum=group.forum, state=MeetingState.ANNOUNCED, starts_on__gte=now.date())
    return list(ahead.order_by("starts_on"))


def build_invitations(builder: Builder, groups: list[Group]) -> None:
    """Invite all seats of a group to its announced meetings, send the letters, and take the replies."""
    for group in groups:
        for meeting in _next(group, builder.now):
            seats = Seat.objects.filter(forum=group.forum)
            actions.invite_seats(meeting=meeting, seats=seats, by=group.secretariat, now=builder.now)
            if group.forum.code == TOUR:
                _tour(builder, group, meeting)
            actions.send_letters(meeting=meeting, by=group.secretariat, now=builder.now)
            for row, (answer, name, position, note) in zip(meeting.invitations.all(), cycle(REPLIES), strict=False):
                if answer != Reply.NONE:
                    actions.record_reply(
                        invitation=row, answer=answer, substitute_name=name, substitute_position=position, note=note,
                        version=row.version, by=group.secretariat, now=builder.now,
                    )  # fmt: skip
