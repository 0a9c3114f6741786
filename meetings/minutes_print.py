"""The minutes on paper: one tree from the plain content, set as PDF and as Word file, in one language."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from kit import dates
from kit.bilingual import pick
from meetings.states import PointKind, Presence
from partners.models.organisations import Side
from partners.models.people import Level

MOTTO = {
    "en": ("Kingdom of Cambodia", "Nation Religion King"),
    "km": ("ព្រះរាជាណាចក្រកម្ពុជា", "ជាតិ សាសនា ព្រះមហាក្សត្រ"),
}
# On paper these stand out of the text; information and lessons are running text.
SET_OFF = frozenset(
    (PointKind.DECISION, PointKind.RECOMMENDATION, PointKind.UNRESOLVED, PointKind.COMMITMENT, PointKind.ACTION)
)


@dataclass
class PrintedPoint:
    """One point: its kind in words where it stands out, its text, what else is said of it."""

    kind: str
    word: str
    text: str
    lang: str
    notes: list[str]


@dataclass
class PrintedItem:
    """One item of the agenda with its points."""

    number: str
    title: str
    people: str
    below: bool
    reached: bool | None
    points: list[PrintedPoint] = field(default_factory=list)


@dataclass
class PrintedMinutes:
    """All that stands in the printed minutes, in words of one language."""

    lang: str
    motto: tuple[str, str]
    hosts: list[str]
    forum: str
    title: str
    when: str
    facts: list[tuple[str, str]]
    items: list[PrintedItem]
    actions: list[dict[str, str]]
    sides: list[dict[str, object]]
    organisations: list[dict[str, object]]
    names: list[dict[str, str]]
    counts: list[str]
    attendance: Mapping[str, object]
    consent: str
    state: str
    sha256: str
    signed: list[tuple[str, str]]
    foot: str
    ended: str


def _two(facts: Mapping[str, object], stem: str, lang: str) -> str:
    return pick(str(facts.get(f"{stem}_en") or ""), str(facts.get(f"{stem}_km") or ""), lang).value


def _when(head: Mapping[str, object], lang: str) -> tuple[str, str]:
    """Days, hours and venues in one line, and the hour at which it ended."""
    parts, ended = [], ""
    for day in head["days"]:
        on = dates.day(datetime.date.fromisoformat(day["day_on"]), "full", lang) if day["day_on"] else ""
        times = " – ".join(dates.digits(one, lang) for one in (day["starts"], day["ends"]) if one)
        parts.append(" · ".join(filter(None, [", ".join(filter(None, [on, times])), day["venue"]])))
        ended = dates.digits(day["ends"], lang) if day["ends"] else ""
    if not parts and head["starts_on"]:
        parts = [dates.day(datetime.date.fromisoformat(head["starts_on"]), "full", lang)]
    return "; ".join(parts) or dates.written(str(head["planned_text"]), lang), ended


def _participants(attendance: Mapping[str, object], lang: str) -> str:
    words = [
        _("%(count)s present, %(women)s women")
        % {
            "count": dates.number(attendance["present"], lang),
            "women": dates.number(attendance["women"], lang),
        }
    ]
    words += [
        f"{Side(line['side']).label}\u00a0{dates.number(line['present'], lang)}"
        for line in attendance["sides"]
        if line["present"]
    ]
    return " · ".join(words)


def _count(count: Mapping[str, object], lang: str) -> str:
    text = count["text"] or dates.number(count["total"], lang)
    if not count["text"] and count["women"] is not None:
        text += ", " + _("%(women)s women") % {"women": dates.number(count["women"], lang)}
    return f"{count['label']}: {text}" if count["label"] else text


def _notes(row: Mapping[str, object], lang: str) -> list[str]:
    body = row["organisation"][lang] if row["organisation"] else ""
    return [
        text
        for text in (
            ", ".join(filter(None, [row["speaker"], body])),
            _("By consensus") if row["by_consensus"] else _("Not by consensus") if row["by_consensus"] is False else "",
            _("Differing views: %(views)s") % {"views": row["differing_views"]} if row["differing_views"] else "",
            _("Binding only after %(what)s") % {"what": row["binding_after"]} if row["binding_after"] else "",
        )
        if text
    ]


def _items(content: Mapping[str, object], lang: str) -> list[PrintedItem]:
    items = {
        row["id"]: PrintedItem(
            dates.digits(row["number"], lang),
            _two(row, "title", lang),
            " · ".join(person[lang] for person in row["people"]),
            row["parent"] is not None,
            row["reached"],
        )
        for row in content["items"]
    }
    general = PrintedItem("", _("General"), "", False, None)
    for row in content["points"]:
        text = pick(row["text_en"], row["text_km"], lang)
        kind = row["kind"]
        word = str(PointKind(kind).label) if kind in SET_OFF else ""
        point = PrintedPoint(kind, word, text.value, text.lang, _notes(row, lang))
        items.get(row["item"], general).points.append(point)
    return [*([general] if general.points else []), *items.values()]


def _actions(content: Mapping[str, object], lang: str) -> list[dict[str, str]]:
    found = []
    for row in content["points"]:
        if row["kind"] == PointKind.ACTION:
            facts = content["things"].get(str(row["id"]), {}).get(lang, {})
            found.append(
                {
                    "number": dates.number(len(found) + 1, lang),
                    "text": pick(row["text_en"], row["text_km"], lang).value,
                    "who": facts.get("who", ""),
                    "side": facts.get("side", ""),
                    "due": facts.get("due", ""),
                }
            )
    return found


def printed(
    content: Mapping[str, object],
    lang: str,
    *,
    state: str = "",
    until: datetime.date | None = None,
    sha256: str = "",
) -> PrintedMinutes:
    """The tree of the printed minutes in ``lang`` ("en" or "km")."""
    with translation.override(lang):
        head, attendance = content["meeting"], content["attendance"]
        when, ended = _when(head, lang)
        forum = _two(head, "forum", lang)
        title = _two(head, "title", lang)
        papers = ""
        if head["papers_shared_on"]:
            day = dates.day(datetime.date.fromisoformat(head["papers_shared_on"]), "long", lang)
            papers = _("Shared on %(day)s") % {"day": day}
            if head["papers_late_reason"]:
                papers += f" · {head['papers_late_reason']}"
        facts = [
            (_("Presided by"), head["presided"][lang]),
            (_("Theme"), _two(head, "theme", lang)),
            (_("Together with"), "; ".join(one[lang] or one["en"] for one in head["joint"])),
            (_("Participants"), _participants(attendance, lang) if attendance["present"] else ""),
            (_("Papers"), papers),
        ]
        consent = ""
        if until and not sha256:
            consent = _("These minutes count as agreed unless corrections are proposed by %(day)s at the latest.") % {
                "day": dates.day(until, "long", lang)
            }
        return PrintedMinutes(
            lang=lang,
            motto=MOTTO[lang],
            hosts=[one[lang] or one["en"] for one in head["hosts"]],
            forum=forum,
            title=title or forum,
            when=when,
            facts=[(label, text) for label, text in facts if text],
            items=_items(content, lang),
            actions=_actions(content, lang),
            sides=[
                line | {"label": str(Side(line["side"]).label), "level": _level(line["level"])}
                for line in attendance["sides"]
            ],
            organisations=[line | {"label": line["name"][lang]} for line in attendance["organisations"]],
            names=[_name(row, lang) for row in attendance["rows"]],
            counts=[_count(count, lang) for count in attendance["counts"]],
            attendance=attendance,
            consent=consent,
            state=state,
            sha256=sha256,
            signed=[
                (_("Seen and agreed"), _("Chair")),
                (_("For the development partners"), _("Lead facilitator")),
                (_("Minutes taken by"), _("Secretariat")),
            ],
            foot=" · ".join(filter(None, [_("Minutes"), forum])),
            ended=ended,
        )


def _level(value: str) -> str:
    return str(Level(value).label) if value in Level.values else ""


def _name(row: Mapping[str, object], lang: str) -> dict[str, str]:
    words = [str(Presence(row["presence"]).label)]
    words += [_("substitute")] if row["substitute"] else []
    words += [_("visitor")] if row["visitor"] else []
    if expected := _level(row.get("level_expected", "")):  # minutes sealed earlier do not say it
        words.append(_("below the level expected (%(level)s)") % {"level": expected})
    return {
        "name": row["name"][lang],
        "position": row["position"][lang] or _level(row["level"]),
        "body": row["body"][lang],
        "presence": ", ".join(words),
    }


def css_of(minutes: PrintedMinutes) -> list[str]:
    """Style sheets of the printed minutes; the foot carries forum, fingerprint and page."""
    from kit.pdf.fetch import print_css  # brings the layout engine with it

    pages = (
        "counter(page, khmer) ' / ' counter(pages, khmer)"
        if minutes.lang == "km"
        else "counter(page) ' / ' counter(pages)"
    )
    return [
        print_css("letter.css"),
        print_css("minutes.css"),
        f"@page {{ @bottom-right {{ content: {pages} }} }}",
    ]


def minutes_html(minutes: PrintedMinutes) -> str:
    """The printed page."""
    with translation.override(minutes.lang):
        return render_to_string("meetings/print/minutes.html", {"minutes": minutes, "lang": minutes.lang})


def minutes_pdf(minutes: PrintedMinutes) -> bytes:
    """A tagged PDF."""
    from kit.pdf import render_pdf

    title = f"{minutes.title} · {minutes.forum}"
    return render_pdf(
        minutes_html(minutes), lang=minutes.lang, title=title, css=css_of(minutes), keywords=minutes.sha256
    )


def minutes_docx(minutes: PrintedMinutes, made_at: datetime.datetime) -> bytes:
    """A Word file with the same words."""
    from kit.docx import BLUE, GREY, Column, Document

    with translation.override(minutes.lang):
        file = Document(lang=minutes.lang, title=minutes.title, made_at=made_at, size=10)
        for line in minutes.motto:
            file.paragraph(line, size=13, bold=True, center=True, color=BLUE)
        for line in [*minutes.hosts, minutes.forum]:
            file.paragraph(line, bold=True, color=BLUE)
        file.heading(_("Minutes"), 0)
        file.heading(minutes.title, 1)
        file.paragraph(minutes.when)
        if minutes.state:
            file.paragraph(minutes.state, color=GREY)
        file.table([Column("", 38), Column("", 134)], [[label, text] for label, text in minutes.facts])
        for item in minutes.items:
            file.heading(f"{item.number} {item.title}".strip(), 2)
            if item.people:
                file.paragraph(item.people, size=9, color=GREY)
            if item.reached is False:
                file.paragraph(_("Not reached"), size=9, color=GREY)
            for point in item.points:
                paragraph = file.file.add_paragraph()
                if point.word:
                    file.write(paragraph, f"{point.word}  ", bold=True, color=BLUE)
                file.write(paragraph, point.text, bold=bool(point.word))
                if point.notes:
                    file.paragraph(" · ".join(point.notes), size=9, color=GREY)
        if minutes.actions:
            file.heading(_("Agreed actions"), 1)
            columns = [
                Column("", 9),
                Column(_("Action"), 75),
                Column(_("Responsible"), 40),
                Column(_("Side"), 24),
                Column(_("Due"), 26),
            ]
            rows = [[row["number"], row["text"], row["who"], row["side"], row["due"]] for row in minutes.actions]
            file.table(columns, rows)
        if minutes.consent:
            file.paragraph(minutes.consent)
        file.heading(_("Annex 1. Attendance"), 1)
        columns = [Column(_("Organisation"), 110), Column(_("Invited"), 31, True), Column(_("Present"), 31, True)]
        rows = [
            [line["label"], *(dates.number(line[n]) for n in ("invited", "present"))] for line in minutes.organisations
        ]
        file.table(columns, rows)
        for text in minutes.counts:
            file.paragraph(text)
        if minutes.sha256:
            file.paragraph(f"SHA-256 {minutes.sha256}", size=8, color=GREY)
        file.footer(minutes.foot)
    return file.to_bytes()
