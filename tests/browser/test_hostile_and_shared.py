"""Text that would run, two people at one row, a session that ends while somebody writes: in the real browser."""

import re

import pytest
from django.apps import apps
from django.db import models
from django.db.models.fields import CharField, TextField
from django.urls import reverse

from accounts.roles import RoleName
from jmi.models import Indicator, IndicatorProgress
from jmi.states import ReportState, SetState
from meetings.states import SeatFunction
from tests.factories.accounts import PASSWORD, UserFactory
from tests.factories.jmi import CycleFactory, FieldCommentFactory, JmiForumFactory, JmiSetFactory, complete_set, member
from tests.factories.jmi_progress import DiscussionRequestFactory, RoundFactory, fill_report, full_report

pytestmark = pytest.mark.django_db(transaction=True)

SCRIPT = "\"'></textarea></title><script>window.ran=1</script><img src=x onerror=window.ran=1><svg onload=window.ran=1>"
# Words that the program itself gives meaning to: addresses, codes of states, dates as written.
OURS = re.compile(
    r"(^|_)(email|language|state|kind|function|reported|rating|verification|model|row|field|source|side|party|code|sha256)"
    r"|password|version|abbreviation|pgh_|hash|number|unit|uuid|key|slug|direction|type|cadence"
)
HOSTILE_APPS = ("accounts", "partners", "meetings", "jmi")


def text_fields(model: type[models.Model]) -> list[str]:
    """The fields of a model in which people write freely, long enough for the script."""
    return [
        field.name
        for field in model._meta.fields
        if isinstance(field, CharField | TextField)
        and not field.choices
        and not field.unique
        and not OURS.search(field.name)
        and (field.max_length is None or field.max_length >= len(SCRIPT))
    ]


def poison() -> int:
    """Write the script into every free text of every record there is; how many texts that were."""
    count = 0
    for name in HOSTILE_APPS:
        for model in apps.get_app_config(name).get_models():
            if model._meta.proxy or model.__name__.endswith("Event"):
                continue
            for field in text_fields(model):
                count += model._base_manager.exclude(**{field: ""}).update(**{field: SCRIPT})
    return count


@pytest.fixture
def scene():
    """A group with a draft of its matrix and a report under way."""
    forum = JmiForumFactory()
    round_ = RoundFactory()
    draft = complete_set(forum=forum, cycle=CycleFactory(start_year=2090, end_year=2094, name_en="Next"))
    jmi_set = JmiSetFactory(cycle=round_.cycle, forum=forum, state=SetState.IN_FORCE)
    report = full_report(round=round_, jmi_set=jmi_set, state=ReportState.DRAFTED)
    return {"forum": forum, "draft": draft, "report": report, "indicator": first(jmi_set), "user": member(forum)}


def first(jmi_set: object) -> Indicator:
    """The first indicator of a set."""
    return Indicator.objects.filter(output__outcome__jmi_set=jmi_set).order_by("pk").first()


def test_no_text_runs_as_a_script_on_any_main_page(page_for, scene):
    report = fill_report(scene["report"])
    FieldCommentFactory(jmi_set=scene["draft"], row=f"indicator:{first(scene['draft']).pk}", asks_change=True)
    FieldCommentFactory(jmi_set=None, report=report, row=f"indicator:{scene['indicator'].pk}", asks_change=True)
    DiscussionRequestFactory(progress=IndicatorProgress.objects.filter(report=report).first())
    member(scene["forum"], SeatFunction.CHAIR)
    centre = UserFactory(roles=[RoleName.CRDB])
    assert poison() > 40
    draft, user = scene["draft"], scene["user"]
    person = user.person.pk
    organisation = apps.get_model("partners", "Organisation").objects.first()
    addresses = [
        "/",
        draft.get_absolute_url(),
        report.jmi_set.get_absolute_url(),
        reverse("jmi:row-edit", args=[draft.pk, "indicator", first(draft).pk]),
        report.get_absolute_url(),
        reverse("jmi:report-print", args=[report.pk]),
        reverse("jmi:report-indicator", args=[report.pk, scene["indicator"].pk]),
        report.round.get_absolute_url(),
        scene["forum"].get_absolute_url(),
        reverse("meetings:member-list", args=[scene["forum"].pk]),
        reverse("partners:organisation-detail", args=[organisation.pk]),
        reverse("partners:person-detail", args=[person]),
        reverse("partners:organisation-list"),
        reverse("reports:search") + "?q=script",
        reverse("reports:search") + "?q=" + SCRIPT.replace("#", ""),
        reverse("accounts:history", args=["jmi.jmiset", draft.pk]),
        reverse("accounts:trail"),
        reverse("reports:edition-list"),
    ]
    seen = 0
    for who in (user, centre):
        page = page_for(who)
        for address in addresses:
            answer = page.goto(address)
            assert answer.status in (200, 403, 404), address
            # htmx and the pictures of the text had their moment.
            page.wait_for_load_state("networkidle")
            assert page.evaluate("window.ran") is None, f"{address} ran a script"
            assert page.locator("img[src=x]").count() == 0, f"{address} made markup of a text"
            seen += "window.ran=1" in page.locator("body").inner_text()
    assert seen > 15


