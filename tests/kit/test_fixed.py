"""Queries whose SQL is written once."""

import pytest
from django.db.models import Count

from kit.fixed import Fixed, number, numbers
from meetings.models import Forum
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
