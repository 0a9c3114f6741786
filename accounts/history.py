"""The audit trail, read: who did what to a record, when, from what to what, in words.

Rows are written by the database (django-pghistory's triggers); here they are only compared and named. Values of foreign
keys are loaded in one query a model, whatever the number of rows.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from itertools import zip_longest

from django.apps import apps
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from pghistory.models import Context, Event

from accounts.audit import READERS, verb_words
from accounts.models import User
from accounts.roles import Right
from kit import dates
from kit.fixed import Statement, place

HIDDEN = {"id", "version", "session_stamp", "token_hash", "pgh_id", "pgh_created_at", "pgh_label"}
LONGEST = 2_000
NOTHING = "–"


@dataclass(frozen=True)
class Change:
    """One field: its label, what stood there, what stands there now. ``before`` is None where nothing stood before."""

    label: str
    before: str | None
    after: str | None


@dataclass
class Entry:
    """One event of one record."""

    at: datetime.datetime
    label: str
    who: str
    what: str
    why: str
    record: str
    model: str
    model_key: str
    pk: int
    context: str | None
    changes: list[Change] = field(default_factory=list)

    @property
    def on(self) -> datetime.date:
        """The day, here."""
        return timezone.localdate(self.at)

    @property
    def shape(self) -> str:
        """The mark in a timeline."""
        return {"insert": "done", "delete": "late"}.get(self.label, "on-track")


@cache
def tracked() -> dict[type[models.Model], type[Event]]:
    """Every model whose rows are recorded, with the model of its events."""
    found = {}
    for event in apps.get_models():
        if issubclass(event, Event) and not event._meta.proxy and event.pgh_tracked_model not in (None, event):
            found[event.pgh_tracked_model] = event
    return found


def model_key(model: type[models.Model]) -> str:
    """How a model is named in addresses: ``jmi.indicator``."""
    return model._meta.label_lower


def model_of(key: str) -> type[models.Model] | None:
    """The recorded model of an address; None when there is none."""
    return next((model for model in tracked() if model_key(model) == key), None)


def may_read(user: User, model: type[models.Model], pk: int, record: models.Model | None = None) -> bool:
    """Whether ``user`` may read this record's history: who sees the record does; deleted ones only CRDB/CDC.

    The ``record`` itself spares its reading where it is there already.
    """
    if user.has_right(Right.READ_AUDIT):
        return True
    manager = model._default_manager
    if model in READERS:
        record = record or manager.filter(pk=pk).first()
        return record is not None and READERS[model](user, record)
    if hasattr(record, "is_visible_to"):
        return record.is_visible_to(user)
    if hasattr(manager.all(), "visible_to"):
        return manager.visible_to(user).filter(pk=pk).exists()
    return False


def of_record(
    model: type[models.Model], pk: int, *, viewer: User, before: int = 0, length: int = 50
) -> tuple[list[Entry], int]:
    """The latest entries of a record before event ``before``, newest first; and where the next page begins (0: end)."""
    event_model = tracked()[model]
    events = event_model.objects.filter(pgh_obj_id=pk).order_by("-pgh_id").select_related("pgh_context")
    if before:
        events = events.filter(pgh_id__lt=before)
    rows = list(events[: length + 1])
    earlier = {row.pgh_id: older for row, older in zip_longest(rows, rows[1:])}
    shown = rows[:length]
    more = shown[-1].pgh_id if len(rows) > length else 0
    return describe([(model, row, earlier[row.pgh_id]) for row in shown], viewer=viewer), more


def of_context(context: Context, *, viewer: User) -> list[Entry]:
    """Everything one act changed, in the order of the changes."""
    triples = []
    for label, _count in counts([context.pk]).get(context.pk, {}).items():
        model = model_of(label)
        event_model = tracked()[model]
        rows = list(
            event_model.objects.filter(pgh_context_id=context.pk).select_related("pgh_context").order_by("pgh_id")[:500]
        )
        older = event_model.objects.filter(pgh_obj_id__in={row.pgh_obj_id for row in rows}, pgh_id__lt=rows[-1].pgh_id)
        trail: dict[int, list] = defaultdict(list)
        for row in older.order_by("pgh_id"):
            trail[row.pgh_obj_id].append(row)
        for row in rows:
            earlier = [other for other in trail[row.pgh_obj_id] if other.pgh_id < row.pgh_id]
            triples.append((model, row, earlier[-1] if earlier else None))
    triples.sort(key=lambda triple: (triple[1].pgh_created_at, triple[1].pgh_id))
    return describe(triples, viewer=viewer)


def describe(triples: Sequence[tuple[type[models.Model], Event, Event | None]], *, viewer: User) -> list[Entry]:
    """Events and what stood before them, as entries in words."""
    names = _names(triples, viewer)
    people = _people(row for _model, row, _older in triples)
    entries = []
    for model, row, older in triples:
        facts = row.pgh_context.metadata if row.pgh_context_id and row.pgh_context else {}
        entries.append(
            Entry(
                at=row.pgh_created_at,
                label=row.pgh_label,
                who=people.get(facts.get("user"), _("the system") if not facts.get("user") else _("a former user")),
                what=verb_words(facts["verb"]) if facts.get("verb") else _label_words(row.pgh_label),
                why=str(facts.get("why") or ""),
                record=names.get((model, row.pgh_obj_id), f"{row.pgh_obj_id}"),
                model=str(model._meta.verbose_name),
                model_key=model_key(model),
                pk=row.pgh_obj_id,
                context=str(row.pgh_context_id) if row.pgh_context_id else None,
                changes=_changes(model, row, older, names),
            )
        )
    return entries


def _label_words(label: str) -> str:
    return {"insert": _("Created"), "update": _("Changed"), "delete": _("Deleted")}.get(label, label)


def _fields(model: type[models.Model], event: Event) -> Iterable[models.Field]:
    kept = {f.name for f in event._meta.concrete_fields}
    return (f for f in model._meta.concrete_fields if f.name in kept and f.name not in HIDDEN and not f.primary_key)


def _changes(model: type[models.Model], row: Event, older: Event | None, names: dict) -> list[Change]:
    changes = []
    for f in _fields(model, row):
        now = getattr(row, f.attname)
        then = getattr(older, f.attname) if older is not None else None
        if row.pgh_label == "delete":
            if now not in (None, "", [], {}):
                changes.append(Change(_field_label(f), words(f, now, names), None))
        elif older is None:
            if now not in (None, "", [], {}):
                changes.append(Change(_field_label(f), None, words(f, now, names)))
        elif now != then:
            changes.append(Change(_field_label(f), words(f, then, names), words(f, now, names)))
    return changes


def _field_label(f: models.Field) -> str:
    text = str(f.verbose_name)
    return text[:1].upper() + text[1:]


def words(f: models.Field, value: object, names: dict[tuple[type, object], str]) -> str:
    """A value as people read it."""
    if value is None or value == "" or value == [] or value == {}:
        return NOTHING
    if f.is_relation:
        return names.get((f.related_model, value), _("(not yours to see)"))
    if f.choices:
        return str(dict(f.flatchoices).get(value, value))
    match value:
        case bool():
            return _("yes") if value else _("no")
        case datetime.datetime():
            return f"{dates.day(timezone.localdate(value))} {dates.clock(timezone.localtime(value))}"
        case datetime.date():
            return dates.day(value)
        case Decimal() | float():
            return dates.number(value)
        case list():
            inner = dict(getattr(getattr(f, "base_field", None), "flatchoices", []) or [])
            return ", ".join(str(inner.get(item, item)) for item in value)
        case dict():
            return ", ".join(f"{key}: {item}" for key, item in value.items())[:LONGEST]
    return str(value)[:LONGEST]


def _names(triples: Sequence, viewer: User) -> dict[tuple[type, object], str]:
    """Names of all records that the events speak of: one query a model. Those the viewer may not see stay nameless."""
    wanted: dict[type, set] = defaultdict(set)
    for model, row, older in triples:
        wanted[model].add(row.pgh_obj_id)
        for f in _fields(model, row):
            if f.is_relation:
                wanted[f.related_model].update(getattr(event, f.attname) for event in (row, older) if event is not None)
    names = {}
    for model, keys in wanted.items():
        keys.discard(None)
        rows = model._default_manager.filter(pk__in=keys)
        # Names of users are no secret inside: the trail says who did what.
        if model is not User and hasattr(rows, "visible_to") and not viewer.has_right(Right.READ_AUDIT):
            rows = model._default_manager.visible_to(viewer).filter(pk__in=keys)
        for record in rows.select_related(*_for_str(model)):
            names[model, record.pk] = str(record)
    return names


def _for_str(model: type[models.Model]) -> list[str]:
    """A record's ``__str__`` may name its parents: load every forward relation with it, one level deep."""
    return [f.name for f in model._meta.concrete_fields if f.is_relation and f.many_to_one]


