"""The frozen tree of one submission (``jmi.report_tree``), as the printed report reads it. Pure functions."""

from partners.models.organisations import SIDE_OF_KIND

Pair = dict[str, str]
TOLD = ("progress", "constraint", "next_step", "request")
PART_WORDS = {
    "total": {"en": "total", "km": "សរុប"},
    "female": {"en": "female", "km": "ស្រី"},
    "male": {"en": "male", "km": "ប្រុស"},
}


def pair(row: dict, stem: str) -> Pair:
    """Both languages of one text."""
    return {"en": row.get(f"{stem}_en") or "", "km": row.get(f"{stem}_km") or ""}


def part_label(part: dict) -> Pair:
    """What a part of an indicator is about: a sex, a place, a group."""
    if part.get("place_en"):
        return pair(part, "place")
    if part["kind"] in PART_WORDS and not part.get("label"):
        return PART_WORDS[part["kind"]]
    return {"en": part.get("label") or "", "km": part.get("label") or ""}


def entry(indicator: dict) -> dict | None:
    """What was reported on an indicator."""
    told = indicator.get("progress")
    if not told:
        return None
    stages = [stage["id"] for stage in indicator["stages"]]
    labels = {part["id"]: part_label(part) for part in indicator["breakdowns"]}
    return {
        "reported": told["reported"],
        "text": told["value_text"],
        "value": told["value"],
        "stage": stages.index(told["stage_id"]) if told["stage_id"] in stages else None,
        "as_of_text": told["as_of_text"],
        "as_of_on": told["as_of_on"],
        "source": told["source"],
        "verification": told["verification"],
        "rating": told["rating"],
        "evidence": len(told.get("evidence") or []),
        "parts": [
            {
                "label": labels[part["breakdown_id"]],
                "text": part["value_text"],
                "value": part["value"],
                "stage": stages.index(part["stage_id"]) if part.get("stage_id") in stages else None,
            }
            for part in told.get("parts") or []
            if part["breakdown_id"] in labels
        ],
        **{name: pair(told, name) for name in TOLD},
    }


def indicator(row: dict, number: str, earlier: list[dict]) -> dict:
    """One indicator with its report and its values of earlier years."""
    return {
        "id": row["id"],
        "number": row["number"] or number,
        "title": pair(row, "title"),
        "kind": row["kind"],
        "unit": pair(row, "unit"),
        "direction": row["direction"],
        "baseline": {"text": row["baseline_text"], "value": row["baseline_value"], "period": row["baseline_period"]},
        "target": {"text": row["target_text"], "value": row["target_value"], "period": row["target_period"]},
        "targets": [
            {"due_on": one["due_on"], "value": _text(one["value"]), "text": one["value_text"]} for one in row["targets"]
        ],
        "stages": [pair(one, "name") for one in row["stages"]],
        "earlier": earlier,
        "now": entry(row),
    }


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def outcomes(tree: dict, earlier: dict[int, list[dict]]) -> list[dict]:
    """The result chain, its indicators numbered as in the matrix."""
    found = []
    for place, outcome in enumerate(tree["outcomes"], start=1):
        outputs = []
        for below, output in enumerate(outcome["outputs"], start=1):
            number = output["number"] or f"{place}.{below}"
            rows = output["indicators"]
            outputs.append(
                {
                    "number": number,
                    "title": pair(output, "title"),
                    "indicators": [
                        indicator(row, number if len(rows) == 1 else f"{number}.{n}", earlier.get(row["id"], []))
                        for n, row in enumerate(rows, start=1)
                    ],
                }
            )
        note = pair(outcome["note"], "note") if outcome.get("note") else {"en": "", "km": ""}
        found.append({"number": outcome["number"], "title": pair(outcome, "title"), "note": note, "outputs": outputs})
    return found


def _who(row: dict) -> list[Pair]:
    names = []
    for one in row["responsibles"]:
        short = pair(one, "abbreviation")
        name = pair(one, "organisation") if any(pair(one, "organisation").values()) else pair(one, "forum")
        text = {lang: short[lang] or name[lang] for lang in ("en", "km")}
        if not any(text.values()):
            text = {"en": one["text"], "km": one["text"]}
        names.append(text)
    return names


def _side(row: dict) -> str:
    """Whose promise it is: as said, else the side of the lead."""
    if row.get("side"):
        return row["side"]
    leads = sorted(row["responsibles"], key=lambda one: one["role"] != "lead")
    kind = next((one["organisation_kind"] for one in leads if one.get("organisation_kind")), None)
    return SIDE_OF_KIND.get(kind, "other")


def _promise(row: dict) -> dict:
    told = row.get("progress") or {}
    text = pair(row, "text")
    if not any(text.values()):
        text = {"en": row.get("workplan_reference") or "", "km": row.get("workplan_reference") or ""}
    return {
        "text": text,
        "side": _side(row),
        "responsibles": _who(row),
        "reported": told.get("reported", "not_reported"),
        "state": told.get("state", ""),
        "behind": bool(told.get("behind_schedule")),
        "reason": told.get("reason", ""),
        "constraint": pair(told, "constraint"),
    }


def promises(tree: dict, name: str) -> list[dict]:
    """All ``activities`` or ``partnering`` actions, those of the outputs first."""
    found = []
    for outcome in tree["outcomes"]:
        for output in outcome["outputs"]:
            found += output[name]
        found += outcome[name]
    return [_promise(row) for row in found]


def unplanned(tree: dict) -> list[dict]:
    """What was done and stood in no plan, with the words of the group; nobody had promised it."""
    found = []
    for outcome in tree["outcomes"]:
        for part in (*outcome["outputs"], outcome):
            for row in part.get("unplanned", ()):
                words = {"responsibles": [], "workplan_reference": ""}
                own = {"kind": row["kind"], "who": row["who"], "when": row["when_text"]}
                found.append(_promise(row | words) | own)
    return found


def filled(tree: dict) -> int | None:
    """The share of indicators, activities and partnering actions that carry an answer, in per cent; None of nothing."""
    rows = [
        row
        for outcome in tree["outcomes"]
        for part in (outcome, *outcome["outputs"])
        for name in ("indicators", "activities", "partnering")
        for row in part.get(name, [])
    ]
    answered = sum((row.get("progress") or {}).get("reported", "not_reported") != "not_reported" for row in rows)
    return round(answered * 100 / len(rows)) if rows else None


def statements(tree: dict) -> dict[str, Pair]:
    """What each side says, and the dissent of the lead facilitator, which is printed and not lost."""
    head = tree["report"]
    found = {
        "government": pair(head, "government_statement"),
        "partner": pair(head, "partner_statement"),
    }
    if head.get("dissent"):
        found["dissent"] = {"en": head["dissent"], "km": head["dissent"]}
    return found
