"""What a printed document may open: the project's own fonts, print styles and images, by name. Nothing else exists."""

import re
from collections.abc import Mapping
from pathlib import Path

from weasyprint.urls import URLFetcher, URLFetcherResponse

_ROOT = Path(__file__).resolve().parents[2]
_TYPES = {
    ".ttf": "font/ttf",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
}
_ROOMS = {"fonts": _ROOT / "kit" / "fonts", "print": _ROOT / "static" / "print", "img": _ROOT / "static" / "img"}
_NAME = re.compile(r"kit:/{0,3}(?P<room>[a-z]+)/(?P<name>[A-Za-z0-9_][A-Za-z0-9_.-]*)")
BASE_URL = "kit:/"


class Refused(ValueError):
    """The document asked for something that is not its own."""


class OwnFiles(URLFetcher):
    """Serves ``kit:fonts/…``, ``kit:print/…``, ``kit:img/…`` and ``kit:given/<name>`` (bytes handed in); nothing else.

    No network, no file system beyond three folders without sub-folders, no ``data:``. ``refused`` lists what was asked
    for in vain.
    """

    def __init__(self, given: Mapping[str, bytes] | None = None):
        super().__init__(allowed_protocols=(), allow_redirects=False)
        self.given = dict(given or {})
        self.refused: list[str] = []

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        """The named file, or :class:`Refused`."""
        match = _NAME.fullmatch(url)
        if match:
            suffix = Path(match["name"]).suffix.lower()
            kind = {"Content-Type": _TYPES.get(suffix, "application/octet-stream")}
            if match["room"] == "given" and match["name"] in self.given:
                return URLFetcherResponse(url, self.given[match["name"]], kind)
            folder = _ROOMS.get(match["room"])
            path = folder / match["name"] if folder and suffix in _TYPES else None
            if path and path.is_file() and path.resolve().parent == folder.resolve():
                return URLFetcherResponse(url, path.read_bytes(), kind)
        self.refused.append(url)
        raise Refused(f"Not one of the project's own files: {url[:200]}")


def print_css(name: str) -> str:
    """The text of a print style sheet: ``print_css("base.css")``."""
    return (_ROOMS["print"] / name).read_text(encoding="utf-8")
