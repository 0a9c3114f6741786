"""What a page or an export shows of a report tree: bars, words and shapes are put beside the stored facts."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from jmi.figures import figure_words
from jmi.older import older_in, older_words
from jmi.progress_rules import RATING_SHAPE, Gap, expected_value, part_told, row_name, rows_of
from jmi.states import ActivityState, BreakdownKind, IndicatorKind, Rating, Reported, UnplannedKind, Verification
from kit import dates
from kit.bilingual import pick
from kit.charts import Bar, number_bar
from partners.models.organisations import SIDE_OF_KIND, Side


class Rec(dict):
    """A dict whose keys are read as attributes too, so that templates and ``{% both %}`` take it like a record."""

    def __getattr__(self, name: str) -> object:
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None


def rec(value: object) -> object:
    """The tree with every dict made a ``Rec``."""
    if isinstance(value, Mapping):
        return Rec({name: rec(part) for name, part in value.items()})
    return [rec(part) for part in value] if isinstance(value, list) else value


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text[:10]) if text else None


STATE_SHAPES = {
    ActivityState.NOT_STARTED: "none",
    ActivityState.ONGOING: "with",
    ActivityState.DONE: "done",
    ActivityState.DROPPED: "not-reported",
}


def dress(tree: Mapping[str, object], today: date | None = None) -> Rec:
    """The tree for the page: each row gets ``name``, ``anchor``, ``bar`` or ``status``; days become days."""
    tree = rec(tree)
    for name in ("due_on", "period_from_on", "period_to_on", "discussed_on", "approved_at", "dissent_at"):
        tree.report[name] = _day(tree.report[name])
    end = tree.report.period_to_on
    for outcome in tree.outcomes:
        _dress_outcome(outcome)
        for part in (outcome, *outcome.outputs):
            part.setdefault("unplanned", [])
    for kind, row in rows_of(tree):
        if kind == "indicator":
            dress_indicator(row, min(today or end, end))
        else:
            _dress_schedule(row, kind)
    return tree


def raw_row(tree: Mapping[str, object], kind: str, pk: int) -> dict[str, object] | None:
    """The row of a tree as it was read."""
    rows = tree["outcomes"] if kind == "outcome" else (row for found, row in rows_of(tree) if found == kind)
    return next((row for row in rows if row["id"] == pk), None)


def dressed_row(tree: Mapping[str, object], kind: str, pk: int, today: date) -> Rec | None:
    """One row of a tree that is not dressed, for its form; None when the report has none such."""
    found = raw_row(tree, kind, pk)
    if found is None:
        return None
    row = rec(found)
    if kind == "outcome":
        return _dress_outcome(row)
    if kind == "indicator":
        return dress_indicator(row, min(today, _day(tree["report"]["period_to_on"])))
    return _dress_schedule(row, kind)


def _dress_outcome(outcome: Rec) -> Rec:
    """Anchor of an outcome, and whether its note has followed its other language."""
    outcome["anchor"] = f"outcome-{outcome.id}"
    if outcome.get("note"):
        outcome.note["mark"] = older_words(older_in(outcome.note.get("older_texts", ()), "note"))
    return outcome


def dress_indicator(row: Rec, day: date) -> Rec:
    """Bar, status and texts of an indicator's row."""
    row["kind_"], row["anchor"], row["name"] = "indicator", f"indicator-{row.id}", row_name(row)
    entry = row.progress
    row["bar"] = indicator_bar(row, entry, day)
    if entry and entry.reported == Reported.NOTHING_TO_REPORT:
        row["bar"] = row["bar"].small  # no "did not report" above it: something else was said
    row["unit"] = pick(row.unit_en, row.unit_km).value
    row["status"] = entry_status(entry)
    for entry_ in (entry, row.last):
        if entry_:
            entry_["value_words"] = value_words(row, entry_)
    if entry:
        entry["how_sure"] = Verification(entry.verification).label if entry.verification else ""
        entry["told"] = told(entry)
        by_part = {part.breakdown_id: part for part in entry.parts}
    for part in row.breakdowns:
        part["name"] = part_name(part)
        told_ = by_part.get(part.id) if entry else None
        part["text"], part["stage_id"] = (told_.value_text, told_.get("stage_id")) if told_ else ("", None)
        part["now"] = " · ".join(text for text in (stage_name(row, part.stage_id), part["text"]) if text)
    return row


