"""The steps of a report: completeness, meeting, Chair, submission frozen, returned and accepted."""

import datetime

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from accounts.roles import RoleName
from jmi.actions import entries, reports
from jmi.models import KeptReason, ProgressReport, Submission
from jmi.states import REPORT_WORKFLOW, ReportState
from kit.refusals import Incomplete, NeedsReason, NotAllowed, Refused, Stale
from meetings.states import SeatFunction
from tests.factories.accounts import UserFactory
from tests.factories.jmi import member
from tests.factories.jmi_progress import fill_report, full_report

pytestmark = pytest.mark.django_db
UTC = datetime.UTC
NOW = datetime.datetime(2026, 11, 22, 3, tzinfo=UTC)
MEETING = datetime.date(2026, 11, 12)


class People:
    """Who acts on a report."""

    def __init__(self, report):
        self.secretary = member(report.jmi_set.forum)
        self.chair = member(report.jmi_set.forum, SeatFunction.CHAIR)
        self.facilitator = member(report.jmi_set.forum, SeatFunction.FACILITATOR)
        self.centre = UserFactory(roles=[RoleName.CRDB])


@pytest.fixture
def report():
    return full_report(state="drafted")


@pytest.fixture
def people(report):
    return People(report)


def to_state(report, state):
    ProgressReport.objects.filter(pk=report.pk).update(state=state, approved_at=None)
    return report


def submit(report, by, now=NOW, **given):
    return reports.submit(report=report, by=by, now=now, **given)


@pytest.mark.provision("JMI-3.19", "JMI-3.20", "TWG-5e.11", "JMI-4.06")
def test_the_whole_way_from_draft_to_accepted(report, people):
    fill_report(report)
    reports.discuss(report=report, on=MEETING, note="Item 3", by=people.secretary, now=NOW)
    reports.approve(report=report, by=people.chair, now=NOW)
    copy = submit(report, people.secretary)
    reports.accept(report=report, by=people.centre, now=NOW)
    report.refresh_from_db()
    assert report.state == ReportState.ACCEPTED
    assert (report.discussed_on, report.approved_by, report.submitted_by) == (MEETING, people.chair, people.secretary)
    assert copy.on_behalf_of.startswith("Secretariat, ")
    with pytest.raises(Refused):
        entries.save_statement(
            report=report, which="summary", values={"summary_en": "x", "summary_km": ""}, version=report.version,
            by=people.secretary, now=NOW,
        )  # fmt: skip


@pytest.mark.provision("JMI-3.20")
@pytest.mark.parametrize(
    "on",
    [None, datetime.date(2026, 11, 23), datetime.date(2025, 12, 31)],
    ids=["no day", "tomorrow", "before the period"],
)
def test_the_meeting_needs_a_day_that_can_be(report, people, on):
    with pytest.raises(Refused) as refusal:
        reports.discuss(report=report, on=on, note="", by=people.secretary, now=NOW)
    assert refusal.value.field == "discussed_on"
    report.refresh_from_db()
    assert (report.state, report.discussed_on) == ("drafted", None)


def test_the_chair_sends_back_with_a_comment_or_not_at_all(report, people):
    to_state(report, "discussed")
    with pytest.raises(Refused):
        reports.send_back(report=report, comment="  ", by=people.chair, now=NOW)
    reports.send_back(report=report, comment="Name the source", by=people.chair, now=NOW)
    report.refresh_from_db()
    assert report.state == "drafted"
    assert report.fieldcomments.get().text == "Name the source"


def test_what_the_chair_approves_is_what_was_read(report, people):
    to_state(report, "discussed")
    with pytest.raises(Refused):
        reports.approve(report=report, version=report.version - 1, by=people.chair, now=NOW)
    approved = reports.approve(report=report, version=report.version, by=people.chair, now=NOW)
    assert approved.state == "approved"


