"""Forums and seats. The people of the own forum are made in ``jmi``; its member sits for a development partner."""

import datetime

from meetings.models import Forum
from meetings.states import SeatFunction
from tests.access.table import CRDB, KEEPERS, Page, World
from tests.factories.meetings import ForumFactory, SeatFactory


def forum_of(world: World) -> Forum:
    """The forum in which the people of the table sit."""
    return world.make("forum", ForumFactory)


def own(world: World) -> dict:
    """That forum."""
    return {"pk": forum_of(world).pk}


def other(world: World) -> dict:
    """A forum in which nobody of the table sits."""
    return {"pk": world.make("other-forum", ForumFactory).pk}


def seat(function: str):
    """A running seat of this function in the own forum."""

    def make(world: World) -> dict:
        made = world.make(
            f"seat-{function}",
            SeatFactory,
            forum=forum_of(world),
            function=function,
            from_on=datetime.date(2024, 1, 1),
        )
        return {"pk": forum_of(world).pk, "seat_pk": made.pk}

    return make


SEATED = "secretariat chair facilitator member"
NAMING = f"{KEEPERS} secretariat chair"
STEPS = ("meetings:seat-update", "meetings:seat-replace", "meetings:seat-end")

PAGES = [
    Page("meetings:forum-list", get="*"),
    Page("meetings:forum-export", get="*"),
    *(
        page
        for name in ("meetings:forum-detail", "meetings:member-list", "meetings:member-export")
        for page in (
            Page(name, get=f"{KEEPERS} {SEATED}", make=own, otherwise=404),
            Page(name, get=KEEPERS, make=other, otherwise=404, case="other"),
        )
    ),
    Page("meetings:forum-update", get=CRDB, post=CRDB, make=own),
    Page(
        "meetings:seat-create",
        get=f"{NAMING} facilitator member",
        post=f"{NAMING} facilitator member",
        make=own,
        otherwise=404,
    ),
    Page("meetings:seat-create", get=KEEPERS, post=KEEPERS, make=other, otherwise=404, case="other"),
    *(
        page
        for name in STEPS
        for page in (
            Page(name, get=NAMING, post=NAMING, make=seat(SeatFunction.NGO), otherwise=404),
            Page(
                name,
                get=f"{KEEPERS} facilitator member",
                post=f"{KEEPERS} facilitator member",
                make=seat(SeatFunction.FACILITATOR),
                otherwise=404,
                case="facilitator",
            ),
            Page(name, get=KEEPERS, post=KEEPERS, make=seat(SeatFunction.CHAIR), otherwise=404, case="chair"),
        )
    ),
    Page("meetings:seat-contact", post=NAMING, make=seat(SeatFunction.SECRETARIAT), otherwise=404),
]
