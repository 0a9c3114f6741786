"""Attendance and minutes: Chair and secretariat write, members read what is circulated and propose corrections."""

from django.utils import timezone

from jobs.actions import store_bytes
from jobs.models import Job
from meetings.actions.meeting_file import JOB_KIND
from meetings.models import Meeting, Point
from meetings.states import MeetingState, MinutesState
from tests.access.meetings import forum_of
from tests.access.table import CRDB, Page, World
from tests.factories.jobs import JobFactory
from tests.factories.meeting_work import (
    AgendaItemFactory,
    AttendanceFactory,
    CorrectionFactory,
    HeadCountFactory,
    MeetingFactory,
    MinutesRevisionFactory,
    PointFactory,
)

IN_FORUM = "secretariat chair facilitator member"
SEEN = f"{CRDB} {IN_FORUM}"
WRITERS = "secretariat chair"
READERS = f"{CRDB} facilitator member"


def the_point(world: World) -> Point:
    """A point of a held meeting of the people's own forum."""

    def make() -> Point:
        meeting = MeetingFactory(forum=forum_of(world), state=MeetingState.HELD, title_en="Held meeting")
        return PointFactory(meeting=meeting, item=AgendaItemFactory(meeting=meeting))

    return world.make("point-of-minutes", make)


def in_state(state: str):
    """The meeting with its minutes in a state."""

    def make(world: World) -> dict:
        meeting = the_point(world).meeting
        Meeting.objects.filter(pk=meeting.pk).update(minutes_state=state)
        return {"pk": meeting.pk}

    return make


draft = in_state(MinutesState.DRAFT)
circulated = in_state(MinutesState.CIRCULATED)
approved = in_state(MinutesState.APPROVED)


def point(state=draft):
    """The point, its minutes in a state."""
    return lambda world: state(world) | {"point": the_point(world).pk}


def item(world: World) -> dict:
    """The item of the point."""
    return draft(world) | {"item": the_point(world).item_id}


def attendance(world: World) -> dict:
    """Somebody who came."""
    made = world.make("attendance-row", AttendanceFactory, meeting=the_point(world).meeting)
    return {"pk": made.meeting_id, "row": made.pk}


def count(world: World) -> dict:
    """A count of heads."""
    made = world.make("head-count", HeadCountFactory, meeting=the_point(world).meeting)
    return {"pk": made.meeting_id, "count": made.pk}


def correction(world: World) -> dict:
    """A proposed correction."""
    return circulated(world) | {"correction": world.make("correction", CorrectionFactory, point=the_point(world)).pk}


def revision(world: World) -> dict:
    """A kept revision."""
    content = {"points": [], "items": []}
    made = world.make("revision", MinutesRevisionFactory, meeting=the_point(world).meeting, content=content)
    return draft(world) | {"number": made.number}


def export(lang: str, kind: str):
    """The minutes as a file."""
    return lambda world: circulated(world) | {"lang": lang, "kind": kind}


def built(world: World) -> dict:
    """The file that the secretariat ordered."""
    here = circulated(world)

    def make() -> Job:
        now = timezone.now()
        file = store_bytes(content=b"%PDF-1.4 file", name="f.pdf", media_type="application/pdf", by=None, now=now)
        by = world.user("secretariat")
        payload = {"meeting": here["pk"], "lang": "en"}
        return JobFactory(
            kind=JOB_KIND, asked_by=by, payload=payload, state="done", finished_at=now, result={"pdf": file.pk}
        )

    return here | {"job": world.make("built-file", make).pk, "kind": "pdf"}


def _write(name: str, make, **more: object) -> Page:
    return Page(f"meetings:{name}", post=WRITERS, refused=READERS, make=make, otherwise=404, **more)


def _form(name: str, make, **more: object) -> Page:
    return Page(f"meetings:{name}", get=SEEN, post=WRITERS, refused=READERS, make=make, otherwise=404, **more)


PAGES = [
    _form("attendance", draft),
    _form("attendance-add", draft),
    _form("attendance-update", attendance),
    _write("attendance-remove", attendance),
    _form("count-add", draft),
    _write("count-remove", count),
    Page("meetings:minutes", get=SEEN, make=draft, otherwise=404),
    Page("meetings:minutes", get=SEEN, make=circulated, otherwise=404, case="circulated"),
    _write("point-save", draft, data={"text_en": "x", "kind": "information"}),
    _write("point-turn", point(), data={"kind": "decision"}),
    _write("point-move", point(), data={"to": "up"}),
    _write("point-remove", point(), data={"version": "1"}),
    _write("item-reached", item, data={"reached": "no"}),
    Page("meetings:correction-list", get=SEEN, make=circulated, otherwise=404),
    Page(
        "meetings:correction-add",
        get=SEEN,
        post=IN_FORUM,
        refused=CRDB,
        make=point(circulated),
        otherwise=404,
        data={"language": "en", "new_text": "x"},
    ),
    _form("correction-answer", correction, data={"answer": "refuse", "reply": "x"}),
    _form("revision-list", circulated),
    _write("revision-restore", revision),
    Page("meetings:minutes-export", get=SEEN, make=export("en", "pdf"), otherwise=404),
    Page("meetings:minutes-export", get=SEEN, make=export("km", "docx"), otherwise=404, case="word"),
    Page("meetings:meeting-file", get=SEEN, post=SEEN, make=circulated, otherwise=404, data={"lang": "km"}),
    Page("meetings:meeting-file-export", get="secretariat", make=built, otherwise=404),
    _form("minutes-circulate", draft, data={"until": "2030-01-01"}),
    _form("minutes-withdraw", circulated, data={"reason": "x"}),
    Page(
        "meetings:minutes-approve",
        get=SEEN,
        post="chair",
        refused=f"{READERS} secretariat",
        make=circulated,
        otherwise=404,
        data={"kept_reason": "x"},
    ),
    _form("minutes-seal", approved),
]
