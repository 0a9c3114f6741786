"""Two tabs on one form: what a browser would send back of a page, and who overwrote whom."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

from django.test import Client
from django.urls import reverse


class Fields(HTMLParser):
    """The forms of a page as lists of (name, value, kind)."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.forms: list[list[list]] = []
        self.open: list[list] | None = None
        self.area: list | None = None
        self.choice: list | None = None
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list) -> None:
        """Collect what has a name."""
        given = dict(attrs)
        if tag == "form":
            self.open = []
            self.forms.append(self.open)
        if self.open is None:
            return
        name = given.get("name")
        if tag == "input" and name and given.get("type") not in ("submit", "button", "file"):
            if given.get("type") not in ("checkbox", "radio") or "checked" in given:
                self.open.append(
                    [name, given.get("value", "on" if "checked" in given else "") or "", given.get("type")]
                )
        elif tag == "textarea" and name:
            self.area = [name, "", "textarea"]
            self.open.append(self.area)
        elif tag == "select" and name:
            self.choice = [name, "multiple" in given, ""]
        elif tag == "option" and self.choice and "selected" in given:
            if self.choice[2] == "first":
                self.open.pop()
            self.open.append([self.choice[0], given.get("value", ""), "select"])
            self.choice[2] = "chosen"
        elif tag == "option" and self.choice and not self.choice[1] and not self.choice[2]:
            # Nothing chosen: a browser sends the first.
            self.open.append([self.choice[0], given.get("value", ""), "select"])
            self.choice[2] = "first"

    def handle_endtag(self, tag: str) -> None:
        """Close what was open."""
        if tag == "form":
            self.open = None
        elif tag == "textarea":
            self.area = None
        elif tag == "select":
            self.choice = None

    def handle_data(self, data: str) -> None:
        """The text of a textarea; browsers drop its first line break."""
        if self.area is not None:
            self.area[1] += data.lstrip("\n") if not self.area[1] else data


def form_with(page: str, name: str) -> dict[str, list[str]]:
    """What the form that holds the field ``name`` would send if nothing was changed."""
    for fields in Fields(page).forms:
        if any(one[0] == name for one in fields):
            sent: dict[str, list[str]] = {}
            for key, value, _kind in fields:
                sent.setdefault(key, []).append(value)
            sent.pop("csrfmiddlewaretoken", None)
            sent.pop("more", None)
            return sent
    raise AssertionError(f"no form with {name}")


@dataclass
class Tab:
    """A tab with the form as it was opened."""

    sent: dict[str, list[str]] | None = None
    opened: int = -1


@dataclass
class Desk:
    """Two tabs on one address; counts the updates that were overwritten unseen."""

    client: Client
    url: str
    name: str
    guarded: bool = True
    page: str = ""  # where the form stands, if elsewhere than where it is sent
    tabs: dict[str, Tab] = field(default_factory=lambda: {"a": Tab(), "b": Tab()})
    saves: list[tuple[str, str]] = field(default_factory=list)
    lost: int = 0
    refused: int = 0
    problems: list[str] = field(default_factory=list)
    marks: str = ""

    def fresh(self) -> dict[str, list[str]]:
        """The form as it stands now."""
        return form_with(self.client.get(self.page or self.url).content.decode(), self.name)

    def open(self, who: str) -> None:
        """Open the form anew."""
        self.tabs[who] = Tab(self.fresh(), len(self.saves))

    def save(self, who: str) -> None:
        """Type something and save; check that it stands there, or that it is given back."""
        tab = self.tabs[who]
        if tab.sent is None:
            return
        words = f"{self.marks} {len(self.saves)} of {who} after {self.refused}".strip()
        sent = tab.sent | {self.name: [words]}
        if self.name == "nothing_reason":
            sent["nothing_to_report"] = ["on"]
        if not self.guarded and "version" in sent:
            sent["version"] = self.fresh()["version"]
        answer = self.client.post(self.url, sent)
        if answer.status_code in (200, 302):
            others = [one for one in self.saves[tab.opened :] if one[0] != who]
            self.lost += bool(others)
            self.saves.append((who, words))
            self.tabs[who] = Tab()
            stands = self.fresh()[self.name][0]
            if stands.strip() != words:
                self.problems.append(f"saved “{words}”, stands “{stands}”")
        elif answer.status_code in (409, 422):
            self.refused += 1
            if words not in answer.content.decode():
                self.problems.append(f"“{words}” was refused ({answer.status_code}) and is not given back")
            others = [one for one in self.saves[tab.opened :] if one[0] != who]
            own = [one for one in self.saves[tab.opened :] if one[0] == who]
            if not others and not own:
                self.problems.append(f"“{words}” was refused though nobody else saved")
            self.tabs[who] = Tab()
        else:
            self.problems.append(f"answer {answer.status_code}")


def desk_of(client: Client, name: str, kwargs: dict, field_name: str, *, guarded: bool = True, page: str = "") -> Desk:
    """A desk on an address."""
    return Desk(client, reverse(name, kwargs=kwargs), field_name, guarded, page)
