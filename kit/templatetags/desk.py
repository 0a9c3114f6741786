"""Template tags of the desk's components; a builtin library, no ``{% load %}`` needed. See ``docs/components.md``."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import replace

from django import template
from django.conf import settings
from django.template.base import FilterExpression, NodeList, Parser, Token, token_kwargs
from django.template.context import Context
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from kit import charts, dates, marks, shapes
from kit.bilingual import Text, pick
from kit.workflow import Step

register = template.Library()


# ── words and figures ────────────────────────────────────────────────────────────────────────────────────────────────
@register.simple_tag
def both(thing: object, stem: str) -> Text:
    """``{% both organisation "name" as name %}``: the text in the active language, with fallback."""
    return pick(getattr(thing, f"{stem}_en"), getattr(thing, f"{stem}_km"))


@register.simple_tag
def num(value: object) -> str:
    """``{% num 2140 %}``: a figure with grouped thousands, in the digits of the language; a dash for None."""
    return dates.number(value)


@register.filter
def written(text: str | None) -> str:
    """``{{ progress.as_of_text|written }}``: a date as written, in the reader's language where its days allow it."""
    return dates.written(text)


@register.filter
def digits(value: object) -> str:
    """``{{ cycle|digits }}``: a text with the digits of the language, nothing else changed."""
    return dates.digits(value)


@register.simple_tag
def day(value: datetime.date | None, style: str = "medium") -> SafeString | str:
    """``{% day meeting.held_on %}``: the day in a ``<time>``; styles as in ``kit.dates.day``; a dash for None."""
    if value is None:
        return "–"
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), dates.day(value, style))


@register.simple_tag
def moment(value: datetime.datetime | None) -> SafeString | str:
    """``{% moment job.started_at %}``: day and time of an instant; a dash for None."""
    if value is None:
        return "–"
    text = f"{dates.day(value)} {dates.clock(value)}"
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), text)


@register.simple_tag
def clock(value: datetime.datetime | datetime.time | None) -> str:
    """``{% clock now %}``: 10:42."""
    return dates.clock(value)


@register.simple_tag
def due(value: datetime.date | None, today: datetime.date | None = None, done: bool = False) -> SafeString | str:
    """``{% due date today %}``: the day with its countdown; with ``done=True`` without one; a dash for None."""
    if value is None:
        return "–"
    if done:
        return day(value)
    today = today or timezone.localdate()
    left = (value - today).days
    tone = "late" if left < 0 else "soon" if left <= 1 else "later"
    return format_html(
        '<span class="due due-{}"><time datetime="{}">{}</time> <small>{}</small></span>',
        tone,
        value.isoformat(),
        dates.day(value),
        dates.countdown(value, today),
    )


@register.simple_tag
def due_day(value: datetime.date, today: datetime.date | None = None) -> SafeString:
    """``{% due_day date today %}``: the big day number of the desk, month and countdown below."""
    today = today or timezone.localdate()
    left = (value - today).days
    return format_html(
        '<time class="due-day due-{}" datetime="{}"><b>{}</b><span>{}</span> <small>{}</small></time>',
        "late" if left < 0 else "soon" if left <= 1 else "later",
        value.isoformat(),
        dates.day(value, "day"),
        dates.day(value, "monthname"),
        dates.countdown(value, today),
    )


@register.simple_tag
def approximate(text: str) -> SafeString:
    """``{% approximate "Q3 2026" %}``: a date kept as written, marked as approximate, without countdown."""
    return format_html('<span class="due">{} <small>{}</small></span>', dates.digits(text), _("approximate"))


# ── shapes ───────────────────────────────────────────────────────────────────────────────────────────────────────────
@register.simple_tag
def badge(name: str, word: object, boxed: bool = False) -> SafeString:
    """``{% badge "late" "Overdue" %}``: shape and word; ``boxed=True`` tints it (only alone in a page header)."""
    css = f"badge badge-{name}" + (" badge-boxed" if boxed else "")
    return format_html('<span class="{}">{}<span>{}</span></span>', css, shapes.shape(name), word)


@register.simple_tag
def turn(name: object, days: int | None = None, kind: str = "other") -> SafeString:
    """``{% turn "Chair" 3 "other" %}``: the pennant; kind ``you`` blue, ``other`` sky, ``long`` gold."""
    if kind not in ("you", "other", "long"):
        raise ValueError(kind)
    waited = ""
    if days is not None:
        words = dates.ngettext("%(days)s day", "%(days)s days", days) % {"days": dates.digits(days)}
        waited = format_html(' <span class="turn-days">· {}</span>', words)
    return format_html('<span class="turn turn-{}"><span class="turn-name">{}{}</span></span>', kind, name, waited)


@register.simple_tag
def rule(provision: str) -> SafeString | str:
    """``{% rule "JMI-3.17" %}``: the id of a provision, linked to its words; opens in place."""
    if not provision:
        return ""
    for name in settings.PROVISION_URL_NAMES:
        try:
            url = reverse(name, args=[provision])
        except NoReverseMatch:
            continue
        return format_html('<a class="rule" href="{}" data-in-place lang="en">{}</a>', url, provision)
    return format_html('<span class="rule" lang="en">{}</span>', provision)


# ── charts ───────────────────────────────────────────────────────────────────────────────────────────────────────────
def _spot(percent: float) -> str:
    """The class that puts a label above a place on the track."""
    edge = " at-start" if percent < 8 else " at-end" if percent > 92 else ""
    return f"at-{round(percent)}{edge}"