def test_an_incomplete_report_is_refused_with_every_gap_and_its_row(report, people):
    to_state(report, "approved")
    with pytest.raises(Incomplete) as refusal:
        submit(report, people.secretary)
    rows = {gap.field.split("-")[0] for gap in refusal.value.gaps}
    assert rows == {"indicator", "activity", "partnering"}
    assert len(refusal.value.gaps) == 4
    assert not Submission.objects.exists()
    report.refresh_from_db()
    assert report.state == "approved"


@pytest.mark.provision("JMI-2.09")
def test_a_missing_statement_of_a_side_asks_for_a_reason_that_is_kept_and_frozen(report, people):
    fill_report(report)
    report.partner_statement_en = ""
    report.save()
    to_state(report, "approved")
    with pytest.raises(NeedsReason) as needed:
        submit(report, people.secretary)
    assert [warning.provision for warning in needed.value.warnings] == ["JMI-2.09"]
    copy = submit(report, people.secretary, reason="The facilitator is abroad")
    kept = KeptReason.objects.get(report=report)
    assert (kept.provision, kept.reason) == ("JMI-2.09", "The facilitator is abroad")
    assert copy.content["reasons"][0]["reason"] == "The facilitator is abroad"


def test_nothing_to_report_with_its_reason_is_complete(report, people):
    report.nothing_to_report, report.nothing_reason = True, "In force since November"
    report.save()
    to_state(report, "approved")
    assert submit(report, people.secretary, reason="Nothing happened").content["report"]["nothing_to_report"] is True


@pytest.mark.provision("JMI-4.06")
@pytest.mark.parametrize(
    ("moment", "late"),
    [
        (datetime.datetime(2026, 12, 15, 16, 59, tzinfo=UTC), False),  # 23:59 in Phnom Penh
        (datetime.datetime(2026, 12, 15, 17, 0, tzinfo=UTC), True),  # midnight there
    ],
)
def test_late_begins_at_midnight_in_phnom_penh(report, people, moment, late):
    fill_report(report)
    to_state(report, "approved")
    assert submit(report, people.secretary, now=moment).late is late
    report.refresh_from_db()
    assert report.submitted_late is late


def test_each_submission_is_frozen_and_later_changes_do_not_reach_it(report, people):
    fill_report(report)
    to_state(report, "approved")
    first = submit(report, people.secretary)
    reports.return_(report=report, comment="Which register?", by=people.centre, now=NOW)
    report.refresh_from_db()
    row = report.indicators.first()
    entries.save_indicator(
        report=report, indicator=row.indicator, values={"value_text": "9"}, version=1, by=people.secretary, now=NOW
    )
    to_state(report, "approved")
    second = submit(report, people.secretary)
    first.refresh_from_db()
    values = [
        copy.content["outcomes"][0]["outputs"][0]["indicators"][0]["progress"]["value"] for copy in (first, second)
    ]
    assert (values, first.number, second.number) == (["2140", "9"], 1, 2)
    assert first.sha256 != second.sha256
    assert all(copy.sha256 == reports.fingerprint(copy.content) for copy in Submission.objects.all())


def test_a_second_press_of_submit_makes_no_second_copy(report, people):
    fill_report(report)
    to_state(report, "approved")
    submit(report, people.secretary)
    with pytest.raises(Refused):
        submit(report, people.secretary)
    assert Submission.objects.count() == 1


def test_crdb_returns_with_a_comment_on_a_single_field_alone(report, people, django_capture_on_commit_callbacks):
    to_state(report, "submitted")
    with pytest.raises(Refused):
        reports.return_(report=report, comment="", by=people.centre, now=NOW)
    reports.add_comment(
        report=report,
        row="indicator:7",
        field="Value",
        text="Is it cumulative?",
        asks_change=True,
        by=people.centre,
        now=NOW,
    )
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        returned = reports.return_(report=report, comment="", by=people.centre, now=NOW)
    assert returned.state == "returned"
    assert [letter.to for letter in mail.outbox] == [[f"{people.secretary.name_en} <{people.secretary.email}>"]]
    assert "Is it cumulative?" in mail.outbox[0].body


