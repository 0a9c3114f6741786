"""The Khmer of the interface: find every string, merge translations, complain about what is missing.

Needs no system gettext: strings are read from the Python syntax tree and from Django's own template reader.

    python tools/khmer.py add [FILE.json]        merge {"English": "Khmer"} (plural or context: see below)
    python tools/khmer.py missing [PREFIX]     strings without Khmer, of files under PREFIX
    python tools/khmer.py check                fail unless the catalogue is complete, current and sound
    python tools/khmer.py compile              write the .mo files (``make run`` does it)
    python tools/khmer.py prune                forget translations of strings that are gone

A context is written ``"context|English"`` where ``|`` stands for the character U+0004 or, if the plain text is no
string of the program, for itself. Khmer has one plural form, so a plural is given by its singular.
"""

import ast
import fcntl
import json
import os
import re
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import polib
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
PO = ROOT / "locale" / "km" / "LC_MESSAGES" / "django.po"
SKIP = {
    ".venv",
    ".git",
    "var",
    "node_modules",
    "tests",
    "tools",
    "bench",
    "docs",
    "vendor",
    "migrations",
    "__pycache__",
}
# How many leading arguments carry text, and whether the first of them is a context.
CALLS = {"gettext": "m", "_": "m", "gettext_lazy": "m", "gettext_noop": "m", "ngettext": "mp", "ngettext_lazy": "mp"}
CALLS |= {"pgettext": "cm", "pgettext_lazy": "cm", "npgettext": "cmp", "npgettext_lazy": "cmp"}
TEMPLATE_CALL = re.compile(r"\b(gettext|ngettext|pgettext|npgettext|_)\(")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
HIDDEN = re.compile("[\u200b\u200c\u200d\u2060\ufeff]")

Key = tuple[str | None, str]


@dataclass
class Found:
    """One string of the program: its plural and where it stands."""

    plural: str = ""
    places: list[str] = field(default_factory=list)


def _text(node: ast.expr) -> str | None:
    """The constant text of an expression, also of "a" + "b"."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        left, right = _text(node.left), _text(node.right)
        return left + right if left is not None and right is not None else None
    return None


def _message(call: ast.Call) -> tuple[Key, str] | None:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    shape = CALLS.get(name)
    if shape is None or len(call.args) < len(shape):
        return None
    texts = [_text(argument) for argument in call.args[: len(shape)]]
    if any(text is None for text in texts):
        return None
    by_role = dict(zip(shape, texts, strict=True))
    return (by_role.get("c"), by_role["m"]), by_role.get("p", "")


def from_python(source: str) -> Iterator[tuple[Key, str, int]]:
    """(context, English), plural and line of every translated string in Python source."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and (message := _message(node)) and message[0][1]:
            yield *message, node.lineno


def _closing(source: str, start: int) -> int:
    """Where the call that opens at ``start`` ends: quotes are respected, the rest of a template is not Python."""
    depth, quote, index = 1, "", start
    while index < len(source):
        char = source[index]
        if quote:
            if char == "\\":
                index += 1
            elif char == quote:
                quote = ""
        elif char in "\"'":
            quote = char
        elif char in "()":
            depth += 1 if char == "(" else -1
            if depth == 0:
                return index
        index += 1
    return -1


