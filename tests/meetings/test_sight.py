"""What prepared queries show of one meeting is what the rules for lists show, for every kind of reader."""

import datetime

import pytest
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from accounts.roles import RoleName
from followup.actions_showing import agreed_at
from followup.issue_permissions import RUNNING
from followup.issues_showing import at_meeting
from followup.models import Action, Issue, Leg
from followup.models.actions import OPEN
from jmi.models import JmiSet
from kit.counting import Rows, counted
from kit.fixed import number
from meetings import tabs
from meetings.models import AgendaItem, JointForum, Meeting, Paper
from meetings.papers_page import papers_of
from meetings.prepare_showing import papers_to_open
from meetings.sight import left_out, meeting_seen_by
from meetings.states import ForumKind, MeetingKind, SeatFunction
from tests.factories.accounts import UserFactory
from tests.factories.followup import ActionFactory, ContributorFactory, IssueFactory, LegFactory
from tests.factories.jmi import complete_set
from tests.factories.meeting_work import (
    AgendaItemFactory,
    InvitationFactory,
    ItemPersonFactory,
    JointForumFactory,
    LeftOutItemFactory,
    MeetingDayFactory,
    MeetingFactory,
    PaperFactory,
)
from tests.factories.meetings import ForumFactory, seated
from tests.factories.partners import PersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene():
    """Two forums and a dialogue of a province, meetings of every kind of circle, and readers of every kind."""
    group, other, dialogue = ForumFactory(), ForumFactory(), ForumFactory(kind=ForumKind.SND)
    readers = [
        UserFactory(roles=[RoleName.CRDB]),
        UserFactory(roles=[RoleName.NATIONAL_READER]),
        UserFactory(roles=[RoleName.ADMINISTRATOR]),
        UserFactory(),
        seated(group, SeatFunction.SECRETARIAT),
        seated(group, SeatFunction.PARTNER),
        seated(other, SeatFunction.CHAIR),
        seated(dialogue, SeatFunction.MINISTRY),
    ]
    closed = seated(group, SeatFunction.NGO)
    closed.is_active = False
    closed.save()
    guest = PersonFactory(user=readers[3])
    usual, joint = MeetingFactory(forum=group), MeetingFactory(forum=other, created_by=readers[3])
    partners, snd = MeetingFactory(forum=group, kind=MeetingKind.PARTNERS), MeetingFactory(forum=dialogue)
    JointForumFactory(meeting=joint, forum=group)
    InvitationFactory(meeting=joint, seat=None, person=guest)
    InvitationFactory(meeting=snd, seat=None, person=guest, withdrawn=True)
    for meeting in (usual, joint, partners, snd):
        item = AgendaItemFactory(meeting=meeting)
        ItemPersonFactory(item=item, person=guest)
        PaperFactory(meeting=meeting, access="named", shared_at=timezone.now())
        PaperFactory(meeting=meeting, shared_at=None)
        ActionFactory(forum=meeting.forum, meeting=meeting)
        ContributorFactory(action=ActionFactory(forum=group if meeting is partners else other, meeting=meeting))
        LegFactory(issue=IssueFactory(forum=group, meeting=partners), to_forum=meeting.forum, item=item)
        IssueFactory(forum=meeting.forum, meeting=meeting)
    return [*readers, closed], [usual, joint, partners, snd]


def test_a_meeting_is_seen_on_its_page_by_those_who_see_it_in_lists(scene):
    readers, meetings = scene
    for user in readers:
        listed = set(Meeting.objects.visible_to(user).values_list("pk", flat=True))
        assert {meeting.pk for meeting in meetings if meeting_seen_by(user, meeting.pk)} == listed


def test_the_numbers_in_the_tabs_are_those_of_the_lists(scene):
    readers, meetings = scene
    for user in readers:
        for meeting in filter(None, [meeting_seen_by(user, one.pk) for one in meetings]):
            came = Leg.objects.filter(item__meeting=meeting).values("issue")
            rows = [
                Action.objects.visible_to(user).filter(meeting=meeting),
                Issue.objects.visible_to(user).filter(Q(meeting=meeting) | Q(pk__in=came)),
                Paper.objects.visible_to(user).filter(meeting=meeting),
            ]
            asked = [agreed_at(user, meeting), at_meeting(user, meeting), papers_to_open(user, meeting)]
            assert counted(asked) == [row.count() for row in rows]
            assert {paper.pk for paper in papers_of(user, meeting)} == {paper.pk for paper in rows[2]}


def test_the_numbers_in_the_tabs_of_a_forum_are_those_of_the_lists(scene):
    readers, meetings = scene
    for forum in {meeting.forum for meeting in meetings}:
        complete_set(forum=forum)
        joint = JointForum.objects.filter(forum=forum).values("meeting")
        waiting = Leg.objects.filter(to_forum=forum, state__in=RUNNING).values("issue")
        for user in (one for one in readers if forum.is_visible_to(one)):
            issues = Issue.objects.visible_to(user).exclude(state="closed")
            rows = [
                Meeting.objects.visible_to(user).filter(forum=forum),
                Action.objects.visible_to(user).filter(Q(forum=forum) | Q(meeting__in=joint), state__in=OPEN),
                issues.filter(Q(forum=forum) | Q(pk__in=waiting)),
                JmiSet.objects.visible_to(user).filter(forum=forum),
            ]
            asked = [tabs.TABS[key].count(user, forum) for key in ("meetings", "actions", "issues", "jmis")]
            assert counted(asked) == [row.count() for row in rows]


def test_the_page_of_a_forum_takes_few_queries(scene, client, django_assert_max_num_queries):
    readers, meetings = scene
    for user in (readers[0], readers[4]):  # CRDB/CDC, the secretariat
        client.force_login(user)
        client.get(meetings[0].forum.get_absolute_url())
        with django_assert_max_num_queries(10):
            assert client.get(meetings[0].forum.get_absolute_url()).status_code == 200


def test_the_page_knows_days_joint_forums_and_what_was_left_out():
    user, meeting, forum = UserFactory(roles=[RoleName.CRDB]), MeetingFactory(), ForumFactory()
    late = MeetingDayFactory(meeting=meeting, day_on=datetime.date(2026, 3, 4), starts=datetime.time(14, 30), ends=None)
    early = MeetingDayFactory(meeting=meeting, day_on=datetime.date(2026, 3, 4), starts=datetime.time(8, 0))
    JointForumFactory(meeting=meeting, forum=forum)
    LeftOutItemFactory(meeting=meeting, reason="No time", left_out_by=user)
    found = meeting_seen_by(user, meeting.pk)
    days = list(found.days.all())
    assert (days, [day.starts for day in days]) == ([early, late], [early.starts, late.starts])
    assert [(joint.forum, str(joint.forum)) for joint in found.joint_forums.all()] == [(forum, str(forum))]
    assert [(one.reason, one.left_out_by) for one in left_out(found)] == [("No time", str(user))]


def test_an_address_with_a_number_that_no_row_can_have_is_not_found(client):
    client.force_login(UserFactory(roles=[RoleName.CRDB]))
    assert client.get(reverse("meetings:meeting-detail", args=[10**30])).status_code == 404


def test_rows_counted_together_mean_the_same_by_the_same_name():
    rows = Rows(lambda: AgendaItem.objects.filter(meeting=number("meeting")))
    item = AgendaItemFactory()
    found = counted([rows.given(meeting=item.meeting_id), 7, None, AgendaItem.objects.none()])
    assert found == [1, 7, None, 0]
    with pytest.raises(ValueError, match="meeting"):
        counted([rows.given(meeting=1), rows.given(meeting=2)])
