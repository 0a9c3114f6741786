"""The main job in the browser: from the matrix and the year's progress to the consolidated report.

Small data; buttons and links are found by role and by the name that the language gives them.
"""

import datetime
import io
import re
import threading

import pypdf
import pytest
from django.db import connections
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format

from accounts.roles import RoleName
from jmi.actions.reports import submit
from jmi.models import Activity, Indicator, IndicatorProgress, PartneringAction, ProgressReport
from jmi.states import ReportState, SetState
from jobs import runner
from meetings.states import SeatFunction
from reports.models import Edition
from tests.browser.conftest import sideways
from tests.factories.accounts import PASSWORD, UserFactory
from tests.factories.jmi import CycleFactory, JmiForumFactory, JmiSetFactory, complete_set, member
from tests.factories.jmi_progress import RoundFactory, fill_report, full_report

pytestmark = pytest.mark.django_db(transaction=True)
KHMER = re.compile(r"[\u1780-\u17ff]")


class Scene:
    """A round with three working groups: one about to report, two that have sent their reports."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        today = timezone.localdate()
        self.day = today - datetime.timedelta(days=20)
        cycle = CycleFactory(start_year=today.year - 2, end_year=today.year + 2, name_en="JMI cycle under way")
        self.round = RoundFactory(
            cycle=cycle,
            year=today.year,
            period_from_on=today - datetime.timedelta(days=200),
            period_to_on=self.day,
            due_on=today + datetime.timedelta(days=20),
        )
        self.forum = JmiForumFactory(code="RWS", name_en="Rural Sanitation Working Group", name_km="ក្រុមការងារអនាម័យជនបទ")
        self.secretary = member(self.forum, language=lang)
        self.chair = member(self.forum, SeatFunction.CHAIR, language=lang)
        self.centre = UserFactory(roles=[RoleName.CRDB], language=lang)
        self.report = self._report(self.forum, ReportState.DRAFTED)
        self.others = [self._submitted() for _n in range(2)]
        rows = Indicator.objects.filter(output__outcome__jmi_set=self.report.jmi_set).order_by("position")
        self.first, self.second = rows
        self.activity = Activity.objects.get(output__outcome__jmi_set=self.report.jmi_set)
        self.action = PartneringAction.objects.get(output__outcome__jmi_set=self.report.jmi_set)

    def _report(self, forum: object, state: str) -> ProgressReport:
        jmi_set = JmiSetFactory(cycle=self.round.cycle, forum=forum, state=SetState.IN_FORCE)
        return full_report(round=self.round, jmi_set=jmi_set, state=state, due_on=self.round.due_on)

    def _submitted(self) -> ProgressReport:
        forum = JmiForumFactory()
        report = fill_report(self._report(forum, ReportState.APPROVED))
        submit(report=report, by=member(forum), now=timezone.now())
        report.refresh_from_db()
        return report

    def words(self, english: str) -> str:
        """A phrase of the interface in the language of the scene."""
        with translation.override(self.lang):
            said = translation.gettext(english)
        assert self.lang == "en" or KHMER.search(said), f"«{english}» has no Khmer"
        return said

    def day_words(self) -> str:
        """A day of the period as people write it."""
        with translation.override("en"):
            return date_format(self.day, "j M Y")


def press(page: object, scene: Scene, words: str, *, role: str = "button", inside: object = None) -> None:
    """Press the button (or follow the link) of this name."""
    (inside or page).get_by_role(role, name=scene.words(words), exact=True).first.click()


def sign_in(page: object, scene: Scene, user: object) -> None:
    """Sign in as people do; ends on my desk."""
    page.goto("/")
    page.locator("input[name=login]").fill(user.email)
    page.locator("input[name=password]").fill(PASSWORD)
    press(page, scene, "Sign in")
    page.locator("h1").wait_for()
    page.wait_for_url(lambda url: "login" not in url)


def entry_of(page: object, kind: str, pk: int) -> object:
    """The row of the report."""
    return page.locator(f"#{kind}-{pk}")


def open_row(page: object, scene: Scene, kind: str, pk: int, link: str = "Report on") -> object:
    """Open a row for editing."""
    entry = entry_of(page, kind, pk)
    entry.get_by_role("link", name=scene.words(link)).click()
    entry.locator("form.entry-form").wait_for()
    return entry


def save_row(page: object, scene: Scene, entry: object) -> None:
    """Save the open row; it closes."""
    press(page, scene, "Save row", inside=entry)
    entry.locator("form.entry-form").wait_for(state="detached")


def fill_indicator(scene: Scene, entry: object, value: str, words: str) -> None:
    """Everything that an indicator asks for."""
    entry.locator("[name=value_text]").fill(value)
    entry.locator("[name=as_of_text]").fill(scene.day_words())
    entry.locator("[name=source]").fill("MRD register")
    entry.locator("[name=rating][value=on_track]").check()
    entry.locator(f"[name=progress_{scene.lang}]").fill(words)


def enter_progress(page: object, scene: Scene) -> None:
    """From the desk to a complete report: a value on the desk, the rows, both sides' statements."""
    quick = page.locator(
        f"form.quick[action='{reverse('jmi:report-indicator', args=[scene.report.pk, scene.first.pk])}']"
    )
    quick.locator("[name=value_text]").fill("2,140")
    quick.locator(f"[name=progress_{scene.lang}]").fill("Kampong Thom verified 86 villages")
    press(page, scene, "Save", inside=quick)
    quick.wait_for(state="detached")
    page.locator(f"a[href^='{scene.report.get_absolute_url()}']").first.click()
    page.wait_for_url(f"**{scene.report.get_absolute_url()}*")
    for row, value in ((scene.first, "2,140"), (scene.second, "1,960")):
        entry = open_row(page, scene, "indicator", row.pk)
        fill_indicator(scene, entry, value, f"Progress of {row.number}")
        save_row(page, scene, entry)
    entry = open_row(page, scene, "activity", scene.activity.pk)
    entry.locator("[name=state]").select_option("ongoing")
    entry.locator("[name=behind_schedule]").check()
    entry.locator("[name=reason]").fill("Floods until October")
    save_row(page, scene, entry)
    entry = open_row(page, scene, "partnering", scene.action.pk)
    entry.locator("[name=state]").select_option("done")
    save_row(page, scene, entry)
    for side in ("government", "partner"):
        entry = page.locator(f"#statement-{side}")
        entry.get_by_role("link", name=scene.words("Write")).click()
        entry.locator(f"textarea[name$='_{scene.lang}']").fill(f"What the {side} side says")
        save_row(page, scene, entry)


