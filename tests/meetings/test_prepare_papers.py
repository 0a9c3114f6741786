"""Papers: files in versions, who opens them, the clock of their sharing; the size of a meeting."""

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from jobs.uploads import check_upload
from kit.refusals import NeedsReason, Refused
from meetings.actions import papers
from meetings.models import AgendaItem, Attendance, Invitation, ItemPerson, Meeting, Paper, PaperVersion
from meetings.papers_clock import papers_clock
from meetings.states import PaperAccess, SeatFunction
from tests.factories.jobs import StoredFileFactory
from tests.factories.meeting_work import (
    AgendaItemFactory,
    AttendanceFactory,
    InvitationFactory,
    ItemPersonFactory,
    MeetingFactory,
    PaperFactory,
    PaperVersionFactory,
)
from tests.factories.meetings import ForumFactory, seated
from tests.factories.partners import PersonFactory

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate()


def pdf(name="paper.pdf"):
    from io import BytesIO

    import pikepdf

    document, out = pikepdf.new(), BytesIO()
    document.add_blank_page()
    document.save(out)
    return SimpleUploadedFile(name, out.getvalue(), "application/pdf")


@pytest.fixture
def forum():
    return ForumFactory(papers_days=10)


@pytest.fixture
def secretariat(forum):
    return seated(forum, SeatFunction.SECRETARIAT)


def meeting_in(forum, days):
    return MeetingFactory(forum=forum, starts_on=TODAY + datetime.timedelta(days=days), ends_on=None)


def add(meeting, by, upload=None, **values):
    values = {"title_en": "Progress report", "title_km": "", "item": None, "access": "forum", "language": "en"} | values
    return papers.add_paper(meeting=meeting, upload=upload or pdf(), by=by, now=NOW, **values)


def share(meeting, by, reason="", on=TODAY):
    return papers.share_papers(meeting=meeting, on=on, reason=reason, by=by, now=NOW)


@pytest.mark.provision("TWG-5d.05")
@pytest.mark.parametrize(("days", "late"), [(11, False), (10, False), (9, True), (0, True)])
def test_fewer_than_ten_calendar_days_are_late_and_ask_for_a_reason(forum, secretariat, days, late):
    meeting = meeting_in(forum, days)
    add(meeting, secretariat)
    if late:
        with pytest.raises(NeedsReason):
            share(meeting, secretariat)
    share(meeting, secretariat, reason="Waited for figures" if late else "")
    meeting.refresh_from_db()
    clock = papers_clock(meeting, TODAY)
    assert (meeting.papers_shared_on, clock.lead_days, clock.late) == (TODAY, days, late)
    assert meeting.papers_late_reason == ("Waited for figures" if late else "")


def test_the_days_are_those_that_the_forum_sets(secretariat, forum):
    meeting = meeting_in(forum, 12)
    forum.papers_days = 14
    forum.save()
    add(meeting, secretariat)
    meeting.refresh_from_db()
    assert papers_clock(meeting, TODAY).due_on == TODAY - datetime.timedelta(days=2)
    with pytest.raises(NeedsReason):
        share(meeting, secretariat)


def test_everybody_in_the_forum_sees_the_clock(client, forum, secretariat):
    meeting = meeting_in(forum, 11)
    add(meeting, secretariat)
    share(meeting, secretariat)
    for function in (SeatFunction.NGO, SeatFunction.CHAIR):
        client.force_login(seated(forum, function))
        assert "11 days before" in client.get(meeting.get_absolute_url()).content.decode()


def test_members_see_papers_once_they_are_shared(client, forum, secretariat):
    meeting = meeting_in(forum, 30)
    paper = add(meeting, secretariat)
    member = seated(forum, SeatFunction.NGO)
    url = reverse("meetings:paper-export", args=[meeting.pk, paper.pk, 1])
    client.force_login(member)
    assert client.get(url).status_code == 404
    assert share(meeting, secretariat) == 1
    response = client.get(url)
    assert response.status_code == 200
    assert response["Content-Disposition"].startswith("attachment")
    assert response["Content-Type"] == "application/pdf"
    assert b"".join(response.streaming_content).startswith(b"%PDF")
    with pytest.raises(Refused):
        share(meeting, secretariat)


def test_a_closed_circle_is_secretariat_chair_and_presenters(forum, secretariat):
    meeting = meeting_in(forum, 30)
    paper = add(meeting, secretariat, access=PaperAccess.NAMED)
    share(meeting, secretariat)
    member, presenter = seated(forum, SeatFunction.NGO), seated(forum, SeatFunction.MINISTRY)
    ItemPersonFactory(item=AgendaItemFactory(meeting=meeting), person=presenter.person, name="")
    seen = {user: paper in Paper.objects.visible_to(user) for user in (secretariat, member, presenter)}
    assert seen == {secretariat: True, member: False, presenter: True}
    assert paper in Paper.objects.visible_to(seated(forum, SeatFunction.CHAIR))


