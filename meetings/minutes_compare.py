"""Two revisions of minutes beside each other: only the points that differ, word by word."""

import difflib
import re
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from kit import dates, khmer
from kit.bilingual import pick
from meetings.states import PointKind

_PIECES = re.compile(r"\s+|[^\s\u200b]+|\u200b")


@dataclass(frozen=True)
class Piece:
    """A run of text: "same", "gone" or "new"."""

    how: str
    text: str


@dataclass
class Change:
    """One point: new, gone or changed; its texts as runs, and what else changed in words."""

    how: str
    kind: str
    place: str
    texts: list[tuple[str, list[Piece]]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def words(old: str, new: str) -> list[Piece]:
    """The runs of two texts; Khmer is compared word by word, not sentence by sentence."""
    one, other = (_PIECES.findall(khmer.segment(text)) for text in (old, new))
    pieces: list[Piece] = []
    for how, a, b, c, d in difflib.SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        gone, fresh = ("".join(part).replace(khmer.ZWSP, "") for part in (one[a:b], other[c:d]))
        if how == "equal":
            pieces.append(Piece("same", gone))
            continue
        if gone:
            pieces.append(Piece("gone", gone))
        if fresh:
            pieces.append(Piece("new", fresh))
    return pieces


def _kind(row: dict) -> str:
    return str(PointKind(row["kind"]).label) if row["kind"] in PointKind.values else row["kind"]


def _place(row: dict, items: dict) -> str:
    item = items.get(row["item"])
    if not item:
        return _("General")
    return f"{dates.digits(item['number'])} {pick(item['title_en'], item['title_km']).value}".strip()


LANGUAGES = (("en", "text_en"), ("km", "text_km"))
OTHER = ("speaker", "differing_views", "binding_after")


def changes(old: dict[str, object], new: dict[str, object]) -> list[Change]:
    """What changed from one content to another, in the order of the newer."""
    items = {item["id"]: item for item in [*old.get("items", []), *new.get("items", [])]}
    before = {row["id"]: row for row in old.get("points", [])}
    after = {row["id"]: row for row in new.get("points", [])}
    found = []
    for key, row in after.items():
        was = before.get(key)
        change = Change("new" if was is None else "changed", _kind(row), _place(row, items))
        if was is None:
            change.texts = [(lang, [Piece("new", row[name])]) for lang, name in LANGUAGES if row[name]]
        else:
            change.texts = [(lang, words(was[name], row[name])) for lang, name in LANGUAGES if was[name] != row[name]]
            if was["kind"] != row["kind"]:
                change.notes.append(_("was %(kind)s") % {"kind": _kind(was)})
            if was["item"] != row["item"]:
                change.notes.append(_("stood under %(item)s") % {"item": _place(was, items)})
            change.notes += [f"{was[name] or '–'} → {row[name] or '–'}" for name in OTHER if was[name] != row[name]]
            if was["by_consensus"] != row["by_consensus"]:
                change.notes.append(_("consensus noted differently"))
        if change.texts or change.notes or was is None:
            found.append(change)
    for key, row in before.items():
        if key not in after:
            texts = [(lang, [Piece("gone", row[name])]) for lang, name in LANGUAGES if row[name]]
            found.append(Change("gone", _kind(row), _place(row, items), texts))
    return found
