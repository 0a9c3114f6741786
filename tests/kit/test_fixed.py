"""Queries whose SQL is written once."""

import pytest
from django.db import connection
from django.db.models import Count

from kit.fixed import Fixed, number, numbers, text
from meetings.models import Forum, Seat
from tests.factories.meetings import ForumFactory, SeatFactory

pytestmark = pytest.mark.django_db


def test_the_same_query_answers_for_other_numbers():
    first, second = ForumFactory(), ForumFactory()
    SeatFactory(forum=second), SeatFactory(forum=second)
    rows = Fixed(
        lambda: (
            Forum.objects.filter(pk__in=numbers("forums"))
            .order_by("pk")
            .annotate(seats_=Count("seats"))
            .values("pk", "code", "seats_")
        )
    )
    assert rows.rows(forums=[first.pk, second.pk]) == [
        {"pk": first.pk, "code": first.code, "seats_": 0},
        {"pk": second.pk, "code": second.code, "seats_": 2},
    ]
    assert [row["pk"] for row in rows.rows(forums={second.pk})] == [second.pk]
    assert rows.rows(forums=[]) == []


def test_one_number_stands_where_it_is_named():
    forum = ForumFactory()
    row = Fixed(lambda: Forum.objects.filter(pk=number("forum")).values("code"))
    assert row.rows(forum=forum.pk) == [{"code": forum.code}]
    with pytest.raises(KeyError):
        row.rows(other=1)


def test_constants_with_signs_of_sql_stay_what_they_are():
    forum = ForumFactory(name_en="100% 'done' $1 %s \\ “x”")
    row = Fixed(lambda: Forum.objects.filter(name_en="100% 'done' $1 %s \\ “x”", pk=number("forum")).values("code"))
    assert row.rows(forum=forum.pk) == [{"code": forum.code}]
    begins = Fixed(lambda: Forum.objects.filter(name_en__startswith="100%", code=text("code")).values_list("pk"))
    assert begins.tuples(code=forum.code) == [(forum.pk,)]
    assert begins.tuples(code="100%") == []


def test_it_is_planned_once_for_a_connection_and_counts_as_one_query(django_assert_num_queries):
    forum = ForumFactory()
    row = Fixed(lambda: Forum.objects.filter(pk=number("forum")).values("code"))
    with django_assert_num_queries(2) as asked:
        assert row.rows(forum=forum.pk) == row.rows(forum=forum.pk) == [{"code": forum.code}]
    assert {query["sql"].split("(")[0].rstrip("_0123456789") for query in asked.captured_queries} == {"EXECUTE fixed"}


@pytest.mark.django_db(transaction=True)
def test_a_new_connection_plans_anew():
    forum = ForumFactory()
    row = Fixed(lambda: Forum.objects.filter(pk=number("forum")).values("code"))
    assert row.rows(forum=forum.pk) == [{"code": forum.code}]
    connection.close()
    assert row.rows(forum=forum.pk) == [{"code": forum.code}]


def test_models_come_with_what_is_selected_and_annotated(django_assert_num_queries):
    seat = SeatFactory()
    rows = Fixed(
        lambda: (
            Seat.objects.filter(pk=number("seat"))
            .select_related("forum", "person")
            .annotate(others_=Count("forum__seats"))
        )
    )
    with django_assert_num_queries(1):
        [found] = rows.models(seat=seat.pk)
        assert (found, found.function, found.forum, found.forum.code) == (
            seat,
            seat.function,
            seat.forum,
            seat.forum.code,
        )
        assert (found.person, found.others_) == (seat.person, 1)
    found.function = "chair"
    found.save(update_fields=["function"])
    assert rows.models(seat=seat.pk)[0].function == "chair"
    assert rows.models(seat=0) == []


def test_a_number_that_no_key_can_be_finds_nothing():
    row = Fixed(lambda: Forum.objects.filter(pk=number("forum")).values("code"))
    assert row.rows(forum=10**30) == []
