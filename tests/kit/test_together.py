"""Several prepared queries in one."""

import datetime
from decimal import Decimal

import pytest
from django.db.models import Count, F, Value
from django.db.models.functions import JSONObject

from kit.fixed import Fixed, number, numbers
from kit.together import Together
from meetings.models import Forum, Meeting, Seat
from tests.factories.meeting_work import MeetingFactory
from tests.factories.meetings import ForumFactory, SeatFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def page():
    return Together(
        forums=Fixed(lambda: Forum.objects.filter(pk__in=numbers("forums")).order_by("-code")),
        meetings=Fixed(
            lambda: (
                Meeting.objects.filter(forum__in=numbers("forums"))
                .select_related("forum", "presided_by")
                .annotate(days_=Count("days"), half_=Value(Decimal("0.50")), of_=JSONObject(code=F("forum__code")))
                .order_by("starts_on")
            )
        ),
        seats=Fixed(lambda: Seat.objects.filter(forum=number("forum")).order_by("pk").values("function", "from_on")),
    )


def test_each_list_comes_as_it_would_alone(page, django_assert_num_queries):
    first, second = ForumFactory(code="A {1,2}"), ForumFactory(code='B "x" \\ NULL')
    day = datetime.date(2026, 11, 2)
    late = MeetingFactory(forum=first, starts_on=day, title_en="", shared=True)
    early = MeetingFactory(forum=first, starts_on=day - datetime.timedelta(1), title_en="ខែ\n“a”, 'b'")
    SeatFactory(forum=second, from_on=day)
    page.ask(forums=[], forum=0)
    with django_assert_num_queries(1):
        found = page.ask(forums=[first.pk, second.pk], forum=second.pk)
    assert [forum.code for forum in found["forums"]] == ['B "x" \\ NULL', "A {1,2}"]
    assert found["meetings"] == [early, late]
    with django_assert_num_queries(0):
        for read, stored in zip(found["meetings"], (early, late), strict=True):
            fields = [field.attname for field in Meeting._meta.concrete_fields]
            assert [getattr(read, name) for name in fields] == [getattr(stored, name) for name in fields]
            assert (read.forum, read.presided_by, read.days_, read.half_) == (first, None, 0, Decimal("0.50"))
            assert read.of_ == {"code": "A {1,2}"}
    (seat,) = found["seats"]
    assert seat["from_on"] == day


def test_nothing_found_is_an_empty_list(page):
    assert page.ask(forums=[], forum=0) == {"forums": [], "meetings": [], "seats": []}


def test_what_is_not_given_is_named(page):
    with pytest.raises(KeyError, match="forum"):
        page.ask(forums=[])
