"""Small pictures without words: the ten status shapes and the icons.

Colours stand in the attributes, not in a style sheet, because the PDF maker does not apply the page's CSS inside an
SVG. They are the tokens of ``static/css/tokens.css``; a test keeps the two the same.
"""

from functools import lru_cache

from django.utils.safestring import SafeString, mark_safe

INK, INK_2, INK_3, FIELD, LINE = "#13203A", "#3E4A63", "#5C6780", "#7C889E", "#DFE4EC"
BLUE, BLUE_DEEP, BLUE_MID, BLUE_SOFT = "#1B4688", "#0E2B57", "#3A6DB5", "#A9C3E6"
GOLD, GOLD_INK, GOLD_WASH = "#AF8229", "#765306", "#FBF5E6"
RED, RED_WASH, GREEN, GREEN_WASH = "#A61E2B", "#FCF0F0", "#1C6A4C", "#EDF6F1"
WHITE = "#FFFFFF"

_RING = '<circle cx="8" cy="8" r="6.1" fill="none" stroke="{c}" stroke-width="1.5"/>'
_DISC = '<circle cx="8" cy="8" r="7" fill="{c}"/>'
_SQUARE = '<rect x="1.5" y="1.5" width="13" height="13" rx="2" fill="{c}"/>'
_STROKE = 'fill="none" stroke="{w}" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round"/>'
_BANG = '<path d="M8 {y}v{h}" ' + _STROKE + '<circle cx="8" cy="{dot}" r="1" fill="{w}"/>'

# name: (drawing, own colour). Outline or filling differs, so that each survives a black-and-white print.
SHAPES: dict[str, tuple[str, str]] = {
    "none": (_RING, INK_3),
    "draft": (_RING + '<path d="M8 2.5a5.5 5.5 0 0 0 0 11z" fill="{c}"/>', BLUE),
    "with": (_RING + '<circle cx="8" cy="8" r="2.7" fill="{c}"/>', BLUE),
    "on-track": (_DISC + '<path d="M6.9 5.1 9.8 8l-2.9 2.9" ' + _STROKE, BLUE),
    "done": (_DISC + '<path d="m5 8.3 2.1 2.1L11 6.2" ' + _STROKE, GREEN),
    "at-risk": (
        '<path d="M8 .4 15.6 8 8 15.6.4 8z" fill="{c}"/>'
        + _BANG.replace("{y}", "4.6").replace("{h}", "3.6").replace("{dot}", "10.9"),
        GOLD_INK,
    ),
    "late": (
        '<path d="M8 1.2 15.6 14.6H.4z" fill="{c}"/>'
        + _BANG.replace("{y}", "6.2").replace("{h}", "3.4").replace("{dot}", "12.2"),
        RED,
    ),
    "forwarded": (_SQUARE + '<path d="M8 11.4V5M5.2 7.5 8 4.7l2.8 2.8" ' + _STROKE, BLUE),
    "returned": (_SQUARE + '<path d="M11.4 8H5M7.5 5.2 4.7 8l2.8 2.8" ' + _STROKE, GOLD_INK),
    "not-reported": (
        '<circle cx="8" cy="8" r="6.1" fill="none" stroke="{c}" stroke-width="1.5" stroke-dasharray="2.4 1.43"/>',
        INK_3,
    ),
}

