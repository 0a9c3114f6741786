"""Checklists: who sits in the forum reads them, who prepares the meeting writes, CRDB/CDC writes the templates."""

from tests.access.meetings_prepare import READERS, SEEN, WRITERS, own_forum, planned, the_meeting
from tests.access.table import CRDB, Page, World
from tests.factories.meeting_work import ChecklistLineFactory, ChecklistTemplateFactory


def line(world: World) -> dict:
    """A line of one's own."""
    made = world.make("checklist-line", ChecklistLineFactory, meeting=the_meeting(world))
    return {"pk": made.meeting_id, "line": made.pk}


def template(world: World) -> dict:
    """A template."""
    return {"pk": world.make("checklist-template", ChecklistTemplateFactory).pk}


PAGES = [
    Page("meetings:checklist-template-list", get="*"),
    Page("meetings:checklist-template-create", get=CRDB, post=CRDB),
    Page("meetings:checklist-template-update", get=CRDB, post=CRDB, make=template),
    Page("meetings:forum-checklists", get=SEEN, make=own_forum, otherwise=404),
    Page("meetings:checklist", get=SEEN, make=planned, otherwise=404),
    Page("meetings:checklist-export", get=SEEN, make=planned, otherwise=404),
    Page("meetings:checklist-start", post=WRITERS, refused=READERS, make=planned, otherwise=404),
    Page("meetings:checklist-line-create", get=SEEN, post=WRITERS, refused=READERS, make=planned, otherwise=404),
    Page("meetings:checklist-line-update", get=SEEN, post=WRITERS, refused=READERS, make=line, otherwise=404),
    Page(
        "meetings:checklist-line-tick", post=WRITERS, refused=READERS, make=line, otherwise=404, data={"version": "1"}
    ),
    Page(
        "meetings:checklist-line-skip",
        get=SEEN,
        post=WRITERS,
        refused=READERS,
        make=line,
        otherwise=404,
        data={"reason": "x", "version": "1"},
    ),
    Page("meetings:checklist-line-remove", post=WRITERS, refused=READERS, make=line, otherwise=404),
]
