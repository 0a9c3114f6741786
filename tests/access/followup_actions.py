"""Agreed actions: the forum and the lead read, the lead answers, secretariat and Chair keep; CRDB/CDC reads all."""

from followup.answers import token
from followup.models import Action
from meetings.states import SeatFunction
from partners.models import Person
from tests.access.table import CRDB, Page, World
from tests.factories.followup import ActionFactory, ActionNoteFactory, ExtensionFactory, SavedFilterFactory
from tests.factories.jmi import JmiForumFactory
from tests.factories.jobs import StoredFileFactory
from tests.factories.meeting_work import MeetingFactory
from tests.factories.meetings import SeatFactory

IN_FORUM = "secretariat chair facilitator member"
SEEN = f"{CRDB} {IN_FORUM}"
KEEPS = "secretariat chair"


def forum_of(world: World):
    """The people's own working group."""
    return world.make("forum", JmiForumFactory)


def meeting_of(world: World):
    """A meeting of it."""
    return world.make("action-meeting", MeetingFactory, forum=forum_of(world))


def the_action(world: World) -> Action:
    """An open action agreed there, led by a seat with a person who can be written to."""
    seat = world.make(
        "lead-seat",
        lambda: SeatFactory(
            forum=forum_of(world),
            function=SeatFunction.NGO,
            person=world.make("lead", lambda: Person.objects.create(name_en="Ms Lead", email="lead@example.org")),
        ),
    )
    return world.make(
        "action",
        ActionFactory,
        forum=forum_of(world),
        meeting=meeting_of(world),
        lead_seat=seat,
        lead_organisation=None,
    )


def in_state(state: str):
    """Its number, in a state."""

    def make(world: World) -> dict:
        action = the_action(world)
        note = "Tested" if state in ("done", "dropped") else ""
        Action.objects.filter(pk=action.pk).update(state=state, closing_note=note)
        return {"pk": action.pk}

    return make


opened = in_state("open")


def elsewhere(world: World) -> dict:
    """An action of a forum in which nobody of the table sits."""
    return {"pk": world.make("foreign-action", ActionFactory).pk}


def asked(world: World) -> dict:
    """A request for more time."""
    made = world.make("extension", ExtensionFactory, action=the_action(world))
    return opened(world) | {"extension": made.pk}


def evidence(world: World) -> dict:
    """A note with a file whose bytes are gone."""

    def make():
        return ActionNoteFactory(action=the_action(world), file=StoredFileFactory())

    return opened(world) | {"note": world.make("evidence", make).pk}


def link(world: World) -> dict:
    """The signed link of the lead."""
    action = the_action(world)
    Action.objects.filter(pk=action.pk).update(state="open", closing_note="")
    return {"token": token(action, world.things["lead"])}


def own_filter(world: World) -> dict:
    """A filter of CRDB/CDC."""
    return {"pk": world.make("filter", SavedFilterFactory, user=world.user("crdb")).pk}


def own_forum(world: World) -> dict:
    """The forum."""
    return {"pk": forum_of(world).pk}


def own_meeting(world: World) -> dict:
    """The meeting."""
    return {"pk": meeting_of(world).pk}


def seat(world: World) -> dict:
    """A seat of the forum."""
    action = the_action(world)
    return {"pk": action.forum_id, "seat": action.lead_seat_id}


def ticked(world: World) -> dict:
    """One ticked action."""
    return {"action": [the_action(world).pk], "do": "update"}


FIGURES = ("action-ageing", "action-ageing-export", "action-balance", "action-balance-export")

PAGES = [
    Page("followup:action-list", get="*"),
    Page("followup:action-export", get="*"),
    *(Page(f"followup:{name}", get="*") for name in FIGURES),
    Page(
        "followup:action-create",
        get="secretariat chair facilitator",
        post="secretariat chair facilitator",
        otherwise=404,
        data={"text_en": "Share the survey", "priority": "normal"},
    ),
    Page("followup:action-chosen", post="*", data=ticked),
    Page("followup:action-remind", get="*", post="*"),
    Page("followup:action-bulk", get="*", post="*"),
    Page("followup:action-filter-save", post="*", data={"name": "Late ones", "query": "show=late"}),
    Page("followup:action-filter-remove", post=CRDB, make=own_filter, otherwise=404),
    Page("followup:action-detail", get=SEEN, make=opened, otherwise=404),
    Page("followup:action-detail", get=CRDB, make=elsewhere, otherwise=404, case="other"),
    Page("followup:action-update", get=KEEPS, post=KEEPS, make=opened, otherwise=404),
    Page("followup:action-serves", get=KEEPS, post=KEEPS, make=opened, otherwise=404),
    Page(
        "followup:action-start", post="secretariat", refused="crdb chair facilitator member", make=opened, otherwise=404
    ),
    Page("followup:action-finish", get="secretariat", post="secretariat", make=opened, otherwise=404),
    Page(
        "followup:action-confirm", post=KEEPS, refused="crdb facilitator member", make=in_state("done"), otherwise=404
    ),
    Page("followup:action-reopen", get=KEEPS, post=KEEPS, make=in_state("done"), otherwise=404),
    Page("followup:action-drop", get=KEEPS, post=KEEPS, make=opened, otherwise=404),
    Page("followup:action-extend", get=KEEPS, post=KEEPS, make=opened, otherwise=404),
    Page(
        "followup:action-extension-answer",
        post=KEEPS,
        refused="crdb facilitator member",
        make=asked,
        otherwise=404,
        data={"answer": "give"},
    ),
    Page("followup:action-note", post=KEEPS, make=opened, otherwise=404, data={"text": "Half"}),
    Page("followup:action-evidence-export", make=evidence, otherwise=404),
    Page("followup:action-answer", get="public", post="public", make=link),
    Page("followup:action-forum", get=SEEN, make=own_forum, otherwise=404),
    Page("followup:action-meeting", get=SEEN, make=own_meeting, otherwise=404),
    Page("followup:action-handover", get="administrator crdb secretariat chair", make=seat, otherwise=404),
    Page("followup:action-handover-export", get="administrator crdb secretariat chair", make=seat, otherwise=404),
]