ICONS: dict[str, str] = {
    "arrow-right": "M5 12h14M13 6l6 6-6 6",
    "bell": "M6 9a6 6 0 0 1 12 0c0 6 2 7 2 7H4s2-1 2-7M10 20a2 2 0 0 0 4 0",
    "book": "M5 4h11a3 3 0 0 1 3 3v13H8a3 3 0 0 1-3-3zM5 17a3 3 0 0 1 3-3h11",
    "calendar": "M4 6h16v14H4zM4 10h16M8 3v4M16 3v4",
    "check": "m5 12.5 4.5 4.5L19 7.5",
    "chevron-down": "m6 9 6 6 6-6",
    "chevron-left": "m15 6-6 6 6 6",
    "chevron-right": "m9 6 6 6-6 6",
    "chevron-up": "m6 15 6-6 6 6",
    "clock": "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 7v5l3.5 2",
    "comment": "M4 5h16v11H10l-5 4v-4H4z",
    "download": "M12 4v11M7 10.5 12 15.5l5-5M5 20h14",
    "eye": (
        "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12M12 9.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5"
    ),
    "file": "M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6",
    "filter": "M4 6h16M7 12h10M10 18h4",
    "flag": "M6 21V4h11l-2 4 2 4H6",
    "grip": "M9 6h.01M15 6h.01M9 12h.01M15 12h.01M9 18h.01M15 18h.01",
    "history": "M4 5v5h5M4.5 10A8 8 0 1 1 4 13M12 8v5l3 2",
    "home": "M4 11 12 4l8 7v9h-5v-6H9v6H4z",
    "info": "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 11v5M12 7.6v.01",
    "key": "M14 10a4 4 0 1 0-4 4c.7 0 1.4-.2 2-.5L14 15h2v2h2v2h3v-3l-7.2-4.2c.1-.6.2-1.2.2-1.8M9 9.5v.01",
    "link": "M10 14a4 4 0 0 0 5.7 0l3-3a4 4 0 0 0-5.7-5.7l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3a4 4 0 0 0 5.7 5.7l1-1",
    "list": "M9 6h11M9 12h11M9 18h11M4.5 6h.01M4.5 12h.01M4.5 18h.01",
    "lock": "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
    "mail": "M3.5 6h17v12h-17zM3.5 7l8.5 6.5L20.5 7",
    "map": "M9 4 3.5 6.5V20L9 17.5l6 2.5 5.5-2.5V4L15 6.5zM9 4v13.5M15 6.5V20",
    "menu": "M4 7h16M4 12h16M4 17h16",
    "more": "M6 12h.01M12 12h.01M18 12h.01",
    "pencil": "M4 20l1-4.5L16 4.5l3.5 3.5L8.5 19zM13.5 7l3.5 3.5",
    "people": (
        "M9 4.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7M2.5 20c0-4 2.5-6 6.5-6s6.5 2 6.5 6"
        "M16 5a3.2 3.2 0 0 1 0 6.2M17.5 14.3c2.6.6 4 2.5 4 5.7"
    ),
    "person": "M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8M4.5 20.5c0-4.2 3-6.5 7.5-6.5s7.5 2.3 7.5 6.5",
    "plus": "M12 5v14M5 12h14",
    "print": "M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z",
    "reply": "M10 6 4 11.5l6 5.5M4 11.5h9c4 0 7 2.5 7 6.5",
    "report": "M5 3h14v18H5zM9 16v-3M12 16V9M15 16v-5",
    "search": "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M15.5 15.5 20.5 20.5",
    "settings": "M4 7h10M18 7h2M4 17h2M10 17h10M16 5v4M8 15v4",
    "shield": "M12 3l7.5 3v6c0 4.5-3 7.5-7.5 9-4.5-1.5-7.5-4.5-7.5-9V6zM9 12l2.2 2.2L15.5 10",
    "sign-out": "M14 4H5v16h9M10 12h11M17 8l4 4-4 4",
    "trash": "M4.5 7h15M9.5 7V4h5v3M6.5 7l1 13.5h9l1-13.5M10 11v5.5M14 11v5.5",
    "undo": "M9 5 4 10l5 5M4 10h10a6 6 0 0 1 0 12h-3",
    "upload": "M12 16V5M7 9.5l5-5 5 5M5 20h14",
    "warning": "M12 3.5 22 20.5H2zM12 10v5M12 17.9v.01",
    "x": "M6 6l12 12M18 6 6 18",
}


@lru_cache(maxsize=256)
def shape(name: str, colour: str = "", size: float = 15, mark: str = WHITE) -> SafeString:
    """The status shape ``name``; KeyError for a name that is not one of the ten.

    ``colour`` replaces its own colour and ``mark`` the colour of the sign inside it (for shapes on a dark ground).
    """
    drawing, own = SHAPES[name]
    body = drawing.replace("{c}", colour or own).replace("{w}", mark)
    return mark_safe(  # noqa: S308 - constants above only
        f'<svg class="shape" width="{size:g}" height="{size:g}" viewBox="0 0 16 16" aria-hidden="true">{body}</svg>'
    )


@lru_cache(maxsize=256)
def icon(name: str, size: float = 16) -> SafeString:
    """The line icon ``name`` in the colour of the text around it; KeyError for an unknown name."""
    width = 2.6 if name in ("grip", "more") else 1.9
    return mark_safe(  # noqa: S308 - constants above only
        f'<svg class="icon" width="{size:g}" height="{size:g}" viewBox="0 0 24 24" fill="none" stroke="currentColor" '
        f'stroke-width="{width}" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path'
        f' d="{ICONS[name]}"/></svg>'
    )
