"""What meetings agreed and raised, in one language: kept promises, issues handed up, the register of meetings."""

from __future__ import annotations

from collections import Counter
from itertools import groupby

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from followup.states import IssueKind, IssueState, LegState
from kit import dates
from meetings.states import ForumKind, MeetingKind, MeetingState, MinutesState
from partners.models.organisations import PUBLIC, Side
from reports.printed import pictures
from reports.printed.words import both, chosen, day_text, num, percent, plain, when_words

# Figure of the balance → part of the picture.
PARTS = {
    "kept": "done",
    "kept_late": "done",
    "kept_undated": "done",
    "running": "open",
    "undated": "missing",
    "late": "late",
    "dropped": "dropped",
}
KINDS = ("done", "open", "late", "dropped", "missing")
SHOWN_WIDTH = 60.0


def _counts(row: dict) -> Counter[str]:
    found: Counter[str] = Counter()
    for name, kind in PARTS.items():
        found[kind] += row[name]
    return found


class Dialogue:
    """The agreed actions, issues and meetings of a snapshot."""

    def __init__(self, data: dict, digit: str, issues_digit: str, annex: str) -> None:
        self.data, self.digit, self.issues_digit, self.annex = data, digit, issues_digit, annex
        self.actions, self.issues, self.meetings = data["actions"], data["issues"], data["meetings"]

    @property
    def on(self) -> str:
        """The day of the figures."""
        return day_text(self.data["on"], "long")

    # --- agreed actions -----------------------------------------------------------------------------------------------

    @property
    def total(self) -> int:
        """All agreed actions."""
        return sum(sum(_counts(row).values()) for row in self.actions["sides"])

    @property
    def lead(self) -> str:
        """Government, provinces and partners in one sentence."""
        if not self.total:
            return _("No agreed action of the period is on record.")
        parts = []
        for row in self.actions["sides"]:
            due = row["kept"] + row["kept_late"] + row["late"]
            if row["side"] in (*PUBLIC, Side.PARTNER) and due:
                parts.append(
                    _("%(side)s: %(kept)s %% of %(n)s agreed actions kept in time")
                    % {"side": Side(row["side"]).label, "kept": num(percent(row["kept"], due)), "n": num(due)}
                )
        late = self.actions["late_total"]
        tail = ngettext("%(n)s agreed action is overdue.", "%(n)s agreed actions are overdue.", late) % {"n": num(late)}
        tail = tail if late else _("None is overdue.")
        return _("%(parts)s. %(tail)s") % {"parts": _("; ").join(parts), "tail": tail} if parts else tail

    @property
    def tables(self) -> list[dict[str, object]]:
        """By the side that answers, and by the kind of forum."""
        if not self.total:
            return []
        heads = [
            (pictures.swatch("done"), _("Done")),
            (pictures.swatch("open"), _("In time")),
            (pictures.swatch("late"), _("Late")),
            (pictures.swatch("dropped"), _("Dropped")),
            (pictures.swatch("missing"), _("No date")),
            ("", _("Total")),
            ("", _("Extended")),
            ("", _("Kept, %")),
        ]
        by_side = [
            (str(Side(row["side"]).label) if row["side"] else _("Others, or not said"), [row])
            for row in self.actions["sides"]
        ]
        order = [kind.value for kind in ForumKind]
        rows = sorted(self.actions["forums"], key=lambda row: order.index(row["kind"]))
        by_kind = [
            (str(ForumKind(kind).label), list(found)) for kind, found in groupby(rows, key=lambda row: row["kind"])
        ]
        note = _("%(n)s agreed actions, state on %(day)s. Kept: done in time, of those whose day has come.")
        return [
            {
                "number": _("Table %(n)s") % {"n": f"{self.digit}.{num(1)}"},
                "caption": _("Agreed actions by the side that answers for them"),
                "note": note % {"n": num(self.total), "day": self.on},
                "first": _("Side"),
                "heads": heads,
                "rows": self._rows(by_side),
            },
            {
                "number": _("Table %(n)s") % {"n": f"{self.digit}.{num(2)}"},
                "caption": _("The same actions by the forum in which they were agreed"),
                "note": "",
                "first": _("Forum"),
                "heads": heads,
                "rows": self._rows(by_kind),
            },
        ]

    def _rows(self, groups: list[tuple[str, list[dict]]]) -> list[dict[str, object]]:
        found = []
        for name, rows in groups:
            counts = sum((_counts(row) for row in rows), Counter())
            due = sum(row["kept"] + row["kept_late"] + row["late"] for row in rows)
            kept = num(percent(sum(row["kept"] for row in rows), due)) if due else "–"
            moved = sum(row["extended"] for row in rows)
            found.append((name, counts, moved, kept))
        most = max((counts.total() for _name, counts, _moved, _kept in found), default=1)
        return [
            {
                "name": name,
                "bar": pictures.balance([(kind, counts[kind]) for kind in KINDS], most, "", width=76),
                "numbers": [
                    *(num(counts[kind]) if counts[kind] else "–" for kind in KINDS),
                    num(counts.total()),
                    num(moved) if moved else "–",
                    kept,
                ],
            }
            for name, counts, moved, kept in found
        ]

    @property
    def late_number(self) -> str:
        """The number of the table of overdue actions."""
        return _("Table %(n)s") % {"n": f"{self.digit}.{num(3)}"}

    @property
    def late(self) -> list[dict[str, object]]:
        """The actions overdue longest, with a bar of the days."""
        rows = self.actions["late"]
        most = max((row["days"] for row in rows), default=1)
        return [
            {
                "text": both(row["text"]),
                "lead": plain(row["lead"]) or "–",
                "forum": row["code"],
                "due": when_words(row["due_text"]) if row["due_text"] else day_text(row["due"]),
                "bar": _days_bar(row["days"], most),
                "days": num(row["days"]),
            }
            for row in rows
        ]

    # --- issues -------------------------------------------------------------------------------------------------------

    @property
    def issues_lead(self) -> str:
        """How many issues there were, and how many went up."""
        states = self.issues["states"]
        total, handed = sum(states.values()), len(self.issues["handed"])
        if not total:
            return _("No issue is on record.")
        answered = sum(bool(chosen(one["answer"]).value) for one in self.issues["handed"])
        return _(
            "Of %(total)s issues raised or open in the period, %(up)s were handed up; "
            "%(answered)s of them have an answer."
        ) % {
            "total": num(total),
            "up": num(handed),
            "answered": num(answered),
        }

    @property
    def states(self) -> list[tuple[str, str]]:
        """Issues by state, in the order of their way."""
        found = self.issues["states"]
        return [(str(state.label), num(found[state.value])) for state in IssueState if found.get(state.value)]

    @property
    def issues_number(self) -> str:
        """The number of the table of issues."""
        return _("Table %(n)s") % {"n": f"{self.issues_digit}.{num(1)}"}

    @property
    def handed(self) -> list[dict[str, object]]:
        """Issues that were handed up, each with its way and its answer."""
        most = max((one["days"] for one in self.issues["handed"]), default=1)
        return [
            {
                "title": both(one["title"]),
                "kind": str(IssueKind(one["kind"]).label),
                "forum": one["code"],
                "raised": day_text(one["raised"]),
                "state": str(IssueState(one["state"]).label),
                "bar": _days_bar(one["days"], most, late=one["state"] not in (IssueState.CLOSED, IssueState.ANSWERED)),
                "days": num(one["days"]),
                "way": [
                    _("%(to)s, %(day)s: %(state)s (%(days)s)")
                    % {
                        "to": plain(leg["to"]),
                        "day": day_text(leg["sent"]),
                        "state": LegState(leg["state"]).label,
                        "days": _in_days(leg["days"]),
                    }
                    for leg in one["legs"]
                ],
                "answer": both(one["answer"]),
            }
            for one in self.issues["handed"]
        ]

    # --- meetings -----------------------------------------------------------------------------------------------------

    @property
    def meetings_lead(self) -> str:
        """How many meetings were held, and how many of them have minutes that are approved."""
        return meetings_sentence(self.meetings) or _("No meeting of the period is on record.")

    @property
    def register(self) -> list[dict[str, object]]:
        """Meetings by mechanism."""
        order = [kind.value for kind in ForumKind]
        rows = sorted(self.meetings, key=lambda one: order.index(one["mechanism"]))
        return [
            {"title": str(ForumKind(kind).label), "rows": [_meeting(one) for one in found]}
            for kind, found in groupby(rows, key=lambda one: one["mechanism"])
        ]


