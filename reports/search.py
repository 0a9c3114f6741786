"""The one search box: organisations, people, forums, JMIs, places, policy frameworks, provisions, in either script.

The index and the rule that nothing hidden comes out are ``partners.search``; the floors below register their own
records, this floor those of the floor between (``register_all``). Provisions are data of the program, not rows.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jmi.models import Indicator, JmiSet, Outcome, Output
from kit.bilingual import Text, pick
from kit.khmer import clusters
from meetings.meeting_page import when
from meetings.models import Forum, Meeting, Paper, Point
from partners import search
from partners.models import Organisation, Person, Place, PolicyEntry, PolicyFramework
from partners.search import Line, Source
from reports.guideline import Choice, entries

SHORT = 6
PAGE = 50
LONGEST = 200
LONG_POINT = 180


def _line(row: models.Model) -> Line:
    return Line(row.pk, tuple(filter(None, (row.title_en, row.title_km))), tuple(filter(None, (row.number,))))


def _outcomes(ids: Iterable[int] | None) -> Iterable[Line]:
    rows = Outcome.objects.all()
    return map(_line, rows if ids is None else rows.filter(pk__in=ids))


def _outputs(ids: Iterable[int] | None) -> Iterable[Line]:
    rows = Output.objects.all()
    return map(_line, rows if ids is None else rows.filter(pk__in=ids))


def _indicators(ids: Iterable[int] | None) -> Iterable[Line]:
    rows = Indicator.objects.all()
    return map(_line, rows if ids is None else rows.filter(pk__in=ids))


def _sets(user: object) -> models.QuerySet:
    return JmiSet.objects.visible_to(user).order_by().values("pk")


def register_all() -> None:
    """Called once, when the application is ready."""
    search.register(
        Source(
            "outcome",
            gettext_lazy("Outcomes"),
            Outcome,
            _outcomes,
            lambda user: Outcome.objects.filter(jmi_set__in=_sets(user)).select_related(
                "jmi_set__forum", "jmi_set__cycle"
            ),
            order=40,
        )
    )
    search.register(
        Source(
            "output",
            gettext_lazy("Outputs"),
            Output,
            _outputs,
            lambda user: Output.objects.filter(outcome__jmi_set__in=_sets(user)).select_related(
                "outcome__jmi_set__forum", "outcome__jmi_set__cycle"
            ),
            order=41,
        )
    )
    search.register(
        Source(
            "indicator",
            gettext_lazy("Indicators"),
            Indicator,
            _indicators,
            lambda user: Indicator.objects.filter(output__outcome__jmi_set__in=_sets(user)).select_related(
                "output__outcome__jmi_set__forum", "output__outcome__jmi_set__cycle"
            ),
            order=42,
        )
    )


@dataclass(frozen=True)
class Hit:
    """One line of the result: title in the language of the page, where it leads, what it is or belongs to."""

    title: Text
    url: str
    note: str = ""


@dataclass(frozen=True)
class Group:
    """The hits of one kind: how many there are in all, and the first of them."""

    key: str
    label: str | Promise
    number: int
    hits: list[Hit]


def _in_set(jmi_set: JmiSet, row: models.Model) -> Hit:
    title = row.text("title")
    number = f"{row.number} " if row.number else ""
    anchor = f"#{row._meta.model_name}-{row.pk}"
    return Hit(
        Text(f"{number}{title.value}", title.lang, title.missing),
        reverse("jmi:set-detail", args=[jmi_set.pk]) + anchor,
        f"{jmi_set.forum} · {jmi_set.cycle}",
    )


def hit_of(record: models.Model) -> Hit:
    """How a found record is shown."""
    match record:
        case Outcome():
            return _in_set(record.jmi_set, record)
        case Output():
            return _in_set(record.outcome.jmi_set, record)
        case Indicator():
            return _in_set(record.output.outcome.jmi_set, record)
        case Organisation():
            short = record.text("abbreviation").value
            return Hit(
                record.text("name"),
                record.get_absolute_url(),
                " · ".join(filter(None, [short, record.get_kind_display()])),
            )
        case Person():
            return Hit(record.text("name"), record.get_absolute_url(), record.post())
        case Forum():
            return Hit(record.text("name"), record.get_absolute_url(), record.get_kind_display())
        case Meeting():
            return Hit(record.text("title"), record.get_absolute_url(), f"{record.forum} · {when(record, 'medium')}")
        case Paper():
            url = reverse("meetings:papers", args=[record.meeting_id])
            return Hit(record.text("title"), url, f"{record.meeting.forum} · {record.meeting}")
        case Point():
            text, kind = record.text("text"), record.get_kind_display()
            url = reverse("meetings:minutes", args=[record.meeting_id]) + f"?whole=1#point-{record.pk}"
            short = Truncator(text.value).chars(LONG_POINT)
            return Hit(Text(short, text.lang, text.missing), url, f"{kind} · {record.meeting.forum} · {record.meeting}")
        case Place():
            above = record.parent
            where = f"{_('in')} {above}" if above else ""
            return Hit(
                record.text("name"),
                record.get_absolute_url(),
                " · ".join(filter(None, [record.get_kind_display(), where, record.code])),
            )
        case PolicyFramework():
            return Hit(record.text("title"), record.get_absolute_url(), record.get_type_display())
        case PolicyEntry():
            return Hit(record.text("title"), record.get_absolute_url(), f"{record.framework.code} {record.code}")
        case _:
            return Hit(Text(str(record), "en", False), record.get_absolute_url())


# Related rows that a hit shows, so that a page of hits takes the same number of queries whatever its length.
WITH = {
    "meeting": ("prefetch_related", "days"),
    "person": ("prefetch_related", "positions__organisation"),
    "place": ("select_related", "parent"),
}


def _hits(source: Source, ids: list[int], user: object) -> list[Hit]:
    rows = source.visible(user)
    if source.key in WITH:
        how, what = WITH[source.key]
        rows = getattr(rows, how)(what)
    found = rows.in_bulk(ids)
    return [hit_of(found[number]) for number in ids if number in found]


def _provisions(text: str) -> list[Hit]:
    if not clusters(text):
        return []
    return [
        Hit(
            pick(entry.provision.provision, "", "en"),
            reverse("reports:provision", args=[entry.provision.id]),
            f"{entry.provision.id} · {entry.provision.source}",
        )
        for entry in entries(Choice(text=text))
    ]


def answer(user: object, text: str, *, only: str = "", start: int = 0) -> tuple[list[Group], int]:
    """What ``user`` finds under ``text``: groups in their order with their first hits, and the number of all hits.

    With ``only`` (the key of a kind) that group alone, a page of it from ``start`` on.
    """
    text = text.strip()[:LONGEST]
    found: dict[str, list[int]] = {}
    for source, number in search.find(user, text).values_list("source", "object_id"):
        found.setdefault(source, []).append(number)
    groups = []
    for source in search.sources():
        ids = found.get(source.key, [])
        if ids and only in ("", source.key):
            part = ids[start : start + PAGE] if only else ids[:SHORT]
            groups.append(Group(source.key, source.label, len(ids), _hits(source, part, user)))
    provisions = _provisions(text) if only in ("", "provision") else []
    if provisions:
        part = provisions[start : start + PAGE] if only else provisions[:SHORT]
        groups.append(Group("provision", _("Provisions of the guideline"), len(provisions), part))
    return groups, sum(group.number for group in groups)
