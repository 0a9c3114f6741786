"""The guideline as it is browsed: documents, sections with Khmer titles, filters, and where each provision is met."""

import csv
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from kit.khmer import fold
from reports.provisions import Provision, all_provisions

DATA = Path(__file__).parent / "data"

MECHANISMS: dict[str, str | Promise] = {
    "DEC": _("Decision 68 SSR"),
    "JMI": _("Joint Monitoring Indicators"),
    "TWG": _("Technical Working Groups"),
    "NGO": _("RGC–NGO consultations"),
    "SMD": _("Sectoral dialogues"),
    "SND": _("Sub-national dialogues"),
    "LRN": _("Learning event 2019"),
}
STRENGTHS: dict[str, str | Promise] = {
    "must": _("must"),
    "should": _("should"),
    "may": _("may"),
    "describes": _("describes"),
}
BEHAVIOUR: dict[str, str | Promise] = {
    "must": _("A step that breaks it is refused; a missed date is shown as a missed obligation."),
    "should": _("A warning; one may go on with a written reason, which is kept and printed."),
    "may": _("Possible, not demanded."),
    "describes": _("Context, definitions and facts that the system can hold."),
}
KINDS: dict[str, str | Promise] = {
    "deadline": _("deadline"),
    "discretion": _("discretion"),
    "document": _("document"),
    "escalation": _("escalation"),
    "field": _("field"),
    "list": _("list"),
    "notification": _("notification"),
    "principle": _("principle"),
    "recipient": _("recipient"),
    "report": _("report"),
    "role": _("role"),
    "rule": _("rule"),
    "workflow": _("process"),
}
APPS: dict[str, str | Promise] = {
    "accounts": _("Users and rights"),
    "partners": _("Organisations, people, policies"),
    "deadlines": _("Deadlines and reminders"),
    "meetings": _("Meetings"),
    "jmi": _("Joint Monitoring Indicators"),
    "twg": _("Technical Working Groups"),
    "dialogues": _("Sectoral dialogues"),
    "ngo_consult": _("RGC–NGO consultations"),
    "subnational": _("Sub-national dialogues"),
    "reports": _("Reports"),
}
PLACES: dict[str, str | Promise] = {
    "followup:issue-list": _("Issues"),
    "followup:issue-path-list": _("Paths of escalation"),
    "accounts:history": _("History of a record"),
    "accounts:roles": _("Roles"),
    "accounts:profile": _("Sign-in and profile"),
    "jmi:cycle-list": _("JMI cycles"),
    "jmi:set-list": _("JMI sets and their matrices"),
    "jmi:report-list": _("JMI progress reports"),
    "jmi:round-list": _("Reporting rounds"),
    "partners:organisation-list": _("Organisations"),
    "partners:framework-list": _("Policy frameworks"),
    "reports:decision": _("The Decision"),
    "reports:edition-list": _("Reports"),
    "reports:guideline": _("Guideline"),
    "reports:overview": _("Overview of the years"),
}


@lru_cache(maxsize=1)
def _sections() -> dict[str, dict[str, str]]:
    with (DATA / "sections.csv").open(encoding="utf-8", newline="") as file:
        return {row["source"]: row for row in csv.DictReader(file)}


@lru_cache(maxsize=1)
def met() -> dict[str, str]:
    """Provision → name of the page where it is met now; what stands here has a test that proves it."""
    with (DATA / "met.csv").open(encoding="utf-8", newline="") as file:
        return {row["id"]: row["place"] for row in csv.DictReader(file)}


@dataclass(frozen=True)
class Entry:
    """A provision as the page shows it."""

    provision: Provision

    @property
    def id(self) -> str:
        """Its id, which is also its anchor."""
        return self.provision.id

    @property
    def mechanism(self) -> str:
        """The letters before the first number."""
        return _sections()[self.provision.source]["code"]

    @property
    def document(self) -> str:
        """The title of its document, in the active language."""
        own = _sections()[self.provision.source]
        return (
            own["document_km"] if (get_language() or "en").startswith("km") else self.provision.document.split(" (")[0]
        )

    @property
    def section(self) -> str:
        """The title of its section, in the active language."""
        own = _sections()[self.provision.source]
        return own["section_km"] if (get_language() or "en").startswith("km") else self.provision.section

    @property
    def strength(self) -> str | Promise:
        """How binding it is, in a word."""
        return STRENGTHS[self.provision.strength]

    @property
    def behaviour(self) -> str | Promise:
        """What this strength means here."""
        return BEHAVIOUR[self.provision.strength]

    @property
    def kind(self) -> str | Promise:
        """Its kind, in a word."""
        return KINDS[self.provision.kind]

    @property
    def app(self) -> str | Promise:
        """The part of the system that answers for it."""
        return APPS[self.provision.app]

    @property
    def is_met(self) -> bool:
        """Whether it is built."""
        return self.id in met()

    @property
    def place(self) -> str | Promise:
        """Where it is met."""
        return PLACES[met()[self.id]]

    @property
    def place_url(self) -> str:
        """The address of that page; empty where a page belongs to one record only."""
        from django.urls import NoReverseMatch

        try:
            return reverse(met()[self.id])
        except NoReverseMatch:
            return ""


@lru_cache(maxsize=1)
def _folded() -> dict[str, str]:
    found = {}
    for one in all_provisions():
        own = _sections()[one.source]
        texts = (one.id, one.provision, one.meaning, one.actor, one.source, own["section_km"], own["document_km"])
        found[one.id] = fold(" ".join(texts))
    return found


@dataclass(frozen=True)
class Choice:
    """What the reader filters by; empty parts do not filter."""

    mechanism: str = ""
    strength: str = ""
    kind: str = ""
    app: str = ""
    state: str = ""
    text: str = ""

    def fits(self, entry: Entry) -> bool:
        """Whether an entry is shown."""
        own = entry.provision
        if self.mechanism and entry.mechanism != self.mechanism:
            return False
        for wanted, value in ((self.strength, own.strength), (self.kind, own.kind), (self.app, own.app)):
            if wanted and wanted != value:
                return False
        if self.state and entry.is_met != (self.state == "met"):
            return False
        return all(word in _folded()[own.id] for word in fold(self.text).split())


def entries(choice: Choice) -> list[Entry]:
    """The provisions that fit, in the order of the documents."""
    return [entry for one in all_provisions() if choice.fits(entry := Entry(one))]


def counts() -> Counter[str]:
    """Provisions by mechanism."""
    return Counter(Entry(one).mechanism for one in all_provisions())


def grouped(found: list[Entry]) -> list[tuple[str, list[tuple[str, list[Entry]]]]]:
    """Documents → sections → provisions."""
    documents: dict[str, dict[str, list[Entry]]] = {}
    for entry in found:
        documents.setdefault(entry.document, {}).setdefault(entry.section, []).append(entry)
    return [(document, list(sections.items())) for document, sections in documents.items()]