def meetings_sentence(meetings: list[dict]) -> str:
    """How many of these meetings were held, and of how many the minutes are approved; empty where none was held."""
    held = [one for one in meetings if one["state"] == MeetingState.HELD]
    if not held:
        return ""
    done = sum(one["minutes"] in (MinutesState.APPROVED, MinutesState.SEALED) for one in held)
    told = ngettext("%(n)s meeting was held;", "%(n)s meetings were held;", len(held)) % {"n": num(len(held))}
    minutes = ngettext("the minutes of %(n)s are approved.", "the minutes of %(n)s are approved.", done)
    return f"{told} {minutes % {'n': num(done)}}"


def _in_days(number: int) -> str:
    return ngettext("%(n)s day", "%(n)s days", number) % {"n": dates.digits(number)}


def _days_bar(days: int, most: int, *, late: bool = True) -> SafeString:
    """A bar as long as the days; red for what is late, blue for what has come to its end."""
    wide = max(1.0, days / max(most, 1) * SHOWN_WIDTH)
    colour = pictures.RED if late else pictures.BLUE
    return pictures.svg(
        SHOWN_WIDTH, 8, f'<rect x="0" y="1" width="{wide:.1f}" height="6" fill="{colour}"/>', _in_days(days)
    )


def _meeting(one: dict) -> dict[str, object]:
    came = num(one["came"]) if one["came"] is not None else "–"
    if one["came"] is not None and one["women"] is not None:
        came = _("%(all)s, of them %(women)s women") % {"all": came, "women": num(one["women"])}
    days = one["papers_days"]
    first, last = day_text(one["from"]), day_text(one["to"])
    return {
        "forum": one["code"],
        "title": both(one["title"]) if any(one["title"].values()) else str(MeetingKind(one["kind"]).label),
        "kind": str(MeetingKind(one["kind"]).label),
        "when": first if first == last else f"{first} – {last}",
        "venue": "; ".join(one["venues"]),
        "state": str(MeetingState(one["state"]).label),
        "came": came,
        "papers": _in_days(days) if days is not None else "–",
        "papers_late": days is not None and one["papers_wanted"] is not None and days < one["papers_wanted"],
        "minutes": str(MinutesState(one["minutes"]).label) if one["minutes"] else "–",
    }
