"""Every provision of the guideline, the Decision and the learning event, as data: ``reports/data/provisions.csv``."""

import csv
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

DATA = Path(__file__).parent / "data" / "provisions.csv"
ID_PATTERN = re.compile(r"\b(?:DEC|JMI|TWG|NGO|SMD|SND|LRN)-A?\d*[a-f]?(?:\.\d+)*\.\d{2}\b")


@dataclass(frozen=True)
class Provision:
    """One provision: ``kind`` (rule, field, deadline …), ``strength`` (must, should, may, describes), the ``app`` that
    answers for it, and its ``meaning`` for this system."""

    id: str
    source: str
    actor: str
    provision: str
    kind: str
    strength: str
    app: str
    meaning: str

    @property
    def document(self) -> str:
        """The document of the source: what stands before " - "."""
        return self.source.partition(" - ")[0]

    @property
    def section(self) -> str:
        """The section of the source: what stands after " - "."""
        return self.source.partition(" - ")[2]


@lru_cache(maxsize=1)
def _by_id() -> dict[str, Provision]:
    with DATA.open(encoding="utf-8", newline="") as handle:
        rows = [
            Provision(
                **{("meaning" if name == "software_meaning" else name): text.strip() for name, text in row.items()}
            )
            for row in csv.DictReader(handle)
        ]
    return {row.id: row for row in rows}


def all_provisions() -> list[Provision]:
    """Every provision, in the order of the documents."""
    return list(_by_id().values())


def get(id: str) -> Provision:
    """The provision with this ``id``; KeyError when there is none."""
    return _by_id()[id]


def known(id: str) -> bool:
    """Whether there is such a provision."""
    return id in _by_id()
