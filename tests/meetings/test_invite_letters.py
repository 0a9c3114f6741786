"""The official letter and the sign-in sheet, in both languages."""

import io

import docx
import pypdf
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jobs import runner
from jobs.models import Job
from kit.refusals import NotAllowed, Refused
from meetings.actions import invitations as actions
from meetings.actions.letter_file import order_letters
from meetings.guests import guests_of
from meetings.invitation_letters import letters, letters_docx
from meetings.models import InvitationLetter, Seat
from meetings.states import SeatFunction
from tests.factories.meeting_work import InvitationLetterFactory
from tests.meetings.invited import DAY, NOW, Scene

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene():
    made = Scene()
    seats = Seat.objects.filter(forum=made.forum)
    actions.invite_seats(meeting=made.meeting, seats=seats, by=made.secretary, now=NOW)
    return made


def text_of(response):
    pages = pypdf.PdfReader(io.BytesIO(response.content)).pages
    return [page.extract_text().replace("\u200b", "") for page in pages]


def export(client, scene, **asked):
    client.force_login(scene.secretary)
    return client.get(reverse("meetings:invitation-letter-export", args=[scene.meeting.pk]), asked)


def test_letter_names_rank_honorific_institution_and_facts(scene):
    InvitationLetterFactory(meeting=scene.meeting, number="127/26", copies_km="ក្រសួងសេដ្ឋកិច្ច", signed_km="រដ្ឋលេខាធិការ")
    (chair, *_others) = guests_of(scene.meeting, DAY)
    (km,) = letters(scene.meeting, [chair], "km", NOW.date())
    assert km.motto == ("ព្រះរាជាណាចក្រកម្ពុជា", "ជាតិ សាសនា ព្រះមហាក្សត្រ")
    assert list(km.heads) == ["ក្រសួងធនធានទឹក", "ក្រុមការងារបច្ចេកទេសទឹក"]
    assert km.to[0] == "ឯកឧត្តម សុខ តារា"
    assert "ក្រសួងធនធានទឹក" in km.to
    assert km.number.endswith("១២៧/២៦")
    assert dict(km.facts)["កាលបរិច្ឆេទ"].replace("\u00a0", " ") == "ថ្ងៃព្រហស្បតិ៍ ទី១០ ខែធ្នូ ឆ្នាំ២០២៦"
    assert "១០ ថ្ងៃ" in km.closing[0]
    assert (km.signed, list(km.copies)) == ("រដ្ឋលេខាធិការ", ["ក្រសួងសេដ្ឋកិច្ច"])
    (en,) = letters(scene.meeting, [chair], "en", NOW.date())
    assert en.to[0] == "H.E. Sok Dara"
    assert "Your Excellency" in en.opening[0]


def test_own_words_take_the_place_of_the_standing_ones(scene):
    InvitationLetterFactory(meeting=scene.meeting, body_en="First.\nSecond.", subject_en="On water")
    (en,) = letters(scene.meeting, guests_of(scene.meeting, DAY)[:1], "en", NOW.date())
    assert (list(en.opening), en.subject) == (["First.", "Second."], "On water")


def test_each_guest_has_a_page_of_the_pdf(client, scene):
    pages = text_of(export(client, scene, lang="en"))
    assert len(pages) == 3
    assert "H.E. Sok Dara" in pages[0]
    (own,) = text_of(export(client, scene, lang="en", only=scene.meeting.invitations.get(seat=scene.partner).pk))
    assert "Ann Lee" in own
    assert "Sok Dara" not in own


def test_khmer_letter_with_all_its_parts_fits_a_page(client, scene):
    InvitationLetterFactory(
        meeting=scene.meeting,
        lunar_km="ថ្ងៃសុក្រ ១១កើត ខែកត្តិក ឆ្នាំមមី អដ្ឋស័ក ព.ស. ២៥៧០",
        copies_km="ក្រសួងសេដ្ឋកិច្ច និងហិរញ្ញវត្ថុ\nលេខាធិការដ្ឋាន\nឯកសារ កាលប្បវត្តិ",
        reply_by_on=NOW.date(),
    )
    chair = scene.meeting.invitations.get(seat=scene.chair)
    assert len(text_of(export(client, scene, lang="km", only=chair.pk))) == 1


def test_word_file_holds_the_same_letter(scene):
    texts = letters(scene.meeting, guests_of(scene.meeting, DAY), "km", NOW.date())
    file = docx.Document(io.BytesIO(letters_docx(texts, title="x", made_at=NOW)))
    lines = [paragraph.text for paragraph in file.paragraphs]
    assert "ព្រះរាជាណាចក្រកម្ពុជា" in lines
    assert "ឯកឧត្តម សុខ តារា" in lines
    assert len(file.tables) == 3