def from_template(source: str, name: str) -> Iterator[tuple[Key, str, int]]:
    """The same for a Django template."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about translator comments only
        blanked = templatize(source, name)
    for match in TEMPLATE_CALL.finditer(blanked):
        end = _closing(blanked, match.end())
        try:
            call = ast.parse(blanked[match.start() : end + 1].strip(), mode="eval").body
        except SyntaxError:
            continue
        if isinstance(call, ast.Call):
            shaped = ast.Call(func=call.func, args=call.args, keywords=[])
            if message := _message(shaped):
                yield *message, blanked.count("\n", 0, match.start()) + 1


def files() -> Iterator[Path]:
    """Every Python file and template of the project that speaks to a user."""
    for folder, folders, names in os.walk(ROOT):
        folders[:] = sorted(name for name in folders if name not in SKIP and not name.startswith("."))
        for name in sorted(names):
            if name.endswith((".py", ".html", ".txt")) and (not name.endswith(".txt") or "templates" in folder):
                yield Path(folder) / name


def strings() -> dict[Key, Found]:
    """Every string of the program."""
    found: dict[Key, Found] = {}
    for path in files():
        source, place = path.read_text("utf-8"), str(path.relative_to(ROOT))
        try:
            messages = list(from_python(source) if path.suffix == ".py" else from_template(source, place))
        except SyntaxError as error:
            print(f"{place}: not read, {error}", file=sys.stderr)
            continue
        for key, plural, _line in messages:
            entry = found.setdefault(key, Found())
            entry.plural = entry.plural or plural
            if place not in entry.places:
                entry.places.append(place)
    return found


@contextmanager
def locked() -> Iterator[None]:
    """One writer of the catalogue at a time."""
    path = ROOT / "var" / "khmer.lock"
    path.parent.mkdir(exist_ok=True)
    with path.open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def catalogue() -> polib.POFile:
    """The catalogue as committed (or an empty one)."""
    if PO.exists():
        return polib.pofile(str(PO), wrapwidth=110)
    catalogue = polib.POFile(wrapwidth=110)
    catalogue.metadata = {
        "Project-Id-Version": "DCPS Partnership Desk",
        "Language": "km",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=1; plural=0;",
    }
    return catalogue


def khmer_of(entry: polib.POEntry) -> str:
    """The Khmer of an entry, plural or not."""
    return (entry.msgstr_plural.get(0, "") if entry.msgid_plural else entry.msgstr) or ""


def merged(old: polib.POFile, found: dict[Key, Found], khmer: dict[Key, str]) -> polib.POFile:
    """A catalogue of exactly the strings found; translations of strings that are gone are kept aside (``#~``)."""
    known = {(entry.msgctxt, entry.msgid): khmer_of(entry) for entry in old}
    known |= khmer
    new = polib.POFile(wrapwidth=110)
    new.metadata = old.metadata
    for key in sorted(
        set(found) | set(known), key=lambda key: (key not in found, key[1].casefold(), key[1], key[0] or "")
    ):
        text, here = known.get(key, ""), found.get(key)
        if here is None and not text:
            continue
        entry = polib.POEntry(msgctxt=key[0], msgid=key[1], obsolete=here is None)
        if here:
            entry.occurrences = [(place, "") for place in here.places]
            if re.search(r"%\(\w+\)[sd]|%[sd]", key[1]):
                entry.flags = ["python-format"]
        if here and here.plural:
            entry.msgid_plural, entry.msgstr_plural = here.plural, {0: text}
        else:
            entry.msgstr = text
        new.append(entry)
    return new


def write(new: polib.POFile) -> None:
    """Save the catalogue at one stroke and compile it."""
    PO.parent.mkdir(parents=True, exist_ok=True)
    part = PO.with_suffix(".part")
    new.save(str(part))
    part.replace(PO)
    compile_all()


def compile_all() -> None:
    """Write a .mo beside every .po."""
    for path in sorted((ROOT / "locale").glob("*/LC_MESSAGES/*.po")):
        part = path.with_suffix(".mo.part")
        polib.pofile(str(path)).save_as_mofile(str(part))
        part.replace(path.with_suffix(".mo"))


def faults(entry: polib.POEntry) -> list[str]:
    """What is wrong with a translated entry."""
    khmer, wrong = khmer_of(entry), []
    asked = set(PLACEHOLDER.findall(entry.msgid_plural or entry.msgid))
    given = set(PLACEHOLDER.findall(khmer))
    if asked - given or given - asked - set(PLACEHOLDER.findall(entry.msgid)):
        wrong.append("other placeholders than the English")
    if HIDDEN.search(khmer):
        wrong.append("holds zero-width characters")
    if entry.msgid.startswith("\n") != khmer.startswith("\n") or entry.msgid.endswith("\n") != khmer.endswith("\n"):
        wrong.append("begins or ends with another line break than the English")
    if entry.fuzzy:
        wrong.append("is marked fuzzy")
    return wrong


def read_json(path: str, found: dict[Key, Found]) -> dict[Key, str]:
    """Translations of a JSON file, keyed as the catalogue is."""
    khmer: dict[Key, str] = {}
    for english, text in json.loads(Path(path).read_text("utf-8")).items():
        key: Key = (None, english)
        if "\x04" in english or ("|" in english and key not in found):
            context, _, plain = english.replace("|", "\x04", 1).partition("\x04")
            key = (context, plain)
        khmer[key] = text
        if key not in found:
            print(f"kept aside, no such string yet: {english!r}", file=sys.stderr)
    return khmer


def show(key: Key) -> str:
    """A string as ``add`` takes it."""
    return json.dumps(f"{key[0]}|{key[1]}" if key[0] else key[1], ensure_ascii=False)


def main(arguments: list[str]) -> int:
    """Run one command; 0 if all is well."""
    command, rest = (arguments or ["help"])[0], arguments[1:]
    if command not in {"add", "missing", "check", "compile", "prune"}:
        print(__doc__)
        return 2
    if command == "compile":
        compile_all()
        return 0
    found = strings()
    with locked():
        old = catalogue()
        if command == "add":
            khmer: dict[Key, str] = {}
            for path in rest:
                khmer |= read_json(path, found)
            new = merged(old, found, khmer)
            write(new)
            bad = [f"{show((e.msgctxt, e.msgid))} {', '.join(f)}" for e in new if khmer_of(e) and (f := faults(e))]
            print(*bad, f"{len(khmer)} merged; {sum(not khmer_of(e) for e in new)} strings without Khmer", sep="\n")
            return 1 if bad else 0
        if command == "prune":
            new = merged(old, found, {})
            write(polib_without_obsolete(new))
            return 0
        new = merged(old, found, {})
    active = {(entry.msgctxt, entry.msgid) for entry in old if not entry.obsolete}
    missing = [e for e in new if not e.obsolete and not khmer_of(e)]
    if command == "missing":
        prefix = rest[0] if rest else ""
        shown = [e for e in missing if any(place.startswith(prefix) for place, _ in e.occurrences)]
        for entry in shown:
            places = " ".join(place for place, _ in entry.occurrences)
            print(f'{show((entry.msgctxt, entry.msgid))}: "",'.ljust(60), places)
        return 1 if shown else 0
    complaints = [f"no Khmer: {show((e.msgctxt, e.msgid))} ({e.occurrences[0][0]})" for e in missing]
    complaints += [
        f"not in the catalogue as it is: {show((e.msgctxt, e.msgid))}; run: python tools/khmer.py add"
        for e in new
        if not e.obsolete and khmer_of(e) and (e.msgctxt, e.msgid) not in active
    ]
    complaints += [f"{show((e.msgctxt, e.msgid))} {', '.join(f)}" for e in new if khmer_of(e) and (f := faults(e))]
    print(*complaints, f"{len(new) - len(new.obsolete_entries())} strings, {len(missing)} without Khmer", sep="\n")
    return 1 if complaints else 0


def polib_without_obsolete(full: polib.POFile) -> polib.POFile:
    """The catalogue without what was kept aside."""
    kept = polib.POFile(wrapwidth=110)
    kept.metadata = full.metadata
    kept.extend(entry for entry in full if not entry.obsolete)
    return kept


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
