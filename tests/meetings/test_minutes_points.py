"""Points of the minutes: typed by several hands, turned in place, kept in revisions."""

import datetime

import pytest
from django.db import connection
from django.utils import timezone

from kit.refusals import NotAllowed, Refused, Stale
from meetings import meeting_tabs
from meetings.actions import minutes, points
from meetings.minutes_content import content_of, is_older
from meetings.minutes_print import printed
from meetings.models import MinutesRevision, Point
from meetings.states import MeetingState, PointKind, SeatFunction
from tests.factories.accounts import UserFactory
from tests.factories.meeting_work import AgendaItemFactory, MeetingFactory, PointFactory
from tests.factories.meetings import ForumFactory, seated
from tests.factories.partners import OrganisationFactory

NOW = timezone.now()
DAY = datetime.timedelta(days=1)
TODAY = timezone.localdate(NOW)


@pytest.fixture
def forum(db):
    return ForumFactory()


@pytest.fixture
def meeting(forum):
    return MeetingFactory(forum=forum, state=MeetingState.HELD)


@pytest.fixture
def secretariat(forum):
    return seated(forum, SeatFunction.SECRETARIAT)


@pytest.fixture
def chair(forum):
    return seated(forum, SeatFunction.CHAIR)


@pytest.fixture
def item(meeting):
    return AgendaItemFactory(meeting=meeting)


def write(meeting, by, text="27 districts use it.", **more):
    return points.add_point(meeting=meeting, by=by, now=NOW, text_en=text, **more)


# Points -------------------------------------------------------------------------------------------------------------


@pytest.mark.provision("TWG-5e.06")
def test_secretariat_types_points_and_members_do_not(meeting, item, forum, secretariat):
    point = write(meeting, secretariat, item=item, kind=PointKind.DECISION)
    assert (point.kind, point.item, point.edited_by) == (PointKind.DECISION, item, secretariat)
    with pytest.raises(NotAllowed):
        write(meeting, seated(forum, SeatFunction.PARTNER), text="not mine to write")
    with pytest.raises(NotAllowed):
        write(meeting, UserFactory(), text="stranger")


def test_an_item_with_a_point_counts_as_reached(meeting, item, secretariat):
    write(meeting, secretariat, item=item)
    item.refresh_from_db()
    assert item.reached is True


def test_two_clicks_make_one_point(meeting, item, secretariat):
    first = write(meeting, secretariat, item=item)
    assert write(meeting, secretariat, item=item) == first
    assert Point.objects.count() == 1


def test_an_item_of_another_meeting_is_refused(meeting, secretariat):
    with pytest.raises(Refused):
        write(meeting, secretariat, item=AgendaItemFactory())


def test_a_stale_save_loses_neither_text(meeting, secretariat, chair):
    point = write(meeting, secretariat)
    points.save_point(point=point, version=1, text_en="Theirs", by=chair, now=NOW)
    with pytest.raises(Stale) as stale:
        points.save_point(point=point, version=1, text_en="Mine", by=secretariat, now=NOW)
    assert (stale.value.theirs["text_en"], stale.value.mine["text_en"]) == ("Theirs", "Mine")
    point.refresh_from_db()
    assert point.text_en == "Theirs"
    merged = points.save_point(
        point=point, version=stale.value.version, text_en="Theirs and mine", by=secretariat, now=NOW
    )
    assert merged.text_en == "Theirs and mine"


def test_the_same_words_saved_twice_are_not_stale(meeting, secretariat):
    point = write(meeting, secretariat)
    points.save_point(point=point, version=1, text_en="Once", by=secretariat, now=NOW)
    assert points.save_point(point=point, version=1, text_en="Once", by=secretariat, now=NOW).version == 2


def test_a_point_turns_in_place_and_higher_floors_hear_of_it(meeting, secretariat, monkeypatch):
    heard = []
    thing = meeting_tabs.PointThing(
        became=lambda point, by, now: heard.append(("became", point.text_en)),
        left=lambda point, by, now: heard.append(("left", point.text_en)),
        shown=lambda user, rows: {},
    )
    monkeypatch.setitem(meeting_tabs.POINT_THINGS, "action", thing)
    point = write(meeting, secretariat, text="Connect 60 health centres")
    turned = points.turn_point(point=point, kind=PointKind.ACTION, by=secretariat, now=NOW)
    points.save_point(point=turned, version=turned.version, text_en="Connect 61", by=secretariat, now=NOW)
    turned = points.turn_point(point=turned, kind=PointKind.DECISION, by=secretariat, now=NOW)
    assert heard == [
        ("became", "Connect 60 health centres"),
        ("became", "Connect 61"),
        ("left", "Connect 61"),
    ]
    assert (turned.pk, turned.text_en) == (point.pk, "Connect 61")


