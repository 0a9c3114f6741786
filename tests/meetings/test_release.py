"""Approved minutes go to partners outside the forum by e-mail; to whom stays on record (TWG-5b.20)."""

import datetime
from io import BytesIO

import docx
import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from meetings.models import PassedOn
from meetings.states import MeetingKind, MinutesState, SeatFunction
from tests.factories.accounts import UserFactory
from tests.factories.meeting_work import InvitationFactory, MeetingFactory, PassedOnFactory, PointFactory
from tests.factories.meetings import ForumFactory, SeatFactory
from tests.factories.partners import OrganisationFactory, PersonFactory

pytestmark = pytest.mark.django_db
HELD = timezone.localdate() - datetime.timedelta(days=20)


@pytest.fixture
def scene():
    """Approved minutes with one decision, and a member of a development partner."""
    forum = ForumFactory()
    meeting = MeetingFactory(
        forum=forum, starts_on=HELD, ends_on=HELD, state="held", minutes_state=MinutesState.APPROVED, title_en="Plenary"
    )
    PointFactory(meeting=meeting, kind="decision", text_en="The fee is 500 riel.", text_km="")
    partner, member = OrganisationFactory(name_en="Sample Partner"), UserFactory()
    SeatFactory(forum=forum, function=SeatFunction.PARTNER, person=PersonFactory(user=member), organisation=partner)
    return meeting, member, partner


def sent(partner, addresses, **changed):
    return {"organisation": partner.pk, "addresses": addresses, "languages": ["en"], "note": "For you"} | changed


@pytest.mark.provision("TWG-5b.20")
def test_each_address_gets_the_minutes_once_and_the_record_says_to_whom(
    client, scene, django_capture_on_commit_callbacks
):
    meeting, member, partner = scene
    client.force_login(member)
    url = reverse("meetings:minutes-release", args=[meeting.pk])
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(url, sent(partner, "ann@example.org, Bo@example.org\nann@example.org"))
    assert answer.url == reverse("meetings:passed-on", args=[meeting.pk])
    assert sorted(letter.to[0] for letter in mail.outbox) == ["ann@example.org", "bo@example.org"]
    letter = mail.outbox[0]
    assert "Plenary" in letter.subject and "For you" in letter.body
    (name, content, kind), *rest = [one for one in letter.attachments if str(one[0]).endswith(".docx")]
    assert not rest and name.endswith("-en.docx") and "wordprocessingml" in kind
    text = "\n".join(part.text for part in docx.Document(BytesIO(content)).element.body.iter() if part.text)
    assert "The fee is 500 riel." in text
    row = PassedOn.objects.get()
    assert (row.organisation, row.recorded_by, row.note) == (partner, member, "For you")
    shown = client.get(answer.url).content.decode()
    assert "ann@example.org, bo@example.org" in shown


def test_wrong_addresses_are_named_and_nothing_is_sent(client, scene):
    meeting, member, partner = scene
    client.force_login(member)
    url = reverse("meetings:minutes-release", args=[meeting.pk])
    many = "\n".join(f"a{number}@example.org" for number in range(51))
    for wrong, said in (("ann@, bo@example.org", "ann@"), ("", "required"), (many, "At most 50")):
        answer = client.post(url, sent(partner, wrong))
        assert answer.status_code == 422
        assert said in answer.content.decode()
    assert not mail.outbox and not PassedOn.objects.exists()


@pytest.mark.parametrize(
    "changed",
    [{"minutes_state": MinutesState.CIRCULATED}, {"minutes_state": MinutesState.DRAFT}, {"kind": MeetingKind.PARTNERS}],
)
def test_drafts_and_what_partners_keep_among_themselves_are_not_sent_on(client, scene, changed):
    meeting, member, partner = scene
    type(meeting).objects.filter(pk=meeting.pk).update(**changed)
    client.force_login(member)
    answer = client.post(reverse("meetings:minutes-release", args=[meeting.pk]), sent(partner, "ann@example.org"))
    assert answer.status_code in (403, 404)
    assert not mail.outbox and not PassedOn.objects.exists()


def test_an_invited_guest_reads_how_many_got_the_minutes_but_not_their_addresses(client, scene):
    meeting, member, partner = scene
    PassedOnFactory(
        meeting=meeting, organisation=partner, recorded_by=member, to_whom="ann@example.org, bo@example.org"
    )
    guest = UserFactory()
    InvitationFactory(meeting=meeting, person=PersonFactory(user=guest))
    client.force_login(guest)
    text = client.get(reverse("meetings:passed-on", args=[meeting.pk])).content.decode()
    assert "2 e-mail addresses" in text and "ann@example.org" not in text
    client.force_login(member)
    assert "ann@example.org" in client.get(reverse("meetings:passed-on", args=[meeting.pk])).content.decode()