def test_a_comment_of_a_member_asks_for_no_change(report, people):
    comment = reports.add_comment(
        report=report, row="", field="", text="Well done", asks_change=True, by=people.facilitator, now=NOW
    )
    assert comment.asks_change is False
    observer = member(report.jmi_set.forum, SeatFunction.OBSERVER)
    with pytest.raises(NotAllowed):
        reports.add_comment(report=report, row="", field="", text="x", asks_change=False, by=observer, now=NOW)


def test_settling_a_comment_twice_keeps_the_first_answer(report, people):
    comment = reports.add_comment(
        report=report, row="", field="", text="Why?", asks_change=True, by=people.centre, now=NOW
    )
    for _click in range(2):
        reports.settle_comment(comment=comment, answer="Because", version=1, by=people.secretary, now=NOW)
    with pytest.raises(Stale) as refused:
        reports.settle_comment(comment=comment, answer="Other", version=1, by=people.centre, now=NOW)
    assert (refused.value.theirs, refused.value.mine) == ({"answer": "Because"}, {"answer": "Other"})
    comment.refresh_from_db()
    assert (comment.answer, comment.settled_by) == ("Because", people.secretary)


def test_late_answer_shows_the_other_one_and_keeps_the_typed(report, people):
    comment = reports.add_comment(
        report=report, row="", field="", text="Why?", asks_change=True, by=people.centre, now=NOW
    )
    reports.settle_comment(comment=comment, answer="Because", version=1, by=people.secretary, now=NOW)
    client = Client()
    client.force_login(people.centre)
    url = reverse("jmi:report-comment-settle", args=[report.pk, comment.pk])
    page = client.post(url, {"answer": "Other", "version": 1})
    text = page.content.decode()
    assert page.status_code == 409
    assert "Because" in text and "Other" in text and str(people.secretary) in text
    client.post(page.context["action"], {"text": "Other", "row": "", "field": "", "once": page.context["once"]})
    assert sorted(report.fieldcomments.values_list("text", flat=True)) == ["Other", "Why?"]


ACTIONS = {
    "draft": lambda report, by: reports.start(report=report, by=by, now=NOW),
    "discuss": lambda report, by: reports.discuss(report=report, on=MEETING, note="", by=by, now=NOW),
    "approve": lambda report, by: reports.approve(report=report, by=by, now=NOW),
    "submit": lambda report, by: submit(report, by),
    "send-back": lambda report, by: reports.send_back(report=report, comment="x", by=by, now=NOW),
    "accept": lambda report, by: reports.accept(report=report, by=by, now=NOW),
    "return": lambda report, by: reports.return_(report=report, comment="x", by=by, now=NOW),
    "consolidate": lambda report, by: reports.consolidate(report=report, by=by, now=NOW),
    "reopen": lambda report, by: reports.reopen(report=report, reason="x", by=by, now=NOW),
}


def test_every_step_of_the_table_has_its_action():
    assert set(ACTIONS) == {step.verb for step in REPORT_WORKFLOW.steps}


@pytest.mark.parametrize("verb", ACTIONS)
def test_each_step_is_taken_by_its_parties_from_its_states_and_nobody_else(report, people, verb):
    fill_report(report)
    step = REPORT_WORKFLOW.step(verb)
    actors = {
        "secretariat": people.secretary,
        "chair": people.chair,
        "facilitator": people.facilitator,
        "crdb": people.centre,
    }
    actors["ngo"] = member(report.jmi_set.forum, SeatFunction.NGO)
    for state in ReportState.values:
        for party, user in actors.items():
            to_state(report, state)
            allowed = party in step.who and state in step.sources
            if allowed:
                ACTIONS[verb](report, user)
                report.refresh_from_db()
                assert report.state == step.target
            else:
                with pytest.raises(Refused) as refusal:
                    ACTIONS[verb](report, user)
                assert isinstance(refusal.value, NotAllowed) is (state in step.sources)
