"""An issue climbs, comes back, and stays open at its origin until the origin closes it."""

import datetime

import pytest
from django.core import mail
from django.utils import timezone

from accounts.roles import RoleName
from followup.actions import issues, joins, legs, paths
from followup.models import EscalationPath, Issue, IssueJoin
from followup.ways import Target, ways_from
from kit.refusals import NeedsReason, NotAllowed, Refused, Stale
from meetings.states import ForumKind, SeatFunction
from partners.models import Position
from tests.factories.accounts import UserFactory
from tests.factories.followup import EscalationPathFactory, IssueFactory, LegFactory
from tests.factories.jmi import JmiForumFactory, JmiOrganisationFactory, member, seat
from tests.factories.meeting_work import MeetingFactory

pytestmark = pytest.mark.django_db
NOW = timezone.make_aware(datetime.datetime(2026, 11, 2, 9))
DAY = datetime.timedelta(days=1)


@pytest.fixture
def province():
    """A province's dialogue with its secretariat; unresolved issues from there must go to NCDD-S."""
    forum = JmiForumFactory(kind=ForumKind.SND, name_en="Kampong Chhnang dialogue")
    forum.people = member(forum, email="province@example.org")
    return forum


@pytest.fixture
def ncdds():
    """The secretariat of the national committee, where somebody holds a position."""
    body = JmiOrganisationFactory(name_en="NCDD-S")
    user = UserFactory(email="ncdds@example.org")
    forum = JmiForumFactory()
    person = seat(user, forum, SeatFunction.OBSERVER).person
    person.seats.all().delete()
    Position.objects.create(person=person, organisation=body, title_en="Officer")
    body.user = user
    return body


@pytest.fixture
def group():
    """A working group."""
    forum = JmiForumFactory(name_en="Rural Water TWG")
    forum.people = member(forum, SeatFunction.CHAIR, email="group@example.org")
    return forum


@pytest.fixture
def ways(province, ncdds, group):
    """province → NCDD-S (must) → working groups (may); province → working groups (may)."""
    EscalationPathFactory(
        from_kind=ForumKind.SND, to_kind="", to_organisation=ncdds, strength="must", provision="SND-4.3.18"
    )
    EscalationPathFactory(from_kind=ForumKind.SND, to_kind=ForumKind.TWG, strength="may", provision="SND-4.3.22")
    EscalationPathFactory(
        from_kind="", from_organisation=ncdds, to_kind=ForumKind.TWG, strength="may", provision="SND-4.3.21"
    )


def raised(forum, **values) -> Issue:
    """An issue raised by the forum's own people."""
    said = {"title_en": "Who verifies that a village is open-defecation free?"} | values
    return issues.raise_issue(forum=forum, values=said, by=forum.people, now=NOW)


def letters() -> list[tuple[str, str]]:
    """Receiver and subject of the letters since the last look."""
    found = [(one.to[0].split("<")[-1].rstrip(">"), one.subject) for one in mail.outbox]
    mail.outbox.clear()
    return found


