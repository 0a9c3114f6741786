"""Laid out chapters, kept by what they were made of: the same input finds its file, anything else makes a new one."""

from __future__ import annotations

import hashlib
import json
import os
import time
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

_HERE = Path(__file__).resolve().parent
_KEEP_DAYS = 30


@lru_cache(maxsize=1)
def _made_by() -> str:
    """Fingerprint of all that shapes a page besides its input: this package, Khmer breaking, fonts, base styles."""
    found = hashlib.sha256()
    for name in ("weasyprint", "pydyf", "khmercut", "pikepdf"):
        found.update(f"{name} {version(name)}\n".encode())
    root = _HERE.parents[1]
    folders = (_HERE, root / "kit" / "fonts", root / "static" / "print", root / "static" / "img")
    files = [file for folder in folders if folder.is_dir() for file in sorted(folder.iterdir()) if file.is_file()]
    for file in [root / "kit" / "khmer.py", *files]:
        found.update(file.name.encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return found.hexdigest()


def digest(*parts: object) -> str:
    """The name under which something made of these parts is kept."""
    text = json.dumps(parts, sort_keys=True, ensure_ascii=True, default=lambda data: hashlib.sha256(data).hexdigest())
    return hashlib.sha256(f"{_made_by()}\n{text}".encode()).hexdigest()


class Store:
    """A folder of files named by :func:`digest`. Writing is by rename, so that no half file is ever found."""

    def __init__(self, folder: Path | str):
        self.folder = Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)

    def path(self, name: str, suffix: str = "") -> Path:
        """Where a thing is kept; names are spread over 256 folders."""
        place = self.folder / name[:2]
        place.mkdir(exist_ok=True)
        return place / f"{name}{suffix}"

    def known(self, name: str) -> dict | None:
        """The description of a kept layout, or None. A use today keeps it from being swept."""
        path = self.path(name, ".json")
        try:
            text = path.read_bytes()
            os.utime(path)
            os.utime(path.with_suffix(".pdf"))
        except FileNotFoundError:
            return None
        return json.loads(text)

    def read(self, name: str) -> bytes | None:
        """A kept file, or None."""
        path = self.path(name, ".pdf")
        try:
            os.utime(path)
            return path.read_bytes()
        except FileNotFoundError:
            return None

    def keep(self, name: str, data: bytes) -> None:
        """Keep a file under its name."""
        part = self.path(name, f".{os.getpid()}.part")
        part.write_bytes(data)
        part.replace(self.path(name, ".pdf"))

    def sweep(self, *, now: float | None = None, days: int = _KEEP_DAYS) -> int:
        """Remove what was not used for so many days; returns how many files went."""
        limit, gone = (now or time.time()) - days * 86_400, 0
        for file in self.folder.glob("??/*"):
            try:
                if file.stat().st_mtime < limit:
                    file.unlink()
                    gone += 1
            except FileNotFoundError:
                continue  # another sweep was quicker
        return gone
