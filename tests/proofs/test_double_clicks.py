"""The same button pressed twice at the same moment, from two processes: what it does is done once."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.utils import timezone

from jmi.actions import reports as report_actions
from jmi.models import Submission
from jmi.states import ReportState
from jobs.models import Job
from kit.refusals import Refused
from reports.actions import order_edition
from reports.models import Edition
from tests.factories.jmi_progress import fill_report, full_report
from tests.factories.reports import accepted_round, publisher

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(act: Callable[[], object], times: int = 2) -> list[object]:
    """What ``act`` gave or refused in so many threads that begin together."""
    barrier = threading.Barrier(times)

    def press() -> object:
        barrier.wait(20)
        try:
            return act()
        except Refused as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(times) as pool:
        return [future.result(60) for future in [pool.submit(press) for _turn in range(times)]]


def test_an_edition_ordered_twice_at_once_is_built_once():
    round_, by, now = accepted_round(1, 0), publisher(), timezone.now()
    order = {"kind": "jmi", "round": round_, "as_of": timezone.localdate(), "languages": "en", "by": by, "now": now}
    found = at_once(lambda: order_edition(**order))
    assert not [one for one in found if isinstance(one, Exception)]
    assert Edition.objects.count() == 1
    assert Job.objects.count() == 1
    assert sorted(is_new for _edition, is_new in found) == [False, True]


def test_a_report_accepted_twice_at_once_is_accepted_once():
    report, by = fill_report(full_report()), publisher()
    report.state, report.submitted_at, report.submitted_by = ReportState.SUBMITTED, timezone.now(), by
    report.save()
    found = at_once(lambda: report_actions.accept(report=report, by=by, now=timezone.now()))
    assert sum(isinstance(one, Refused) for one in found) == 1
    report.refresh_from_db()
    assert report.state == ReportState.ACCEPTED
    assert Submission.objects.filter(report=report).count() <= 1
