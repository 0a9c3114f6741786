"""Preparing meetings: members read, Chair and secretariat write, others see nothing."""

import datetime

from django.utils import timezone

from jobs.actions import store_bytes
from meetings.models import Meeting, Paper
from meetings.states import MeetingKind
from tests.access.meetings import forum_of
from tests.access.table import CRDB, Page, World
from tests.factories.meeting_work import (
    AgendaItemFactory,
    AgendaTemplateFactory,
    MeetingFactory,
    PaperFactory,
    PaperVersionFactory,
)

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


def a_template(world: World) -> dict:
    """A template to fill from."""
    return {"template": world.make("template", AgendaTemplateFactory).pk}


def template_address(world: World) -> dict:
    """Its address."""
    return {"pk": a_template(world)["template"]}


def own_forum(world: World) -> dict:
    """The forum itself."""
    return {"pk": forum_of(world).pk}


def item(**fields: object):
    """An item of the planned meeting."""

    def make(world: World) -> dict:
        made = world.make("item", AgendaItemFactory, meeting=the_meeting(world), **fields)
        return {"pk": made.meeting_id, "item": made.pk}

    return make


def proposed(world: World) -> dict:
    """An item that a member proposed."""
    made = world.make(
        "proposed",
        lambda: AgendaItemFactory(
            meeting=the_meeting(world), taken=False, proposed_at=timezone.now(), proposed_by=world.user("member")
        ),
    )
    return {"pk": made.meeting_id, "item": made.pk}


def paper(*, shared: bool, access: str = "forum"):
    """A paper of the planned meeting with a file."""

    def make(world: World) -> dict:
        def made() -> Paper:
            values = {"shared_at": timezone.now(), "shared_by": world.user("secretariat")} if shared else {}
            one = PaperFactory(meeting=the_meeting(world), access=access, **values)
            content = b"%PDF-1.4 paper"
            file = store_bytes(content=content, name="p.pdf", media_type="application/pdf", by=None, now=timezone.now())
            PaperVersionFactory(paper=one, file=file)
            return one

        found = world.make("paper", made)
        return {"pk": found.meeting_id, "paper": found.pk}

    return make


def paper_file(**fields: object):
    """Its file."""
    return lambda world: paper(**fields)(world) | {"number": 1}


SHARED = {"on": "2026-01-01", "reason": "x"}
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
    Page("meetings:meeting-list-export", get="*"),
    Page("meetings:agenda-template-list", get="*"),
    Page("meetings:agenda-template-create", get=CRDB, post=CRDB),
    Page("meetings:agenda-template-update", get=CRDB, post=CRDB, make=template_address),
    Page("meetings:forum-meetings-export", get=f"administrator {SEEN}", make=own_forum, otherwise=404),
    *(
        Page(f"meetings:{name}", get=SEEN, make=planned, otherwise=404)
        for name in ("agenda", "agenda-export", "papers")
    ),
    *(
        Page(f"meetings:{name}", get=SEEN, post=WRITERS, refused=READERS, make=planned, otherwise=404)
        for name in ("item-create", "agenda-carry", "paper-create")
    ),
    Page("meetings:agenda-order", post=WRITERS, refused=READERS, make=planned, otherwise=404, data={"order": "1:0"}),
    Page("meetings:agenda-fill", post=WRITERS, refused=READERS, make=planned, otherwise=404, data=a_template),
    Page("meetings:agenda-times", post=WRITERS, refused=READERS, make=planned, otherwise=404, data={"starts": "08:30"}),
    Page("meetings:item-propose", get=SEEN, post=IN_FORUM, refused=CRDB, make=planned, otherwise=404),
    Page("meetings:item-update", get=SEEN, post=WRITERS, refused=READERS, make=item(), otherwise=404),
    Page("meetings:item-remove", get=SEEN, post=WRITERS, refused=READERS, make=item(), otherwise=404),
    Page("meetings:item-move", post=WRITERS, refused=READERS, make=item(), otherwise=404, data={"to": "up"}),
    Page("meetings:item-take", post=WRITERS, refused=READERS, make=proposed, otherwise=404),
    Page(
        "meetings:item-decline",
        get=SEEN,
        post=WRITERS,
        refused=READERS,
        make=proposed,
        otherwise=404,
        data={"reason": "x"},
    ),
    Page(
        "meetings:papers-share", post=WRITERS, refused=READERS, make=planned, otherwise=404, data={"on": "2026-01-01"}
    ),
    *(
        Page(f"meetings:{name}", get=SEEN, post=WRITERS, refused=READERS, make=paper(shared=True), otherwise=404)
        for name in ("paper-update", "paper-version")
    ),
    Page("meetings:paper-remove", post=WRITERS, make=paper(shared=False), otherwise=404),
    Page("meetings:paper-export", get=SEEN, make=paper_file(shared=True), otherwise=404),
    Page("meetings:paper-export", get=WRITERS, make=paper_file(shared=False), otherwise=404, case="not shared"),
    Page(
        "meetings:paper-export",
        get=WRITERS,
        make=paper_file(shared=True, access="named"),
        otherwise=404,
        case="closed circle",
    ),
]
