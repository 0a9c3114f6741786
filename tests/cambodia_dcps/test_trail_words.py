"""The audit trail speaks in words: every verb of every action has a name (Khmer is checked with all other strings)."""

import importlib
import re
from pathlib import Path

from accounts.audit import VERBS

ROOT = Path(__file__).resolve().parent.parent.parent
ROOMS = ("accounts", "partners", "meetings", "jmi", "jobs", "reports", "cambodia_dcps")
# Places inside a verb, and what stands there.
PARTS = {
    "save_{kind}": ("outcome", "output", "indicator", "activity", "partnering"),
    "remove_{kind}": ("outcome", "output", "indicator", "activity", "partnering"),
    "move_{kind}": ("outcome", "output", "indicator", "activity", "partnering"),
    "save_{kind}_progress": ("activity", "partnering"),
    "save_{which}_statement": ("government", "partner", "summary", "nothing"),
    "{verb}_set": ("accept", "consolidate", "close"),
    "jobs.{verb}": ("finish", "retry", "fail", "stop"),
    "meetings.{verb}": ("announce", "hold", "record", "postpone", "cancel", "unhold"),
}


def verbs() -> set[str]:
    """Every verb that an action writes into the trail."""
    found = set()
    for path in (path for room in ROOMS for path in (ROOT / room).rglob("*.py")):
        for verb in re.findall(r'\baudited\(f?"([\w.{}]+)"', path.read_text()):
            room, _dot, name = verb.partition(".")
            if "{" not in name:
                found.add(verb)
            else:
                found |= {f"{room}.{re.sub('{.*}', part, name)}" for part in PARTS.get(verb) or PARTS[name]}
    return found


def test_every_verb_of_the_trail_has_words():
    importlib.import_module("accounts.actions")
    assert len(verbs()) > 100
    assert sorted(verb for verb in verbs() if not VERBS.get(verb)) == []
