"""The page behind the address in a letter: it shows, takes the reply, and says clearly when it no longer counts."""

import datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from meetings import reply_links
from meetings.actions import invitations as actions
from meetings.actions import steps
from meetings.models import Invitation
from meetings.states import Reply
from tests.meetings.invited import Scene

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene():
    day = timezone.localdate() + datetime.timedelta(days=17)
    return Scene(starts_on=day, ends_on=day)


@pytest.fixture
def row(scene):
    """The invitation of the Chair, with its letter."""
    made = Invitation.objects.create(meeting=scene.meeting, seat=scene.chair, person=scene.chair.person)
    Invitation.objects.filter(pk=made.pk).update(sent_at=timezone.now(), sequence=3)
    made.refresh_from_db()
    return made


def address(row, lang="en"):
    return reply_links.path_of(row, lang)


def test_stranger_sees_the_invitation_and_replies_without_password(client, row):
    page = client.get(address(row))
    assert page.status_code == 200
    text = page.content.decode()
    assert "Plenary 2026" in text
    assert "H.E. Sok Dara" in text
    assert row.reply == Reply.NONE
    answer = client.post(address(row), {"answer": "coming", "note": "I bring the data."}, follow=True)
    assert "Your reply is kept" in answer.content.decode()
    row.refresh_from_db()
    assert (row.reply, row.reply_note) == (Reply.COMING, "I bring the data.")
    assert "_auth_user_id" not in client.session


def test_letter_in_khmer_opens_in_khmer(client, row):
    assert "ចម្លើយរបស់អ្នក" in client.get(address(row, "km")).content.decode()


def test_looking_changes_nothing(client, row):
    before = Invitation.objects.values().get(pk=row.pk)
    client.get(address(row))
    client.head(address(row))
    assert Invitation.objects.values().get(pk=row.pk) == before


def test_substitute_is_named(client, row):
    wrong = client.post(address(row), {"answer": "substitute"})
    assert wrong.status_code == 422
    assert "Name the substitute." in wrong.content.decode()
    facts = {"answer": "substitute", "substitute_name": "Mr Chan", "substitute_position": "Deputy Director"}
    client.post(address(row), facts)
    row.refresh_from_db()
    assert (row.reply, row.substitute_name, row.substitute_position) == ("substitute", "Mr Chan", "Deputy Director")
    client.post(address(row), {"answer": "declined", "substitute_name": "Mr Chan"})
    row.refresh_from_db()
    assert (row.reply, row.substitute_name) == (Reply.DECLINED, "")


def test_second_press_changes_nothing(client, row):
    client.post(address(row), {"answer": "coming"})
    row.refresh_from_db()
    first = (row.version, row.replied_at)
    client.post(address(row), {"answer": "coming"})
    row.refresh_from_db()
    assert (row.version, row.replied_at) == first


def test_no_answer_is_asked_again(client, row):
    page = client.post(address(row), {"note": "?"})
    assert page.status_code == 422
    row.refresh_from_db()
    assert row.reply == Reply.NONE


@pytest.mark.parametrize(
    "spoil", [lambda t: t[:-1] + ("A" if t[-1] != "A" else "B"), lambda t: "x" + t, lambda t: "abc"]
)
def test_tampered_address_is_refused(client, row, spoil):
    token = spoil(reply_links.token_of(row, "en"))
    for answer in (
        client.get(reverse("meetings:reply", args=[token])),
        client.post(reverse("meetings:reply", args=[token]), {"answer": "coming"}),
    ):
        assert answer.status_code == 410
        assert "not whole" in answer.content.decode()
    row.refresh_from_db()
    assert row.reply == Reply.NONE


def test_address_of_one_guest_is_not_that_of_another(client, scene, row):
    other = Invitation.objects.create(meeting=scene.meeting, seat=scene.partner, person=scene.partner.person)
    client.post(address(row), {"answer": "declined"})
    other.refresh_from_db()
    assert other.reply == Reply.NONE


@pytest.mark.parametrize(
    ("what", "words"),
    [
        ("withdrawn", "was withdrawn"),
        ("cancelled", "Floods"),
        ("postponed", "Floods"),
        ("past", "has taken place"),
        ("later letter", "latest letter"),
    ],
)
def test_dead_address_says_why(client, scene, row, what, words):
    url = address(row)
    now = timezone.now()
    if what == "withdrawn":
        actions.withdraw(invitation=row, version=row.version, by=scene.secretary, now=now)
    elif what in ("cancelled", "postponed"):
        verb = steps.cancel if what == "cancelled" else steps.postpone
        verb(meeting=scene.meeting, version=None, reason="Floods", by=scene.secretary, now=now)
    elif what == "past":
        day = timezone.localdate() - datetime.timedelta(days=1)
        type(scene.meeting).objects.filter(pk=scene.meeting.pk).update(starts_on=day, ends_on=day)
    else:
        Invitation.objects.filter(pk=row.pk).update(sequence=row.sequence + 1)
    for answer in (client.get(url), client.post(url, {"answer": "coming"}), client.get(f"{url}letter/")):
        assert answer.status_code == 410
        assert words in answer.content.decode()
    row.refresh_from_db()
    assert row.reply == Reply.NONE


def test_own_letter_comes_as_pdf(client, row):
    answer = client.get(f"{address(row)}letter/")
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
    assert "attachment" in answer["Content-Disposition"]


def test_reply_stands_in_the_trail_without_a_name(client, row):
    client.post(address(row), {"answer": "coming"})
    event = row.events.order_by("-pgh_id").first()
    assert event.pgh_context.metadata["verb"] == "meetings.reply_to_invitation"
    assert event.pgh_context.metadata["user"] is None
    assert User.objects.count() >= 1


def test_browser_may_send_the_form_back(row):
    """A page that hides where it comes from would make browsers send "Origin: null", which is refused."""
    client = Client(enforce_csrf_checks=True, headers={"origin": "http://testserver"})
    page = client.get(address(row))
    assert page["Referrer-Policy"] == "same-origin"
    facts = {"answer": "coming", "csrfmiddlewaretoken": page.context["csrf_token"]}
    assert client.post(address(row), facts).status_code == 302


def test_a_substitute_below_the_level_is_warned_of_and_kept(client, scene, row):
    """The Chair is a Secretary of State: a Director is noted as below, another Secretary of State is not."""
    page = client.get(address(row)).content.decode()
    assert "Expected: Secretary of State or equivalent, or above." in page
    sent = {"answer": "substitute", "substitute_name": "Long Vichea", "substitute_level": "director"}
    kept = client.post(address(row), sent, follow=True).content.decode()
    assert "The substitute stands below the level expected" in kept
    row.refresh_from_db()
    assert (row.reply, row.substitute_level) == (Reply.SUBSTITUTE, "director")
    client.force_login(scene.secretary)
    listed = client.get(reverse("meetings:invitation-list", args=[scene.meeting.pk])).content.decode()
    assert "below the level expected" in listed
    sent["substitute_level"] = "secretary_of_state"
    assert "below the level" not in client.post(address(row), sent, follow=True).content.decode()
