"""Rounds, their board and progress reports: the centre, the owning group by seat, nobody else."""

import uuid
from collections.abc import Callable

from django.core.files.uploadedfile import SimpleUploadedFile

from jmi.actions.reports import submit
from jmi.models import Activity, Indicator, Outcome, PartneringAction, ProgressReport
from jmi.states import RoundState
from meetings.models import Seat
from tests.access.table import CRDB, Page, World
from tests.factories.jmi import FieldCommentFactory, JmiSetFactory
from tests.factories.jmi_progress import (
    EvidenceFactory,
    IndicatorProgressFactory,
    RoundFactory,
    UnplannedProgressFactory,
    fill_report,
    full_report,
)

SEES = "crdb secretariat chair facilitator member"


def the_report(world: World, state: str = "drafted") -> ProgressReport:
    """A report of the group in which the secretariat sits, with one row of each kind."""

    def build() -> ProgressReport:
        forum = Seat.objects.filter(person__user=world.user("secretariat")).first().forum
        round_ = RoundFactory()
        jmi_set = JmiSetFactory(cycle=round_.cycle, forum=forum, state="in_force")
        return full_report(indicators=1, round=round_, jmi_set=jmi_set)

    report = world.make("progress-report", build)
    ProgressReport.objects.filter(pk=report.pk).update(state=state)
    report.refresh_from_db()
    return report


def in_state(state: str) -> Callable[[World], dict]:
    """The report in a state."""
    return lambda world: {"pk": the_report(world, state).pk}


def of_round(state: str = RoundState.OPEN) -> Callable[[World], dict]:
    """The round of that report."""

    def build(world: World) -> dict:
        round_ = the_report(world).round
        round_.state = state
        round_.save()
        return {"pk": round_.pk}

    return build


def row(model: type) -> Callable[[World], dict]:
    """A row of the report's set."""

    def build(world: World) -> dict:
        report = the_report(world)
        path = "output__outcome__jmi_set" if model is not Outcome else "jmi_set"
        return {"pk": report.pk, "row": model.objects.get(**{path: report.jmi_set}).pk}

    return build


def statement(which: str) -> Callable[[World], dict]:
    """A statement of the report."""
    return lambda world: {"pk": the_report(world).pk, "which": which}


def comment(world: World) -> dict:
    """A comment of CRDB/CDC on the report."""
    report = the_report(world)
    made = world.make("comment", FieldCommentFactory, jmi_set=None, report=report, asks_change=True)
    return {"pk": report.pk, "comment": made.pk}


def evidence(world: World) -> dict:
    """An evidence file without bytes."""
    report = the_report(world)
    indicator = Indicator.objects.get(output__outcome__jmi_set=report.jmi_set)

    def build():
        return EvidenceFactory(progress=IndicatorProgressFactory(report=report, indicator=indicator))

    return {"pk": report.pk, "evidence": world.make("evidence", build).pk}


def unplanned(world: World) -> dict:
    """An activity that no plan named."""
    report = the_report(world)
    outcome = report.jmi_set.outcomes.first()
    return {
        "pk": report.pk,
        "row": world.make("unplanned", UnplannedProgressFactory, report=report, outcome=outcome).pk,
    }


def words(world: World) -> dict:
    """The row as its form sends it."""
    outcome = the_report(world).jmi_set.outcomes.first()
    return {"version": 1, "text_en": "x", "place": f"outcome:{outcome.pk}"}


def copy(world: World) -> dict:
    """The first submission."""
    report = the_report(world, "approved")

    def build():
        fill_report(report)
        return submit(report=report, by=world.user("secretariat"), now=report.state_since_at)

    return {"pk": report.pk, "number": world.make("copy", build).number}


def ticked(world: World) -> dict:
    """The report ticked on the board."""
    return {"report": the_report(world).pk, "do": "remind", "key": str(uuid.uuid4())}


VALUE = {"version": 0, "value_text": "12"}
STATE = {"version": 0, "state": "done", "whole": "1"}
TEXT = {"version": 1, "government_statement_en": "x", "partner_statement_en": "x", "summary_en": "x"}

