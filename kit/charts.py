"""Small pictures of figures as SVG of our own: the same string serves the page and the PDF.

No words stand inside an SVG (WeasyPrint sets SVG text letter by letter and breaks Khmer): the templates put them in
HTML around it, and give the picture its text alternative. Horizontal measures are percentages, so a picture fills its
column while its ticks and its height stay as they are. All functions are pure.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, Decimal
from zlib import crc32

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from kit.shapes import (
    BLUE,
    BLUE_MID,
    BLUE_SOFT,
    FIELD,
    GOLD,
    GOLD_INK,
    GOLD_WASH,
    GREEN,
    INK,
    INK_2,
    LINE,
    RED,
    RED_WASH,
    WHITE,
)

Number = Decimal | float | int

# Beyond these the picture would show little but the overshoot: it is cut, and a gap in the bar says so.
FURTHEST = 2.5
LOWEST = -0.7


@dataclass(frozen=True)
class Bar:
    """One results bar. Numbers place things; the texts are the figures as the reader sees them, already formatted.

    ``kind`` is ``number`` or ``words`` (``steps`` are then the words, ``reached`` how many of them are reached; None:
    not reported). ``actual`` None means *not reported*, which is never drawn as zero. ``expected`` is where the figure
    should be on the day of reading. A falling figure needs nothing special: its target lies below its baseline;
    ``falling`` only matters where both are equal. ``label`` is what the bar is about, for those who cannot see it.
    """

    kind: str = "number"
    label: str = ""
    baseline: Number | None = None
    actual: Number | None = None
    target: Number | None = None
    expected: Number | None = None
    scale_end: Number | None = None
    falling: bool = False
    baseline_text: str = ""
    actual_text: str = ""
    target_text: str = ""
    baseline_when: str = ""
    target_when: str = ""
    scale_text: str = ""
    steps: tuple[str, ...] = ()
    reached: int | None = None
    status: str = ""
    status_word: str = ""
    mini: bool = False

    @property
    def reported(self) -> bool:
        """Whether there is a result at all; zero is one."""
        return (self.reached if self.kind == "words" else self.actual) is not None

    @property
    def drawable(self) -> bool:
        """Whether a picture can be drawn: words with steps, or a number with a target to go to."""
        return bool(self.steps) if self.kind == "words" else self.target is not None

    @property
    def small(self) -> "Bar":
        """The same bar as the mini picture: 6 px, no labels."""
        return replace(self, mini=True)

    @property
    def beyond(self) -> bool:
        """Whether the result lies beyond the target."""
        return self.reported and self.drawable and self.kind == "number" and _way(self, self.actual) > 1

    @property
    def wrong_way(self) -> bool:
        """Whether the result is worse than the baseline."""
        return self.reported and self.drawable and self.kind == "number" and _way(self, self.actual) < 0


@dataclass(frozen=True)
class Places:
    """Where things stand on the track, in per cent of its width; None: not there."""

    zero: float
    end: float | None
    target: float
    expected: float | None
    cut: str = ""


def _way(bar: Bar, value: Number) -> float:
    """How far ``value`` is on the way from baseline (0) to target (1)."""
    start = float(bar.baseline if bar.baseline is not None else 0)
    goal = float(bar.target)
    here = float(value)
    if goal == start:
        if here == start:
            return 1.0
        better = here < start if bar.falling else here > start
        return 1.25 if better else -0.25
    return (here - start) / (goal - start)


def places(bar: Bar) -> Places:
    """The positions of baseline, result, target and today's expectation on the track of a number bar."""
    here = _way(bar, bar.actual) if bar.actual is not None else None
    cut = ""
    if here is not None and here > FURTHEST:
        here, cut = FURTHEST, "end"
    elif here is not None and here < LOWEST:
        here, cut = LOWEST, "start"
    low = min(0.0, here or 0.0)
    high = max(1.0, here or 0.0)
    if high > 1 and not cut and bar.scale_end is not None:
        high = max(high, min(FURTHEST, _way(bar, bar.scale_end)))
    expected = _way(bar, bar.expected) if bar.expected is not None else None

    def spot(value: float) -> float:
        return round(min(100.0, max(0.0, (value - low) / (high - low) * 100)), 1)

    return Places(
        zero=spot(0.0),
        end=None if here is None else spot(here),
        target=spot(1.0),
        expected=None if expected is None else spot(expected),
        cut=cut,
    )


def nice_end(baseline: Number, target: Number, actual: Number) -> Decimal:
    """A round figure a little past ``actual``, for the end of the scale when the target is passed."""
    start, goal, here = Decimal(str(baseline)), Decimal(str(target)), Decimal(str(actual))
    span = abs(here - start)
    if not span:
        return here
    step = Decimal(1).scaleb(span.adjusted())
    step = next(step * part for part in (Decimal("0.2"), Decimal("0.5"), 1) if span / (step * part) <= 12)
    up = goal >= start
    reach = here + (span / 12 if up else -span / 12)
    rounded = ((reach if up else -reach) / step).to_integral_value(ROUND_CEILING) * step
    return rounded if up else -rounded


