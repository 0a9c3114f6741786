"""Pages of long lists: what they show, what they say of the whole, and how far they read."""

import pytest
from django.utils.translation import override

from kit import paging


class Counted(list):
    """A list that remembers how far it was read."""

    read = 0

    def __getitem__(self, part):
        self.read = max(self.read, part.stop)
        return list.__getitem__(self, part)


@pytest.mark.parametrize(
    ("rows", "sent", "first", "words", "amount"),
    [
        (0, None, None, "Page 1 of 1", "0"),
        (250, None, 0, "Page 1 of 3", "250"),
        (250, "3", 200, "Page 3 of 3", "250"),
        (250, "9", 200, "Page 3 of 3", "250"),
        (250, "-1", 0, "Page 1 of 3", "250"),
        (250, "²", 0, "Page 1 of 3", "250"),
        (1000, "2", 100, "Page 2 of 10", "1,000"),
        (1001, "2", 100, "Page 2", "more than 1,000"),
        (1201, "12", 1100, "Page 12", "more than 1,000"),
        (1201, "13", 1200, "Page 13 of 13", "1,201"),
        (1201, "1999", 1200, "Page 13 of 13", "1,201"),
    ],
)
def test_page_says_where_it_stands(rows, sent, first, words, amount):
    page = paging.page_of(list(range(rows)), sent, 100)
    assert (page.rows[0] if page.rows else None) == first
    with override("en"):
        assert page.words == words
        assert page.amount == amount
    assert page.more == (first is not None and first + 100 < rows)


def test_page_of_a_million_rows_reads_no_further_than_it_counts():
    rows = Counted(range(1_000_000))
    with override("km"):
        assert paging.page_of(rows, "1", 100).amount == "លើសពី ១\u00a0០០០"
    assert rows.read == 1_001
    assert paging.page_of(rows, "900", 100).more


def test_page_that_is_not_counted_reads_one_row_more_than_it_shows():
    rows = Counted(range(5_000))
    with override("en"):
        assert paging.page_of(rows, "2", 50, count=False).words == "Page 2"
    assert rows.read == 101
