"""Chapters on agreed actions, issues handed up and meetings: from the frozen data, in both languages."""

import datetime
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from followup.models import Issue
from meetings.states import MeetingKind
from reports.freezing.dialogue import dialogue
from reports.printed.book import chapters
from tests.factories.followup import ActionFactory, IssueFactory, LegFactory
from tests.factories.jmi import JmiForumFactory, JmiOrganisationFactory
from tests.factories.meeting_work import AttendanceFactory, HeadCountFactory, MeetingFactory
from tests.factories.snapshots import snapshot

pytestmark = pytest.mark.django_db
FIRST, LAST, DAY = datetime.date(2022, 1, 1), datetime.date(2022, 12, 31), datetime.date(2023, 2, 28)


def at(day: datetime.date) -> datetime.datetime:
    """Noon of a day."""
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time(12)))


def year_of_work() -> None:
    """Promises kept, late and dropped; an issue that went up and came back; meetings."""
    forum = JmiForumFactory(code="TWG 19", name_en="Rural Water TWG")
    ministry = JmiOrganisationFactory(name_en="Ministry of Rural Development", abbreviation_en="MRD")
    due = datetime.date(2022, 6, 30)
    told = {"closing_note": "Done", "done_on": due}
    ActionFactory(forum=forum, side="government", due_on=due, due_text="30 Jun 2022", state="done", **told)
    ActionFactory(
        forum=forum, side="government", due_on=due, due_text="30 Jun 2022", text_en="Open a budget code",
        lead_organisation=ministry,
    )  # fmt: skip
    ActionFactory(forum=forum, side="partner", due_on=due, state="dropped", closing_note="No money")
    raised = datetime.date(2022, 8, 26)
    issue = IssueFactory(
        forum=forum,
        title_en="Who pays?",
        title_km="អ្នកណាចំណាយ?",
        raised_on=raised,
        state="answered",
        answer_en="MEF pays.",
    )
    LegFactory(
        issue=issue, receiver="organisation", to_forum=None, to_organisation=ministry, state="resolved",
        answer="MEF pays.", sent_at=at(datetime.date(2022, 9, 7)), answered_at=at(datetime.date(2022, 9, 28)),
    )  # fmt: skip
    IssueFactory(forum=forum, raised_on=raised)
    day = datetime.date(2022, 5, 4)
    held = MeetingFactory(
        forum=forum, title_en="Tenth plenary", starts_on=day, ends_on=day, state="held", minutes_state="approved",
        papers_shared_on=datetime.date(2022, 4, 29),
    )  # fmt: skip
    AttendanceFactory(meeting=held, sex="female")
    AttendanceFactory(meeting=held, sex="male")
    AttendanceFactory(meeting=held, presence="excused")
    MeetingFactory(
        forum=forum, title_en="Partners among themselves", kind=MeetingKind.PARTNERS, starts_on=day, ends_on=day
    )


