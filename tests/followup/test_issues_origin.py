"""Issues answered, taken on, split, joined, seen: what does not climb."""

import datetime

import pytest
from django.utils import timezone

from accounts.roles import RoleName
from followup.actions import issues, joins, legs, paths
from followup.models import EscalationPath, Issue, IssueJoin
from followup.ways import Target, ways_from
from kit.refusals import NotAllowed, Refused, Stale
from meetings.states import ForumKind, SeatFunction
from partners.search import find_ids, rebuild
from tests.factories.accounts import UserFactory
from tests.factories.followup import EscalationPathFactory, IssueFactory, LegFactory
from tests.factories.jmi import JmiForumFactory, JmiOrganisationFactory, member
from tests.factories.meeting_work import MeetingFactory

pytestmark = pytest.mark.django_db
NOW = timezone.make_aware(datetime.datetime(2026, 11, 2, 9))  # noqa: DTZ001
DAY = datetime.timedelta(days=1)


def raised(forum, **values) -> Issue:
    """An issue raised by the forum's own people."""
    said = {"title_en": "Who verifies that a village is open-defecation free?"} | values
    return issues.raise_issue(forum=forum, values=said, by=forum.people, now=NOW)


@pytest.mark.provision("SND-4.3.14", "SND-4.3.13")
def test_answered_on_the_spot_and_raised_again(province):
    issue = raised(province)
    with pytest.raises(Refused):
        issues.answer(issue=issue, by=province.people, now=NOW)
    issues.answer(issue=issue, answer_en="From January.", by=province.people, now=NOW)
    issue.refresh_from_db()
    assert (issue.state, issue.answer_en) == ("answered", "From January.")
    with pytest.raises(Refused):
        issues.raise_again(issue=issue, reason="", by=province.people, now=NOW)
    issues.raise_again(issue=issue, reason="January has passed.", by=province.people, now=NOW)
    issue.refresh_from_db()
    assert (issue.state, issue.answer_en) == ("raised", "")
    assert "From January." in [step.note for step in issue.steps.all()]


def test_taken_on_as_an_action(group):
    issue = raised(group)
    action = issues.take_on(
        issue=issue, action={"text_en": "Write the guideline", "due_text": "30 Jan 2027"}, by=group.people, now=NOW
    )
    issue.refresh_from_db()
    assert (issue.state, action.issue, action.forum) == ("taken_on", issue, group)


def test_answer_in_khmer_stands_as_khmer(group):
    dialogue = JmiForumFactory(kind=ForumKind.SMD)
    host = member(dialogue)
    issue = raised(group)
    [leg] = issues.forward(issue=issue, targets=[Target(forum=dialogue)], by=group.people, now=NOW)
    legs.resolve(leg=leg, answer="ចាប់ពីខែមករា", by=host, now=NOW)
    issue.refresh_from_db()
    assert (issue.answer_km, issue.answer_en) == ("ចាប់ពីខែមករា", "")


def test_answer_from_above_waits_until_it_is_there(province, ncdds, group, ways):
    issue = raised(province)
    [first] = issues.forward(issue=issue, targets=[Target(organisation=ncdds)], by=province.people, now=NOW)
    [second] = legs.pass_on(leg=first, targets=[Target(forum=group)], by=ncdds.user, now=NOW)
    for act in (legs.take_up, lambda **facts: legs.relay(answer="Now", **facts)):
        with pytest.raises(Refused):
            act(leg=first, by=ncdds.user, now=NOW)
    legs.decline(leg=second, reason="Not for us", by=group.people, now=NOW)
    issue.refresh_from_db()
    assert issue.state == "forwarded", "it is with those in between again"
    legs.take_up(leg=first, by=ncdds.user, now=NOW)
    legs.resolve(leg=first, answer="We answer ourselves.", by=ncdds.user, now=NOW)
    issue.refresh_from_db()
    assert issue.state == "answered"