def number_bar(
    *,
    baseline: Number | None,
    target: Number | None,
    actual: Number | None,
    text: Callable[[Number], str],
    expected: Number | None = None,
    **more: object,
) -> Bar:
    """A number bar with its texts made by ``text``, and a round end of the scale where the target is passed."""
    bar = Bar(
        baseline=baseline,
        target=target,
        actual=actual,
        expected=expected,
        baseline_text=text(baseline) if baseline is not None else "",
        target_text=text(target) if target is not None else "",
        actual_text=text(actual) if actual is not None else "",
        **more,
    )
    if not bar.beyond or baseline is None or baseline == target:
        return bar
    end = nice_end(baseline, target, actual)
    return replace(bar, scale_end=end, scale_text=text(end) if _way(bar, end) <= FURTHEST else "")


def _rect(x: float, width: float, y: float, height: float, fill: str, more: str = "") -> str:
    return f'<rect x="{x:g}%" y="{y:g}" width="{width:g}%" height="{height:g}" fill="{fill}"{more}/>'


def _tick(x: float, y: float, height: float, fill: str, width: float) -> str:
    """A vertical mark at ``x`` per cent that stays inside the picture at both ends."""
    back = width if x >= 99.5 else 0 if x <= 0.5 else width / 2
    return (
        f'<svg x="{x:g}%" y="{y:g}" overflow="visible"><path'
        f' d="M{-back:g} 0h{width:g}v{height:g}h-{width:g}z" fill="{fill}"/></svg>'
    )


def _caret(x: float, y: float) -> str:
    shift = -9 if x >= 98.5 else 0 if x <= 1.5 else -4.5
    return f'<svg x="{x:g}%" y="{y:g}" overflow="visible"><path d="M{shift:g} 5h9l-4.5-5z" fill="{INK_2}"/></svg>'


def hatch(name: str, ground: str, stroke: str, width: float = 2, gap: float = 6) -> str:
    """A pattern of slanting lines under the id ``name``."""
    return (
        f'<pattern id="{name}" width="{gap:g}" height="{gap:g}" patternUnits="userSpaceOnUse"'
        f' patternTransform="rotate(45)">'
        f'<rect width="{gap:g}" height="{gap:g}" fill="{ground}"/><rect width="{width:g}"'
        f' height="{gap:g}" fill="{stroke}"/></pattern>'
    )


def _svg(body: str, height: float, css: str) -> SafeString:
    return mark_safe(  # noqa: S308 - numbers and constants of this module only
        f'<svg class="{css}" width="100%" height="{height:g}" aria-hidden="true" focusable="false">{body}</svg>'
    )


def results_svg(bar: Bar) -> SafeString:
    """The picture of a results bar: number or words, full or mini."""
    return _words_svg(bar) if bar.kind == "words" else _number_svg(bar)


def _number_svg(bar: Bar) -> SafeString:
    at = places(bar)
    thick, top = (6, 3) if bar.mini else (7, 4)
    tick_top, tick = top - 3, thick + 6
    parts = []
    if not bar.reported:
        name = f"n{crc32(repr(bar).encode()):x}"
        parts += [f"<defs>{hatch(name, WHITE, LINE, 3.2, 7)}</defs>", _rect(0, 100, top, thick, f"url(#{name})")]
        parts += [_rect(0, 100, top, 1, LINE), _rect(0, 100, top + thick - 1, 1, LINE)]
    else:
        parts.append(_rect(0, 100, top, thick, LINE))
        if at.end >= at.zero:
            parts.append(_rect(at.zero, at.end - at.zero, top, thick, BLUE_MID))
        else:
            name = f"w{crc32(repr(bar).encode()):x}"
            parts.append(f"<defs>{hatch(name, WHITE, RED, 1.7, 5)}</defs>")
            parts.append(
                _rect(at.end, at.zero - at.end, top, thick, f"url(#{name})", f' stroke="{RED}" stroke-width="1"')
            )
        if at.cut:
            x, shift = (at.end, -14) if at.cut == "end" else (at.end, 8)
            parts.append(
                f'<svg x="{x:g}%" y="{top - 1}" overflow="visible">'
                f'<path d="M{shift} {thick + 2}l3-{thick + 2}h4l-3 {thick + 2}z" fill="{WHITE}"/></svg>'
            )
    if bar.baseline is not None:
        parts.append(_tick(at.zero, tick_top, tick, INK_2, 2))
    parts.append(_tick(at.target, tick_top, tick, GOLD, 3))
    height = tick + 1
    if at.expected is not None:
        parts.append(_caret(at.expected, top + thick + 3))
        height = top + thick + 9
    return _svg("".join(parts), height, "bar-svg")


