"""Pages of the minutes: who reads a draft, both texts after a stale save, files, the file of a meeting."""

import datetime
import io
import zipfile

import docx
import pypdf
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.roles import RoleName
from jobs import runner
from jobs.models import Job, StoredFile
from jobs.states import JobState
from kit import khmer
from meetings import meeting_file, meeting_tabs
from meetings.actions import minutes
from meetings.models import Correction, Meeting, MinutesRevision, Point
from meetings.states import MeetingState, MinutesState, PaperAccess, PointKind, SeatFunction
from tests.factories.accounts import UserFactory
from tests.factories.jobs import StoredFileFactory
from tests.factories.meeting_work import (
    AgendaItemFactory,
    AttendanceFactory,
    CorrectionFactory,
    InvitationFactory,
    MeetingFactory,
    PaperFactory,
    PaperVersionFactory,
    PointFactory,
)
from tests.factories.meetings import ForumFactory, seated

NOW = timezone.now()
DAY = datetime.timedelta(days=1)


@pytest.fixture
def forum(db):
    return ForumFactory(name_en="Rural Sanitation Group", name_km="ក្រុមការងារអនាម័យជនបទ")


@pytest.fixture
def meeting(forum):
    return MeetingFactory(forum=forum, state=MeetingState.HELD, title_en="Second plenary")


@pytest.fixture
def item(meeting):
    return AgendaItemFactory(meeting=meeting, title_en="JMI progress")


@pytest.fixture
def point(meeting, item):
    return PointFactory(meeting=meeting, item=item, text_en="27 districts use it.", text_km="ស្រុក ២៧ ប្រើវា។")


@pytest.fixture
def secretariat(forum):
    return seated(forum, SeatFunction.SECRETARIAT)


@pytest.fixture
def desk(client, secretariat):
    client.force_login(secretariat)
    return client


def at(meeting, name="minutes", *more):
    return reverse(f"meetings:{name}", args=[meeting.pk, *more])


def words(response):
    return response.content.decode()


def sealed(meeting, secretariat):
    meeting = minutes.circulate(meeting=meeting, until=timezone.localdate() + DAY, by=secretariat, now=NOW)
    chair = seated(meeting.forum, SeatFunction.CHAIR)
    meeting = minutes.approve(meeting=meeting, by=chair, now=NOW + 3 * DAY)
    return minutes.seal(meeting=meeting, by=secretariat, now=NOW + 3 * DAY)


def test_members_read_minutes_only_once_they_are_circulated(client, meeting, point, forum, secretariat):
    client.force_login(seated(forum, SeatFunction.NGO))
    assert "27 districts" not in words(client.get(at(meeting)))
    assert client.get(at(meeting, "minutes-export", "en", "pdf")).status_code == 403
    minutes.circulate(meeting=meeting, until=timezone.localdate() + DAY, by=secretariat, now=NOW)
    page = words(client.get(at(meeting)))
    assert "27 districts" in page
    assert at(meeting, "correction-add", point.pk) in page


def test_the_centre_and_the_lead_facilitator_read_a_draft(client, meeting, point, forum):
    for user in (UserFactory(roles=[RoleName.CRDB]), seated(forum, SeatFunction.FACILITATOR)):
        client.force_login(user)
        assert "27 districts" in words(client.get(at(meeting)))


def test_a_plain_form_adds_a_point_and_leads_back_to_it(desk, meeting, item):
    answer = desk.post(
        at(meeting, "point-save"), {"item": item.pk, "kind": "decision", "text_en": "Agreed.", "by_consensus": "yes"}
    )
    point = Point.objects.get()
    assert (point.kind, point.by_consensus, point.item) == (PointKind.DECISION, True, item)
    assert answer.url == f"{at(meeting)}?item={item.pk}#point-{point.pk}"


def test_an_empty_point_comes_back_with_a_word(desk, meeting, item):
    answer = desk.post(at(meeting, "point-save"), {"item": item.pk, "kind": "decision", "speaker": "MoH"})
    assert answer.status_code == 422
    assert "MoH" in words(answer)
    assert not Point.objects.exists()


def test_typing_saves_and_gives_the_next_version(desk, meeting, item, point):
    data = {"item": item.pk, "point": point.pk, "version": "1", "kind": "information", "auto": "1"}
    answer = desk.post(at(meeting, "point-save"), data | {"text_en": "28 districts"}, headers={"HX-Request": "true"})
    assert 'name="version" value="2"' in words(answer)
    point.refresh_from_db()
    assert point.text_en == "28 districts"


