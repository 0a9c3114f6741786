"""An issue climbs, comes back, and stays open at its origin until the origin closes it."""

import datetime

import pytest
from django.core import mail
from django.utils import timezone

from accounts.roles import RoleName
from followup.actions import issues, legs
from followup.models import Issue
from followup.ways import Target
from kit.refusals import NeedsReason, NotAllowed, Refused
from meetings.states import ForumKind, SeatFunction
from tests.factories.accounts import UserFactory
from tests.factories.followup import EscalationPathFactory
from tests.factories.jmi import JmiForumFactory, JmiOrganisationFactory, member

pytestmark = pytest.mark.django_db
NOW = timezone.make_aware(datetime.datetime(2026, 11, 2, 9))  # noqa: DTZ001
DAY = datetime.timedelta(days=1)


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
        issues.edit_issue(issue=issue, values={"title_en": "Mine"}, version=issue.version, by=partner, now=NOW)
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