def opened(page: object, address: str, opener: str, form: str) -> object:
    """A form opened in place."""
    page.goto(address)
    page.locator(opener).first.click()
    found = page.locator(form)
    found.wait_for()
    return found


CASES = {
    "matrix row": ("form.row-form", "title_en", "Villages certified by us", "Villages certified by them"),
    "indicator row": ("form.entry-form", "progress_en", "What we wrote", "What they wrote"),
}


@pytest.mark.parametrize("case", CASES)
def test_the_second_of_two_at_one_row_is_refused_and_loses_nothing(page_for, scene, case):
    css, name, mine, theirs = CASES[case]
    report, draft = scene["report"], scene["draft"]
    if case == "matrix row":
        row = first(draft)
        address, opener = draft.get_absolute_url(), f"#edit-indicator-{row.pk}"
    else:
        address = report.get_absolute_url()
        opener = f"#indicator-{scene['indicator'].pk} .entry-do a.btn-secondary"
    one = page_for(scene["user"])
    other = page_for(member(scene["forum"], SeatFunction.CHAIR))
    form_of_one, form_of_other = (opened(page, address, opener, css) for page in (one, other))
    for form, text in ((form_of_other, theirs), (form_of_one, mine)):
        form.locator(f"[name={name}]").fill(text)
    form_of_other.locator(".form-foot button.btn-primary").click()
    form_of_other.wait_for(state="detached")
    with one.expect_response(lambda answer: answer.request.method == "POST") as refused:
        form_of_one.locator(".form-foot button.btn-primary").click()
    assert refused.value.status == 409
    stale = one.locator(".stale")
    stale.wait_for()
    assert stale.locator(f"[data-theirs={name}]").inner_text() == theirs
    assert stale.locator(f"[data-mine={name}]").inner_text() == mine
    assert one.locator(f"{css} [name={name}]").input_value() == mine
    assert stored(case, scene, name) == theirs
    # Having seen both, the second decides, and then it is saved.
    one.locator(f"{css} [name={name}]").fill(f"{theirs}; {mine}")
    one.locator(f"{css} .form-foot button.btn-primary").click()
    one.locator(css).wait_for(state="detached")
    assert stored(case, scene, name) == f"{theirs}; {mine}"


def stored(case: str, scene: dict, name: str) -> str:
    """What stands in the database."""
    if case == "matrix row":
        return getattr(first(scene["draft"]), name)
    return getattr(IndicatorProgress.objects.get(indicator=scene["indicator"]), name)


@pytest.mark.parametrize("saves", [True, False], ids=["saved after the end", "page left"])
def test_what_was_typed_when_the_session_died_is_offered_after_sign_in(page_for, scene, saves):
    user, report = scene["user"], scene["report"]
    page = page_for(user)
    address = reverse("jmi:report-indicator", args=[report.pk, scene["indicator"].pk])
    page.goto(address)
    form = page.locator("form.entry-form")
    form.locator("[name=progress_en]").fill("Eighty-six villages, typed for an hour")
    form.locator("[data-form-state]").get_by_text("Draft kept").wait_for()
    page.context.clear_cookies(name="sessionid")
    if saves:
        form.locator(".form-foot button.btn-primary").click()
        page.get_by_role("alert").get_by_text("Your session has ended").wait_for()
        assert form.locator("[name=progress_en]").input_value() == "Eighty-six villages, typed for an hour"
    page.goto(address)
    page.locator("input[name=login]").fill(user.email)
    page.locator("input[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(lambda url: "login" not in url)
    page.goto(address)
    page.locator("form.entry-form [data-draft-restore]").click()
    assert page.locator("form.entry-form [name=progress_en]").input_value() == "Eighty-six villages, typed for an hour"
    page.locator("form.entry-form .form-foot button.btn-primary").click()
    page.locator("form.entry-form").wait_for(state="detached")
    assert IndicatorProgress.objects.get().progress_en == "Eighty-six villages, typed for an hour"
