"""Agreed actions that serve a JMI: as pages of actions show it, and as the matrix does."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from followup import lists, serving
from followup.models import Action
from jmi.actions.serving import ENDED, serve, takes_links
from jmi.matrix import Matrix, matrix_of
from jmi.models import JmiSet, ServingAction
from jmi.models.serving import ROWS
from jmi.rows import KINDS
from jmi.states import CycleState, SetState
from kit import dates
from kit.bilingual import pick
from kit.refusals import NotAllowed
from kit.whole import whole


def _words(number: str, text: str) -> str:
    return f"{dates.digits(number)} {text}".strip()


def served(user: object, actions: Iterable[int]) -> Mapping[int, list[serving.Served]]:
    """Action id → the rows it serves, of sets that the user may see; of a revised set the present version."""
    found: dict[int, list[serving.Served]] = defaultdict(list)
    links = ServingAction.objects.filter(action__in=list(actions)).exclude(jmi_set__state=SetState.REVISED)
    # Most actions serve no JMI: who sees which set is asked only where there is a link.
    rows = list(links.select_related(*ROWS, "jmi_set__forum", "jmi_set__cycle").order_by("action", "pk"))
    if not rows:
        return found
    seen = set(
        JmiSet.objects.visible_to(user).filter(pk__in={one.jmi_set_id for one in rows}).values_list("pk", flat=True)
    )
    for link in rows:
        if link.jmi_set_id in seen:
            name, _sep, pk = link.key.partition(":")
            kind = f"{KINDS[name].label}, {link.jmi_set.forum.code} {dates.digits(link.jmi_set.cycle)}"
            url = f"{link.jmi_set.get_absolute_url()}#{name}-{pk}"
            found[link.action_id].append(serving.Served(kind, str(link), url))
    return found


def _sets(user: object, action: Action) -> QuerySet[JmiSet]:
    """Sets that the action may serve, and those it serves already."""
    rows = JmiSet.objects.visible_to(user)
    running = rows.filter(cycle__state=CycleState.OPEN).exclude(state__in=ENDED)
    known = rows.filter(serving_actions__action=action).exclude(state=SetState.REVISED)
    return rows.filter(pk__in=running.order_by().values("pk").union(known.order_by().values("pk")))


def books(user: object, action: Action) -> list[serving.Book]:
    """The sets of the action's own forum first."""
    rows = [
        one
        for one in _sets(user, action).select_related("forum", "cycle", "revises").distinct()
        if takes_links(one) or one.serving_actions.filter(action=action).exists()
    ]
    rows.sort(key=lambda one: (one.forum_id != action.forum_id, one.forum.position, one.forum.code, one.pk))
    return [serving.Book(str(one.pk), _named(one)) for one in rows]


def _named(jmi_set: JmiSet) -> str:
    title = pick(jmi_set.title_en, jmi_set.title_km).value
    return " · ".join(filter(None, [dates.digits(jmi_set), title]))


def _km() -> bool:
    return (get_language() or "en").startswith("km")


def _of(user: object, book: str) -> JmiSet | None:
    return JmiSet.objects.visible_to(user).select_related("forum", "cycle", "revises").filter(pk=whole(book)).first()


def choices(user: object, action: Action, book: str) -> list[serving.Choice] | None:
    """The rows of one set in the order of the matrix, those the action serves ticked."""
    jmi_set = _of(user, book)
    if jmi_set is None:
        return None
    ticked = {link.key for link in ServingAction.objects.filter(action=action, jmi_set=jmi_set)}
    return list(_choices(matrix_of(jmi_set, "km" if _km() else "en"), ticked))


def _choices(matrix: Matrix, ticked: set[str]) -> Iterable[serving.Choice]:
    def choice(row: object, number: str, level: int) -> serving.Choice:
        words = _words(number, row.text.value) or "–"
        return serving.Choice(row.key, str(KINDS[row.key.partition(":")[0]].label), words, level, row.key in ticked)

    for block in matrix.outcomes:
        yield choice(block, block.number, 0)
        for row in block.rows:
            level = 1
            if row.key:
                yield choice(row, row.number, 1)
                level = 2
            for one in row.indicators:
                yield choice(one, one.number, level)
            for one in row.activities:
                yield choice(one, one.number, level)
            for one in row.partnering:
                yield choice(one, "", level)


def save(*, action: Action, book: str, values: Iterable[str], by: object, now: datetime) -> None:
    """What the ticks of one set say."""
    jmi_set = _of(by, book)
    if jmi_set is None:
        raise NotAllowed(_("This JMI set is not yours to see."), "JMI-3.12")
    serve(action=action, jmi_set=jmi_set, rows=values, by=by, now=now)


def actions_of(user: object, links: Iterable[ServingAction]) -> dict[str, list[lists.Line]]:
    """Key of a row → the agreed actions that serve it and that the user may see, those due first."""
    rows = list(links)
    if not rows:
        return {}
    seen = Action.objects.visible_to(user).filter(pk__in={link.action_id for link in rows})
    lines = {line.action.pk: line for line in lists.lines(lists.with_leads(seen), timezone.localdate())}
    found: dict[str, list[lists.Line]] = {}
    order = {pk: place for place, pk in enumerate(lines)}
    for link in sorted((link for link in rows if link.action_id in lines), key=lambda link: order[link.action_id]):
        found.setdefault(link.key, []).append(lines[link.action_id])
    return found


def register_all() -> None:
    """Called once, when the application is ready."""
    serving.register(serving.Source("jmi", gettext_lazy("Joint Monitoring Indicators"), served, books, choices, save))