@pytest.mark.provision("SND-4.3.18", "SND-4.3.21", "SND-4.2.07")
def test_issue_climbs_two_receivers_and_comes_back(province, ncdds, group, ways, django_capture_on_commit_callbacks):
    def after(days: int, act, **facts):
        with django_capture_on_commit_callbacks(execute=True):
            return act(now=NOW + days * DAY, **facts)

    issue = raised(province)
    [first] = after(
        12,
        issues.forward,
        issue=issue,
        targets=[Target(organisation=ncdds)],
        message="A national standard.",
        by=province.people,
    )
    assert letters() == [("ncdds@example.org", "An issue has come to you")]
    issue.refresh_from_db()
    assert issue.state == "forwarded"
    after(13, legs.accept, leg=first, by=ncdds.user)
    assert letters() == [("province@example.org", "Your issue: accepted")]
    [second] = after(
        33, legs.pass_on, leg=first, targets=[Target(forum=group)], message="Seven provinces.", by=ncdds.user
    )
    told = letters()
    assert ("group@example.org", "An issue has come to you") in told
    assert ("province@example.org", "Your issue: handed up") in told
    after(34, legs.accept, leg=second, by=group.people)
    assert {to for to, _subject in letters()} == {"province@example.org", "ncdds@example.org"}
    after(65, legs.resolve, leg=second, answer="PDRD verifies.", by=group.people)
    assert {to for to, _subject in letters()} == {"province@example.org", "ncdds@example.org"}
    issue.refresh_from_db()
    assert issue.state == "forwarded", "an answer to those in between is not yet the origin's"
    after(75, legs.relay, leg=first, answer="The group says: PDRD verifies.", by=ncdds.user)
    assert letters() == [("province@example.org", "Your issue: an answer has come")]
    issue.refresh_from_db()
    assert (issue.state, issue.answer_en) == ("answered", "The group says: PDRD verifies.")
    after(89, issues.close, issue=issue, note="The districts know now.", by=province.people)
    issue.refresh_from_db()
    assert issue.state == "closed"
    assert {to for to, _subject in letters()} == {"ncdds@example.org", "group@example.org"}
    assert [step.verb for step in issue.steps.all()] == [
        "raise", "forward", "accept", "pass-on", "accept", "resolve", "relay", "close",
    ]  # fmt: skip


@pytest.mark.provision("TWG-5a.05", "TWG-6.02")
def test_only_the_origin_closes_and_only_after_an_answer(group):
    ministry = JmiOrganisationFactory()
    group.hosts.add(ministry)
    EscalationPathFactory(to_kind="", to_host=True, strength="must", provision="TWG-5a.05")
    dialogue = JmiForumFactory(kind=ForumKind.SMD)
    host = member(dialogue)
    EscalationPathFactory()
    issue = raised(group)
    issues.leave(issue=issue, by=group.people, now=NOW)
    with pytest.raises(Refused) as refused:
        issues.forward(issue=issue, targets=[Target(forum=dialogue)], by=group.people, now=NOW)
    assert refused.value.provision == "TWG-5a.05"
    both = [Target(organisation=ministry), Target(forum=dialogue)]
    to_ministry, to_dialogue = issues.forward(issue=issue, targets=both, by=group.people, now=NOW)
    issue.refresh_from_db()
    with pytest.raises(Refused):
        issues.close(issue=issue, note="Settled", by=group.people, now=NOW)
    legs.resolve(leg=to_dialogue, answer="A line in next year's budget.", by=host, now=NOW)
    issue.refresh_from_db()
    assert issue.state == "answered"
    with pytest.raises(NotAllowed):
        issues.close(issue=issue, note="Settled", by=host, now=NOW)
    with pytest.raises(Refused):
        issues.close(issue=issue, note=" ", by=group.people, now=NOW)
    issues.close(issue=issue, note="Settled", by=group.people, now=NOW)
    crdb = UserFactory(roles=[RoleName.CRDB])
    with pytest.raises(Refused):
        legs.resolve(leg=to_ministry, answer="Too late", by=crdb, now=NOW)


@pytest.mark.provision("TWG-5a.06", "TWG-4d.07")
def test_declined_with_a_reason_is_open_again_at_its_origin(group):
    dialogue = JmiForumFactory(kind=ForumKind.SMD)
    host = member(dialogue)
    EscalationPathFactory()
    issue = raised(group)
    [leg] = issues.forward(issue=issue, targets=[Target(forum=dialogue)], by=group.people, now=NOW)
    assert leg.state == "sent"
    with pytest.raises(Refused):
        legs.decline(leg=leg, reason="", by=host, now=NOW)
    with pytest.raises(NotAllowed):
        legs.decline(leg=leg, reason="Not ours", by=group.people, now=NOW)
    legs.decline(leg=leg, reason="It is a matter of one province.", by=host, now=NOW)
    issue.refresh_from_db()
    leg.refresh_from_db()
    assert (issue.state, leg.state, leg.answer) == ("unresolved", "declined", "It is a matter of one province.")
    network = JmiForumFactory(kind=ForumKind.NETWORK)
    EscalationPathFactory(to_kind=ForumKind.NETWORK, provision="TWG-4d.07")
    issues.forward(issue=issue, targets=[Target(forum=network)], by=group.people, now=NOW)
    issue.refresh_from_db()
    assert issue.state == "forwarded"


