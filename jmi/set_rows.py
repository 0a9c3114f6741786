"""Lines of the list of sets, as values."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from jmi.cycle_page import SHAPES
from jmi.models import JmiSet
from kit.addresses import address
from kit.bilingual import pick


@dataclass(frozen=True)
class SetRow:
    """A set as the list shows it."""

    url: str
    forum: str
    title: str
    cycle: str
    number: int
    shape: str
    state: str
    since_at: datetime.datetime | None


def set_rows(sets: Iterable[JmiSet]) -> list[SetRow]:
    """The lines of these sets, read with ``forum`` and ``cycle``."""
    return [
        SetRow(
            url=address("jmi:set-detail", one.pk),
            forum=str(one.forum),
            title=pick(one.title_en, one.title_km).value,
            cycle=str(one.cycle),
            number=one.number,
            shape=SHAPES.get(one.state, "draft"),
            state=str(one.get_state_display()),
            since_at=one.state_since_at,
        )
        for one in sets
    ]
