"""One search index for all that can be found by name, in either script and under common spellings (``kit.khmer``).

A floor registers what it holds (``register``, from its ``AppConfig.ready``). Rows of the index follow each save when
its transaction commits; ``catch_up`` heals what bulk writes changed, reading the trail that the database itself keeps.
Found rows go through ``visible_to`` inside the query, so that nothing hidden is ever counted or shown.
"""

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from django.apps import apps
from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db import connection, models, transaction
from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When
from django.db.models.signals import post_delete, post_save
from django.utils.functional import Promise
from psycopg2.extras import execute_values

from kit.khmer import search_query, search_text
from partners.models import SearchEntry

TITLE_LENGTH = 400
CHUNK = 2000


@dataclass(frozen=True)
class Line:
    """What the index knows of one record: its names first, then texts in which a word may also be found."""

    object_id: int
    names: tuple[str, ...]
    texts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Source:
    """One kind of record. ``lines`` reads those with the given ids (None: all); ``visible`` gives who may see which;
    ``follows`` maps related models to the field that holds the record's id. A save of a record that is ``hidden`` from
    all is not followed; whoever lets it be seen calls ``touch``."""

    key: str
    label: str | Promise
    model: type[models.Model]
    lines: Callable[[Iterable[int] | None], Iterable[Line]]
    visible: Callable[[object], QuerySet]
    follows: dict[type[models.Model], str] = field(default_factory=dict)
    order: int = 50
    hidden: Callable[[models.Model], bool] | None = None


SOURCES: dict[str, Source] = {}


def register(source: Source) -> None:
    """Make a kind of record findable."""
    SOURCES[source.key] = source
    for model, attribute in {source.model: "pk", **source.follows}.items():
        for signal in (post_save, post_delete):
            signal.connect(
                _follower(
                    source.key, attribute, source.hidden if model is source.model and signal is post_save else None
                ),
                sender=model,
                weak=False,
                dispatch_uid=f"search.{source.key}.{model._meta.label}.{id(signal)}",
            )


def sources() -> list[Source]:
    """In the order in which pages show them."""
    return sorted(SOURCES.values(), key=lambda source: (source.order, source.key))


def _follower(key: str, attribute: str, hidden: Callable[[models.Model], bool] | None) -> Callable:
    def follow(instance: models.Model, **kwargs: object) -> None:
        if hidden is not None and hidden(instance):
            return
        if (object_id := getattr(instance, attribute)) is not None:
            touch(key, [object_id])

    return follow


# --- writing ----------------------------------------------------------------------------------------------------------


def touch(key: str, ids: Iterable[int]) -> None:
    """Index these records again when the transaction commits; many saves of one transaction cost one round."""
    if not hasattr(connection, "_search_waiting"):
        connection._search_waiting = defaultdict(set)
    waiting = connection._search_waiting
    if not waiting:
        transaction.on_commit(_flush, robust=True)
    waiting[key].update(ids)
    if connection.in_atomic_block and not any(task[1] is _flush for task in connection.run_on_commit):
        transaction.on_commit(_flush, robust=True)  # the one that stood there went with a rollback


def _flush() -> None:
    waiting, connection._search_waiting = getattr(connection, "_search_waiting", {}), defaultdict(set)
    for key, ids in waiting.items():
        index(SOURCES[key], ids)


