"""Feeds as calendars read them, and the pages around them."""

import datetime

import icalendar
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from meetings import calendar_sources
from meetings.actions import calendars, steps
from meetings.models import CalendarFeed, MeetingDay
from tests.factories.accounts import UserFactory
from tests.factories.meeting_work import MeetingDayFactory, MeetingFactory
from tests.factories.meetings import ForumFactory, seated
from tests.meetings.invited import Scene

pytestmark = pytest.mark.django_db
AHEAD = datetime.timedelta(days=17)


@pytest.fixture
def scene():
    day = timezone.localdate() + AHEAD
    made = Scene(starts_on=day, ends_on=day)
    MeetingDay.objects.filter(meeting=made.meeting).update(day_on=day)
    return made


def make(user, forum=None, language="en"):
    return calendars.make_feed(forum=forum, language=language, by=user, now=timezone.now())


def read(client, feed, status=200):
    answer = client.get(reverse("meetings:calendar-feed-export", args=[feed.secret]))
    assert answer.status_code == status
    return answer


def events(answer):
    calendar = icalendar.Calendar.from_ical(answer.content)
    return {str(event["UID"]).partition("@")[0]: event for event in calendar.walk("VEVENT")}


def test_feed_is_a_calendar_in_cambodian_time(client, scene):
    answer = read(client, make(scene.secretary))
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    calendar = icalendar.Calendar.from_ical(answer.content)
    assert (calendar["VERSION"], calendar["METHOD"]) == ("2.0", "PUBLISH")
    assert [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")] == ["Asia/Phnom_Penh"]
    event = events(answer)[f"meeting-{scene.meeting.pk}"]
    assert event["DTSTART"].params["TZID"] == "Asia/Phnom_Penh"
    assert event["DTSTART"].dt.utcoffset() == datetime.timedelta(hours=7)
    assert event["DTSTART"].dt.time() == datetime.time(8, 30)
    assert str(event["SUMMARY"]) == "WATER: Plenary 2026"
    assert str(event["URL"]).endswith(scene.meeting.get_absolute_url())


def test_uid_stays_and_sequence_rises_when_the_meeting_moves(client, scene):
    feed = make(scene.secretary)
    first = events(read(client, feed))[f"meeting-{scene.meeting.pk}"]
    again = events(read(client, feed))[f"meeting-{scene.meeting.pk}"]
    assert (again["UID"], again["SEQUENCE"]) == (first["UID"], first["SEQUENCE"])
    MeetingDay.objects.filter(meeting=scene.meeting).delete()
    MeetingDayFactory(meeting=scene.meeting, day_on=scene.meeting.starts_on, starts=datetime.time(14, 0), ends=None)
    scene.meeting.version += 1
    scene.meeting.save()
    moved = events(read(client, feed))[f"meeting-{scene.meeting.pk}"]
    assert moved["UID"] == first["UID"]
    assert moved["SEQUENCE"] > first["SEQUENCE"]
    assert moved["DTSTART"].dt.time() == datetime.time(14, 0)


def test_cancelled_meeting_stays_and_says_so(client, scene):
    feed = make(scene.secretary)
    before = events(read(client, feed))[f"meeting-{scene.meeting.pk}"]
    steps.cancel(meeting=scene.meeting, version=None, reason="Floods", by=scene.secretary, now=timezone.now())
    after = events(read(client, feed))[f"meeting-{scene.meeting.pk}"]
    assert (str(before["STATUS"]), str(after["STATUS"])) == ("CONFIRMED", "CANCELLED")
    assert after["SEQUENCE"] > before["SEQUENCE"]
    assert "Floods" in str(after["DESCRIPTION"])


def test_khmer_is_folded_at_75_octets_and_reads_back_whole(client, scene):
    answer = read(client, make(scene.secretary, language="km"))
    lines = answer.content.split(b"\r\n")
    assert max(len(line) for line in lines) <= 75
    for line in lines:
        line.decode()  # no letter is cut in two
    event = events(answer)[f"meeting-{scene.meeting.pk}"]
    assert str(event["SUMMARY"]) == "WATER៖ កិច្ចប្រជុំពេញអង្គ ២០២៦"
    assert str(event["LOCATION"]) == "សាលប្រជុំធំ ក្រសួងធនធានទឹក និងឧតុនិយម រាជធានីភ្នំពេញ"
    assert event["SUMMARY"].params["LANGUAGE"] == "km"


def several_days(scene, days):
    """Each day with hours and a venue of its own: ``(days after the first, from, until, venue)``."""
    first = scene.meeting.starts_on
    MeetingDay.objects.filter(meeting=scene.meeting).delete()
    for after, starts, ends, venue in days:
        on = first + datetime.timedelta(days=after)
        MeetingDayFactory(meeting=scene.meeting, day_on=on, starts=starts, ends=ends, venue=venue)
    scene.meeting.ends_on = first + datetime.timedelta(days=days[-1][0])
    scene.meeting.save()


MORNING, EVENING = (datetime.time(8, 30), datetime.time(12)), (datetime.time(14), datetime.time(17))


def test_several_days_with_hours_are_an_entry_each_with_its_own_hours_and_place(client, scene):
    several_days(scene, [(0, *MORNING, "Hall A"), (0, *EVENING, "Hall A"), (1, *EVENING, "Hall B")])
    found = events(read(client, make(scene.secretary)))
    name = f"meeting-{scene.meeting.pk}"
    assert sorted(found) == [name, f"{name}-day-2"]
    first, second = found[name], found[f"{name}-day-2"]
    assert (first["DTSTART"].dt.time(), first["DTEND"].dt.time()) == (MORNING[0], EVENING[1])
    assert second["DTSTART"].dt.date() == scene.meeting.starts_on + datetime.timedelta(days=1)
    assert (second["DTSTART"].dt.time(), str(second["LOCATION"])) == (EVENING[0], "Hall B")
    assert "Hall B" not in str(first["DESCRIPTION"])
    assert str(second["SUMMARY"]) == "WATER: Plenary 2026 (day 2 of 2)"


def test_a_day_that_moves_keeps_its_name_and_all_days_are_cancelled_together(client, scene):
    several_days(scene, [(0, *MORNING, "Hall A"), (1, *MORNING, "Hall A")])
    feed = make(scene.secretary)
    name = f"meeting-{scene.meeting.pk}"
    several_days(scene, [(0, *MORNING, "Hall A"), (3, *EVENING, "Hall A")])
    moved = events(read(client, feed))[f"{name}-day-2"]
    assert moved["DTSTART"].dt.date() == scene.meeting.starts_on + datetime.timedelta(days=3)
    steps.cancel(meeting=scene.meeting, version=None, reason="Flood", by=scene.secretary, now=timezone.now())
    found = events(read(client, feed))
    assert {str(found[key]["STATUS"]) for key in (name, f"{name}-day-2")} == {"CANCELLED"}
    assert "Flood" in str(found[f"{name}-day-2"]["DESCRIPTION"])


def test_several_days_without_hours_are_one_entry(client, scene):
    several_days(scene, [(0, None, None, "Hall A"), (1, None, None, "Hall A")])
    event = events(read(client, make(scene.secretary)))[f"meeting-{scene.meeting.pk}"]
    assert event["DTSTART"].dt == scene.meeting.starts_on
    assert event["DTEND"].dt == scene.meeting.starts_on + datetime.timedelta(days=2)


def test_month_alone_is_no_day_in_a_calendar(client, scene):
    first = timezone.localdate().replace(day=1) + datetime.timedelta(days=40)
    rough = MeetingFactory(
        forum=scene.forum,
        starts_on=first,
        ends_on=first + datetime.timedelta(days=80),
        approximate=True,
        planned_text="Q1",
    )
    assert f"meeting-{rough.pk}" not in events(read(client, make(scene.secretary)))
    client.force_login(scene.secretary)
    page = client.get(reverse("meetings:calendar"), {"month": f"{first:%Y-%m}"}).content.decode()
    assert str(rough) in page


def test_text_of_a_meeting_cannot_add_lines_to_the_calendar(client, scene):
    scene.meeting.title_en = "Plenary\r\nEND:VEVENT\r\nBEGIN:VEVENT; a, b\\n"
    scene.meeting.save()
    found = events(read(client, make(scene.secretary)))
    assert list(found) == [f"meeting-{scene.meeting.pk}"]


def test_feed_holds_only_what_its_owner_may_see(client, scene):
    other = MeetingFactory(starts_on=scene.meeting.starts_on, ends_on=scene.meeting.starts_on)
    private = MeetingFactory(forum=scene.forum, kind="partners", starts_on=scene.meeting.starts_on, ends_on=None)
    feed = make(scene.secretary)
    found = events(read(client, feed))
    assert f"meeting-{other.pk}" not in found
    assert f"meeting-{private.pk}" not in found
    assert f"meeting-{private.pk}" in events(read(client, make(scene.partner.person.user)))


def test_feed_ends_with_the_account_and_the_seat(client, scene):
    feed = make(scene.secretary, forum=scene.forum)
    assert events(read(client, feed))
    scene.forum.seats.filter(person__user=scene.secretary).update(to_on=datetime.date(2025, 1, 1))
    read(client, feed, 404)
    personal = make(scene.partner.person.user)
    type(scene.secretary).objects.filter(pk=scene.partner.person.user.pk).update(is_active=False)
    read(client, personal, 404)


def test_renewed_and_ended_addresses_stop(client, scene):
    client.force_login(scene.secretary)
    client.post(reverse("meetings:calendar-feed-make"), {"forum": "", "language": "km"})
    client.post(reverse("meetings:calendar-feed-make"), {"forum": "", "language": "km"})
    old = CalendarFeed.objects.get()
    assert old.language == "km"
    client.post(reverse("meetings:calendar-feed-renew", args=[old.pk]))
    new = CalendarFeed.objects.get(ended_at=None)
    client.logout()
    read(client, old, 404)
    read(client, new)
    client.force_login(scene.secretary)
    client.post(reverse("meetings:calendar-feed-end", args=[new.pk]))
    read(client, new, 404)


def test_nobody_renews_the_address_of_another(client, scene):
    feed = make(scene.secretary)
    client.force_login(UserFactory())
    assert client.post(reverse("meetings:calendar-feed-renew", args=[feed.pk])).status_code == 404
    assert client.post(reverse("meetings:calendar-feed-make"), {"forum": scene.forum.pk}).status_code == 404


def test_unchanged_feed_is_not_sent_again(client, scene):
    feed = make(scene.secretary)
    etag = read(client, feed)["ETag"]
    url = reverse("meetings:calendar-feed-export", args=[feed.secret])
    assert client.get(url, headers={"if-none-match": etag}).status_code == 304


def test_due_dates_of_higher_floors_stand_in_page_and_feed(client, scene, monkeypatch):
    def due(user, from_on, to_on):
        on = timezone.localdate() + datetime.timedelta(days=3)
        here = frozenset({scene.forum.pk})
        yield calendar_sources.Entry(uid="thing-7", on=on, title="Report is due", url="/x/", forums=here)

    monkeypatch.setitem(calendar_sources.SOURCES, "things", due)
    found = events(read(client, make(scene.secretary)))
    assert found["thing-7"]["DTSTART"].dt == timezone.localdate() + datetime.timedelta(days=3)
    client.force_login(scene.secretary)
    month = f"{timezone.localdate() + datetime.timedelta(days=3):%Y-%m}"
    for url in (reverse("meetings:calendar"), reverse("meetings:calendar-forum", args=[scene.forum.pk])):
        for view in ("", "list"):
            assert "Report is due" in client.get(url, {"month": month, "view": view}).content.decode()


@pytest.mark.parametrize("month", ["", "2026-13", "0000-01", "9999-12", "x", "2026-²", "2026-12-01"])
def test_nonsense_months_show_this_month(client, month):
    client.force_login(seated(ForumFactory(), "chair"))
    assert client.get(reverse("meetings:calendar"), {"month": month}).status_code == 200


def test_calendar_costs_the_same_queries_for_many_meetings(client, scene):
    client.force_login(scene.secretary)
    counts = []
    for number in (1, 30):
        for _n in range(number):
            day = scene.meeting.starts_on
            MeetingDayFactory(meeting=MeetingFactory(forum=scene.forum, starts_on=day, ends_on=None), day_on=day)
        client.get(reverse("meetings:calendar"))
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("meetings:calendar"), {"month": f"{scene.meeting.starts_on:%Y-%m}"})
        counts.append(len(queries))
    assert counts[0] == counts[1]
