"""JMI cycles and sets: members write in their own group, CRDB/CDC reads all and takes its steps, others see nothing."""

import datetime

from jmi.models import JmiSet
from jmi.states import SetState
from meetings.states import SeatFunction
from tests.access.table import CRDB, Page, World
from tests.factories.jmi import (
    CycleFactory,
    FieldCommentFactory,
    JmiForumFactory,
    JmiOrganisationFactory,
    SubmissionFactory,
    complete_set,
    member,
)
from tests.factories.jobs import StoredFileFactory

IN_FORUM = "secretariat chair facilitator member"
SEEN = f"crdb {IN_FORUM}"


def _seat(function: str):
    return lambda world: member(world.make("forum", JmiForumFactory), function)


PEOPLE = {
    "secretariat": _seat(SeatFunction.SECRETARIAT),
    "chair": _seat(SeatFunction.CHAIR),
    "facilitator": _seat(SeatFunction.FACILITATOR),
    "member": _seat(SeatFunction.PARTNER),
}


def the_set(world: World) -> JmiSet:
    """A complete draft of the people's own working group."""
    return world.make("jmi-set", lambda: complete_set(forum=world.make("forum", JmiForumFactory)))


def in_state(state: str):
    """Keyword arguments of the set in a state."""

    def make(world: World) -> dict:
        jmi_set = the_set(world)
        JmiSet.objects.filter(pk=jmi_set.pk).update(state=state, in_force_on=datetime.date(2019, 7, 1))
        return {"pk": jmi_set.pk}

    return make


draft = in_state(SetState.DRAFTING)


def row(world: World) -> dict:
    """An output of the draft."""
    return draft(world) | {"kind": "output", "row": the_set(world).outcomes.get().outputs.get().pk}


def new_row(world: World) -> dict:
    """A further outcome of the draft."""
    return draft(world) | {"kind": "outcome"}


def outcome(world: World) -> dict:
    """The outcome of the draft."""
    return draft(world) | {"outcome": the_set(world).outcomes.get().pk}


def comment(world: World) -> dict:
    """A comment on the draft."""
    return draft(world) | {"comment": world.make("comment", FieldCommentFactory, jmi_set=the_set(world)).pk}


def submission(world: World) -> dict:
    """A frozen copy of the set."""
    from jmi.actions.sets import fingerprint, frozen_content

    jmi_set = the_set(world)
    content = frozen_content(jmi_set)
    made = world.make("submission", SubmissionFactory, jmi_set=jmi_set, content=content, sha256=fingerprint(content))
    return {"pk": jmi_set.pk, "number": made.number}


def revision(world: World) -> dict:
    """A second version of the set."""
    jmi_set = the_set(world)
    new = world.make(
        "revision",
        lambda: complete_set(
            forum=jmi_set.forum, cycle=jmi_set.cycle, number=2, revises=jmi_set, revision_reason="Census"
        ),
    )
    return {"pk": new.pk}


def cycle(world: World) -> dict:
    """An open cycle; the file of its document lies nowhere, so it is there for nobody (served: test_sets_pages)."""
    return {"pk": world.make("cycle", lambda: CycleFactory(sent_to_pm_file=StoredFileFactory())).pk}


MEMBERS_WRITE = {"get": SEEN, "post": IN_FORUM, "refused": CRDB, "otherwise": 404}


def step(verb: str, who: str, state: str, **data: str) -> Page:
    """A step with a page of its own: everybody who sees the set is led back, only ``who`` may take it."""
    refused = " ".join(set(SEEN.split()) - set(who.split()))
    return Page(f"jmi:set-{verb}", get=SEEN, post=who, refused=refused, make=in_state(state), otherwise=404, data=data)


def press(verb: str, state: str) -> Page:
    """A step of CRDB/CDC with one press."""
    return Page(f"jmi:set-{verb}", post=CRDB, refused=IN_FORUM, make=in_state(state), otherwise=404)


