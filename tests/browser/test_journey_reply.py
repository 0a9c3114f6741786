"""From the invitation to the reply: the secretariat invites and sends, a participant answers from the letter."""

import datetime
import re

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone, translation

from meetings.models import Invitation
from meetings.states import Reply
from tests.browser.conftest import sideways
from tests.meetings.invited import Scene

pytestmark = pytest.mark.django_db(transaction=True)


def words(lang, english):
    """A phrase of the interface."""
    with translation.override(lang):
        return translation.gettext(english)


@pytest.fixture
def scene():
    day = timezone.localdate() + datetime.timedelta(days=17)
    made = Scene(starts_on=day, ends_on=day)
    made.meeting.days.update(day_on=day)
    return made


def letter_to(seat):
    """The letter that reached the holder of a seat."""
    return next(message for message in mail.outbox if seat.person.email in message.to[0])


def path_in(message):
    """The address for the reply, as it stands in the letter."""
    return re.search(r"https?://[^/\s]+(/meetings/reply/\S+)", message.body)[1]


@pytest.mark.parametrize(("lang", "javascript"), [("en", True), ("km", True), ("en", False)])
def test_participant_answers_from_the_letter(page_for, axe, scene, lang, javascript):
    desk = page_for(scene.secretary, lang=lang, javascript=javascript)
    desk.goto(reverse("meetings:invitation-list", args=[scene.meeting.pk]))
    desk.locator("button[name=function][value=all]").click()
    desk.get_by_text("Ann Lee").first.wait_for()
    desk.locator(".side-column form[action$='/invitations/send/'] button").first.click()
    desk.get_by_text(words(lang, "No letter waits.")).wait_for()

    guest = page_for(None, lang=lang, width=360, javascript=javascript)
    guest.goto(path_in(letter_to(scene.chair)))
    assert guest.locator("h1").inner_text() == ("Plenary 2026" if lang == "en" else "កិច្ចប្រជុំពេញអង្គ ២០២៦")
    assert sideways(guest) == []
    if javascript:
        assert axe(guest) == []
    guest.get_by_label(words(lang, "I send a substitute")).check()
    guest.get_by_label(re.compile(words(lang, "Name of the substitute"))).fill("លោក ចាន់ ដារ៉ា")
    guest.get_by_role("button", name=words(lang, "Send the reply")).click()
    guest.get_by_text(words(lang, "Thank you. Your reply is kept.")).wait_for()
    row = Invitation.objects.get(seat=scene.chair)
    assert (row.reply, row.substitute_name) == (Reply.SUBSTITUTE, "លោក ចាន់ ដារ៉ា")

    desk.reload()
    desk.get_by_text("លោក ចាន់ ដារ៉ា").first.wait_for()


def test_spoilt_address_leads_to_a_clear_page(page_for, axe, scene):
    guest = page_for(None, width=360)
    answer = guest.goto("/meetings/reply/WzEsMCwiZW4iXQ:spoilt/")
    assert answer.status == 410
    guest.get_by_text("This address is not whole.").wait_for()
    assert axe(guest) == []
    assert sideways(guest) == []