def stage_name(row: Rec, stage: int | None) -> str:
    """The name of a stage of the row; "" for none."""
    return next((pick(s.name_en, s.name_km).value for s in row.stages if s.id == stage), "")


def part_name(part: Rec) -> str:
    """What a part is called: its own name, its place, or the word of its kind."""
    return part.label or pick(part.place_en, part.place_km).value or str(BreakdownKind(part.kind).label)


def value_words(row: Rec, entry: Rec) -> str:
    """The actual as the reader sees it: stage and text, with the digits of the language; "" when there is none."""
    stage = stage_name(row, entry.stage_id)
    text = figure_words(entry.value_text, get_language() or "en")
    if row.kind == IndicatorKind.PERCENTAGE and entry.value is not None and "%" not in text:
        text += " %"
    return " · ".join(part for part in (stage, text) if part)


def entry_status(entry: Rec | None) -> tuple[str, str]:
    """Shape and word: the rating, or which kind of silence it is. Missing is not zero."""
    if not entry or entry.reported == Reported.NOT_REPORTED:
        return "not-reported", _("Not reported")
    if entry.reported == Reported.NOTHING_TO_REPORT:
        return "none", _("Nothing to report")
    if not entry.rating:
        return "draft", _("Not rated yet")
    return RATING_SHAPE[entry.rating], str(Rating(entry.rating).label)


def indicator_bar(row: Rec, entry: Rec | None, day: date) -> Bar:
    """The results bar of an indicator; without a value it says "did not report", never nought."""
    name = pick(row.title_en, row.title_km).value
    word = entry_status(entry)[1]
    reported = bool(entry) and entry.reported == Reported.REPORTED
    lang = get_language() or "en"
    if row.kind == IndicatorKind.MILESTONES and row.stages:
        ids = [stage.id for stage in row.stages]
        if reported and entry.stage_id not in ids and entry.value_text:
            return Bar(kind="words", label=name, actual_text=value_words(row, entry), status_word=word)
        reached = ids.index(entry.stage_id) + 1 if reported and entry.stage_id in ids else None
        steps = tuple(pick(stage.name_en, stage.name_km).value for stage in row.stages)
        return Bar(kind="words", label=name, steps=steps, reached=reached, status_word=word)
    baseline, target = _number(row.baseline_value), _number(row.target_value)
    actual = _number(entry.value) if reported else None
    if reported and actual is None and (entry.value_text or any(part_told(part) for part in entry.get("parts", ()))):
        target = None  # by parts or in words ("217 of 254 done"): these stand instead of a picture
    expected = expected_value(baseline, _day(row.baseline_on), target, _day(row.target_on), day)
    bar = number_bar(
        baseline=baseline,
        target=target,
        actual=actual,
        expected=expected,
        text=dates.number,
        label=name,
        baseline_when=dates.written(row.baseline_period),
        target_when=dates.written(row.target_period),
        falling=row.direction == "down",
        status_word=word,
    )
    texts = {"baseline_text": figure_words(row.baseline_text, lang), "target_text": figure_words(row.target_text, lang)}
    texts["actual_text"] = value_words(row, entry) if reported else ""
    if not bar.drawable:
        return replace(bar, **texts)
    # On the bar stands the figure as written, unless it is a sentence.
    return replace(bar, **{key: text for key, text in texts.items() if text and len(text) <= 14})


def told(entry: Rec) -> list[tuple[str, str, str, str, str]]:
    """(name of the field, heading, text in the reader's language, lang of that text, mark) of what was told."""
    heads = {
        "progress": _("Progress"),
        "constraint": _("Constraint"),
        "next_step": _("Next step"),
        "request": _("Request to a higher forum"),
    }
    found = []
    for stem, head in heads.items():
        text = pick(entry[f"{stem}_en"], entry[f"{stem}_km"])
        if text.value:
            mark = older_words(older_in(entry.get("older_texts", ()), stem))
            found.append((stem, head, text.value, text.lang, mark))
    return found


