"""Rounds, reports and my desk in a real browser: typed in place, without JavaScript, two people at one row, axe."""

import pytest
from django.utils import timezone

from accounts.roles import RoleName
from jmi.actions import entries
from jmi.models import IndicatorProgress, ProgressReport
from tests.browser.conftest import sideways
from tests.factories.accounts import UserFactory
from tests.factories.jmi import BreakdownFactory, FieldCommentFactory, member
from tests.factories.jmi_progress import ProgressReportFactory, fill_report, full_report

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def report():
    return full_report(state="drafted")


def indicator_of(report: ProgressReport):
    return report.jmi_set.outcomes.get().outputs.get().indicators.first()


@pytest.mark.parametrize("lang", ["en", "km"])
@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(page_for, axe, report, lang, width):
    secretary = member(report.jmi_set.forum)
    centre = UserFactory(roles=[RoleName.CRDB])
    BreakdownFactory(indicator=indicator_of(report))
    FieldCommentFactory(jmi_set=None, report=report, asks_change=True, row=f"indicator:{indicator_of(report).pk}")
    for state in ("submitted", "discussed", "returned"):
        ProgressReportFactory(round=report.round, state=state)
    page = page_for(secretary, lang=lang, width=width)
    row = f"{report.get_absolute_url()}indicators/{indicator_of(report).pk}/"
    for path in ("/", report.get_absolute_url(), row, f"{report.get_absolute_url()}read/"):
        page.goto(path)
        assert (path, axe(page), sideways(page)) == (path, [], [])
    page = page_for(centre, lang=lang, width=width)
    remind = f"{report.round.get_absolute_url()}remind/?report={report.pk}"
    for path in ("/", "/jmi/rounds/", report.round.get_absolute_url(), remind, "/jmi/rounds/new/"):
        page.goto(path)
        assert (path, axe(page), sideways(page)) == (path, [], [])


def test_a_value_is_typed_on_the_desk_and_saved_without_leaving_it(page_for, report):
    page = page_for(member(report.jmi_set.forum))
    page.goto("/")
    form = page.locator("form.quick").first
    form.locator("[name=value_text]").fill("2,140")
    form.locator("[name=progress_en]").fill("Kampong Thom verified late")
    form.locator("[name=value_text]").press("Enter")
    page.locator(".quick-done").wait_for()
    assert page.url.endswith("/")
    row = IndicatorProgress.objects.get()
    assert (row.value, row.progress_en) == (2140, "Kampong Thom verified late")


def test_progress_is_entered_without_javascript(page_for, report):
    page = page_for(member(report.jmi_set.forum), javascript=False)
    page.goto(report.get_absolute_url())
    anchor = f"indicator-{indicator_of(report).pk}"
    page.locator(f"#{anchor} a.btn-secondary").click()
    page.locator(f"#{anchor} [name=value_text]").fill("2,140")
    page.locator(f"#{anchor} [name=as_of_text]").fill("31 Nov 2026")
    page.locator(f"#{anchor} .form-foot button").click()
    assert "November has 30 days." in page.locator("main").inner_text()
    page.locator(f"#{anchor} a.btn-secondary").click()
    page.locator(f"#{anchor} [name=as_of_text]").fill("30 Nov 2026")
    page.locator(f"#{anchor} .form-foot button").click()
    assert page.url.endswith(f"#{anchor}")
    assert "2,140" in page.locator(f"#{anchor}").inner_text()
    assert IndicatorProgress.objects.get().as_of_text == "30 Nov 2026"


def test_the_second_of_two_sees_both_texts_and_keeps_one(page_for, report):
    colleague = member(report.jmi_set.forum)
    page = page_for(member(report.jmi_set.forum))
    page.goto(report.get_absolute_url())
    indicator = indicator_of(report)
    row = page.locator(f"#indicator-{indicator.pk}")
    row.locator("a.btn-secondary").click()
    row.locator("[name=value_text]").fill("11")
    entries.save_indicator(
        report=report, indicator=indicator, values={"value_text": "10"}, version=0, by=colleague, now=timezone.now()
    )
    row.locator(".form-foot button").click()
    row.locator(".stale").wait_for()
    assert row.locator("[data-theirs=value_text]").inner_text() == "10"
    assert row.locator("[data-mine=value_text]").inner_text() == "11"
    assert row.locator("[name=value_text]").input_value() == "11"
    row.locator(".form-foot button").click()
    row.locator("a.btn-secondary").wait_for()
    assert IndicatorProgress.objects.get().value == 11


def test_escape_closes_a_row_and_the_page_keeps_its_place(page_for, report):
    page = page_for(member(report.jmi_set.forum))
    page.goto(report.get_absolute_url())
    row = page.locator(f"#indicator-{indicator_of(report).pk}")
    row.locator("a.btn-secondary").click()
    row.locator("form.entry-form").wait_for()
    page.wait_for_function("!document.querySelector('.htmx-request, .htmx-settling, .htmx-added')")
    row.locator("[name=value_text]").press("Escape")
    row.locator("a.btn-secondary").wait_for()
    assert row.locator("form.entry-form").count() == 0


def test_ticked_reports_are_accepted_from_the_board(page_for):
    report = fill_report(full_report(state="submitted"))
    page = page_for(UserFactory(roles=[RoleName.CRDB]))
    page.goto(report.round.get_absolute_url())
    page.locator("[data-tick]").first.check()
    assert page.locator("[data-bulk-count]").inner_text().startswith("1 ")
    page.locator(".bulk-bar button[value=accept]").click()
    page.locator("#confirm-yes").click()
    page.locator(".rows .badge-done").wait_for()
    report.refresh_from_db()
    assert report.state == "accepted"
