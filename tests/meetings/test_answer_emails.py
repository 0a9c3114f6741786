"""Letters about answers: a declined proposal to whoever made it, a guest who does not come to the organisers."""

import datetime

import pytest
from django.utils import timezone

from meetings.actions import invitations, proposals
from meetings.models import Invitation
from meetings.reply_links import token_of
from meetings.states import MeetingKind, SeatFunction
from tests.factories.meetings import seated
from tests.meetings.invited import Scene

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def scene():
    day = timezone.localdate() + datetime.timedelta(days=17)
    return Scene(starts_on=day, ends_on=day)


@pytest.mark.provision("TWG-5d.09")
def test_who_proposed_an_item_reads_why_it_was_declined(scene, mailoutbox, django_capture_on_commit_callbacks):
    member = seated(scene.forum, SeatFunction.NGO, language="en")
    item = proposals.propose_item(meeting=scene.meeting, values={"title_en": "Our survey"}, by=member, now=NOW)
    with django_capture_on_commit_callbacks(execute=True):
        for _press in range(2):
            proposals.decline_item(item=item, reason="Comes next time.", by=scene.secretary, now=NOW)
    (letter,) = [one for one in mailoutbox if member.email in one.to[0]]
    assert "Our survey" in letter.subject
    assert "Comes next time." in letter.body


def reply(scene, mailoutbox, capture, **answer):
    row = Invitation.objects.create(meeting=scene.meeting, seat=scene.chair, person=scene.chair.person)
    Invitation.objects.filter(pk=row.pk).update(sent_at=NOW, sequence=3)
    row.refresh_from_db()
    mailoutbox.clear()
    with capture(execute=True):
        for _press in range(2):
            invitations.reply(token=token_of(row, "en"), now=NOW, **answer)
    return [(one.to[0], one.subject, one.body) for one in mailoutbox]


def test_organisers_hear_of_a_guest_who_declines(scene, mailoutbox, django_capture_on_commit_callbacks):
    found = reply(scene, mailoutbox, django_capture_on_commit_callbacks, answer="declined", note="Travelling.")
    ((to, subject, body),) = found
    assert scene.secretary.email in to
    assert subject.startswith("Declined: H.E. Sok Dara")
    assert "Travelling." in body


def test_organisers_hear_of_a_substitute_and_nothing_of_who_comes(
    scene, mailoutbox, django_capture_on_commit_callbacks
):
    assert reply(scene, mailoutbox, django_capture_on_commit_callbacks, answer="coming") == []
    Invitation.objects.all().delete()
    more = {"answer": "substitute", "substitute_name": "Mr Chan", "substitute_position": "Deputy Director"}
    ((_to, subject, body),) = reply(scene, mailoutbox, django_capture_on_commit_callbacks, **more)
    assert subject.startswith("Substitute named")
    assert "Mr Chan, Deputy Director" in body


def test_of_a_meeting_of_partners_the_secretariat_hears_nothing(mailoutbox, django_capture_on_commit_callbacks):
    day = timezone.localdate() + datetime.timedelta(days=17)
    scene = Scene(starts_on=day, ends_on=day, kind=MeetingKind.PARTNERS, created_by=None)
    found = reply(scene, mailoutbox, django_capture_on_commit_callbacks, answer="declined")
    assert [scene.partner.person.user.email in to for to, _subject, _body in found] == [True]