PAGES = [
    Page("reports:desk", get="*"),
    Page("jmi:round-list", get="*"),
    Page("jmi:report-export", get="*"),
    Page("jmi:round-list-export", get="*"),
    Page("jmi:round-create", get=CRDB, post=CRDB),
    Page("jmi:round-detail", get=SEES, make=of_round(), otherwise=404),
    Page("jmi:round-detail", get=SEES, make=of_round(RoundState.CLOSED), otherwise=404, case="closed"),
    Page("jmi:round-export", get=SEES, make=of_round(), otherwise=404),
    Page("jmi:round-update", get=CRDB, post=CRDB, make=of_round()),
    Page("jmi:round-open", post=CRDB, make=of_round(RoundState.PLANNED)),
    Page("jmi:round-add", post=CRDB, make=of_round()),
    Page("jmi:round-close", post=CRDB, make=of_round()),
    Page("jmi:round-reopen", get=CRDB, post=CRDB, make=of_round(RoundState.CLOSED), data={"reason": "x"}),
    Page("jmi:round-chosen", post=CRDB, make=of_round(), data=ticked),
    Page("jmi:round-remind", get=CRDB, post=CRDB, make=of_round(), data=ticked),
    Page("jmi:round-move", get=CRDB, post=CRDB, make=of_round(), data=ticked),
    Page("jmi:report-list", get="*"),
    Page("jmi:report-detail", get=SEES, make=in_state("drafted"), otherwise=404),
    Page("jmi:report-print", get=SEES, make=in_state("discussed"), otherwise=404),
    Page("jmi:report-pdf", get=SEES, post=SEES, make=in_state("drafted"), otherwise=404),
    Page("jmi:report-docx", get=SEES, make=in_state("drafted"), otherwise=404),
    Page("jmi:report-copy", get=SEES, make=copy, otherwise=404),
    Page("jmi:report-compare", get=SEES, make=in_state("drafted"), otherwise=404),
    Page(
        "jmi:report-remind",
        post="crdb secretariat chair facilitator",
        refused="member",
        make=in_state("drafted"),
        otherwise=404,
    ),
    *(
        Page(
            f"jmi:report-{kind}",
            get=SEES,
            post=posts,
            refused=" ".join(sorted(set(SEES.split()) - set(posts.split()))),
            make=row(model),
            data=data,
            otherwise=404,
        )
        for kind, model, posts, data in (
            ("indicator", Indicator, "secretariat chair", VALUE),
            ("activity", Activity, "secretariat chair", STATE),
            ("partnering", PartneringAction, "secretariat chair facilitator", STATE),
            ("outcome", Outcome, "secretariat chair", {"version": 0, "whole": "1", "note_en": "x"}),
        )
    ),
    *(
        Page(
            "jmi:report-statement",
            get=SEES,
            post=posts,
            refused=" ".join(sorted(set(SEES.split()) - set(posts.split()))),
            make=statement(which),
            data=TEXT,
            otherwise=404,
            case=which,
        )
        for which, posts in (
            ("government", "secretariat chair"),
            ("partner", "secretariat chair facilitator"),
            ("summary", "secretariat chair"),
        )
    ),
    # Small forms answer a refusal in the form itself (422), with nothing written.
    Page("jmi:report-nothing", get=SEES, post=SEES, make=in_state("drafted"), otherwise=404),
    Page("jmi:report-dissent", get=SEES, post=SEES, make=in_state("drafted"), otherwise=404),
    Page("jmi:report-discussion", get=SEES, post=SEES, make=row(Indicator), data={"text": "x"}, otherwise=404),
    *(
        Page(
            f"jmi:report-{kind}-evidence",
            get=SEES,
            post=SEES,
            make=make,
            data=lambda world: {"file": SimpleUploadedFile("x.txt", b"x")},
            otherwise=404,
        )
        for kind, make in (
            ("indicator", row(Indicator)),
            ("activity", row(Activity)),
            ("partnering", row(PartneringAction)),
            ("unplanned", unplanned),
        )
    ),
    Page(
        "jmi:report-unplanned-add",
        get=SEES,
        post="secretariat chair facilitator",
        refused="crdb member",
        make=in_state("drafted"),
        otherwise=404,
    ),
    Page(
        "jmi:report-unplanned",
        get=SEES,
        post="secretariat chair",
        refused="crdb facilitator member",
        make=unplanned,
        data=words,
        otherwise=404,
    ),
    Page(
        "jmi:report-unplanned-remove",
        get=SEES,
        post="secretariat chair",
        refused="crdb facilitator member",
        make=unplanned,
        otherwise=404,
    ),
    Page("jmi:report-evidence", make=evidence, otherwise=404, case="bytes are gone"),
    Page(
        "jmi:report-evidence-remove",
        post="secretariat chair",
        refused="crdb facilitator member",
        make=evidence,
        otherwise=404,
    ),
    Page("jmi:report-comment", get=SEES, post=SEES, make=in_state("drafted"), data={"text": "x"}, otherwise=404),
    Page(
        "jmi:report-comment-settle",
        post="crdb secretariat chair",
        refused="facilitator member",
        make=comment,
        otherwise=404,
    ),
    Page(
        "jmi:report-submit",
        get=SEES,
        post="secretariat chair",
        refused="crdb facilitator member",
        make=in_state("approved"),
        otherwise=404,
    ),
    *(
        Page(
            f"jmi:report-{verb}",
            get=SEES,
            post=posts,
            refused=" ".join(sorted(set(SEES.split()) - set(posts.split()))),
            make=in_state(state),
            data={"on": "2026-10-12", "comment": "x", "reason": "x"},
            otherwise=404,
        )
        for verb, state, posts in (
            ("draft", "requested", "secretariat"),
            ("discuss", "drafted", "secretariat"),
            ("approve", "discussed", "chair"),
            ("send-back", "discussed", "chair"),
            ("accept", "submitted", "crdb"),
            ("return", "submitted", "crdb"),
            ("reopen", "consolidated", "crdb"),
        )
    ),
]