def test_sign_in_sheet_lists_in_protocol_order(client, scene):
    scene.seat(SeatFunction.MINISTRY, scene.ministry, "director", "Mr", "លោក", "Chea Rith", "ជា ឫទ្ធិ")
    seats = Seat.objects.filter(forum=scene.forum)
    actions.invite_seats(meeting=scene.meeting, seats=seats, by=scene.secretary, now=NOW)
    client.force_login(scene.secretary)
    answer = client.get(reverse("meetings:sign-in-sheet-export", args=[scene.meeting.pk]), {"lang": "en"})
    text = "\n".join(text_of(answer))
    assert text.index("Sok Dara") < text.index("Chea Rith") < text.index("Ann Lee")
    assert answer["Content-Disposition"].startswith("attachment")


def test_partners_do_not_get_the_letters_of_others(client, scene):
    client.force_login(scene.partner.person.user)
    url = reverse("meetings:invitation-letter-export", args=[scene.meeting.pk])
    assert client.get(url).status_code == 404
    page = client.get(reverse("meetings:invitation-list", args=[scene.meeting.pk]))
    assert "H.E. Sok Dara" in page.content.decode()
    assert scene.chair.person.email not in page.content.decode()


def test_words_of_the_letters_are_kept_and_a_stale_save_shows_both(client, scene):
    client.force_login(scene.secretary)
    url = reverse("meetings:invitation-letter", args=[scene.meeting.pk])
    assert client.post(url, {"number": "1/26", "version": "0"}).status_code == 302
    assert client.post(url, {"number": "2/26", "version": "0"}).status_code == 409
    assert InvitationLetter.objects.get().number == "1/26"


def test_seats_are_invited_by_function_and_by_tick(client, scene):
    scene.meeting.invitations.all().delete()
    client.force_login(scene.secretary)
    url = reverse("meetings:invitation-seats", args=[scene.meeting.pk])
    client.post(url, {"function": "facilitator"})
    assert [row.seat for row in scene.meeting.invitations.all()] == [scene.partner]
    client.post(url, {"seats": [str(scene.chair.pk), "x", "²"]})
    assert scene.meeting.invitations.count() == 2
    client.post(url, {"function": "all"})
    assert scene.meeting.invitations.count() == 3


def test_page_of_a_large_meeting_costs_the_same_queries(client, scene):
    client.force_login(scene.secretary)
    url = reverse("meetings:invitation-list", args=[scene.meeting.pk])
    counts = []
    for number in (0, 60):
        for n in range(number):
            actions.invite(meeting=scene.meeting, group=f"Group {n}", by=scene.secretary, now=NOW)
            scene.seat(SeatFunction.NGO, None, "director", "Ms", "", f"Guest {n}", "")
        seats = Seat.objects.filter(forum=scene.forum, function=SeatFunction.NGO)[: number // 2]
        actions.invite_seats(meeting=scene.meeting, seats=list(seats), by=scene.secretary, now=NOW)
        client.get(url)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url).status_code == 200
        counts.append(len(queries))
    assert counts[1] <= counts[0] + 2  # positions and bodies are read once there are any


def test_very_many_letters_are_written_in_the_background(client, scene, monkeypatch):
    """Blocks of two here; the foot and each guest stand on a page of their own all the same."""
    scene.ministry.phone = "023 000 000"
    scene.ministry.save()
    monkeypatch.setattr("meetings.views.letters.AT_ONCE", 2)
    monkeypatch.setattr("meetings.invitation_letters.BLOCK", 2)
    answer = export(client, scene, lang="en")
    url = reverse("meetings:invitation-letter-file", args=[scene.meeting.pk])
    assert answer.url == f"{url}?lang=en&form=pdf&whom=all"
    assert Job.objects.count() == 0
    assert "3 are invited." in client.get(answer.url).content.decode()
    sent = {"lang": "en", "form": "pdf", "whom": "all"}
    ordered = client.post(url, sent)
    assert client.post(url, sent).url == ordered.url
    client.post(url, sent | {"form": "docx", "lang": "km"})
    runner.run_all()
    word, pdf = Job.objects.order_by("-pk")
    assert (word.state, pdf.state, pdf.progress_total) == ("done", "done", 3), pdf.error_en
    found = client.get(reverse("meetings:invitation-letter-file-export", args=[scene.meeting.pk, pdf.pk]))
    sheets = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(b"".join(found.streaming_content))).pages]
    assert len(sheets) == 3
    assert "Sok Dara" in sheets[0]
    assert all("023 000 000" in sheet for sheet in sheets)
    assert "3 letters" in client.get(url).content.decode()
    client.force_login(scene.chair.person.user)
    other = reverse("meetings:invitation-letter-file-export", args=[scene.meeting.pk, pdf.pk])
    assert client.get(other).status_code == 404, "the file is for whoever ordered it"


def test_letters_in_the_background_are_for_those_who_may_invite(scene):
    with pytest.raises(NotAllowed):
        order_letters(meeting=scene.meeting, lang="en", form="pdf", whom="all", by=scene.partner.person.user, now=NOW)
    with pytest.raises(Refused):
        order_letters(meeting=scene.meeting, lang="fr", form="pdf", whom="all", by=scene.secretary, now=NOW)
