"""Reads the text sheets of illustrative sets (``sets_*.txt``) into plain records."""

from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Item:
    """One line: its kind letter and its fields, with the lines below it."""

    kind: str
    fields: list[str]
    below: list["Item"] = field(default_factory=list)


def read_groups() -> list[Item]:
    """The groups in order. T holds O; O holds P; P holds I, A and R. ValueError on a line of no known kind."""
    groups: list[Item] = []
    for path in sorted(Path(__file__).parent.glob("sets_*.txt")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if not line.strip() or line.startswith("#"):
                continue
            item = Item(line[0], [part.strip() for part in line[2:].split("|")])
            if item.kind == "T":
                groups.append(item)
            elif item.kind == "O":
                groups[-1].below.append(item)
            elif item.kind == "P":
                groups[-1].below[-1].below.append(item)
            elif item.kind in "IAR":
                groups[-1].below[-1].below[-1].below.append(item)
            else:
                raise ValueError(f"{path.name}, line {number}: unknown kind {item.kind!r}")
    return groups