def test_split_into_two_and_joined_with_another(group):
    issue = raised(group, side="partner")
    wanted = [{"title_en": "Who verifies?"}, {"title_en": "Who pays?"}, {"title_en": ""}]
    parts = joins.split(issue=issue, parts=wanted, by=group.people, now=NOW)
    assert [(str(part), part.side, part.state) for part in parts] == [
        ("Who verifies?", "partner", "raised"), ("Who pays?", "partner", "raised"),
    ]  # fmt: skip
    assert IssueJoin.objects.filter(other=issue, kind="split").count() == 2
    hidden = IssueFactory()
    with pytest.raises(Refused):
        joins.join(issue=issue, other=hidden, by=group.people, now=NOW)
    own = raised(group)
    joins.join(issue=issue, other=own, kind="again", note="The same since 2024", by=group.people, now=NOW)
    with pytest.raises(Refused):
        joins.join(issue=own, other=issue, by=group.people, now=NOW)
    with pytest.raises(NotAllowed):
        joins.split(issue=issue, parts=[{"title_en": "x"}], by=member(group, SeatFunction.MINISTRY), now=NOW)


@pytest.mark.provision("LRN-8.04", "LRN-10.03")
def test_positions_that_contradict_are_both_kept(group):
    issue = issues.raise_issue(
        forum=group,
        values={"title_en": "Who plans the transferred budget?"},
        positions=[
            {"speaker": "MRD", "text": "The ministry plans it."},
            {"speaker": "MEF", "text": "The province plans it."},
        ],
        by=group.people,
        now=NOW,
    )
    assert [(one.speaker, one.text) for one in issue.positions.all()] == [
        ("MRD", "The ministry plans it."), ("MEF", "The province plans it."),
    ]  # fmt: skip
    issues.edit_issue(
        issue=issue,
        values={"title_en": "Who plans it?"},
        positions=[{"speaker": "MRD", "text": "The ministry plans it."}],
        version=issue.version,
        by=group.people,
        now=NOW,
    )
    assert issue.positions.count() == 1


def test_stale_edit_and_stale_step_write_nothing(group):
    issue = raised(group)
    with pytest.raises(Stale):
        issues.edit_issue(issue=issue, values={"title_en": "Mine"}, version=99, by=group.people, now=NOW)
    with pytest.raises(Stale):
        issues.answer(issue=issue, answer_en="Yes", version=99, by=group.people, now=NOW)
    issue.refresh_from_db()
    assert issue.state == "raised"


def test_receiver_sees_the_issue_and_nothing_else_of_the_origin(province, ncdds, group, ways):
    issue, other = raised(province), raised(province)
    assert not Issue.objects.visible_to(ncdds.user).exists()
    issues.forward(issue=issue, targets=[Target(organisation=ncdds)], by=province.people, now=NOW)
    assert list(Issue.objects.visible_to(ncdds.user)) == [issue]
    assert other not in Issue.objects.visible_to(ncdds.user)
    assert not Issue.objects.visible_to(UserFactory()).exists()
    assert Issue.objects.visible_to(UserFactory(roles=[RoleName.CRDB])).count() == 2


def test_receiver_may_not_take_steps_of_the_origin_nor_strangers_those_of_the_receiver(group):
    dialogue = JmiForumFactory(kind=ForumKind.SMD)
    host = member(dialogue)
    issue = raised(group)
    leg = LegFactory(issue=issue, to_forum=dialogue)
    Issue.objects.filter(pk=issue.pk).update(state="forwarded")
    for act in (legs.accept, lambda **facts: legs.resolve(answer="Yes", **facts)):
        with pytest.raises(NotAllowed):
            act(leg=leg, by=member(dialogue, SeatFunction.PARTNER), now=NOW)
    with pytest.raises(NotAllowed):
        issues.edit_issue(issue=issue, values={"title_en": "x"}, version=1, by=host, now=NOW)


