"""An issue in the browser: raised in a province, handed up twice, answered, brought back, closed."""

import datetime

import pytest
from django.utils import timezone

from followup.models import Issue
from meetings.states import ForumKind, SeatFunction
from partners.models import Position
from tests.browser.conftest import sideways
from tests.factories.accounts import UserFactory
from tests.factories.followup import EscalationPathFactory, IssueFactory, LegFactory
from tests.factories.jmi import JmiForumFactory, JmiOrganisationFactory, member
from tests.factories.partners import PersonFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def people():
    """The province's secretariat, an officer of NCDD-S, the secretariat of a working group."""
    province = JmiForumFactory(kind=ForumKind.SND, name_en="Kampong Chhnang Dialogue", name_km="កំពង់ឆ្នាំង")
    group = JmiForumFactory(name_en="Rural Water TWG", name_km="ក្រុមការងារទឹក")
    body = JmiOrganisationFactory(name_en="NCDD-S", name_km="គ.ជ.អ.ប.")
    officer = UserFactory()
    Position.objects.create(person=PersonFactory(user=officer), organisation=body, title_en="Officer")
    EscalationPathFactory(
        from_kind=ForumKind.SND, to_kind="", to_organisation=body, strength="must", provision="SND-4.3.18"
    )
    EscalationPathFactory(from_kind="", from_organisation=body, to_kind=ForumKind.TWG, provision="SND-4.3.21")
    return {"province": member(province), "officer": officer, "group": member(group), "forum": province}


@pytest.mark.provision("SND-4.3.18", "SND-4.3.21", "SND-4.2.07", "TWG-5a.05")
@pytest.mark.parametrize("javascript", [True, False])
def test_issue_climbs_to_a_second_forum_and_comes_back(page_for, people, javascript):
    province = page_for(people["province"], javascript=javascript)
    province.goto(f"/issues/new/?forum={people['forum'].pk}")
    province.locator("[name=title_en]").fill("Who verifies open-defecation free villages?")
    province.locator("[name=positions]").fill("MEF: the districts should budget.\nThe ministry should pay.")
    province.locator(".form-foot .btn-primary").click()
    address = f"/issues/{Issue.objects.get().pk}/"
    assert province.url.endswith(address)
    assert "The ministry should pay." in province.locator("main").inner_text()

    province.get_by_role("link", name="Hand up").click()
    province.locator(".form-foot .btn-primary").click()
    assert "Choose to whom the issue goes." in province.locator("main").inner_text()
    province.get_by_label("NCDD-S").first.check()
    province.locator("[name=message]").fill("The province cannot decide on a national standard.")
    province.locator(".form-foot .btn-primary").click()
    assert "NCDD-S" in province.locator(".facts").inner_text()

    officer = page_for(people["officer"], javascript=javascript)
    officer.goto("/issues/")
    officer.get_by_role("link", name="Who verifies").click()
    assert "An issue has come to you." in officer.locator(".ask").inner_text()
    assert officer.get_by_role("link", name="Kampong Chhnang Dialogue").count() == 0
    officer.get_by_role("button", name="Accept").click()
    officer.get_by_role("link", name="Hand further up").click()
    officer.get_by_label("Rural Water TWG").first.check()
    officer.locator("[name=message]").fill("Seven provinces ask.")
    officer.locator(".form-foot .btn-primary").click()

    group = page_for(people["group"], javascript=javascript)
    group.goto(address)
    group.get_by_role("link", name="Answer", exact=True).click()
    group.locator("[name=answer]").fill("The provincial department verifies.")
    group.locator(".form-foot .btn-primary").click()

    officer.goto(address)
    officer.get_by_role("link", name="Relay the answer").click()
    assert "The provincial department verifies." in officer.locator("[name=answer]").input_value()
    officer.locator(".form-foot .btn-primary").click()

    province.goto(address)
    assert "Does the answer settle the question?" in province.locator(".ask").inner_text()
    province.get_by_role("link", name="It settles it").click()
    province.locator("[name=note]").fill("The districts know now.")
    province.locator(".form-foot .btn-primary").click()
    story = province.locator(".timeline").inner_text()
    for words in ("Raised", "Handed up to: NCDD-S", "Answered: Rural Water TWG", "Answer passed on", "Closed"):
        assert words in story
    assert Issue.objects.get().state == "closed"
    assert province.locator("svg.ladder rect").count() >= 4


@pytest.mark.parametrize("lang", ["en", "km"])
@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(page_for, axe, people, lang, width):
    forum = people["forum"]
    user = member(forum, SeatFunction.CHAIR)
    issue = IssueFactory(forum=forum, state="forwarded", title_km="អ្នកណាផ្ទៀងផ្ទាត់ថាភូមិមួយគ្មានការបន្ទោរបង់ពាសវាល?")
    sent = timezone.now() - datetime.timedelta(40)
    LegFactory(issue=issue, sent_at=sent, state_since_at=sent)
    came = LegFactory(issue=IssueFactory(state="forwarded"), to_forum=forum)
    page = page_for(user, lang=lang, width=width)
    for path in (
        "/issues/",
        "/issues/board/",
        "/issues/paths/",
        f"/issues/forums/{forum.pk}/",
        issue.get_absolute_url(),
        came.issue.get_absolute_url(),
        f"{issue.get_absolute_url()}forward/",
        f"/issues/legs/{came.pk}/resolve/",
    ):
        page.goto(path)
        assert (path, axe(page), sideways(page)) == (path, [], [])