def test_a_stale_save_shows_both_texts_and_typing_on_does_not_overwrite(desk, meeting, item, point):
    Point.objects.filter(pk=point.pk).update(text_en="Theirs", version=2)
    data = {"item": item.pk, "point": point.pk, "version": "1", "kind": "information", "text_en": "Mine"}
    for more, status in (({}, 409), ({"auto": "1"}, 409), ({"auto": "1", "conflict": "1", "version": "2"}, 204)):
        answer = desk.post(at(meeting, "point-save"), data | more)
        assert answer.status_code == status
        if status == 409:
            page = words(answer)
            assert "Theirs" in page
            assert "Mine" in page
            assert 'name="version" value="2"' in page
    assert Point.objects.get().text_en == "Theirs"
    desk.post(at(meeting, "point-save"), data | {"version": "2", "text_en": "Theirs and mine"})
    assert Point.objects.get().text_en == "Theirs and mine"


def test_a_point_removed_meanwhile_is_said_and_its_text_stays(desk, meeting, item, point):
    number = point.pk
    point.delete()
    data = {"item": item.pk, "point": number, "version": "1", "kind": "information", "text_en": "Mine"}
    answer = desk.post(at(meeting, "point-save"), data)
    assert answer.status_code == 422
    assert "Mine" in words(answer)


def test_a_missing_language_is_marked(desk, meeting, item):
    PointFactory(meeting=meeting, item=item, text_en="Only English", text_km="")
    assert "Khmer missing" in words(desk.get(f"{at(meeting)}?item={item.pk}"))


def test_things_of_higher_floors_stand_beside_their_points(desk, meeting, item, monkeypatch):
    PointFactory(meeting=meeting, item=item, kind=PointKind.LESSON)
    thing = meeting_tabs.PointThing(
        became=lambda *a: None,
        left=lambda *a: None,
        shown=lambda user, rows: {row.pk: ("components/empty.html", {"title": "Beside it"}) for row in rows},
    )
    monkeypatch.setitem(meeting_tabs.POINT_THINGS, PointKind.LESSON, thing)
    assert "Beside it" in words(desk.get(f"{at(meeting)}?item={item.pk}"))


def test_going_back_by_the_page(desk, meeting, point, secretariat):
    desk.post(at(meeting, "revision-list"), {"note": "before the change"})
    Point.objects.update(text_en="changed")
    page = words(desk.get(at(meeting, "revision-list") + "?a=1&b=now"))
    assert "<del>27 districts use it.</del>" in page
    assert "<ins>changed</ins>" in page
    desk.post(at(meeting, "revision-restore", 1))
    assert Point.objects.get().text_en == "27 districts use it."
    assert MinutesRevision.objects.count() == 3


def test_an_early_approval_asks_for_a_reason_on_the_page(client, meeting, point, forum, secretariat):
    minutes.circulate(meeting=meeting, until=timezone.localdate() + DAY, by=secretariat, now=NOW)
    client.force_login(seated(forum, SeatFunction.CHAIR))
    answer = client.post(at(meeting, "minutes-approve"))
    assert answer.status_code == 422
    assert "kept_reason" in words(answer)
    client.post(at(meeting, "minutes-approve"), {"kept_reason": "All signed."})
    assert Meeting.objects.get().minutes_state == MinutesState.APPROVED


def test_refusing_a_correction_without_a_word_is_refused_on_the_page(desk, meeting, point, secretariat):
    minutes.circulate(meeting=meeting, until=timezone.localdate() + DAY, by=secretariat, now=NOW)
    row = CorrectionFactory(point=point, old_text=point.text_en, new_text="28 districts use it.")
    url = at(meeting, "correction-answer", row.pk)
    assert desk.post(url, {"answer": "refuse"}).status_code == 422
    assert desk.post(url, {"answer": "accept", "text": "28 districts use it."}).status_code == 302
    assert Correction.objects.get().state == "accepted"
    assert Point.objects.get().text_en == "28 districts use it."