def _words_svg(bar: Bar) -> SafeString:
    count = len(bar.steps)
    width, thick = 100 / count, 6
    parts = []
    fills = [LINE] * count
    if bar.reached is None:
        name = f"n{crc32(repr(bar).encode()):x}"
        parts.append(f"<defs>{hatch(name, WHITE, LINE, 3.2, 7)}</defs>")
        fills = [f"url(#{name})"] * count
    else:
        fills = [BLUE_MID] * bar.reached + fills[bar.reached :]
    for index, fill in enumerate(fills):
        parts.append(_rect(round(index * width, 2), round(width, 2), 1, thick, fill))
        if index:
            parts.append(_tick(round(index * width, 2), 0, thick + 2, WHITE, 3))
    return _svg("".join(parts), thick + 2, "bar-svg")


@dataclass(frozen=True)
class Part:
    """One part of a stacked bar: number, word, ``fill`` (a key of ``FILLS``); ``text`` is the number as read."""

    value: int
    label: str
    fill: str
    text: str = ""


# fill name: (ground, hatch line or "", frame or ""). Parts differ by fill and hatch, and the number stands beside them.
FILLS: dict[str, tuple[str, str, str]] = {
    "deep": (BLUE, "", ""),
    "mid": (BLUE_MID, "", ""),
    "soft": (BLUE_SOFT, "", ""),
    "green": (GREEN, "", ""),
    "gold": (GOLD_WASH, GOLD, GOLD),
    "late": (RED_WASH, "#E9B9BE", RED),
    "red": (RED, "", ""),
    "open": (WHITE, "", FIELD),
    "missing": (WHITE, LINE, FIELD),
}


def widths(values: Sequence[int], least: float = 7) -> list[float]:
    """The widths of parts in per cent: at least ``least`` for each part that is not nought, so that its number fits."""
    total = sum(values)
    if not total:
        return [0.0 for _value in values]
    shares = [value * 100 / total for value in values]
    small = [0 < share < least for share in shares]
    if not any(small):
        return [round(share, 2) for share in shares]
    rest = 100 - least * sum(small)
    large = sum(share for share, is_small in zip(shares, small, strict=True) if not is_small) or 1
    return [
        round(least if is_small else share * rest / large, 2) for share, is_small in zip(shares, small, strict=True)
    ]


def swatch(fill: str) -> SafeString:
    """The little field of a legend."""
    return mark_safe(  # noqa: S308
        f'<svg class="swatch" width="14" height="10" aria-hidden="true"'
        f' focusable="false">{_filled(fill, 0, 100, 10)}</svg>'
    )


def _filled(fill: str, x: float, width: float, height: float) -> str:
    ground, line, frame = FILLS[fill]
    edge = (
        f'<svg x="{x:g}%" width="{width:g}%" height="{height:g}"><rect x="0.5" y="0.5" width="100%"'
        f' height="{height - 1:g}" fill="none"'
        f' stroke="{frame}"/><path d="M0 0v{height:g}" stroke="{frame}" stroke-width="2"/></svg>'
        if frame
        else ""
    )
    if not line:
        return _rect(x, width, 0, height, ground) + edge
    name = f"f{crc32(f'{fill}{x}{width}{height}'.encode()):x}"
    return f"<defs>{hatch(name, ground, line, 2.5)}</defs>{_rect(x, width, 0, height, f'url(#{name})')}{edge}"


def stacked_svg(parts: Sequence[Part], height: float = 20) -> SafeString:
    """The stacked bar: gaps of 2 px between the parts, each with its number inside."""
    shown = [part for part in parts if part.value]
    pieces, x = [], 0.0
    for part, width in zip(shown, widths([part.value for part in shown]), strict=True):
        ground, line, _frame = FILLS[part.fill]
        ink = {"late": RED, "gold": GOLD_INK, "soft": INK, "open": INK_2, "missing": INK_2}.get(part.fill, WHITE)
        text = escape(part.text or str(part.value))
        pieces.append(_filled(part.fill, x, width, height))
        if line:
            pieces.append(
                f'<svg x="{x:g}%" y="2" overflow="visible"><rect x="5" width="{len(text) * 8 + 4}"'
                f' height="{height - 4:g}" fill="{ground}"/></svg>'
            )
        pieces.append(
            f'<svg x="{x:g}%" overflow="visible"><text x="7" y="{height - 6:g}" font-size="11.5" font-weight="600"'
            f' fill="{ink}">{text}</text></svg>'
        )
        if x:
            pieces.append(_tick(x, 0, height, WHITE, 2))
        x = round(x + width, 2)
    return _svg("".join(pieces) or _rect(0, 100, 0, height, LINE), height, "stack-svg")
