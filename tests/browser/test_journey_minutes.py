"""Minutes in the browser: saved while one types, two people in one point, and the way from draft to seal."""

import datetime
import io

import pypdf
import pytest
from django.utils import timezone, translation

from meetings.models import Attendance, Correction, Meeting, Point
from meetings.states import MeetingState, MinutesState, PointKind, SeatFunction
from tests.browser.conftest import sideways
from tests.factories.meeting_work import AgendaItemFactory, InvitationFactory, MeetingFactory, PointFactory
from tests.factories.meetings import ForumFactory, seated

pytestmark = pytest.mark.django_db(transaction=True)


class Scene:
    """A meeting that was held, with those who write its minutes and a member."""

    def __init__(self, lang: str = "en") -> None:
        self.lang = lang
        self.forum = ForumFactory(name_en="Rural Sanitation Working Group", name_km="ក្រុមការងារអនាម័យជនបទ")
        self.secretary = seated(self.forum, SeatFunction.SECRETARIAT, language=lang, name_en="Keo Sreymom")
        self.chair = seated(self.forum, SeatFunction.CHAIR, language=lang, name_en="Kim Vuthy")
        self.member = seated(self.forum, SeatFunction.NGO, language=lang)
        self.meeting = MeetingFactory(
            forum=self.forum, state=MeetingState.HELD, starts_on=timezone.localdate(), ends_on=None
        )
        self.item = AgendaItemFactory(meeting=self.meeting, title_en="JMI progress", title_km="វឌ្ឍនភាពសូចនាករ")
        self.url = f"/meetings/{self.meeting.pk}/minutes/"

    def words(self, english: str) -> str:
        """A phrase of the interface in the language of the scene."""
        with translation.override(self.lang):
            return translation.gettext(english)

    def text(self) -> str:
        """The name of the field that is written in this language."""
        return f"text_{self.lang}"


def wait_until(page: object, holds: object, *, tries: int = 60) -> None:
    """Until something stands in the database."""
    for _n in range(tries):
        if holds():
            return
        page.wait_for_timeout(250)
    raise AssertionError("it did not happen")


def test_text_is_saved_while_it_is_typed_and_turned_in_place(page_for):
    scene = Scene()
    page = page_for(scene.secretary)
    page.goto(f"{scene.url}?item={scene.item.pk}")
    page.locator("[name=text_en]").press_sequentially("27 districts use a budget line")
    wait_until(page, Point.objects.filter(text_en="27 districts use a budget line").exists)
    page.locator(".points li").first.wait_for()
    page.locator("[name=text_en]").press_sequentially(" for sanitation.")
    wait_until(page, Point.objects.filter(text_en="27 districts use a budget line for sanitation.").exists)
    page.get_by_role("button", name="Add", exact=True).click()
    page.locator("#point-form [name=text_en]").filter(has_not_text="27").wait_for()
    wait_until(page, lambda: page.locator("#point-form [name=text_en]").input_value() == "")
    assert Point.objects.count() == 1
    page.locator(".point-menu > summary").click()
    page.locator(".point-menu .menu").get_by_role("button", name="Decision").click()
    wait_until(page, Point.objects.filter(kind=PointKind.DECISION).exists)
    assert page.url.endswith(f"?item={scene.item.pk}")


def test_two_people_in_one_point_see_both_texts_and_lose_nothing(page_for):
    scene = Scene()
    point = PointFactory(meeting=scene.meeting, item=scene.item, text_en="27 districts")
    here, there = page_for(scene.secretary), page_for(scene.chair)
    for page in (here, there):
        page.goto(f"{scene.url}?item={scene.item.pk}&edit={point.pk}")
    there.locator("[name=text_en]").fill("27 districts and two towns")
    there.get_by_role("button", name="Save", exact=True).click()
    wait_until(there, Point.objects.filter(text_en="27 districts and two towns").exists)
    here.locator("[name=text_en]").fill("28 districts")
    here.locator(".stale").wait_for()
    assert "Kim Vuthy" in here.locator(".stale").inner_text()
    assert here.locator("[data-theirs=text_en]").inner_text() == "27 districts and two towns"
    assert here.locator("[data-mine=text_en]").inner_text() == "28 districts"
    here.wait_for_timeout(2000)  # typing on does not overwrite the other text by itself
    assert Point.objects.get().text_en == "27 districts and two towns"
    here.locator("[name=text_en]").fill("28 districts and two towns")
    here.get_by_role("button", name="Save", exact=True).click()
    wait_until(here, Point.objects.filter(text_en="28 districts and two towns").exists)