def _dress_schedule(row: Rec, kind: str) -> Rec:
    row["kind_"], row["anchor"], row["name"] = kind, f"{kind}-{row.id}", row_name(row)
    if kind == "unplanned":
        row["who"] = [row.who] if row.who else []
        row["when"] = dates.written(row.when_text)
        row["side_word"] = str(Side(row.side).label) if row.side in Side.values else ""
    else:
        row["who"] = [who_name(who) for who in row.responsibles]
        row["when"] = dates.written(row.end_text if kind == "activity" else row.due_text) or (
            dates.day(_day(row.end_on if kind == "activity" else row.due_on))
            if (row.get("end_on") or row.get("due_on"))
            else ""
        )
        row["side_word"] = _side(row) if kind == "partnering" else ""
    row["facts"] = [fact for fact in (", ".join(row.who), row.side_word, row.when) if fact]
    entry = row.progress
    row["badges"], row["kind_word"] = schedule_badges(entry), ""
    if kind == "unplanned":
        row["text_mark"] = older_words(older_in(entry.get("older_texts", ()), "text"))
        row["kind_word"] = str(UnplannedKind(row.kind).label)
        row["badges"] = [("draft", _("Not planned")), *row.badges]
    if entry:
        entry["told"] = told(entry)
        entry.setdefault("evidence", [])
    return row


def who_name(who: Rec) -> str:
    """An implementer in short: abbreviation, name, forum or the text as written; leads are marked."""
    name = (
        pick(who.abbreviation_en or "", who.abbreviation_km or "").value
        or pick(who.organisation_en or "", who.organisation_km or "").value
        or pick(who.forum_en or "", who.forum_km or "").value
        or who.text
    )
    return name


def _side(row: Rec) -> str:
    """Whose commitment a partnering action is, so that both sides are seen."""
    if row.side in Side.values:
        return str(Side(row.side).label)
    sides = {SIDE_OF_KIND[who.organisation_kind] for who in row.responsibles if who.organisation_kind}
    return " · ".join(str(Side(side).label) for side in Side.values if side in sides)


def schedule_badges(entry: Rec | None) -> list[tuple[str, str]]:
    """Shapes and words: the state, and on or behind schedule (both, where both are ticked)."""
    if not entry or entry.reported == Reported.NOT_REPORTED:
        return [("not-reported", _("Not reported"))]
    if entry.reported == Reported.NOTHING_TO_REPORT:
        return [("none", _("Nothing to report"))]
    found = []
    if entry.state:
        found.append((STATE_SHAPES[entry.state], str(ActivityState(entry.state).label)))
    if entry.on_schedule:
        found.append(("on-track", _("On schedule")))
    if entry.behind_schedule:
        found.append(("late", _("Behind schedule")))
    return found or [("draft", _("No state yet"))]


def places_of(tree: Rec) -> list[tuple[str, str]]:
    """Where something unplanned may hang: each output, and each outcome as a whole."""
    found = []
    for outcome in tree.outcomes:
        found += [(f"output:{output.id}", f"{_('Output')} {row_name(output)}"[:120]) for output in outcome.outputs]
        found.append((f"outcome:{outcome.id}", f"{_('Outcome')} {row_name(outcome)}"[:120]))
    return found


def put_gaps(tree: Rec, gaps: list[Gap], comments: Mapping[str, list]) -> None:
    """Each row gets its own gaps and comments."""
    by_row: dict[str, list[Gap]] = {}
    for gap in gaps:
        by_row.setdefault(gap.anchor, []).append(gap)
    for row in [*tree.outcomes, *(row for _kind, row in rows_of(tree))]:
        row["gaps"] = by_row.get(row.anchor, [])
        row["comments"] = comments.get(row.anchor, [])
