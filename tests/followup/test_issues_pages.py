"""Pages of issues: the same number of queries for one row and for many; steps in the browser's own forms."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.roles import RoleName
from followup.actions import issues, legs
from followup.models import Issue
from followup.ways import Target
from kit.refusals import Refused
from meetings import meeting_tabs
from meetings.actions.carry_over import carry_over
from meetings.carry_over import proposals
from meetings.states import ForumKind, MeetingKind, SeatFunction
from reports.desk import desk, desk_count
from tests.factories.accounts import UserFactory
from tests.factories.followup import EscalationPathFactory, IssueFactory, LegFactory
from tests.factories.jmi import JmiForumFactory, member
from tests.factories.meeting_work import MeetingFactory, PointFactory

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def queries(client, url: str) -> int:
    """How many queries a page takes, once everything is warm."""
    client.get(url)
    with CaptureQueriesContext(
        connection,
    ) as context:
        assert client.get(url).status_code == 200
    return len(context)


def several(forum, number: int) -> None:
    """Issues of a forum, each with a receiver."""
    for _each in range(number):
        LegFactory(issue=IssueFactory(forum=forum, state="forwarded"))


@pytest.mark.parametrize("name", ["issue-list", "issue-board", "issue-list-export"])
def test_lists_take_as_many_queries_for_100_rows_as_for_one(client, name):
    forum = JmiForumFactory()
    client.force_login(UserFactory(roles=[RoleName.CRDB]))
    several(forum, 1)
    one = queries(client, reverse(f"followup:{name}"))
    several(forum, 99)
    assert queries(client, reverse(f"followup:{name}")) == one


@pytest.mark.provision("TWG-5d.07")
def test_what_partners_raise_among_themselves_stays_with_them_until_it_is_handed_up(client):
    forum, centre = JmiForumFactory(), UserFactory(roles=[RoleName.CRDB])
    meeting = MeetingFactory(forum=forum, kind=MeetingKind.PARTNERS)
    issue = IssueFactory(forum=forum, meeting=meeting, title_en="Our own budget", state="unresolved")
    partner, secretary = member(forum, SeatFunction.PARTNER), member(forum)
    for user, status in ((partner, 200), (secretary, 404), (centre, 404)):
        client.force_login(user)
        assert client.get(issue.get_absolute_url()).status_code == status
    assert desk(secretary, timezone.localdate(), "/").things == []
    LegFactory(issue=issue)
    assert Issue.objects.visible_to(centre).get() == issue


def test_a_stale_save_shows_both_choices_of_themes_and_keeps_what_was_typed(client):
    issue = IssueFactory(forum=JmiForumFactory(), title_en="Who pays?", themes=["gender"])
    client.force_login(member(issue.forum))
    url = reverse("followup:issue-update", args=[issue.pk])
    sent = {"title_en": "Typed long", "kind": issue.kind, "raised_on": f"{issue.raised_on:%Y-%m-%d}"}
    answer = client.post(url, sent | {"themes": ["pfm", "par"], "version": issue.version - 1})
    assert answer.status_code in (409, 422)
    page = answer.content.decode()
    assert "Public financial management reform, Public administration reform" in page
    assert "Typed long" in page
    assert Issue.objects.get().title_en == "Who pays?"


def test_tabs_and_desk_take_as_many_queries_for_many_rows(client):
    forum = JmiForumFactory()
    meeting = MeetingFactory(forum=forum)
    client.force_login(member(forum))
    urls = [reverse("followup:issue-forum", args=[forum.pk]), reverse("followup:issue-meeting", args=[meeting.pk])]
    urls.append(reverse("reports:desk"))

    def fill(number: int) -> None:
        for _each in range(number):
            issue = IssueFactory(forum=forum, meeting=meeting, state="unresolved")
            LegFactory(issue=IssueFactory(state="forwarded"), to_forum=forum)
            LegFactory(issue=issue, state="declined", answer="No")

    fill(1)
    before = [queries(client, url) for url in urls]
    fill(20)
    assert [queries(client, url) for url in urls] == before


def test_page_of_an_issue_takes_as_many_queries_for_many_legs(client, group):
    client.force_login(group.people)
    issue = issues.raise_issue(forum=group, values={"title_en": "x"}, by=group.people, now=NOW)
    EscalationPathFactory()
    url = issue.get_absolute_url()

    def hand_on() -> None:
        forum = JmiForumFactory(kind=ForumKind.SMD)
        issues.forward(issue=issue, targets=[Target(forum=forum)], by=group.people, now=NOW)

    hand_on()
    before = queries(client, url)
    for _each in range(6):
        hand_on()
    assert queries(client, url) == before


@pytest.mark.provision("TWG-5a.06")
def test_handing_up_asks_the_reason_on_the_page_and_keeps_what_was_typed(client, group):
    EscalationPathFactory(strength="should")
    usual, other = JmiForumFactory(kind=ForumKind.SMD), JmiForumFactory(kind=ForumKind.NGO)
    issue = issues.raise_issue(forum=group, values={"title_en": "x"}, by=group.people, now=NOW)
    client.force_login(group.people)
    url = reverse("followup:issue-forward", args=[issue.pk])
    assert str(usual) in client.get(url).text
    sent = {"other_forum": other.pk, "message": "Please settle it.", "version": issue.version}
    asked = client.post(url, sent)
    assert asked.status_code == 422
    assert "Please settle it." in asked.text
    assert "TWG-5a.06" in asked.text
    assert client.post(url, sent | {"reason": "They asked."}).status_code == 302
    assert issue.legs.get().path_reason == "They asked."
    assert "They asked." in client.get(issue.get_absolute_url()).text
    assert client.post(url, sent | {"reason": "They asked."}).status_code == 409, "a second click changes nothing"
    assert issue.legs.count() == 1


def test_receiver_reads_the_issue_without_links_into_the_origin(client, group):
    dialogue = JmiForumFactory(kind=ForumKind.SMD)
    host = member(dialogue)
    meeting = MeetingFactory(forum=group)
    issue = issues.raise_issue(forum=group, meeting=meeting, values={"title_en": "Who pays?"}, by=group.people, now=NOW)
    issues.forward(issue=issue, targets=[Target(forum=dialogue)], message="Please", by=group.people, now=NOW)
    client.force_login(host)
    page = client.get(issue.get_absolute_url())
    assert "Who pays?" in page.text
    assert group.get_absolute_url() not in page.text
    assert meeting.get_absolute_url() not in page.text
    assert client.get(group.get_absolute_url()).status_code == 404
    assert client.get(reverse("followup:issue-forum", args=[group.pk])).status_code == 404


def test_desk_shows_what_came_and_the_badge_counts_it(group):
    dialogue = JmiForumFactory(kind=ForumKind.SMD)
    host = member(dialogue)
    issue = issues.raise_issue(forum=group, values={"title_en": "Who pays?"}, by=group.people, now=NOW)
    [leg] = issues.forward(issue=issue, targets=[Target(forum=dialogue)], by=group.people, now=NOW)
    today = timezone.localdate()
    [thing] = desk(host, today, "/").things
    assert "Who pays?" in thing.title
    assert desk_count(host) == 1
    legs.resolve(leg=leg, answer="MEF does.", by=host, now=NOW)
    issue.refresh_from_db()
    fresh = group.people.__class__.objects.get(pk=group.people.pk)
    assert [one.word for one in desk(fresh, today, "/").things] == ["Answered"]


@pytest.mark.provision("TWG-5a.05")
def test_unresolved_point_of_the_minutes_is_an_issue_until_it_has_moved(group):
    meeting = MeetingFactory(forum=group, starts_on=datetime.date(2026, 11, 2))
    point = PointFactory(meeting=meeting, kind="unresolved", text_en="Who pays for the tests?\nNobody knew.")
    thing = meeting_tabs.POINT_THINGS["unresolved"]
    thing.became(point, group.people, NOW)
    issue = Issue.objects.get(point=point)
    assert (issue.title_en, issue.state, issue.meeting) == ("Who pays for the tests?", "unresolved", meeting)
    point.text_en = "Who pays for the water tests?"
    point.save()
    thing.became(point, group.people, NOW)
    issue.refresh_from_db()
    assert issue.title_en == "Who pays for the water tests?"
    assert thing.shown(group.people, [point])[point.pk][1]["issue"] == issue
    thing.left(point, group.people, NOW)
    assert not Issue.objects.exists()
    thing.became(point, group.people, NOW)
    LegFactory(issue=Issue.objects.get())
    with pytest.raises(Refused):
        thing.left(point, group.people, NOW)


@pytest.mark.provision("SMD-5.20")
def test_next_agenda_starts_with_what_came_and_links_back(group):
    dialogue = JmiForumFactory(kind=ForumKind.SMD)
    host = member(dialogue, SeatFunction.CHAIR)
    EscalationPathFactory(from_kind=ForumKind.SMD, to_kind=ForumKind.TWG, provision="SMD-5.20")
    issue = issues.raise_issue(forum=dialogue, values={"title_en": "A common course"}, by=host, now=NOW)
    [leg] = issues.forward(issue=issue, targets=[Target(forum=group)], by=host, now=NOW)
    meeting = MeetingFactory(forum=group)
    [proposal] = [one for one in proposals(meeting) if one.key == f"leg-{leg.pk}"]
    assert proposal.title == "A common course"
    carry_over(meeting=meeting, keys=[proposal.key], by=group.people, now=NOW)
    item = meeting.items.get(title_en="A common course")
    leg.refresh_from_db()
    assert leg.item == item
    assert f"leg-{leg.pk}" not in [one.key for one in proposals(MeetingFactory(forum=group))]
    assert issue.get_absolute_url() in [link.url for link in meeting_tabs.item_links(group.people, [item])[item.pk]]


def test_issue_is_raised_once_however_often_the_button_is_pressed(client, group):
    client.force_login(group.people)
    url = f"{reverse('followup:issue-create')}?forum={group.pk}"
    sent = {
        "title_en": "Who pays?", "kind": "challenge", "raised_on": "2026-11-02",
        "once": client.get(url).context["form"].initial["once"],
    }  # fmt: skip
    first = client.post(url, sent)
    assert first.status_code == 302
    assert client.post(url, sent)["Location"] == first["Location"]
    assert Issue.objects.count() == 1
