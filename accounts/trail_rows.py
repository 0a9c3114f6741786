"""Lines of the audit trail, as values, and what its filter offers."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from uuid import UUID

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from pghistory.models import Context

from accounts import history
from accounts.audit import VERBS, verb_words
from accounts.models import User
from kit import dates
from kit.bilingual import pick
from kit.fixed import Fixed

EVERYBODY = Fixed(lambda: User.objects.order_by("name_en", "email").values_list("pk", "name_en", "name_km", "email"))
STANDIN = UUID(int=0)


@dataclass(frozen=True)
class TrailRow:
    """An act as the page shows it."""

    url: str
    at: datetime.datetime
    who: str
    what: str
    touched: str
    why: str


def labels() -> dict[str, object]:
    """Recorded models by the name that addresses use."""
    return {history.model_key(model): model._meta.verbose_name for model in history.tracked()}


def acts_in_words(acts: Sequence[Context], names: dict[int, str] | None = None) -> list[dict[str, object]]:
    """Acts: who, what, why, and how many records of which kind. ``names`` of users where they are read already."""
    touched, known = history.counts([act.pk for act in acts]), labels()
    if names is None:
        names = history.people(act.metadata.get("user") for act in acts)
    return [
        {
            "pk": act.pk,
            "at": act.created_at,
            "who": names.get(act.metadata.get("user"), ""),
            "what": verb_words(act.metadata.get("verb") or ""),
            "why": act.metadata.get("why") or "",
            "touched": [(known[label], number) for label, number in touched.get(act.pk, {}).items()],
        }
        for act in acts
    ]


def trail_rows(acts: Sequence[Context], names: dict[int, str]) -> list[TrailRow]:
    """The lines of the page."""
    pattern, standin = reverse("accounts:trail-detail", args=[STANDIN]), str(STANDIN)
    system, change = _("the system"), _("Change")
    return [
        TrailRow(
            url=pattern.replace(standin, str(act["pk"])),
            at=act["at"],
            who=act["who"] or system,
            what=act["what"] or change,
            touched=", ".join(f"{capfirst(str(label))} ({dates.number(number)})" for label, number in act["touched"])
            or "–",
            why=act["why"],
        )
        for act in acts_in_words(acts, names)
    ]


def everybody() -> dict[int, str]:
    """All users by key, in the order of their names."""
    return {pk: pick(en, km).value or email for pk, en, km, email in EVERYBODY.tuples()}


def choices() -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
    """Acts and kinds of records that the filter offers, in the order of their words."""
    return _choices(get_language(), len(VERBS))


@cache
def _choices(language: str | None, verbs: int) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
    """Verbs are named when the application starts, so their number tells whether all are there."""
    acts = sorted(((verb, str(words)) for verb, words in VERBS.items()), key=lambda pair: pair[1])
    kinds = sorted(((key, capfirst(str(words))) for key, words in labels().items()), key=lambda pair: pair[1])
    return tuple(acts), tuple(kinds)