def text_of(html: str) -> str:
    """The words of a chapter."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def words(data: dict, lang: str, key: str) -> str:
    """The words of one chapter of an annual report with this data."""
    rows = [{"kind": kind, "bodies": 0, "chaired": 0} for kind in ("twg", "smd", "ngo", "snd", "network")]
    fed = {"year": 2022, "number": 1, "as_of": "2023-02-28", "fingerprint": "0" * 64}
    whole = {**snapshot(2, kind="annual"), "mechanisms": {"on": "2023-03-01", "rows": rows}, "consolidation": fed}
    with translation.override("en"):
        found = {one.key: one.html for one in chapters(whole | {"dialogue": data}, lang)}
    return text_of(found[key])


def test_promises_stand_by_side_and_forum_with_the_overdue_ones():
    year_of_work()
    data = dialogue(FIRST, LAST, DAY)
    text = words(data, "en", "balance")
    assert "Government: 50 % of 2 agreed actions kept in time. 1 agreed action is overdue." in text
    assert "3 agreed actions, state on 28 February 2023" in text
    assert "Open a budget code MRD TWG 19 30 Jun 2022 243" in text
    assert "Development partners" in text


def test_promises_of_partners_among_themselves_are_not_in_the_report():
    meeting = MeetingFactory(forum=JmiForumFactory(), kind=MeetingKind.PARTNERS)
    action = ActionFactory(forum=meeting.forum, meeting=meeting, side="partner", due_on=datetime.date(2022, 6, 30))
    assert dialogue(FIRST, LAST, DAY)["actions"] == {"sides": [], "forums": [], "late": [], "late_total": 0}
    meeting.shared = True
    meeting.save()
    assert dialogue(FIRST, LAST, DAY)["actions"]["late"][0]["text"]["en"] == action.text_en


@pytest.mark.provision("TWG-5d.07")
def test_issues_of_partners_among_themselves_count_from_the_day_they_are_handed_up():
    meeting = MeetingFactory(forum=JmiForumFactory(), kind=MeetingKind.PARTNERS)
    issue = IssueFactory(forum=meeting.forum, meeting=meeting, raised_on=datetime.date(2022, 6, 30))
    assert dialogue(FIRST, LAST, DAY)["issues"] == {"states": {}, "handed": []}
    LegFactory(issue=issue)
    assert sum(dialogue(FIRST, LAST, DAY)["issues"]["states"].values()) == 1


@pytest.mark.provision("TWG-5a.05")
def test_issue_stands_with_its_way_and_its_answer_in_both_languages():
    year_of_work()
    data = dialogue(FIRST, LAST, DAY)
    text = words(data, "en", "issues")
    assert "Of 2 issues raised or open in the period, 1 were handed up; 1 of them have an answer." in text
    assert "Ministry of Rural Development, 7 Sep 2022: Resolved (21 days)" in text
    assert "MEF pays." in text
    khmer = words(data, "km", "issues")
    assert "អ្នកណាចំណាយ?" in khmer
    assert "២១ ថ្ងៃ" in khmer


def test_register_of_meetings_counts_people_and_leaves_private_ones_out():
    year_of_work()
    data = dialogue(FIRST, LAST, DAY)
    text = words(data, "en", "meetings")
    assert "1 meeting was held; the minutes of 1 are approved." in text
    assert "2, of them 1 women" in text
    assert "5 days" in text
    assert "Partners among themselves" not in str(data)
    HeadCountFactory(text="66 including 22 women", meeting_id=held_id(data))
    assert "66, of them 22 women" in words(dialogue(FIRST, LAST, DAY), "en", "meetings")


def held_id(data: dict) -> int:
    """The meeting that stands in the register."""
    from meetings.models import Meeting

    return Meeting.objects.get(title_en=data["meetings"][0]["title"]["en"]).pk


def test_chapters_stand_in_the_contents_and_say_when_there_is_nothing():
    data = dialogue(FIRST, LAST, DAY)
    assert "Issues handed up and their answers" in words(data, "en", "contents")
    assert "No issue was handed up" in words(data, "en", "issues")
    assert "No meeting of the period is on record." in words(data, "en", "meetings")
    assert "No agreed action of the period is on record." in words(data, "en", "balance")


def test_freezing_takes_as_many_queries_for_many_rows():
    year_of_work()
    with CaptureQueriesContext(connection) as few:
        dialogue(FIRST, LAST, DAY)
    for _each in range(4):
        year = JmiForumFactory()
        LegFactory(issue=IssueFactory(forum=year, raised_on=datetime.date(2022, 8, 1)))
        meeting = MeetingFactory(forum=year, starts_on=datetime.date(2022, 5, 4), ends_on=datetime.date(2022, 5, 4))
        AttendanceFactory(meeting=meeting)
        ActionFactory(forum=year, due_on=datetime.date(2022, 6, 30))
    with CaptureQueriesContext(connection) as many:
        dialogue(FIRST, LAST, DAY)
    assert len(many) == len(few)


def test_issue_closed_before_the_period_stays_out():
    issue = IssueFactory(raised_on=datetime.date(2020, 5, 1), state="closed")
    Issue.objects.filter(pk=issue.pk).update(state_since_at=at(datetime.date(2020, 9, 1)))
    assert dialogue(FIRST, LAST, DAY)["issues"]["states"] == {}