@register.inclusion_tag("components/results_bar.html")
def results_bar(bar: charts.Bar | None) -> dict[str, object]:
    """``{% results_bar bar %}``: picture, figures and text alternative of a ``kit.charts.Bar``."""
    if bar is None or not bar.drawable:
        return {"bar": bar, "svg": "", "value_at": "", "start_at": "", "is_mini": bar is not None and bar.mini}
    value_at = start_at = ""
    if bar.kind == "number":
        at = charts.places(bar)
        value_at = _spot(at.end) if at.end is not None else ""
        start_at = f"at-{round(at.zero)}" if at.zero > 1 else ""
    return {
        "bar": bar,
        "svg": charts.results_svg(bar),
        "value_at": value_at,
        "start_at": start_at,
        "is_mini": bar.mini,
        "steps": [
            (word, index + 1 == (bar.reached or 0), index < (bar.reached or 0)) for index, word in enumerate(bar.steps)
        ],
    }


@register.inclusion_tag("components/progress_bar.html")
def progress_bar(label: object, done: int, total: int, words: object = "") -> dict[str, object]:
    """``{% progress_bar "Agreed actions kept" 14 19 %}``: 6 px, label left, “14 of 19” (or ``words``) right."""
    share = 0 if not total else max(0, min(100, round(done * 100 / total)))
    return {"label": label, "done": done, "total": total, "words": words, "svg": marks.progress_svg(share)}


@register.simple_tag
def progress_svg(percent: int) -> SafeString:
    """``{% progress_svg 62 %}``: the bare progress bar; the number must stand near."""
    return marks.progress_svg(max(0, min(100, int(percent))))


@register.inclusion_tag("components/stacked_bar.html")
def stacked_bar(parts: Sequence[charts.Part], legend: bool = True, label: object = "") -> dict[str, object]:
    """``{% stacked_bar parts %}``: a bar of ``kit.charts.Part``, its legend below."""
    parts = [replace(part, text=part.text or dates.digits(part.value)) for part in parts]
    return {
        "svg": charts.stacked_svg(parts),
        "legend": [(charts.swatch(part.fill), part) for part in parts] if legend else [],
        "words": ", ".join(f"{part.text} {part.label}" for part in parts),
        "label": label,
    }


@register.simple_tag
def step_dashes(done: int, total: int = 6, words: object = "", returned: bool = False) -> SafeString:
    """``{% step_dashes 3 6 "With the Chair" %}``: the small step track of tables; ``words`` is its text alternative."""
    text = words or _("%(done)s of %(total)s steps") % {"done": dates.digits(done), "total": dates.digits(total)}
    svg = marks.step_dashes(done, total, returned=returned)
    return format_html('{}<span class="visually-hidden">{}</span>', svg, text)


@register.inclusion_tag("components/step_track.html")
def step_track(steps: Iterable[tuple[str, object]]) -> dict[str, object]:
    """``{% step_track steps %}``: pairs (shape, word) in order; ``with`` marks the current one."""
    return {"steps": [(name, word, name in ("with", "draft", "returned")) for name, word in steps]}


@register.inclusion_tag("components/submission_strip.html")
def submission_strip(cells: Iterable[tuple[str, object]], note: object = "") -> dict[str, object]:
    """``{% submission_strip cells %}``: pairs (shape, name); one cell each, in the order given."""
    return {"cells": [(marks.strip_cell(name), words) for name, words in cells], "note": note}


# ── buttons of a process ─────────────────────────────────────────────────────────────────────────────────────────────
@register.inclusion_tag("components/action_buttons.html", takes_context=True)
def action_buttons(
    context: Context, offers: Iterable[Step], url_prefix: str, *args: object, version: int | None = None
) -> dict[str, object]:
    """``{% action_buttons offers "jmi:set" set.pk version=set.version %}``: a button for each step offered.

    The address of a step is ``<url_prefix>-<verb>`` (or ``<namespace>:<verb>``). A step that needs an input is a link
    to its own page, the others post at once.
    """
    buttons = []
    for step in offers:
        names = [f"{url_prefix}-{step.verb}", f"{url_prefix.split(':')[0]}:{step.verb}"]
        url = next((found for found in (_reverse(name, args) for name in names) if found), None)
        if url is None:
            raise NoReverseMatch(f"no page for the step {step.verb!r}: {names}")
        buttons.append({"step": step, "url": url, "asks": bool(step.needs)})
    return {"buttons": buttons, "version": version, "csrf_token": context.get("csrf_token")}


def _reverse(name: str, args: tuple[object, ...]) -> str | None:
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return None


# ── layout ───────────────────────────────────────────────────────────────────────────────────────────────────────────
class WrapNode(template.Node):
    """An element around blocks that may be empty; nothing at all when they are."""

    def __init__(self, element: FilterExpression, attributes: dict[str, FilterExpression], nodelist: NodeList) -> None:
        self.element, self.attributes, self.nodelist = element, attributes, nodelist

    def render(self, context: Context) -> str:
        """The content in its element, or an empty string."""
        content = self.nodelist.render(context)
        if not content.strip():
            return ""
        element = self.element.resolve(context)
        written = [(name.replace("_", "-"), value.resolve(context)) for name, value in self.attributes.items()]
        start = mark_safe("".join(format_html(' {}="{}"', name, value) for name, value in written))  # noqa: S308
        return format_html("<{}{}>{}</{}>", element, start, mark_safe(content.strip()), element)  # noqa: S308


@register.tag
def wrap(parser: Parser, token: Token) -> WrapNode:
    """``{% wrap "p" class="lead" %}{% block lead %}{% endblock %}{% endwrap %}``: no empty elements on a page."""
    bits = token.split_contents()[1:]
    nodelist = parser.parse(("endwrap",))
    parser.delete_first_token()
    return WrapNode(parser.compile_filter(bits[0]), token_kwargs(bits[1:], parser), nodelist)
