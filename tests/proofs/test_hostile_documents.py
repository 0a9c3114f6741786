"""Hostile words in names and titles: every document opens, says what was typed and does nothing else."""

import io
from email.utils import getaddresses

import docx
import icalendar
import openpyxl
import pypdf
import pytest
from django.core.mail import EmailMultiAlternatives
from django.urls import reverse

from followup.models import Action, Issue
from kit.khmer import clean_text
from kit.mail import Message
from meetings.guests import guests
from meetings.invitation_letters import letters, letters_docx
from meetings.models import AgendaItem, Forum, Meeting, Point
from partners.models import Person
from tests.access import followup_actions, followup_issues, meetings_invite, meetings_minutes
from tests.access.table import World
from tests.factories.meeting_work import CalendarFeedFactory
from tests.meetings.invited import DAY, NOW

TITLE = "=cmd|'/c calc'!A0 <b>&amp;]]></b> \u202eevil\u202c\x07\x1b\r\nBEGIN:VEVENT\r\nBcc: victim@example.org"
LONG = f"{TITLE} " + "long word " * 1000
CLEAN = clean_text(TITLE)


def flat(text: str) -> str:
    """Words alone: documents break lines where they like."""
    return "".join(text.replace("\u200b", "").split())


WANTED = flat(CLEAN)


@pytest.fixture(scope="module")
def hostile(everybody) -> World:
    """The people and things of the table; what has a title is called by hostile words, past all forms."""
    world = everybody.world
    for make in (
        meetings_minutes.circulated,
        meetings_invite.with_guest,
        followup_actions.opened,
        followup_issues.raised,
    ):
        make(world)
    for model, stem, words in (
        (Forum, "name", TITLE),
        (Meeting, "title", TITLE),
        (AgendaItem, "title", TITLE),
        (Point, "text", LONG),
        (Action, "text", LONG),
        (Issue, "title", TITLE),
        (Person, "name", TITLE),
    ):
        model.objects.update(**{f"{stem}_en": words, f"{stem}_km": words})
    return world


@pytest.fixture
def fetch(hostile, scene):
    """An address read by the secretariat."""

    def read(name: str, **kwargs: object) -> bytes:
        query = kwargs.pop("query", {})
        answer = scene.browser("secretariat").get(reverse(name, kwargs=kwargs), query)
        assert answer.status_code == 200, name
        return b"".join(answer.streaming_content) if answer.streaming else answer.content

    return read


WORKBOOKS = ("followup:action-export", "followup:issue-list-export", "meetings:meeting-list-export")


@pytest.mark.parametrize("name", WORKBOOKS)
def test_workbooks_hold_hostile_words_as_text(fetch, name):
    cells = [
        cell
        for sheet in openpyxl.load_workbook(io.BytesIO(fetch(name)))
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    ]
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
    assert any(flat(str(cell.value)).startswith(WANTED) for cell in cells)


def test_minutes_and_letters_in_word_hold_hostile_words(fetch, hostile):
    minutes = fetch("meetings:minutes-export", lang="en", kind="docx", **meetings_minutes.circulated(hostile))
    file = docx.Document(io.BytesIO(minutes))
    cells = [cell.text for table in file.tables for row in table.rows for cell in row.cells]
    words = flat(" ".join([line.text for line in file.paragraphs] + cells))
    assert WANTED in words
    assert flat("long word " * 1000) in words, "nothing is cut off"
    meeting = Meeting.objects.get(pk=meetings_invite.with_guest(hostile)["pk"])
    texts = letters(meeting, guests(meeting.invitations.all(), DAY), "en", NOW.date())
    letter = docx.Document(io.BytesIO(letters_docx(texts, title=TITLE, made_at=NOW)))
    assert WANTED in flat(
        " ".join(line.text for line in letter.paragraphs)
        + " ".join(cell.text for table in letter.tables for row in table.rows for cell in row.cells)
    )


def test_minutes_in_pdf_hold_hostile_words(fetch, hostile):
    content = fetch("meetings:minutes-export", lang="en", kind="pdf", **meetings_minutes.circulated(hostile))
    book = pypdf.PdfReader(io.BytesIO(content))
    read = "".join(page.extract_text() for page in book.pages)
    assert WANTED in flat(read.replace("\x00", "")), "pypdf gives some texts as two bytes a letter"
    assert "/OpenAction" not in book.trailer["/Root"]


def test_calendars_hold_no_event_that_somebody_typed(fetch, hostile):
    feed = hostile.make("hostile-feed", CalendarFeedFactory, user=hostile.user("secretariat"))
    calendar = icalendar.Calendar.from_ical(fetch("meetings:calendar-feed-export", secret=feed.secret))
    events = calendar.walk("VEVENT")
    assert events
    assert len({str(event["uid"]) for event in events}) == len(events)
    assert all(event.get("dtstart") and event.get("dtstamp") for event in events), "one without was typed"
    assert any(flat(str(event["summary"])).find(WANTED) >= 0 for event in events)


def test_letters_by_mail_have_no_head_that_somebody_typed():
    mail: EmailMultiAlternatives = Message(to="a@example.org", to_name=TITLE, subject=TITLE, body=LONG).email()
    sent = mail.message()
    assert [address for _name, address in getaddresses(sent.get_all("To"))] == ["a@example.org"]
    assert sent["Bcc"] is None
    assert len(sent.get_all("Subject")) == len(sent.get_all("To")) == 1