def test_declined_by_one_of_two_waits_for_the_other(group):
    first, second = (JmiForumFactory(kind=ForumKind.SMD) for _each in range(2))
    EscalationPathFactory()
    host = member(first)
    issue = raised(group)
    [one, _two] = issues.forward(
        issue=issue, targets=[Target(forum=first), Target(forum=second)], by=group.people, now=NOW
    )
    legs.decline(leg=one, reason="Not ours", by=host, now=NOW)
    issue.refresh_from_db()
    assert issue.state == "forwarded"


def test_usual_way_not_taken_asks_a_reason_that_is_kept(group):
    ministry = JmiOrganisationFactory()
    EscalationPathFactory(to_kind="", to_organisation=ministry, strength="should", provision="TWG-5a.06")
    dialogue = JmiForumFactory(kind=ForumKind.SMD)
    EscalationPathFactory()
    issue = raised(group)
    with pytest.raises(NeedsReason) as asked:
        issues.forward(issue=issue, targets=[Target(forum=dialogue)], by=group.people, now=NOW)
    assert [one.provision for one in asked.value.warnings] == ["TWG-5a.06"]
    issue.refresh_from_db()
    assert issue.state == "raised"
    [leg] = issues.forward(
        issue=issue, targets=[Target(forum=dialogue)], reason="The ministry asked for it.", by=group.people, now=NOW
    )
    assert leg.path_reason == "The ministry asked for it."


def test_receiver_off_the_paths_asks_a_reason(group):
    EscalationPathFactory()
    issue = raised(group)
    stranger = JmiForumFactory(kind=ForumKind.NGO)
    with pytest.raises(NeedsReason):
        issues.forward(issue=issue, targets=[Target(forum=stranger)], by=group.people, now=NOW)
    [leg] = issues.forward(issue=issue, targets=[Target(forum=stranger)], reason="They know.", by=group.people, now=NOW)
    assert leg.path is None
    with pytest.raises(Refused):
        issues.forward(issue=issue, targets=[Target(forum=stranger)], reason="Twice", by=group.people, now=NOW)


@pytest.mark.provision("SND-4.3.22")
def test_partner_takes_an_issue_up_only_where_the_path_is_free(province, ncdds, group, ways):
    partner = member(province, SeatFunction.PARTNER)
    issue = raised(province)
    with pytest.raises(NotAllowed):
        issues.forward(issue=issue, targets=[Target(organisation=ncdds)], by=partner, now=NOW)
    [leg] = issues.forward(issue=issue, targets=[Target(forum=group)], by=partner, now=NOW)
    assert leg.path.provision == "SND-4.3.22"
    with pytest.raises(NotAllowed):
        issues.close(issue=issue, note="Mine", by=partner, now=NOW)
    # What the province must do stays to be done, and stays possible.
    issues.forward(issue=issue, targets=[Target(organisation=ncdds)], by=province.people, now=NOW)


def test_talk_outside_is_logged_with_its_outcome(province, ncdds, ways):
    EscalationPathFactory(from_kind=ForumKind.SND, to_kind="", strength="may", provision="SND-4.3.22")
    issue = raised(province)
    outside = Target(text="Bilateral talk with the embassy")
    _first, leg = issues.forward(
        issue=issue, targets=[Target(organisation=ncdds), outside], by=province.people, now=NOW
    )
    assert str(leg) == "Bilateral talk with the embassy"
    legs.resolve(leg=leg, answer="They pay for two years.", by=province.people, now=NOW)
    issue.refresh_from_db()
    assert issue.state == "answered"


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
    parts = joins.split(
        issue=issue, parts=[{"title_en": "Who verifies?"}, {"title_en": "Who pays?"}, {"title_en": ""}], by=group.people, now=NOW
    )  # fmt: skip
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
    for reference in ("ncdd", "ncdds", "moi"):
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