def _people(rows: Iterable[Event]) -> dict[int, str]:
    keys = {row.pgh_context.metadata.get("user") for row in rows if row.pgh_context_id and row.pgh_context}
    return people(keys)


def people(keys: Iterable[int | None]) -> dict[int, str]:
    """Names of users by key."""
    return {user.pk: str(user) for user in User.objects.filter(pk__in=[key for key in keys if isinstance(key, int)])}


@cache
def _counted() -> Statement:
    """How many events of each model some acts have: all event tables in one statement, planned once."""
    parts = [
        f"SELECT act, '{model_key(model)}', count(*) FROM acts JOIN \"{event._meta.db_table}\" "  # noqa: S608 - our own
        "ON pgh_context_id = act GROUP BY 1"
        for model, event in tracked().items()
    ]
    acts = "WITH acts AS MATERIALIZED (SELECT unnest(%s::text[])::uuid AS act) "
    return Statement(acts + " UNION ALL ".join(parts), [place("acts")])


def counts(contexts: Sequence[object]) -> dict[object, dict[str, int]]:
    """How many records of each model each act touched: one query over all event tables."""
    found: dict[object, dict[str, int]] = defaultdict(dict)
    if contexts:
        for context, label, number in _counted().run(acts=[str(key) for key in contexts]):
            found[context][label] = number
    return found
