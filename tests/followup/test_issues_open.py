"""An unresolved issue waits on the desk until it is answered, taken on, handed up, or somebody says why it stays."""

import datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from followup.actions import issues
from followup.models import Issue
from kit.refusals import NeedsReason, NotAllowed, Refused
from meetings.actions import minutes
from meetings.states import MeetingState, MinutesState, PointKind, SeatFunction
from reports.desk import desk, desk_count
from tests.factories.followup import IssueFactory
from tests.factories.jmi import member
from tests.factories.meeting_work import MeetingFactory, PointFactory

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def waits(user) -> list[str]:
    """What the desk asks of issues; the number beside its name is that of its things."""
    user = type(user).objects.get(pk=user.pk)
    things = desk(user, timezone.localdate(), "/").things
    assert desk_count(type(user).objects.get(pk=user.pk)) == len(things)
    return [thing.title for thing in things if "hand up" in thing.title]


@pytest.mark.provision("TWG-5a.05")
def test_an_unresolved_issue_waits_until_something_is_done_or_a_reason_kept(group):
    issue = IssueFactory(forum=group, title_en="Who pays?", state="raised")
    assert waits(group.people) == []
    issues.leave(issue=issue, by=group.people, now=NOW)
    assert waits(group.people) == ["Answer, take on or hand up: Who pays?"]
    client = Client()
    client.force_login(group.people)
    assert reverse("followup:issue-keep", args=[issue.pk]) in client.get(issue.get_absolute_url()).content.decode()
    page = reverse("followup:issue-keep", args=[issue.pk])
    assert client.post(page, {"reason": "", "version": 2}).status_code == 422
    client.post(page, {"reason": "The budget is heard in May.", "version": 2})
    assert waits(group.people) == []
    shown = client.get(issue.get_absolute_url()).content.decode()
    assert "Stays unresolved here" in shown and "The budget is heard in May." in shown
    issue = Issue.objects.get(pk=issue.pk)
    assert issue.state == "unresolved"  # open all the same: it can still be answered
    issues.answer(issue=issue, answer_en="The ministry pays.", by=group.people, now=NOW)
    assert waits(group.people) == []


def test_only_the_origin_keeps_an_issue_and_not_where_it_must_go_up(group, province, ways):
    issue = IssueFactory(forum=group, state="unresolved")
    with pytest.raises(NotAllowed):
        issues.keep_here(issue=issue, reason="x", by=member(group, SeatFunction.NGO), now=NOW)
    with pytest.raises(Refused):
        issues.keep_here(issue=IssueFactory(forum=group, state="answered"), reason="x", by=group.people, now=NOW)
    below = IssueFactory(forum=province, state="unresolved")
    with pytest.raises(Refused) as refused:
        issues.keep_here(issue=below, reason="x", by=province.people, now=NOW)
    assert refused.value.provision == "SND-4.3.18"


@pytest.mark.provision("TWG-5a.05")
def test_minutes_that_leave_an_issue_open_ask_why_and_the_reason_stands_with_the_issue(group, province, ways):
    for forum, waits_on in ((group, False), (province, True)):
        chair = member(forum, SeatFunction.CHAIR)
        meeting = MeetingFactory(
            forum=forum,
            state=MeetingState.HELD,
            minutes_state=MinutesState.CIRCULATED,
            corrections_until_on=timezone.localdate() - datetime.timedelta(1),
        )
        point = PointFactory(meeting=meeting, kind=PointKind.UNRESOLVED, text_en="Who pays?")
        issue = IssueFactory(forum=forum, meeting=meeting, point=point, title_en="Who pays?", state="unresolved")
        with pytest.raises(NeedsReason) as asked:
            minutes.approve(meeting=meeting, by=chair, now=NOW)
        assert [one.provision for one in asked.value.warnings] == ["TWG-5a.05"]
        done = minutes.approve(meeting=meeting, reason="The budget is heard in May.", by=chair, now=timezone.now())
        assert done.minutes_state == MinutesState.APPROVED
        assert "The budget is heard in May." in done.revisions.latest("number").note
        assert Issue.objects.filter(pk=issue.pk).left_open().exists() is waits_on
        assert issue.steps.filter(verb="keep", note="The budget is heard in May.").exists() is not waits_on