def meet_and_approve(secretary: object, chair: object, scene: Scene) -> None:
    """The meeting is recorded, the Chair approves, the secretariat submits."""
    address = scene.report.get_absolute_url()
    secretary.goto(address)
    press(secretary, scene, "Record the TWG meeting", role="link")
    secretary.locator("[name=on]").fill(timezone.localdate().isoformat())
    press(secretary, scene, "Record the TWG meeting")
    secretary.wait_for_url(f"**{address}")
    chair.goto("/")
    chair.locator(f"a[href^='{address}']").first.click()
    chair.goto(address)
    press(chair, scene, "Approve")
    chair.locator("[data-saved], .toast").first.wait_for()
    secretary.goto(address)
    press(secretary, scene, "Submit to CRDB/CDC")
    secretary.locator("[data-saved], .toast").first.wait_for()
    scene.report.refresh_from_db()
    assert scene.report.state == ReportState.SUBMITTED


def send_back(centre: object, scene: Scene) -> None:
    """CRDB/CDC comments on one field and sends the report back."""
    address = scene.report.get_absolute_url()
    centre.goto(address)
    comment = reverse("jmi:report-comment", args=[scene.report.pk])
    entry_of(centre, "indicator", scene.second.pk).locator(f"a[href^='{comment}']").click()
    centre.locator("[name=text]").fill("Is 1,960 the figure of the register?")
    press(centre, scene, "Save")
    centre.wait_for_url(f"**{address}#indicator-{scene.second.pk}")
    press(centre, scene, "Send back", role="link")
    press(centre, scene, "Send back")
    centre.wait_for_url(f"**{address}")


def mend(page: object, scene: Scene) -> None:
    """The secretariat sees the comment on the desk, mends the row and settles the comment."""
    page.goto("/")
    page.get_by_text("Is 1,960 the figure of the register?").wait_for()
    page.goto(scene.report.get_absolute_url())
    entry = open_row(page, scene, "indicator", scene.second.pk)
    entry.locator("[name=value_text]").fill("1,965")
    save_row(page, scene, entry)
    entry.locator("[name=answer]").fill("1,965 is right")
    press(page, scene, "Settled", inside=entry)
    entry.locator(".comment.settled").wait_for()