def test_newer_versions_stand_beside_the_older_ones(client, forum, secretariat):
    meeting = meeting_in(forum, 30)
    paper = add(meeting, secretariat)
    papers.add_version(paper=paper, language="km", upload=pdf("របាយការណ៍.pdf"), by=secretariat, now=NOW)
    assert [row.number for row in paper.versions.all()] == [2, 1]
    client.force_login(secretariat)
    page = client.get(reverse("meetings:papers", args=[meeting.pk])).content.decode()
    assert "របាយការណ៍.pdf" in page and "paper.pdf" in page


def test_a_shared_paper_is_not_taken_back(forum, secretariat):
    meeting = meeting_in(forum, 30)
    paper, other = add(meeting, secretariat), None
    share(meeting, secretariat)
    paper.refresh_from_db()
    with pytest.raises(Refused):
        papers.remove_paper(paper=paper, by=secretariat, now=NOW)
    other = add(meeting, secretariat)
    papers.remove_paper(paper=other, by=secretariat, now=NOW)
    assert list(meeting.papers.all()) == [paper]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.pdf", b""),
        ("report.exe", b"MZ"),
        ("macro.docm", b"PK\x03\x04"),
        ("drawing.svg", b"<svg><script>alert(1)</script></svg>"),
        ("lies.pdf", b"<html></html>"),
        ("bomb.zip", b"PK\x03\x04"),
    ],
)
def test_what_is_not_taken_is_refused_at_the_field(client, forum, secretariat, name, content):
    meeting = meeting_in(forum, 30)
    client.force_login(secretariat)
    data = {"access": "forum", "language": "en", "upload": SimpleUploadedFile(name, content)}
    page = client.post(reverse("meetings:paper-create", args=[meeting.pk]), data)
    assert page.status_code == 422
    assert page.context["form"].errors["upload"]
    assert not meeting.papers.exists()


def test_a_name_of_two_hundred_khmer_letters_is_served_safely(client, forum, secretariat):
    meeting = meeting_in(forum, 30)
    client.force_login(secretariat)
    name = "ក" * 200 + ".pdf"
    data = {"access": "forum", "language": "km", "upload": pdf(name)}
    assert client.post(reverse("meetings:paper-create", args=[meeting.pk]), data).status_code == 302
    paper = meeting.papers.get()
    response = client.get(reverse("meetings:paper-export", args=[meeting.pk, paper.pk, 1]))
    assert response.status_code == 200
    assert b"".join(response.streaming_content).startswith(b"%PDF")
    assert check_upload(pdf(name)).name == paper.versions.get().file.original_name


def test_a_paper_belongs_to_an_item_of_the_same_agenda(forum, secretariat):
    meeting = meeting_in(forum, 30)
    with pytest.raises(Refused):
        add(meeting, secretariat, item=AgendaItemFactory())


def _fill(meeting, people, items, documents):
    """A meeting with so many invited and present people, items with presenters, and papers."""
    persons = PersonFactory.create_batch(people)
    Invitation.objects.bulk_create(InvitationFactory.build(meeting=meeting, person=one, group="") for one in persons)
    Attendance.objects.bulk_create(AttendanceFactory.build(meeting=meeting, person=one, name="") for one in persons)
    rows = AgendaItem.objects.bulk_create(
        AgendaItemFactory.build(meeting=meeting, position=place, recurring=True) for place in range(items)
    )
    ItemPerson.objects.bulk_create(ItemPerson(item=row, position=1, name="Ms Sok") for row in rows)
    ItemPerson.objects.bulk_create(
        ItemPerson(item=row, position=2, person=persons[place % people]) for place, row in enumerate(rows)
    )
    file, by = StoredFileFactory(), seated(meeting.forum, SeatFunction.SECRETARIAT)
    made = Paper.objects.bulk_create(
        PaperFactory.build(meeting=meeting, item=rows[place % items], shared_at=NOW, shared_by=by)
        for place in range(documents)
    )
    PaperVersion.objects.bulk_create(
        PaperVersionFactory.build(paper=paper, file=file, added_by=by, added_at=NOW) for paper in made
    )


PAGES = ("meeting-detail", "agenda", "papers", "agenda-carry", "agenda-export")


@pytest.mark.parametrize("function", [SeatFunction.SECRETARIAT, SeatFunction.NGO])
def test_a_meeting_of_any_size_opens_with_the_same_number_of_queries(client, forum, function):
    small, large = meeting_in(forum, 20), meeting_in(forum, 40)
    _fill(small, 2, 2, 2)
    _fill(large, 300, 80, 200)
    client.force_login(seated(forum, function))

    def queries(meeting: Meeting) -> dict[str, int]:
        found = {}
        for name in PAGES:
            url = reverse(f"meetings:{name}", args=[meeting.pk])
            client.get(url)
            with CaptureQueriesContext(connection) as asked:
                client.get(url)
            found[name] = len(asked)
        return found

    found = queries(large)
    assert found == queries(small)
    assert max(found[name] for name in ("meeting-detail", "agenda", "papers")) <= 10
    assert max(found.values()) < 60
