"""Pictures of the printed report, as SVG of our own in points: 7 pt here are 7 pt on paper.

Words stand in HTML around a picture; inside an SVG only digits and short Latin (WeasyPrint sets SVG text letter by
letter).
Each picture carries its meaning in ``<title>``: the alternative text of the tagged PDF. All functions are pure.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

BLUE, SKY, RED, GOLD = "#0F3468", "#C6D4E7", "#AE1C22", "#A67C22"
GOLD_ON_BLUE, GREEN, AMBER, AMBER_SOFT, GREEN_SOFT = "#C9A24A", "#1F6F54", "#E2A52B", "#EFCD84", "#A9CDBB"
INK, GREY, HAIR, BAND, WHITE = "#191E2A", "#5B6372", "#B9C0CC", "#EEF2F8", "#FFFFFF"

Number = Decimal | float | int

# Status: shape first, colour last. Drawn on a field of 12 × 12.
_LINE = 'fill="none" stroke-linecap="round" stroke-linejoin="round"'
MARKS: dict[str, str] = {
    "achieved": f'<circle cx="6" cy="6" r="5.6" fill="{GREEN}"/>'
    f'<path d="M3.4 6.2 5.3 8 8.7 4.3" {_LINE} stroke="{WHITE}" stroke-width="1.3"/>',
    "on_track": f'<circle cx="6" cy="6" r="4.9" fill="none" stroke="{GREEN}" stroke-width="1.4"/>'
    f'<circle cx="6" cy="6" r="2.4" fill="{GREEN}"/>',
    "delayed": f'<path d="M6 .9 11.5 11H.5z" fill="{AMBER}" stroke="{INK}" stroke-width=".6" '
    f'stroke-linejoin="round"/>'
    f'<path d="M6 4.4v3" {_LINE} stroke="{INK}" stroke-width="1.1"/><circle cx="6" cy="9.1" r=".7" fill="{INK}"/>',
    "off_track": f'<rect x=".7" y=".7" width="10.6" height="10.6" fill="{RED}"/>'
    f'<path d="M3.8 3.8l4.4 4.4M8.2 3.8 3.8 8.2" {_LINE} stroke="{WHITE}" stroke-width="1.4"/>',
    "not_reported": f'<circle cx="6" cy="6" r="5" fill="none" stroke="{GREY}" stroke-width="1" '
    f'stroke-dasharray="1.9 1.24"/>'
    f'<path d="M4 6h4" stroke="{GREY}" stroke-width="1"/>',
    "unrated": f'<circle cx="6" cy="6" r="5" fill="none" stroke="{GREY}" stroke-width="1"/>',
    "nothing": f'<path d="M2.5 6h7" stroke="{GREY}" stroke-width="1.4"/>',
}
STACK: dict[str, tuple[str, str, str]] = {  # ground, digits, frame
    "achieved": (GREEN, WHITE, GREEN),
    "on_track": (GREEN_SOFT, INK, GREEN),
    "delayed": (AMBER_SOFT, INK, GOLD),
    "off_track": (RED, WHITE, RED),
    "not_reported": (WHITE, INK, ""),
    "nothing": (BAND, INK, HAIR),
    "unrated": (BAND, INK, HAIR),
}


def svg(width: float, height: float, body: str, words: object = "", css: str = "") -> SafeString:
    """An SVG of points with its alternative text."""
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" class="{}" width="{}pt" height="{}pt" viewBox="0 0 {} {}">'
        "<title>{}</title>{}</svg>",
        css,
        f"{width:g}",
        f"{height:g}",
        f"{width:g}",
        f"{height:g}",
        words or "–",
        mark_safe(body),  # noqa: S308 - numbers and constants of this module, and escaped digits
    )


def mark(name: str, words: object, size: float = 9) -> SafeString:
    """The shape of one status; ``words`` say it to those who cannot see it."""
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" class="mark" width="{0}pt" height="{0}pt" viewBox="0 0 12 12">'
        "<title>{1}</title>{2}</svg>",
        f"{size:g}",
        words,
        mark_safe(MARKS[name]),  # noqa: S308 - constants above
    )


def _hatched(x: float, y: float, width: float, height: float, gap: float = 2.6) -> str:
    """A field of slanting red lines, drawn one by one: patterns would need names that are unique in the document."""
    lines, at = [], x - height + gap / 2
    while at < x + width:
        start, end = max(at, x), min(at + height, x + width)
        if end > start:
            lines.append(f"M{start:.1f} {y + height - (start - at):.1f}L{end:.1f} {y + height - (end - at):.1f}")
        at += gap
    return (
        f'<rect x="{x:.1f}" y="{y}" width="{max(width, 0.7):.1f}" height="{height}" fill="{WHITE}" stroke="{RED}" '
        f'stroke-width=".6"/><path d="{"".join(lines)}" stroke="{RED}" stroke-width=".8"/>'
    )


def way(baseline: Number | None, target: Number | None, value: Number | None) -> float | None:
    """How far ``value`` is on the way from baseline (0) to target (1); falling targets too. None: cannot be said."""
    if baseline is None or target is None or value is None:
        return None
    start, goal, here = float(baseline), float(target), float(value)
    if start == goal:
        return 1.0 if here == goal else None
    return (here - start) / (goal - start)


@dataclass(frozen=True)
class Way:
    """What a results bar shows: shares of the way from baseline (0) to target (1), and words beside it."""

    now: float | None
    now_text: str
    baseline_text: str
    target_text: str
    target_word: str
    earlier: tuple[tuple[float, str], ...] = ()
    planned: float | None = None
    words: str = ""
    missing: str = ""


TRACK, BAR_TOP, BAR_HEIGHT = 304.0, 7.0, 10.0


def results_bar(bar: Way) -> SafeString:
    """Baseline → earlier years → now → target on one track; a broken track where nothing was reported."""
    low = min(0.0, bar.now if bar.now is not None else 0.0)
    high = max(1.0, bar.now if bar.now is not None else 1.0)
    low, high = max(low, -0.6), min(high, 1.6)

    def x(share: float) -> float:
        return round((min(high, max(low, share)) - low) / (high - low) * TRACK, 1)

    parts: list[str] = []
    top, tall = BAR_TOP, BAR_HEIGHT
    if bar.now is None:
        parts.append(
            f'<rect x=".4" y="{top + 0.4}" width="{TRACK - 0.8}" height="{tall - 0.8}" fill="none" stroke="{GREY}" '
            f'stroke-width=".8" stroke-dasharray="2.4 1.8"/>'
        )
    else:
        parts.append(f'<path d="M0 {top}H{TRACK}M0 {top + tall}H{TRACK}" stroke="{BLUE}" stroke-width=".5"/>')
        zero, end = x(0), x(bar.now)
        if bar.now >= 0:
            parts.append(f'<rect x="{zero}" y="{top}" width="{max(end - zero, 0.8)}" height="{tall}" fill="{BLUE}"/>')
        else:
            parts.append(_hatched(end, top, zero - end, tall))
        if low < 0:
            parts.append(f'<path d="M{zero} {top - 2}v{tall + 4}" stroke="{INK}" stroke-width="1"/>')
        last = -99.0
        for share, digits in sorted(bar.earlier):
            here = x(share)
            inside = zero < here <= end
            colour = WHITE if inside else GREY
            parts.append(f'<path d="M{here} {top}v{tall}" stroke="{colour}" stroke-width="1"/>')
            if here - last > 13 and here > 12:
                parts.append(
                    f'<text x="{here - 2.2}" y="{top + 7.4}" text-anchor="end" font-size="6.4" fill="{colour}" '
                    f'font-family="Noto Sans, Hanuman">{conditional_escape(digits)}</text>'
                )
                last = here
    if bar.planned is not None:
        here = x(bar.planned)
        parts.append(
            f'<path d="M{here} {top + tall + 1.5}V{top - 3}" stroke="{INK}" stroke-width="1"/>'
            f'<path d="M{here - 3.2} {top - 7}h6.4l-3.2 5z" fill="{INK}"/>'
        )
    goal = x(1.0)
    parts.append(f'<rect x="{goal - 1.2}" y="{top - 5}" width="2.4" height="{tall + 10}" fill="{INK}"/>')
    picture = svg(TRACK + 2, BAR_TOP + BAR_HEIGHT + 6, "".join(parts), bar.words)
    return format_html(
        '<div class="bar">{}<div class="bar-goal"><b>{}</b><br><small>{}</small></div><div class="bar-under">'
        '<span class="bar-base">{}</span>{}</div></div>',
        picture,
        bar.target_text,
        bar.target_word,
        bar.baseline_text,
        _now_label(bar, x),
    )


def _now_label(bar: Way, x) -> SafeString:
    """The value in its place: below the end of the bar, or to the right of the baseline where they would meet."""
    if bar.now is None:
        return format_html('<span class="bar-none">{}</span>', bar.missing)
    end = x(bar.now) / TRACK * 100
    room = max(len(bar.now_text), 3) * 1.9
    taken = min(40.0, len(bar.baseline_text) * 1.75 + 4)
    if end < taken + room:
        left = f"{max(end - room / 2, taken):.1f}"
        return format_html('<span class="bar-now" style="left:{}%">{}</span>', left, bar.now_text)
    return format_html(
        '<span class="bar-now bar-right" style="right:{}%">{}</span>', f"{100 - min(end + 2, 100):.1f}", bar.now_text
    )


def way_bar(now: float | None, planned: float | None, words: str, width: float = 92) -> SafeString:
    """The small bar of the table at a glance: the mean way, the upright line where the year should be."""
    if now is None:
        body = (
            f'<rect x=".4" y="2.4" width="{width - 0.8}" height="5.2" fill="none" stroke="{GREY}" '
            'stroke-width=".7" stroke-dasharray="2 1.5"/>'
        )
    else:
        filled = min(1.0, max(0.0, now)) * width
        body = (
            f'<rect y="2" width="{width}" height="6" fill="{BAND}"/>'
            f'<rect y="2" width="{filled:.1f}" height="6" fill="{BLUE}"/>'
        )
    if planned is not None:
        body += f'<path d="M{planned * width:.1f} -.5v11" stroke="{INK}" stroke-width=".7"/>'
    return svg(width, 10, body, words)


def stacked(parts: Sequence[tuple[str, int, str]], words: str, width: float = 470.5, height: float = 18) -> SafeString:
    """The bar of all indicators by status: (status, number, digits); no part narrower than its number."""
    shown = [part for part in parts if part[1]]
    total = sum(part[1] for part in shown)
    least = min(0.045, 1 / max(len(shown), 1))
    shares = [max(part[1] / total, least) for part in shown]
    scale = width / sum(shares)
    body, at = [], 0.0
    for (status, _count, digits), share in zip(shown, shares, strict=True):
        ground, ink, frame = STACK[status]
        wide = share * scale
        edge = (
            f'stroke="{frame}" stroke-width=".7"'
            if frame
            else f'stroke="{GREY}" stroke-width=".8" stroke-dasharray="2 1.4"'
        )
        body.append(
            f'<rect x="{at + 0.4:.1f}" y=".4" width="{wide - 1.6:.1f}" height="{height - 0.8}" fill="{ground}" {edge}/>'
        )
        body.append(
            f'<text x="{at + 5:.1f}" y="{height / 2 + 3.2}" font-size="9" font-weight="600" fill="{ink}" '
            f'font-family="Noto Sans, Hanuman">{conditional_escape(digits)}</text>'
        )
        at += wide
    return svg(width, height, "".join(body), words)


def balance(parts: Sequence[tuple[str, int]], most: int, words: str, width: float = 110) -> SafeString:
    """Promises of one side: done, under way, late (hatched), not reported (broken), on one scale for all sides."""
    body, at = [], 0.0
    for kind, count in parts:
        if not count:
            continue
        wide = max(count / max(most, 1) * width - 0.9, 0.7)
        if kind == "late":
            body.append(_hatched(at + 0.3, 0.4, wide, 9.2))
        else:
            ground, frame = {
                "done": (BLUE, BLUE),
                "open": (SKY, BLUE),
                "dropped": (BAND, HAIR),
                "missing": (WHITE, GREY),
            }[kind]
            dash = ' stroke-dasharray="1.6 1.2"' if kind == "missing" else ""
            body.append(
                f'<rect x="{at + 0.3:.1f}" y=".4" width="{wide:.1f}" height="9.2" fill="{ground}" stroke="{frame}" '
                f'stroke-width=".6"{dash}/>'
            )
        at += wide + 0.9
    return svg(width, 10, "".join(body), words)


def swatch(kind: str) -> SafeString:
    """The key of :func:`balance`."""
    return balance([(kind, 1)], 1, "", width=9)


@dataclass(frozen=True)
class Calendar:
    """The shared date axis of the submission table."""

    first: date
    last: date
    due: date
    width: float = 142.0

    def x(self, day: date) -> float:
        """Where a day stands."""
        span = max((self.last - self.first).days, 1)
        return round(min(1.0, max(0.0, (day - self.first).days / span)) * (self.width - 12) + 2, 1)


def strip_row(axis: Calendar, day: date | None, late: bool, words: str) -> SafeString:
    """One row of the submission table: disc in time, triangle late, broken ring not received."""
    due, middle = axis.x(axis.due), 6.0
    body = [f'<path d="M{due} -2v17" stroke="{INK}" stroke-width=".7"/>']
    if day is None:
        end = axis.width - 5
        body.append(f'<path d="M2 {middle}H{end - 5}" stroke="{INK}" stroke-width="1" stroke-dasharray="1.6 1.5"/>')
        body.append(
            f'<circle cx="{end}" cy="{middle}" r="4" fill="{WHITE}" stroke="{INK}" stroke-width="1" '
            f'stroke-dasharray="1.7 1.1"/>'
        )
    elif late:
        here = axis.x(day)
        body.append(f'<path d="M2 {middle}H{due}" stroke="{SKY}" stroke-width="1"/>')
        body.append(f'<path d="M{due} {middle}H{here}" stroke="{RED}" stroke-width="1.6"/>')
        body.append(f'<path d="M{here - 4.4} {middle + 3.6}h8.8l-4.4-8z" fill="{RED}"/>')
    else:
        here = axis.x(day)
        body.append(f'<path d="M2 {middle}H{here}" stroke="{SKY}" stroke-width="1"/>')
        body.append(f'<circle cx="{here}" cy="{middle}" r="3.6" fill="{BLUE}"/>')
    return svg(axis.width, 12, "".join(body), words)


RULE = mark_safe(  # noqa: S308 - a constant
    f'<svg xmlns="http://www.w3.org/2000/svg" class="motto-rule" width="113pt" height="11pt" '
    f'viewBox="0 0 113 11"><title>–</title>'
    f'<path d="M0 5.5h31M82 5.5h31" stroke="{GOLD}" stroke-width=".7"/>'
    f'<ellipse cx="37" cy="5.5" rx="6.4" ry="2.3" fill="{GOLD}"/><ellipse cx="76" cy="5.5" rx="6.4" '
    f'ry="2.3" fill="{GOLD}"/>'
    f'<path d="M47.5 2.6l2.9 2.9-2.9 2.9-2.9-2.9zM65.5 2.6l2.9 2.9-2.9 2.9-2.9-2.9z" fill="{GOLD}"/>'
    f'<path d="M56.5 1l4.5 4.5-4.5 4.5L52 5.5z" fill="none" stroke="{GOLD}" stroke-width="1.5"/></svg>'
)


def _lozenge(cx: float, cy: float, r: float, status: str) -> str:
    def diamond(size: float, paint: str) -> str:
        side = f"{size:.1f}"
        return f'<path d="M{cx:.1f} {cy - size:.1f}l{side} {side}-{side} {side}-{side}-{side}z" {paint}/>'

    gold, thin = GOLD_ON_BLUE, f'fill="none" stroke="{GOLD_ON_BLUE}"'
    if status == "achieved":
        return diamond(r, f'fill="{gold}"') + diamond(r * 0.38, f'fill="{BLUE}"')
    if status == "on_track":
        return diamond(r, f'{thin} stroke-width="1.3"') + diamond(r * 0.58, f'fill="{gold}"')
    if status == "delayed":
        return diamond(r, f'{thin} stroke-width="1"') + diamond(r * 0.58, f'{thin} stroke-width="1"')
    if status == "off_track":
        return diamond(r, f'{thin} stroke-width="1"') + diamond(r * 0.5, 'fill="#D9534F"')
    if status in ("not_reported", "unrated"):
        return diamond(r, f'{thin} stroke-width=".7" stroke-dasharray="1.8 1.6" opacity=".8"')
    if status == "nothing":
        return diamond(r, f'{thin} stroke-width="1"')
    return diamond(r * 0.2, f'fill="{gold}" opacity=".55"')


def weave(threads: Sequence[Sequence[str]], words: str, width: float = 595.3) -> SafeString:
    """The year as a weave: a thread a group, a lozenge an indicator, from the middle outward, mirrored as in silk."""
    columns = max(len(threads), 1)
    deep = max(2, *(len(thread) for thread in threads)) if threads else 2
    rows = 2 * deep - 1
    pitch = width / columns
    step = min(pitch, 29.8, 208.0 / rows)
    field = rows * step
    top, parts = 18.0, []
    radius = min(pitch, step) * 0.45
    for edge, flip in ((0.0, 1), (top + field, -1)):
        y = edge + (12.5 if flip == 1 else 5.5)
        parts.append(
            f'<path d="M0 {edge + (0.5 if flip == 1 else 17.5)}h{width}" stroke="{GOLD_ON_BLUE}" stroke-width=".6"/>'
        )
        parts.append(
            f'<path d="M0 {edge + (14 if flip == 1 else 4)}h{width}" stroke="{GOLD_ON_BLUE}" stroke-width="1.1"/>'
        )
        teeth = int(width // 7.64)
        spans = width / teeth
        at = y - 2 * flip
        parts.append(
            '<path d="'
            + "".join(f"M{n * spans:.1f} {at:.1f}h{spans:.1f}l{-spans / 2:.1f} {-6 * flip}z" for n in range(teeth))
            + f'" fill="{GOLD_ON_BLUE}"/>'
        )
    middle = top + field / 2
    for column, thread in enumerate(threads):
        cx = (column + 0.5) * pitch
        for depth in range(deep):
            status = thread[depth] if depth < len(thread) else ""
            for side in (-1, 1) if depth else (1,):
                parts.append(_lozenge(cx, middle + side * depth * step, radius, status))
    for column in range(columns + 1):
        for row in range(1, rows):
            x, y, r = column * pitch, top + row * step, 2.6
            parts.append(
                f'<path d="M{x:.1f} {y - r:.1f}l{r} {r}-{r} {r}-{r}-{r}z" fill="{GOLD_ON_BLUE}" opacity=".75"/>'
            )
    return svg(width, top * 2 + field, "".join(parts), words, "weave")