PAGES = [
    Page("jmi:set-list", get="*"),
    Page("jmi:set-list-export", get="*"),
    Page("jmi:set-create", get=SEEN, post=SEEN),
    Page("jmi:set-detail", get=SEEN, make=draft, otherwise=404),
    Page("jmi:set-detail", get=SEEN, make=in_state(SetState.IN_FORCE), otherwise=404, case="in force"),
    Page("jmi:set-update", make=draft, **MEMBERS_WRITE),
    Page("jmi:row-add", make=new_row, **MEMBERS_WRITE),
    Page("jmi:row-edit", make=row, **MEMBERS_WRITE),
    Page("jmi:row-remove", make=row, **MEMBERS_WRITE),
    Page("jmi:row-move", post=IN_FORUM, refused=CRDB, make=row, otherwise=404, data={"direction": "up"}),
    Page(
        "jmi:row-restore",
        post=SEEN,
        make=lambda world: draft(world) | {"token": "unknown"},
        otherwise=404,
        case="nothing was removed in this session",
    ),
    Page("jmi:reason-keep", post=SEEN, make=draft, otherwise=404),
    Page("jmi:comment-add", get=SEEN, post=SEEN, make=draft, otherwise=404),
    Page(
        "jmi:comment-settle",
        post="secretariat chair crdb",
        refused="facilitator member",
        make=comment,
        otherwise=404,
        data={"settled": "1"},
    ),
    Page("jmi:outcome-assess", get=SEEN, post=SEEN, make=outcome, otherwise=404),
    Page(
        "jmi:outcome-achievement",
        get=SEEN,
        post="secretariat chair crdb",
        refused="facilitator member",
        make=outcome,
        otherwise=404,
        data={"text": "81 %"},
    ),
    step("agree", "chair facilitator", SetState.DRAFTING),
    step("reopen", "chair facilitator secretariat", SetState.AGREED, reason="x"),
    step("submit", "chair secretariat", SetState.AGREED),
    step("return", CRDB, SetState.SUBMITTED, comment="x"),
    step("send-to-pm", CRDB, SetState.CONSOLIDATED, on="2019-07-01"),
    step("put-in-force", CRDB, SetState.SENT_TO_PM, on="2019-07-01"),
    step("revise", "chair secretariat", SetState.IN_FORCE, reason="Census"),
    press("accept", SetState.SUBMITTED),
    press("consolidate", SetState.ACCEPTED),
    press("close", SetState.IN_FORCE),
    Page("jmi:set-compare", get=SEEN, make=revision, otherwise=404),
    Page("jmi:set-export", get=SEEN, make=lambda world: draft(world) | {"lang": "en", "kind": "xlsx"}, otherwise=404),
    Page("jmi:submission-detail", get=SEEN, make=submission, otherwise=404),
    Page(
        "jmi:submission-file",
        get=SEEN,
        make=lambda world: submission(world) | {"kind": "json"},
        otherwise=404,
    ),
    Page(
        "jmi:organisation-duties",
        get="*",
        make=lambda world: {"pk": world.make("organisation", JmiOrganisationFactory).pk},
        otherwise=404,
    ),
    Page("jmi:cycle-list", get="*"),
    Page("jmi:cycle-export", get="*"),
    Page("jmi:cycle-detail", get="*", make=cycle, otherwise=404),
    Page("jmi:cycle-create", get=CRDB, post=CRDB),
    Page("jmi:cycle-update", get=CRDB, post=CRDB, make=cycle),
    Page("jmi:cycle-close", post=CRDB, make=cycle),
    Page("jmi:cycle-consolidate", post=CRDB, make=cycle),
    Page("jmi:cycle-send-to-pm", get=CRDB, post=CRDB, make=cycle),
    Page("jmi:cycle-put-in-force", get=CRDB, post=CRDB, make=cycle),
    Page("jmi:cycle-document", make=cycle, otherwise=404),
]
