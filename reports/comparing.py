"""What changed from one edition to the next, line by line."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from kit import dates
from kit.bilingual import pick
from reports.printed.words import status_word


@dataclass(frozen=True)
class Change:
    """One difference: the group, what it concerns, before and after."""

    group: str
    what: str
    before: str
    after: str


def _name(pair: dict) -> str:
    return pick(pair.get("en", ""), pair.get("km", "")).value


def _entries(forum: dict) -> dict[str, tuple[str, dict]]:
    return {
        str(indicator["id"]): (f"{indicator['number']} {_name(indicator['title'])}", indicator)
        for outcome in forum["outcomes"]
        for output in outcome["outputs"]
        for indicator in output["indicators"]
    }


def _said(indicator: dict) -> tuple[str, str]:
    now = indicator.get("now") or {}
    reported = now.get("reported", "not_reported")
    if reported != "reported":
        return "–", status_word("nothing" if reported == "nothing" else "not_reported")
    return dates.digits(now.get("text") or now.get("value") or "–"), status_word(now.get("rating") or "unrated")


def changes(before: dict, after: dict) -> list[Change]:
    """Reports that came or went, indicators that came or went, values, targets and ratings that differ."""
    found = []
    old = {forum["id"]: forum for forum in before["forums"]}
    for forum in after["forums"]:
        group, past = _name(forum["name"]), old.pop(forum["id"], None)
        if past is None:
            found.append(Change(group, _("working group"), "–", _("added")))
            continue
        was, now = (bool((one["report"] or {}).get("received")) for one in (past, forum))
        if was != now:
            words = {True: _("received"), False: _("not received")}
            found.append(Change(group, _("report"), words[was], words[now]))
        found += _indicator_changes(group, _entries(past), _entries(forum))
        for stem, word in (("summary", _("summary")), ("statements", _("statements")), ("reasons", _("kept reasons"))):
            if past.get(stem) != forum.get(stem) and was == now:
                found.append(Change(group, word, "", _("text changed")))
        if past["matrix"] != forum["matrix"]:
            found.append(Change(group, _("JMI matrix"), "", _("changed")))
    found += [
        Change(_name(forum["name"]), _("working group"), _("listed"), _("no longer listed")) for forum in old.values()
    ]
    if before["as_of"] != after["as_of"]:
        days = [dates.day(date.fromisoformat(one["as_of"])) for one in (before, after)]
        found.insert(0, Change(_("All groups"), _("figures frozen on"), *days))
    return found


def _indicator_changes(group: str, past: dict, now: dict) -> list[Change]:
    found = []
    for key, (title, indicator) in now.items():
        if key not in past:
            found.append(Change(group, title, "–", _("added")))
            continue
        earlier = past.pop(key)[1]
        (value_before, word_before), (value, word) = _said(earlier), _said(indicator)
        if value_before != value:
            found.append(Change(group, title, value_before, value))
        if word_before != word:
            found.append(Change(group, title, word_before, word))
        for part in ("baseline", "target"):
            texts = [dates.digits(one[part]["text"] or "–") for one in (earlier, indicator)]
            if texts[0] != texts[1]:
                found.append(Change(group, f"{title}: {_('target') if part == 'target' else _('baseline')}", *texts))
        if indicator.get("now") != earlier.get("now") and value_before == value and word_before == word:
            found.append(Change(group, title, "", _("text or source changed")))
    return found + [Change(group, title, _("listed"), "–") for title, _row in past.values()]
