"""The smallest charts: progress bar, step dashes of tables, cells of the submission strip. See ``kit.charts``."""

from django.utils.safestring import SafeString, mark_safe

from kit.shapes import BLUE, BLUE_MID, GOLD, GOLD_WASH, LINE, RED_WASH, WHITE, shape


def progress_svg(share: int) -> SafeString:
    """The progress bar: 6 px, ``share`` per cent filled."""
    ground, fill = (
        f'<rect width="{width}%" height="6" rx="3" fill="{colour}"/>'
        for width, colour in ((100, LINE), (share, BLUE_MID))
    )
    return mark_safe(  # noqa: S308 - numbers and constants only
        f'<svg class="progress-svg" width="100%" height="6" aria-hidden="true" focusable="false">{ground}{fill}</svg>'
    )


def step_dashes(done: int, total: int = 6, *, returned: bool = False) -> SafeString:
    """Six dashes of 13 × 6: done ones filled, the current one outlined (gold when it was sent back)."""
    parts = []
    for index in range(total):
        x = index * 15
        if index < done:
            parts.append(f'<rect x="{x}" y="1" width="13" height="6" fill="{BLUE_MID}"/>')
        elif index == done and returned:
            parts.append(f'<rect x="{x}" y="1" width="13" height="6" fill="{GOLD}"/>')
        elif index == done:
            parts.append(
                f'<rect x="{x + 0.75}" y="1.75" width="11.5" height="4.5" fill="{WHITE}" stroke="{BLUE}"'
                f' stroke-width="1.5"/>'
            )
        else:
            parts.append(f'<rect x="{x}" y="1" width="13" height="6" fill="{LINE}"/>')
    width = total * 15 - 2
    return mark_safe(  # noqa: S308
        f'<svg class="dashes" width="{width}" height="8" viewBox="0 0 {width} 8" aria-hidden="true"'
        f' focusable="false">{"".join(parts)}</svg>'
    )


# shape: (ground, frame) of a cell of the submission strip.
CELLS: dict[str, tuple[str, str]] = {
    "done": (BLUE, BLUE),
    "with": ("#D3E1F4", "#D3E1F4"),
    "draft": ("#D3E1F4", "#D3E1F4"),
    "late": (RED_WASH, "#E9B9BE"),
    "returned": (GOLD_WASH, "#D0A548"),
    "at-risk": (GOLD_WASH, "#D0A548"),
}


def strip_cell(name: str) -> SafeString:
    """One cell of the submission strip: the status shape ``name`` on its ground."""
    ground, frame = CELLS.get(name, (WHITE, "#C6CEDB"))
    colour, mark = (WHITE, BLUE) if name == "done" else ("", WHITE)
    inner = shape(name, colour, 11, mark).replace('class="shape"', 'x="5.5" y="7.5"')
    return mark_safe(  # noqa: S308
        f'<svg class="cell" width="22" height="26" aria-hidden="true" focusable="false">'
        f'<rect x=".5" y=".5" width="21" height="25" rx="2.5" fill="{ground}" stroke="{frame}"/>{inner}</svg>'
    )