@pytest.mark.provision("TWG-5d.02")
def test_issue_comes_onto_the_receivers_agenda(group):
    dialogue = JmiForumFactory(kind=ForumKind.SMD)
    host = member(dialogue)
    issue = raised(group)
    [leg] = issues.forward(issue=issue, targets=[Target(forum=dialogue)], by=group.people, now=NOW)
    meeting = MeetingFactory(forum=dialogue)
    item = legs.put_on_agenda(leg=leg, meeting=meeting, by=host, now=NOW)
    leg.refresh_from_db()
    assert (leg.item, item.title_en) == (item, issue.title_en)
    assert legs.put_on_agenda(leg=leg, meeting=meeting, by=host, now=NOW) == item
    with pytest.raises(Refused):
        legs.put_on_agenda(leg=leg, meeting=MeetingFactory(), by=host, now=NOW)


def test_paths_of_the_guideline_load_once_and_are_crdbs_to_change():
    assert paths.load_paths(now=NOW) == 0, "they wait for the reference list"
    for reference in paths.BODIES:
        JmiOrganisationFactory(reference=reference)
    assert paths.load_paths(now=NOW) == 19
    EscalationPath.objects.filter(from_kind="ngo").delete()
    assert paths.load_paths(now=NOW) == 0
    values = {"from_kind": ForumKind.NGO, "from_organisation": None, "to_kind": ForumKind.SMD, "strength": "may"}
    with pytest.raises(NotAllowed):
        paths.save_path(path=None, values=values, by=UserFactory(), now=NOW)
    crdb = UserFactory(roles=[RoleName.CRDB])
    with pytest.raises(Refused):
        paths.save_path(path=None, values={**values, "to_host": True}, by=crdb, now=NOW)
    paths.save_path(path=None, values=values, by=crdb, now=NOW)
    consultation = JmiForumFactory(kind=ForumKind.NGO)
    assert [way.path.to_kind for way in ways_from(forum=consultation)] == [ForumKind.SMD]


def test_path_out_of_use_is_offered_no_more(group):
    EscalationPathFactory(active=False)
    assert ways_from(forum=group) == []


def test_members_raise_and_observers_do_not(group):
    with pytest.raises(NotAllowed):
        issues.raise_issue(forum=group, values={"title_en": "x"}, by=member(group, SeatFunction.OBSERVER), now=NOW)
    with pytest.raises(Refused):
        issues.raise_issue(forum=group, values={"title_en": ""}, by=group.people, now=NOW)
    body = JmiOrganisationFactory(kind="development_partner")
    issue = issues.raise_issue(
        forum=group,
        values={"title_en": "x", "raised_by_organisation": body},
        by=member(group, SeatFunction.PARTNER),
        now=NOW,
    )
    assert issue.side == "partner"


@pytest.mark.provision("NGO-2.08")
@pytest.mark.parametrize("kind", [ForumKind.SMD, ForumKind.SND, ForumKind.TWG])
def test_issue_of_a_consultation_goes_to_other_dialogues_where_it_is_pursued(kind):
    for reference in paths.BODIES:
        JmiOrganisationFactory(reference=reference)
    paths.load_paths(now=NOW)
    consultation, receiver = JmiForumFactory(kind=ForumKind.NGO), JmiForumFactory(kind=kind)
    consultation.people = member(consultation)
    issue = raised(consultation)
    [leg] = issues.forward(issue=issue, targets=[Target(forum=receiver)], by=consultation.people, now=NOW)
    assert (leg.to_forum, leg.path.provision) == (receiver, "NGO-2.08")


def test_issue_is_found_by_those_who_may_see_it(group):
    raised(group, title_en="Arsenic in the wells of Kandal")
    rebuild(["issue"])
    assert find_ids(group.people, "arsenic", "issue")
    assert not find_ids(UserFactory(), "arsenic", "issue")