def test_a_point_stays_what_it_is_when_work_on_it_has_begun(meeting, secretariat, monkeypatch):
    def refuse(point, by, now):
        raise Refused("Work has begun.")

    thing = meeting_tabs.PointThing(became=lambda *a: None, left=refuse, shown=lambda user, rows: {})
    monkeypatch.setitem(meeting_tabs.POINT_THINGS, "action", thing)
    point = write(meeting, secretariat, kind=PointKind.ACTION)
    with pytest.raises(Refused):
        points.turn_point(point=point, kind=PointKind.INFORMATION, by=secretariat, now=NOW)
    with pytest.raises(Refused):
        points.remove_point(point=point, version=1, by=secretariat, now=NOW)
    point.refresh_from_db()
    assert point.kind == PointKind.ACTION


def test_points_change_places_within_their_item(meeting, item, secretariat):
    first, second, third = (write(meeting, secretariat, text=f"Point {n}", item=item) for n in range(3))
    points.move_point(point=third, up=True, by=secretariat, now=NOW)
    points.move_point(point=first, up=True, by=secretariat, now=NOW)
    assert [row.text_en for row in Point.objects.order_by("position")] == ["Point 0", "Point 2", "Point 1"]
    assert second.meeting == meeting


def test_a_point_changed_meanwhile_is_not_removed(meeting, secretariat):
    point = write(meeting, secretariat)
    points.save_point(point=point, version=1, text_en="Longer", by=secretariat, now=NOW)
    with pytest.raises(Refused):
        points.remove_point(point=point, version=1, by=secretariat, now=NOW)
    points.remove_point(point=point, version=2, by=secretariat, now=NOW)
    assert not Point.objects.exists()


@pytest.mark.parametrize(
    ("english", "khmer", "hours", "behind"),
    [("a", "", 0, "km"), ("", "ក", 0, "en"), ("a", "ក", 0, ""), ("a", "ក", 2, "km"), ("a", "ក", -2, "en")],
)
def test_the_language_that_lags_behind_is_named(english, khmer, hours, behind):
    point = Point(text_en=english, text_km=khmer, km_changed_at=NOW)
    point.en_changed_at = NOW + datetime.timedelta(hours=hours)
    assert is_older(point) == behind


# Revisions ----------------------------------------------------------------------------------------------------------


def test_going_back_restores_texts_kinds_and_removed_points_and_keeps_what_stood(meeting, item, secretariat):
    one = write(meeting, secretariat, text="One", item=item)
    two = write(meeting, secretariat, text="Two", item=item)
    kept = minutes.keep_revision(meeting=meeting, by=secretariat, now=NOW)
    points.save_point(point=one, version=1, text_en="One, changed", by=secretariat, now=NOW)
    points.remove_point(point=two, version=1, by=secretariat, now=NOW)
    write(meeting, secretariat, text="Three", item=item)
    minutes.restore(revision=kept, by=secretariat, now=NOW)
    assert list(Point.objects.order_by("position").values_list("pk", "text_en")) == [(one.pk, "One"), (two.pk, "Two")]
    texts = [[row["text_en"] for row in rev.content["points"]] for rev in MinutesRevision.objects.order_by("number")]
    assert texts == [["One", "Two"], ["One, changed", "Three"], ["One", "Two"]]


def test_nothing_new_is_kept_of_minutes_that_did_not_change(meeting, secretariat):
    write(meeting, secretariat)
    first = minutes.keep_revision(meeting=meeting, by=secretariat, now=NOW)
    assert minutes.keep_revision(meeting=meeting, by=secretariat, now=NOW) == first


def test_the_content_takes_as_many_queries_for_eighty_items_as_for_one(meeting, django_assert_num_queries):
    from django.test.utils import CaptureQueriesContext

    item = AgendaItemFactory(meeting=meeting)
    PointFactory(meeting=meeting, item=item)
    with CaptureQueriesContext(connection) as small:
        content_of(meeting)
    for _n in range(80):
        PointFactory(meeting=meeting, item=AgendaItemFactory(meeting=meeting))
    with django_assert_num_queries(len(small)):
        content_of(meeting)


@pytest.mark.provision("LRN-7.05", "LRN-8.04", "LRN-10.03", "LRN-10.07", "LRN-10.08", "LRN-12.02")
def test_a_learning_event_keeps_lessons_recommendations_commitments_and_disputes(meeting, item, secretariat):
    body = OrganisationFactory(name_en="Ministry of Rural Development", name_km="ក្រសួងអភិវឌ្ឍន៍ជនបទ")
    said = (
        (PointKind.RECOMMENDATION, "Raise resources for verification.", {"organisation": body}),
        (PointKind.UNRESOLVED, "Who verifies villages?", {"differing_views": "The guideline; or everybody."}),
        (PointKind.COMMITMENT, "Reach the goal by 2025.", {"speaker": "District governor"}),
        (PointKind.LESSON, "Award ceremonies work.", {}),
    )
    for kind, text, more in said:
        write(meeting, secretariat, text=text, item=item, kind=kind, **more)
    (block,) = printed(content_of(meeting), "en").items
    lines = [(point.word, point.text, " ".join(point.notes)) for point in block.points]
    assert lines == [
        ("Recommendation", "Raise resources for verification.", "Ministry of Rural Development"),
        ("Unresolved issue", "Who verifies villages?", "Differing views: The guideline; or everybody."),
        ("Commitment", "Reach the goal by 2025.", "District governor"),
        ("", "Award ceremonies work.", ""),
    ]
