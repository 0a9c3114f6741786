"""A meeting in the browser: planned, announced, held, its minutes with two actions and one issue sealed."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from followup.models import Action, Issue
from meetings.models import AgendaItem, AgendaTemplate, Meeting, Point
from meetings.states import ForumKind, MeetingKind, MinutesState, SeatFunction
from tests.browser.conftest import sideways
from tests.browser.test_journey_minutes import wait_until
from tests.factories.meeting_work import (
    AgendaItemFactory,
    AgendaTemplateFactory,
    AgendaTemplateItemFactory,
    MeetingFactory,
)
from tests.factories.meetings import ForumFactory, seated

pytestmark = pytest.mark.django_db(transaction=True)


class Scene:
    """A working group with a template of its agenda."""

    def __init__(self) -> None:
        self.forum = ForumFactory(
            name_en="Rural Sanitation Working Group", name_km="ក្រុមការងារអនាម័យជនបទ", papers_days=10
        )
        self.secretary = seated(self.forum, SeatFunction.SECRETARIAT)
        self.chair = seated(self.forum, SeatFunction.CHAIR)
        self.member = seated(self.forum, SeatFunction.NGO)
        AgendaTemplate.objects.all().delete()
        self.template = AgendaTemplateFactory(forum_kind=ForumKind.TWG, meeting_kind=MeetingKind.PLENARY)
        for place, title in enumerate(("Workplan", "JMI progress"), start=1):
            AgendaTemplateItemFactory(
                template=self.template,
                position=place,
                title_en=title,
                minutes_presentation=10,
                minutes_discussion=20,
                expected=place == 1,
                provision="TWG-5d.02",
            )


def titles(meeting: Meeting) -> list[str]:
    """The agenda as it stands."""
    return list(
        AgendaItem.objects.filter(meeting=meeting, taken=True).order_by("position").values_list("title_en", flat=True)
    )


def test_a_meeting_from_planning_to_sealed_minutes_with_two_actions_and_one_issue(page_for, axe):
    scene, today = Scene(), timezone.localdate()
    desk = page_for(scene.secretary)
    desk.goto(reverse("meetings:forum-meetings", args=[scene.forum.pk]))
    desk.get_by_role("link", name="Plan a meeting").first.click()
    desk.locator("[name=title_en]").fill("Second plenary")
    desk.locator("[name=days-0-day_on]").fill(today.isoformat())
    desk.locator("[name=days-0-starts]").fill("08:30")
    desk.locator("[name=days-0-venue]").fill("Room A")
    assert axe(desk) == []
    desk.get_by_role("button", name="Plan the meeting").last.click()
    desk.locator("#agenda").wait_for()
    meeting = Meeting.objects.get()
    assert titles(meeting) == ["Workplan", "JMI progress"]
    desk.get_by_role("button", name="Move down: 1 Workplan").click()
    wait_until(desk, lambda: titles(meeting) == ["JMI progress", "Workplan"])
    desk.get_by_role("button", name="Move up: 2 Workplan").wait_for()
    desk.locator("[data-step$=':down']:focus").wait_for()
    desk.keyboard.press("Alt+ArrowUp")
    wait_until(desk, lambda: titles(meeting) == ["Workplan", "JMI progress"])
    assert axe(desk) == []

    desk.goto(reverse("meetings:invitation-list", args=[meeting.pk]))
    desk.get_by_role("button", name="Invite all 3").click()
    wait_until(desk, lambda: meeting.invitations.count() == 3)
    desk.get_by_role("button", name="Announce and invite").click()
    wait_until(desk, Meeting.objects.filter(state="announced").exists)
    desk.goto(meeting.get_absolute_url())
    desk.get_by_role("button", name="The meeting was held").click()
    wait_until(desk, Meeting.objects.filter(state="held").exists)

    desk.goto(reverse("meetings:attendance", args=[meeting.pk]))
    desk.get_by_role("button", name="All others invited were present").click()
    wait_until(desk, lambda: meeting.attendances.count() == 3)
    item = meeting.items.get(title_en="JMI progress")
    minutes = reverse("meetings:minutes", args=[meeting.pk])
    for kind, text in (
        ("decision", "The report is approved."),
        ("action", "Connect 60 health centres to water."),
        ("action", "Share the checklist with all provinces."),
        ("unresolved", "Who pays for the verification of villages?"),
    ):
        desk.goto(f"{minutes}?item={item.pk}")
        desk.locator(f"#point-form input[name=kind][value={kind}]").check(force=True)
        desk.locator("#point-form [name=text_en]").fill(text)
        desk.get_by_role("button", name="Add", exact=True).click()
        wait_until(desk, Point.objects.filter(text_en=text, kind=kind).exists)
    assert (Action.objects.count(), Issue.objects.count()) == (2, 1)

    desk.goto(minutes)
    desk.get_by_role("link", name="Circulate for corrections", exact=True).click()
    desk.locator("[name=until]").fill((today + datetime.timedelta(days=7)).isoformat())
    desk.locator("main .form-foot button").click()
    wait_until(desk, Meeting.objects.filter(minutes_state=MinutesState.CIRCULATED).exists)
    chair = page_for(scene.chair)
    chair.goto(minutes)
    chair.get_by_role("button", name="Approve the minutes", exact=True).click()
    chair.locator("[name=kept_reason]").fill("All members signed.")
    chair.locator(".warning-do button").click()
    wait_until(chair, Meeting.objects.filter(minutes_state=MinutesState.APPROVED).exists)
    desk.goto(minutes)
    desk.get_by_role("button", name="Seal", exact=True).click()
    wait_until(desk, Meeting.objects.filter(minutes_state=MinutesState.SEALED).exists)
    desk.goto(reverse("meetings:agenda", args=[meeting.pk]))
    assert desk.locator(".agenda-tools").count() == 0


def test_an_item_is_dragged_to_another_place(page_for):
    scene = Scene()
    meeting = MeetingFactory(forum=scene.forum)
    for place, title in enumerate("ABC", start=1):
        AgendaItemFactory(meeting=meeting, position=place, title_en=title)
    desk = page_for(scene.secretary)
    desk.goto(reverse("meetings:agenda", args=[meeting.pk]))
    rows = desk.locator(".agenda-item")
    rows.nth(2).locator("[data-grip]").drag_to(rows.nth(0), target_position={"x": 40, "y": 2})
    wait_until(desk, lambda: titles(meeting) == ["C", "A", "B"])


def test_the_agenda_is_built_on_a_phone_in_khmer_and_without_javascript(page_for, axe):
    scene = Scene()
    meeting = MeetingFactory(forum=scene.forum)
    for place, title in enumerate("AB", start=1):
        AgendaItemFactory(meeting=meeting, position=place, title_en=title, title_km="វឌ្ឍនភាព")
    phone = page_for(scene.secretary, lang="km", width=360)
    for name in ("meeting-detail", "agenda", "papers", "item-create", "meeting-update", "paper-create"):
        phone.goto(reverse(f"meetings:{name}", args=[meeting.pk]))
        assert sideways(phone) == [], name
        assert axe(phone) == [], name
    plain = page_for(scene.secretary, javascript=False)
    plain.goto(reverse("meetings:agenda", args=[meeting.pk]))
    plain.locator(".agenda-item").nth(1).locator("button[value=up]").click()
    plain.wait_for_load_state()
    assert titles(meeting) == ["B", "A"]
