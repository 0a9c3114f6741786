"""The picture of an issue's way: levels are lanes, time runs right, arrows between; blue asks, gold answers.

Only the browser draws it, so words may stand in it; the same stays are a list below it for the phone and for those who
cannot see it.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from followup.trail import Stay
from kit import dates
from kit.charts import hatch
from kit.khmer import segment
from kit.shapes import BLUE, GOLD, GOLD_WASH, INK, INK_2, INK_3, LINE, WHITE

LEFT, RIGHT = 21.0, 94.0  # per cent of the width in which time runs
LANE, TOP, BAR = 66, 34, 9
LETTER = 0.6  # per cent that a letter takes, about


@dataclass(frozen=True)
class Line:
    """A stay in the list of the phone."""

    stay: Stay
    days: str
    shape: str


def in_days(number: int) -> str:
    """«12 days»."""
    return ngettext("%(n)s day", "%(n)s days", number) % {"n": dates.digits(number)}


def lines(stays: Sequence[Stay], today: datetime.date) -> list[Line]:
    """The same in words, in order of time."""
    shapes = {"ask": "forwarded", "turned": "done", "answer": "returned"}
    return [
        Line(stay, in_days(stay.days(today)), "with" if index == 0 else shapes[stay.kind])
        for index, stay in enumerate(stays)
    ]


def svg(stays: Sequence[Stay], today: datetime.date) -> SafeString:
    """The picture; empty for an issue that never left its origin."""
    top = max((stay.lane for stay in stays), default=0)
    if not top:
        return mark_safe("")
    first = stays[0].from_on
    last = max(stay.to_on or today for stay in stays)
    span = max(1, (last - first).days)
    height = TOP + LANE * (top + 1) + 22

    def x(day: datetime.date) -> float:
        return round(LEFT + (RIGHT - LEFT) * (day - first).days / span, 2)

    def y(lane: int) -> float:
        return TOP + LANE * (top - lane) + 14

    parts = [
        f"<defs>{hatch('stay-blue', WHITE, BLUE, 2.4, 6)}{hatch('stay-gold', GOLD_WASH, GOLD, 2.4, 6)}"
        f'<linearGradient id="stay-turned"><stop offset="0.72" stop-color="{BLUE}"/>'
        f'<stop offset="1" stop-color="{GOLD}"/></linearGradient></defs>'
    ]
    for lane in range(top + 1):
        names = list(dict.fromkeys(stay.who for stay in stays if stay.lane == lane))
        parts.append(_lane_name(names, y(lane)))
        if lane:
            parts.append(f'<path d="M0 0h4000" transform="translate(0 {y(lane) + 34:g})" stroke="{LINE}"/>')
    parts += [_arrow(stay, stays, x, y) for stay in stays]
    parts += [_bar(stay, x, y, today) for stay in stays]
    parts.append(_axis(stays, x, height - 20, span, today))
    label = escape(_("The way of this issue"))
    return mark_safe(  # noqa: S308 - numbers, constants and escaped words
        f'<svg class="ladder" width="100%" height="{height:g}" role="img" aria-label="{label}">'
        + "".join(parts)
        + "</svg>"
    )


def _text(x: str, y: float, words: str, css: str, fill: str, more: str = "") -> str:
    return f'<text x="{x}" y="{y:g}" class="{css}" fill="{fill}"{more}>{words}</text>'


def _lane_name(names: Sequence[str], y: float) -> str:
    """At most two lines, cut where they would run into the picture; whole in the list and as a title."""
    whole = "; ".join(names)
    rows = _two_lines(whole)
    first = y + 9 if len(rows) == 1 else y
    texts = [_text("0", first + 18 * place, escape(row), "ladder-name", INK) for place, row in enumerate(rows)]
    return f"<g><title>{escape(whole)}</title>{''.join(texts)}</g>"


def _two_lines(words: str) -> list[str]:
    """``words`` on at most two lines; Khmer breaks between its words, and its signs need less room."""
    pieces = segment(words).replace(" ", " \u200b").split("\u200b")
    width = 36 if dates.is_khmer() else 27
    rows = [""]
    for piece in pieces:
        if len(rows[-1]) + len(piece.rstrip()) <= width or not rows[-1]:
            rows[-1] += piece
        else:
            rows.append(piece)
    return rows if len(rows) < 3 else [rows[0], f"{rows[1].rstrip()}…"]


def _bar(stay: Stay, x, y, today: datetime.date) -> str:
    start, end = x(stay.from_on), x(stay.to_on or today)
    width = max(1.2, round(end - start, 2))
    if end > RIGHT - 1.2 and width == 1.2:
        start = RIGHT - 1.2
    colour = GOLD if stay.kind == "answer" else BLUE
    fill, edge = colour, ""
    if stay.running:
        fill = "url(#stay-gold)" if stay.kind == "answer" else "url(#stay-blue)"
        edge = f' stroke="{colour}" stroke-width="1.5"'
    elif stay.kind == "turned":
        fill = "url(#stay-turned)"
    said = in_days(stay.days(today))
    room = start + (len(said) + len(stay.word) + 3) * LETTER < 100
    at, anchor = (start, ' dx="8"' if stay.kind == "answer" else "") if room else (99.5, ' text-anchor="end"')
    words = f'<tspan class="ladder-days">{escape(said)}</tspan> {escape(stay.word)}'
    return (
        f'<rect x="{start:g}%" y="{y(stay.lane):g}" width="{width:g}%" height="{BAR}" rx="4.5" fill="{fill}"{edge}/>'
        + _text(f"{at:g}%", y(stay.lane) - 9, words, "ladder-word", INK_2, anchor)
    )


def _arrow(stay: Stay, stays: Sequence[Stay], x, y) -> str:
    """From the lane it came from: the one below for what was asked, the one above for what was answered."""
    if stay is stays[0]:
        return ""
    back = stay.kind == "answer" or stay.lane == 0
    other = stay.lane + (1 if back else -1)
    if not any(one.lane == other and one.from_on <= stay.from_on for one in stays):
        return ""
    if stay.lane == 0 and not any(one.lane == 1 and one.to_on == stay.from_on for one in stays):
        return ""
    colour = GOLD if back else BLUE
    here, there = y(stay.lane), y(other)
    first, last = (there + BAR, here - 7) if back else (there, here + BAR + 7)
    tip = "M-4.5 -6h9L0 1z" if back else "M-4.5 6h9L0 -1z"
    return (
        f'<svg x="{x(stay.from_on):g}%" overflow="visible"><path d="M0 {first:g}V{last:g}" stroke="{colour}"'
        f' stroke-width="2"/><path d="{tip}" fill="{colour}" transform="translate(0 {last:g})"/></svg>'
    )


def _axis(stays: Sequence[Stay], x, y: float, span: int, today: datetime.date) -> str:
    """Days on which it changed hands; those that would stand on each other are left out."""
    whole = _("%(days)s in all") % {"days": in_days(span)}
    parts = [f'<path d="M0 0h4000" transform="translate(0 {y - 14:g})" stroke="{INK_3}"/>']
    parts.append(_text("0", y + 6, escape(whole), "ladder-days", INK_2))
    before = -20.0
    days = sorted({stay.from_on for stay in stays} | {stay.to_on for stay in stays if stay.to_on})
    running = any(stay.running for stay in stays)
    for day in days:
        at = x(day)
        if at - before < 7.5 or (running and RIGHT - at < 7.5 and day != today):
            continue
        end = ' text-anchor="end"' if at > 94 else ""
        parts.append(_text(f"{at:g}%", y + 6, escape(dates.day(day, "short")), "ladder-day", INK_2, end))
        before = at
    if running and days[-1] != today:
        parts.append(_text(f"{RIGHT:g}%", y + 6, escape(_("today")), "ladder-days", INK, ' text-anchor="end"'))
    return "".join(parts)