def test_two_people_without_javascript_see_both_texts(page_for):
    scene = Scene()
    point = PointFactory(meeting=scene.meeting, item=scene.item, text_en="27 districts")
    here, there = page_for(scene.secretary, javascript=False), page_for(scene.chair, javascript=False)
    for page in (here, there):
        page.goto(f"{scene.url}?item={scene.item.pk}&edit={point.pk}")
    for page, text in ((there, "27 districts and two towns"), (here, "28 districts")):
        page.locator("[name=text_en]").fill(text)
        page.get_by_role("button", name="Save", exact=True).click()
    assert "27 districts and two towns" in here.locator(".stale").inner_text()
    assert here.locator("[name=text_en]").input_value() == "28 districts"
    here.locator("[name=text_en]").fill("28 districts and two towns")
    here.get_by_role("button", name="Save", exact=True).click()
    assert Point.objects.get().text_en == "28 districts and two towns"


@pytest.mark.parametrize("lang", ["en", "km"])
def test_from_the_first_point_to_the_seal(page_for, axe, lang):
    scene = Scene(lang)
    desk = page_for(scene.secretary, lang=lang)
    desk.goto(scene.url)
    desk.locator(f"[name={scene.text()}]").fill("ស្រុក ២៧ ប្រើមុខថវិកា" if lang == "km" else "27 districts use it")
    desk.get_by_role("button", name=scene.words("Add"), exact=True).click()
    wait_until(desk, Point.objects.exists)
    assert axe(desk) == []
    desk.get_by_role("link", name=scene.words("Circulate for corrections"), exact=True).click()
    until = timezone.localdate() + datetime.timedelta(days=7)
    desk.locator("[name=until]").fill(until.isoformat())
    desk.locator("main .form-foot button").click()
    desk.locator(".minutes-bar").wait_for()

    phone = page_for(scene.member, lang=lang, width=360)
    phone.goto(scene.url)
    assert sideways(phone) == []
    phone.get_by_role("link", name=scene.words("Propose a correction"), exact=True).click()
    assert phone.locator("#id_language").input_value() == lang
    phone.locator("[name=new_text]").fill("ស្រុក ២៨ ប្រើមុខថវិកា" if lang == "km" else "28 districts use it")
    phone.locator("main .form-foot button").click()
    wait_until(phone, Correction.objects.exists)

    desk.goto(f"{scene.url}corrections/")
    assert axe(desk) == []
    desk.get_by_role("link", name=scene.words("Answer"), exact=True).last.click()
    desk.get_by_role("button", name=scene.words("Take it into the text"), exact=True).click()
    wait_until(desk, Correction.objects.filter(state="accepted").exists)

    chair = page_for(scene.chair, lang=lang)
    chair.goto(scene.url)
    chair.get_by_role("button", name=scene.words("Approve the minutes"), exact=True).click()
    chair.locator("[name=kept_reason]").fill("All members signed.")
    chair.locator(".warning-do button").click()
    wait_until(chair, Meeting.objects.filter(minutes_state=MinutesState.APPROVED).exists)
    desk.goto(scene.url)
    desk.get_by_role("button", name=scene.words("Seal"), exact=True).click()
    wait_until(desk, Meeting.objects.filter(minutes_state=MinutesState.SEALED).exists)
    desk.goto(scene.url)
    assert "28" in desk.locator(".points").inner_text() or "២៨" in desk.locator(".points").inner_text()

    pdf = desk.request.get(f"{scene.url}export/{lang}.pdf")
    text = "".join(sheet.extract_text() for sheet in pypdf.PdfReader(io.BytesIO(pdf.body())).pages)
    assert Meeting.objects.get().sealed_sha256[:16] in text.replace("\n", "")


def test_a_whole_list_is_ticked_on_the_phone(page_for, axe):
    scene = Scene("km")
    for name in ("ខេត្តក្រចេះ", "ខេត្តស្ទឹងត្រែង", "ខេត្តកំពង់ធំ"):
        InvitationFactory(meeting=scene.meeting, group=name)
    phone = page_for(scene.secretary, lang="km", width=360)
    phone.goto(f"/meetings/{scene.meeting.pk}/attendance/")
    assert sideways(phone) == []
    assert axe(phone) == []
    first = phone.locator(".tick-list > li").first
    first.locator("label:has(input[value=excused])").click()
    assert first.locator("input[value=excused]").is_checked()
    phone.get_by_role("button", name=scene.words("All others invited were present"), exact=True).click()
    wait_until(phone, lambda: Attendance.objects.count() == 3)
    assert sorted(Attendance.objects.values_list("presence", flat=True)) == ["excused", "present", "present"]