def accept_all(centre: object, scene: Scene) -> None:
    """One by its page, two in one go on the board."""
    centre.goto(scene.report.get_absolute_url())
    press(centre, scene, "Accept")
    centre.locator("[data-saved], .toast").first.wait_for()
    centre.goto(scene.round.get_absolute_url())
    for report in scene.others:
        centre.locator(f"[name=report][value='{report.pk}']").check()
    press(centre, scene, "Accept these")
    centre.locator("#confirm-yes").click()
    centre.locator("ul.rows[role=status] li").nth(1).wait_for()
    states = set(ProgressReport.objects.filter(round=scene.round).values_list("state", flat=True))
    assert states == {ReportState.ACCEPTED}


def build(centre: object, scene: Scene) -> str:
    """Order the report from the board, see it wait, let the worker work, open the PDF; its text."""
    centre.goto(scene.round.get_absolute_url())
    press(centre, scene, "Start consolidation", role="link")
    centre.locator(f"[name=languages][value={scene.lang}]").check()
    complete = scene.words("Nothing is missing: every report of this round was accepted by this day.")
    centre.locator("#missing").get_by_text(complete).wait_for()
    press(centre, scene, "Build")
    centre.locator("#work progress").wait_for()

    def work() -> None:
        runner.run_all()
        connections.close_all()

    worker = threading.Thread(target=work)
    worker.start()
    try:
        download = centre.get_by_role("link", name=scene.words("Download"), exact=True).first
        download.wait_for(timeout=120_000)
    finally:
        worker.join()
    assert Edition.objects.get().number == 1
    answer = centre.request.get(centre.locator("a.row-title").first.get_attribute("href"))
    assert answer.headers["content-type"] == "application/pdf"
    book = pypdf.PdfReader(io.BytesIO(answer.body()))
    return "\n".join(page.extract_text() for page in book.pages)


def bare(text: str) -> str:
    """Text without spaces and the zero-width marks between Khmer words."""
    return re.sub(r"[\s\u200b\u2060]", "", text)


@pytest.mark.parametrize("lang", ["en", "km"])
def test_from_the_desk_of_the_secretariat_to_the_consolidated_report(page_for, lang):
    scene = Scene(lang)
    secretary, chair, centre = page_for(lang=lang), page_for(scene.chair, lang=lang), page_for(scene.centre, lang=lang)
    sign_in(secretary, scene, scene.secretary)
    enter_progress(secretary, scene)
    meet_and_approve(secretary, chair, scene)
    send_back(centre, scene)
    mend(secretary, scene)
    meet_and_approve(secretary, chair, scene)
    accept_all(centre, scene)
    text = bare(build(centre, scene))
    assert bare(scene.forum.name_en if lang == "en" else scene.forum.name_km) in text
    assert ("1,965" if lang == "en" else "១ ៩៦៥".replace(" ", "")) in text


@pytest.mark.parametrize("lang", ["en", "km"])
def test_progress_is_entered_on_a_phone(page_for, lang):
    scene = Scene(lang)
    page = page_for(scene.secretary, lang=lang, width=360)
    page.goto("/")
    assert sideways(page) == []
    enter_progress(page, scene)
    assert sideways(page) == []
    assert IndicatorProgress.objects.get(indicator=scene.second).value == 1960


def test_progress_is_entered_without_javascript(page_for):
    scene = Scene("en")
    page = page_for(scene.secretary, javascript=False)
    page.goto("/")
    enter_progress(page, scene)
    first = IndicatorProgress.objects.get(indicator=scene.first)
    assert (first.value, first.progress_en) == (2140, f"Progress of {scene.first.number}")
    scene.report.refresh_from_db()
    assert scene.report.partner_statement_en == "What the partner side says"


@pytest.mark.parametrize("lang", ["en", "km"])
def test_a_row_of_the_matrix_is_filled_in_place(page_for, lang):
    scene = Scene(lang)
    jmi_set = complete_set(forum=scene.forum, cycle=CycleFactory(start_year=2090, end_year=2094, name_en="Next"))
    indicator = Indicator.objects.get(output__outcome__jmi_set=jmi_set)
    page = page_for(scene.secretary, lang=lang)
    page.goto(jmi_set.get_absolute_url())
    page.locator(f"#edit-indicator-{indicator.pk}").click()
    form = page.locator("form.row-form")
    form.locator(f"[name=title_{lang}]").fill("ភូមិ Villages certified twice")
    press(page, scene, "Save row", inside=form)
    form.wait_for(state="detached")
    page.locator("#matrix").get_by_text("Villages certified twice").first.wait_for()
    indicator.refresh_from_db()
    assert getattr(indicator, f"title_{lang}") == "ភូមិ Villages certified twice"
    assert (indicator.target_text, indicator.target_period) == ("3,000", "2020")
