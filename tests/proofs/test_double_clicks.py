"""The same button pressed twice at the same moment, from two processes: what it does is done once."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cambodia_dcps.backup import row_counts
from jmi.actions import reports as report_actions
from jmi.actions import sets as set_actions
from jmi.models import Submission
from jmi.states import ReportState
from jobs.models import Job
from kit.refusals import Refused
from reports.actions import order_edition
from reports.models import Edition
from tests.access import followup_actions, followup_issues, jmi_progress, meetings_follow, meetings_invite
from tests.access import jmi as jmi_sets
from tests.access import meetings_minutes as minutes
from tests.access.meetings import forum_of
from tests.access.table import World
from tests.factories.jmi_progress import fill_report, full_report
from tests.factories.meeting_work import InvitationFactory
from tests.factories.reports import accepted_round, publisher
from tests.proofs.editors import Fields

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


def to_be_asked(world: World) -> dict:
    """A meeting with a guest to whom nothing was sent yet."""
    here = meetings_invite.meeting(world)
    InvitationFactory(meeting_id=here["pk"], email="guest@example.org", sent_at=None)
    return here


def of_forum(world: World) -> dict:
    """What a form of creation asks for."""
    return {"forum": forum_of(world).pk}


def agreed(world: World) -> dict:
    """A matrix to which both sides agreed."""
    here = jmi_sets.draft(world)
    for role in ("facilitator", "chair"):
        set_actions.agree(jmi_set=world.things["jmi-set"], by=world.user(role), now=timezone.now())
    return here


def filled(world: World) -> dict:
    """A whole report, approved by its group."""
    here = jmi_progress.in_state("drafted")(world)
    fill_report(world.things["progress-report"])
    return jmi_progress.in_state("approved")(world) | here


def a_talk(world: World) -> dict:
    """Chair and facilitator, on a day."""
    seats = [world.user(role).person.seats.get().pk for role in ("chair", "facilitator")]
    return {"seats": seats, "on": "2026-01-05"}


# The address, whose button it is, what is there before, and what is typed into the form.
BUTTONS = {
    "submit a matrix": ("jmi:set-submit", "chair", agreed, {}),
    "accept a matrix": ("jmi:set-accept", "crdb", jmi_sets.in_state("submitted"), {}),
    "submit a report": ("jmi:report-submit", "secretariat", filled, {}),
    "accept a report": ("jmi:report-accept", "crdb", jmi_progress.in_state("submitted"), {}),
    "send invitations": ("meetings:invitation-send", "secretariat", to_be_asked, {}),
    "note a talk": ("meetings:contact-create", "secretariat", meetings_invite.meeting, a_talk),
    "circulate minutes": ("meetings:minutes-circulate", "secretariat", minutes.draft, {"until": "2030-01-01"}),
    "approve minutes": ("meetings:minutes-approve", "chair", minutes.circulated, {"kept_reason": "Urgent"}),
    "seal minutes": ("meetings:minutes-seal", "secretariat", minutes.approved, {}),
    "release minutes": (
        "meetings:minutes-release",
        "member",
        meetings_follow.final,
        {"to_whom": "NGOs of the sector", "addresses": "ngo@example.org"},
    ),
    "raise an issue": ("followup:issue-create", "secretariat", of_forum, followup_issues.NEW),
    "hand an issue up": ("followup:issue-forward", "secretariat", followup_issues.raised, {"outside": "The embassy"}),
    "create an action": (
        "followup:action-create",
        "secretariat",
        of_forum,
        {"text_en": "Share the survey", "priority": "normal"},
    ),
    "note on an action": ("followup:action-note", "secretariat", followup_actions.opened, {"text": "Half of it"}),
    "confirm an action": ("followup:action-confirm", "secretariat", followup_actions.in_state("done"), {}),
}


def as_opened(client: Client, url: str, typed: dict) -> dict:
    """What the browser sends: the form as the page gave it, with its hidden fields, and what was typed."""
    page = client.get(url)
    while page.status_code in (404, 405):  # a button on the page of the thing, which lies above
        url = url.rstrip("/").rpartition("/")[0] + "/"
        page = client.get(url)
    found = Fields(page.content.decode()).forms if page.status_code == 200 else []
    for wanted in ({"once", *typed}, {"version"}):
        for fields in found:
            if wanted & {name for name, _value, _kind in fields}:
                return {name: value for name, value, _kind in fields if name != "csrfmiddlewaretoken"} | typed
    return typed


def made(press: Callable[[], object]) -> tuple[object, dict[str, int]]:
    """What ``press`` gave, and how many rows it added to each table: records, histories, letters, tasks."""
    before = row_counts()
    answer = press()
    added = {table: rows - before[table] for table, rows in row_counts().items() if rows != before[table]}
    added.pop("partners_searchentry", None)  # kept after the transaction, which the press alone never ends
    return answer, added


@pytest.mark.parametrize("button", BUTTONS)
def test_a_button_pressed_twice_at_once_leaves_what_one_press_leaves(button):
    name, role, make, typed = BUTTONS[button]
    world = World()
    kwargs = make(world)
    if make is of_forum:
        typed, kwargs = typed | kwargs, {}
    typed = typed(world) if callable(typed) else typed
    tabs = []
    for _tab in range(2):
        tabs.append(Client(raise_request_exception=False))
        tabs[-1].force_login(world.user(role))
    url = reverse(name, kwargs=kwargs)
    sent = as_opened(tabs[0], url, typed)
    with transaction.atomic():
        alone, once = made(lambda: tabs[0].post(url, sent))
        transaction.set_rollback(True)
    assert alone.status_code in (302, 303), alone.content.decode()
    assert once, "a press that does nothing shows nothing"

    waiting = iter(tabs)
    answers, twice = made(lambda: at_once(lambda: next(waiting).post(url, sent)))
    statuses = sorted(answer.status_code for answer in answers)
    assert statuses[0] in (302, 303)
    assert statuses[1] in (302, 303, 409, 422), statuses
    assert twice == once