def test_sealed_minutes_are_printed_from_the_sealed_text_with_its_print(desk, meeting, point, item, secretariat):
    done = sealed(meeting, secretariat)
    type(item).objects.filter(pk=item.pk).update(title_en="Renamed later")
    for lang, found in (("en", "27 districts use it."), ("km", "ស្រុក ២៧ ប្រើវា")):
        pdf = desk.get(at(meeting, "minutes-export", lang, "pdf"))
        text = "".join(sheet.extract_text() for sheet in pypdf.PdfReader(io.BytesIO(pdf.content)).pages)
        text = text.replace(khmer.ZWSP, "")
        assert found in " ".join(text.split())
        assert done.sealed_sha256 in text.replace("\n", "")
        assert "Renamed later" not in text


def test_a_word_file_holds_the_same_words(desk, meeting, point):
    file = desk.get(at(meeting, "minutes-export", "km", "docx"))
    text = "\n".join(line.text for line in docx.Document(io.BytesIO(file.content)).paragraphs)
    assert "ស្រុក ២៧ ប្រើវា។" in text
    assert "ក្រុមការងារអនាម័យជនបទ" in text


@pytest.mark.provision("TWG-5e.06")
def test_the_meeting_file_is_one_pdf_and_a_zip_with_everything(desk, meeting, point, secretariat):
    PaperFactory(meeting=meeting, title_en="Progress report, draft 2")
    InvitationFactory(meeting=meeting)
    AttendanceFactory(meeting=meeting, name="Sok Panha")
    answer = desk.post(at(meeting, "meeting-file"), {"lang": "en"})
    assert desk.post(at(meeting, "meeting-file"), {"lang": "en"}).url == answer.url
    runner.run_all()
    job = Job.objects.get(kind="meetings.file")
    assert job.state == JobState.DONE, job.error_en
    pdf = b"".join(desk.get(at(meeting, "meeting-file-export", job.pk, "pdf")).streaming_content)
    text = " ".join("".join(sheet.extract_text() for sheet in pypdf.PdfReader(io.BytesIO(pdf)).pages).split())
    for expected in ("27 districts use it.", "Progress report, draft 2", "Sok Panha", "JMI progress"):
        assert expected in text
    packed = b"".join(desk.get(at(meeting, "meeting-file-export", job.pk, "zip")).streaming_content)
    names = zipfile.ZipFile(io.BytesIO(packed)).namelist()
    wanted = {"meeting-file-en.pdf", "invitation-km.pdf", "agenda-en.pdf", "minutes-en.pdf", "minutes-km.docx"}
    assert wanted <= set(names)
    assert StoredFile.objects.count() == 2


def test_the_meeting_file_of_a_member_holds_only_papers_that_he_may_open(client, meeting, point, forum, secretariat):
    closed, shared = {"access": PaperAccess.NAMED}, {"shared_at": NOW, "shared_by": secretariat}
    for title, values in (("Open one", shared), ("Not shared", {}), ("Closed circle", shared | closed)):
        file = StoredFileFactory(original_name=f"{title}.pdf")
        PaperVersionFactory(paper=PaperFactory(meeting=meeting, title_en=title, **values), file=file)
    minutes.circulate(meeting=meeting, until=timezone.localdate() + DAY, by=secretariat, now=NOW)
    member = seated(forum, SeatFunction.NGO)
    assert [name for name, _file in meeting_file.own_papers(meeting, member)] == ["Open one.pdf"]
    assert len(meeting_file.own_papers(meeting, secretariat)) == 3
    pdf = meeting_file.file_pdf(meeting, "en", member, NOW)
    text = " ".join("".join(sheet.extract_text() for sheet in pypdf.PdfReader(io.BytesIO(pdf)).pages).split())
    assert "Open one" in text
    assert "Not shared" not in text
    assert "Closed circle" not in text


@pytest.mark.parametrize("whole", ["", "&whole=1"])
def test_a_meeting_with_eighty_items_opens_with_as_many_queries_as_a_small_one(desk, meeting, item, point, whole):
    url = f"{at(meeting)}?item={item.pk}{whole}"
    desk.get(url)
    with CaptureQueriesContext(connection) as small:
        desk.get(url)
    for _n in range(80):
        PointFactory(meeting=meeting, item=AgendaItemFactory(meeting=meeting))
        PointFactory(meeting=meeting, item=item)
        AttendanceFactory(meeting=meeting)
    with CaptureQueriesContext(connection) as large:
        desk.get(url)
    assert len(large) == len(small) <= 13
