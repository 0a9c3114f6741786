"""Editions, the guideline, the register of legal instruments."""

from reports.states import EditionState
from tests.access.table import CRDB, Page, World
from tests.factories.jmi_progress import RoundFactory
from tests.factories.jobs import JobFactory
from tests.factories.reports import CopyLineFactory, EditionFactory, LegalInstrumentFactory


def working_paper(world: World) -> dict:
    """A built edition that was not submitted yet."""
    return {"pk": world.make("edition", EditionFactory).pk}


def submitted(world: World) -> dict:
    """An edition that went to the Prime Minister."""
    fields = {
        "state": EditionState.SUBMITTED,
        "recipient": "Prime Minister",
        "submitted_on": "2026-11-21",
        "year": 2025,
    }
    return {"pk": world.make("submitted edition", EditionFactory, **fields).pk}


def ordered(world: World) -> dict:
    """An edition that waits for a worker."""

    def make():
        job = JobFactory(kind="reports.build")
        return EditionFactory(state=EditionState.ORDERED, number=None, built_at=None, built_by=None, job=job, year=2024)

    return {"pk": world.make("ordered edition", make).pk}


def order(world: World) -> dict:
    """A form that is sent back: nothing of the round was accepted."""
    round = world.make("round to print", RoundFactory)
    return {"kind": "jmi", "round": round.pk, "as_of_on": "2026-11-20", "languages": "en"}


def no_file(world: World) -> dict:
    """A file that the edition does not have."""
    return {**working_paper(world), "form": "km"}


def decision(world: World) -> dict:
    """The Decision in the register; its address needs nothing."""
    world.make("decision", LegalInstrumentFactory, number="68 SSR")
    return {}


PAGES = [
    Page("reports:edition-list", get="*", post=CRDB, data=order),
    Page("reports:edition-list-export", get="*"),
    Page("reports:overview", get="*"),
    Page("reports:search", get="*"),
    Page("reports:edition-detail", get=CRDB, make=working_paper, otherwise=404),
    Page("reports:edition-detail", get="*", make=submitted, otherwise=404, case="submitted"),
    Page("reports:edition-detail", get=CRDB, make=ordered, otherwise=404, case="ordered"),
    Page("reports:edition-file", make=no_file, otherwise=404),
    Page("reports:edition-cancel", post=CRDB, make=ordered),
    Page("reports:edition-repeat", post=CRDB, make=ordered),
    Page("reports:edition-submit", get=CRDB, post=CRDB, make=working_paper),
    Page("reports:edition-advice", get=CRDB, post=CRDB, make=submitted),
    Page("reports:guideline", get="*"),
    Page("reports:provision", get="*", make=lambda world: {"id": "JMI-3.21"}),
    Page("reports:provision", make=lambda world: {"id": "JMI-9.99"}, otherwise=404, case="unknown"),
    Page(
        "reports:decision",
        get="*",
        make=decision,
    ),
    Page("reports:instrument-list", get="*"),
    Page("reports:instrument-create", get=CRDB, post=CRDB),
    Page(
        "reports:instrument-update",
        get=CRDB,
        post=CRDB,
        make=lambda world: {"pk": world.make("instrument", LegalInstrumentFactory).pk},
    ),
    Page(
        "reports:instrument-detail",
        get="*",
        make=lambda world: {"pk": world.make("instrument", LegalInstrumentFactory).pk},
    ),
    Page("reports:copy-sent", post=CRDB, make=lambda world: {"pk": world.make("copy", CopyLineFactory).pk}),
]
