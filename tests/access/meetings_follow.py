"""Passing results on: members of the forum note it once the minutes are out; the outsider sees nothing."""

from meetings.models import Meeting, PassedOn, Seat
from tests.access.meetings_minutes import circulated, in_state
from tests.access.meetings_prepare import SEEN
from tests.access.table import Page, World
from tests.factories.meeting_work import PassedOnFactory
from tests.factories.partners import OrganisationFactory


def issued(world: World) -> dict:
    """Circulated minutes; the member sits for an organisation, as the others do not."""
    here = circulated(world)
    if "member-body" not in world.things:
        body = world.make("member-body", OrganisationFactory)
        Seat.objects.filter(person__user=world.user("member")).update(organisation=body)
    return here


def final(world: World) -> dict:
    """Approved minutes of the same forum."""
    issued(world)
    return in_state("approved")(world)


def noted(world: World) -> dict:
    """What the member noted."""
    here = issued(world)

    def make() -> PassedOn:
        meeting = Meeting.objects.get(pk=here["pk"])
        body = world.things["member-body"]
        return PassedOnFactory(meeting=meeting, organisation=body, recorded_by=world.user("member"))

    return here | {"row": world.make("passed-on", make).pk}


NOTERS = "secretariat chair member"
READERS = "crdb facilitator"

PAGES = [
    Page("meetings:passed-on", get=SEEN, post=NOTERS, refused=READERS, make=issued, otherwise=404),
    Page("meetings:minutes-release", get=SEEN, post=NOTERS, refused=READERS, make=final, otherwise=404),
    Page("meetings:passed-on-update", get=SEEN, post=NOTERS, refused=READERS, make=noted, otherwise=404),
    Page("meetings:passed-on-remove", post=NOTERS, refused=READERS, make=noted, otherwise=404),
]
