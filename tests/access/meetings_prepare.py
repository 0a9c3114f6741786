"""Preparing meetings: members read, Chair and secretariat write, others see nothing."""

import datetime

from meetings.models import Meeting
from meetings.states import MeetingKind
from tests.access.meetings import forum_of
from tests.access.table import CRDB, Page, World
from tests.factories.meeting_work import AgendaItemFactory, MeetingFactory

IN_FORUM = "secretariat chair facilitator member"
SEEN = f"{CRDB} {IN_FORUM}"
WRITERS = "secretariat chair"
READERS = f"{CRDB} facilitator member"


def the_meeting(world: World) -> Meeting:
    """A planned plenary of the people's own forum, ready to be announced."""

    def make() -> Meeting:
        meeting = MeetingFactory(forum=forum_of(world), starts_on=datetime.date(2026, 1, 5), ends_on=None)
        AgendaItemFactory(meeting=meeting)
        return meeting

    return world.make("meeting", make)


def planned(world: World) -> dict:
    """Its address."""
    return {"pk": the_meeting(world).pk}


def announced(world: World) -> dict:
    """The same, announced."""
    meeting = the_meeting(world)
    Meeting.objects.filter(pk=meeting.pk).update(state="announced")
    return {"pk": meeting.pk}


def held(world: World) -> dict:
    """The same, held."""
    meeting = the_meeting(world)
    Meeting.objects.filter(pk=meeting.pk).update(state="held")
    return {"pk": meeting.pk}


def partners_only(world: World) -> dict:
    """A meeting of partners of the forum."""
    made = world.make("partners-meeting", MeetingFactory, forum=forum_of(world), kind=MeetingKind.PARTNERS)
    return {"pk": made.pk}


def own_forum(world: World) -> dict:
    """The forum itself."""
    return {"pk": forum_of(world).pk}


CALLERS = "secretariat chair facilitator member"

PAGES = [
    Page("meetings:meeting-list", get="*"),
    Page("meetings:forum-meetings", get=f"administrator {SEEN}", make=own_forum, otherwise=404),
    Page("meetings:meeting-create", get=CALLERS, post=CALLERS),
    Page("meetings:meeting-detail", get=SEEN, make=planned, otherwise=404),
    Page("meetings:meeting-detail", get="facilitator member", make=partners_only, otherwise=404, case="partners"),
    Page("meetings:meeting-update", get=SEEN, post=WRITERS, refused=READERS, make=planned, otherwise=404),
    Page("meetings:meeting-announce", post=WRITERS, refused=READERS, make=planned, otherwise=404),
    Page("meetings:meeting-record", post=WRITERS, refused=READERS, make=planned, otherwise=404),
    Page("meetings:meeting-hold", post=WRITERS, refused=READERS, make=announced, otherwise=404),
    *(
        Page(
            f"meetings:meeting-{verb}",
            get=SEEN,
            post=WRITERS,
            refused=READERS,
            make=make,
            otherwise=404,
            data={"reason": "x"},
        )
        for verb, make in (("postpone", announced), ("cancel", planned), ("unhold", held))
    ),
]