def index(source: Source, ids: Iterable[int] | None = None) -> int:
    """Write the rows of these records (None: of all) as they are now, and drop those of records that are gone."""
    wanted = None if ids is None else list(ids)
    seen: set[int] = set()
    rows = []
    for line in source.lines(wanted):
        seen.add(line.object_id)
        names = search_text(" \n ".join(line.names))
        rows.append(
            (
                source.key,
                line.object_id,
                search_text(line.names[0])[:TITLE_LENGTH] if line.names else "",
                names,
                search_text(" \n ".join(line.texts)),
            )
        )
    with transaction.atomic():
        gone = SearchEntry.objects.filter(source=source.key).exclude(object_id__in=seen)
        (gone if wanted is None else gone.filter(object_id__in=wanted)).delete()
        with connection.cursor() as cursor:
            execute_values(
                cursor.cursor if hasattr(cursor, "cursor") else cursor,
                "INSERT INTO partners_searchentry (source, object_id, title, vector) VALUES %s "
                "ON CONFLICT (source, object_id) DO UPDATE SET title = EXCLUDED.title, vector = EXCLUDED.vector",
                sorted(rows, key=lambda row: row[1]),
                template="(%s, %s, %s, setweight(to_tsvector('simple', %s), 'A')"
                " || setweight(to_tsvector('simple', %s), 'B'))",
                page_size=CHUNK,
            )
    return len(rows)


def rebuild(keys: Iterable[str] = ()) -> dict[str, int]:
    """Write the whole index again; how many rows per source."""
    chosen = list(keys) or [source.key for source in sources()]
    if not keys:
        SearchEntry.objects.exclude(source__in=SOURCES).delete()
    return {key: index(SOURCES[key]) for key in chosen}


def catch_up(*, since: datetime.datetime) -> int:
    """Index what the audit trail of the database saw change since then, bulk writes and raw SQL included."""
    written = 0
    for source in sources():
        ids: set[int] = set()
        for model, attribute in {source.model: "pk", **source.follows}.items():
            events = _events_of(model)
            column = "pgh_obj_id" if attribute == "pk" else attribute
            if events is not None:
                ids.update(events.objects.filter(pgh_created_at__gte=since).values_list(column, flat=True).distinct())
        ids.discard(None)
        if ids:
            written += index(source, ids)
    return written


def _events_of(model: type[models.Model]) -> type[models.Model] | None:
    try:
        return apps.get_model(model._meta.app_label, f"{model.__name__}Event")
    except LookupError:
        return None


# --- reading ----------------------------------------------------------------------------------------------------------


def find(user: object, text: str, *, keys: Iterable[str] = ()) -> QuerySet[SearchEntry]:
    """Entries that hold every word of ``text`` and whose record ``user`` may see; best first.

    The name itself comes before names that begin with the text, these before names that hold it, then texts.
    """
    query = search_query(text)
    chosen = [source for source in sources() if not keys or source.key in keys]
    if not query or not chosen:
        return SearchEntry.objects.none()
    rule = Q()
    for source in chosen:
        rule |= Q(source=source.key, object_id__in=source.visible(user).order_by().values("pk"))
    folded = search_text(text)
    return (
        SearchEntry.objects.filter(rule, vector=SearchQuery(query, search_type="raw", config="simple"))
        .annotate(
            nearness=Case(
                When(title=folded, then=Value(2)),
                When(title__startswith=folded, then=Value(1)),
                default=Value(0),
                output_field=IntegerField(),
            ),
            rank=SearchRank(F("vector"), SearchQuery(query, search_type="raw", config="simple")),
        )
        .order_by("-nearness", "-rank", "source", "title", "object_id")
    )


def find_ids(user: object, text: str, key: str) -> QuerySet:
    """Ids of the records of one kind that fit: for ``filter(pk__in=...)`` of a list."""
    return find(user, text, keys=[key]).order_by().values("object_id")


def records(entries: Iterable[SearchEntry], user: object) -> Iterator[tuple[Source, models.Model]]:
    """The records of found entries, in their order, read again through ``visible``; one query per kind."""
    entries = list(entries)
    wanted: dict[str, list[int]] = defaultdict(list)
    for entry in entries:
        wanted[entry.source].append(entry.object_id)
    found = {key: SOURCES[key].visible(user).in_bulk(ids) for key, ids in wanted.items()}
    for entry in entries:
        if record := found[entry.source].get(entry.object_id):
            yield SOURCES[entry.source], record
