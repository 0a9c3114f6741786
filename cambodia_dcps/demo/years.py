"""Two years of progress and an open round, reported through the same actions that people use."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from accounts.models import User
from cambodia_dcps.demo import sentences
from cambodia_dcps.demo.base import Group, figure
from jmi import models as jmi
from jmi.actions import entries, reports, rounds
from jmi.states import ActivityState, IndicatorKind, Rating, Verification

# Codes of groups, by what the story needs.
SILENT = {2021: {"FE"}, 2022: {"LJR"}}
LATE = {2021: {"AW", "IRI"}, 2022: {"AW", "SP"}}
MOVED = {"AW": 12, "IRI": 5}  # own dates of the open round, days ago
OPEN_ROUND = {
    "PFM": "accepted", "PAR": "accepted", "FSN": "accepted", "HA": "accepted", "PH": "accepted", "SP": "accepted",
    "ED": "submitted", "GE": "submitted", "FI": "submitted", "DD": "submitted",
    "PSD": "discussed", "MA": "discussed", "PPR": "approved",
    "LA": "drafted", "HE": "drafted", "FE": "returned",
}  # fmt: skip


@dataclass
class Year:
    """A round to be told: its year, share of the way expected by its end, the day of the plenary meeting."""

    round: jmi.Round
    share: Decimal
    met_on: dt.date
    final: bool = False


class Teller:
    """Reports for one group in one round."""

    def __init__(self, group: Group, report: jmi.ProgressReport, year: Year, crdb: User) -> None:
        self.group, self.report, self.year, self.crdb = group, report, year, crdb

    def way(self, indicator: jmi.Indicator, value: Decimal) -> Decimal:
        """The share of the way from baseline to target; 0 at the baseline, 1 at the target."""
        return (value - indicator.baseline_value) / (indicator.target_value - indicator.baseline_value)

    def value_of(self, indicator: jmi.Indicator) -> Decimal | None:
        """The sheet's value of the year; for the final year the last step again, a little shorter."""
        line = next(
            i
            for outcome in self.group.item.below
            for output in outcome.below
            for i in output.below
            if i.kind == "I" and i.fields[0] == indicator.title_en
        )
        first, second = (figure(text) for text in line.fields[-3:-1])
        if not self.year.final:
            return first if self.year.round.year == 2021 else second
        if first is None or second is None:
            return None
        return second + ((second - first) * Decimal("0.8")).quantize(second if second % 1 else Decimal(1))

    def stage_of(self, indicator: jmi.Indicator) -> jmi.IndicatorStage:
        """The stage that the sheet names for the year."""
        stages = list(indicator.stages.all())
        place = {2021: 1, 2022: 2}.get(self.year.round.year, 2)
        return stages[min(place, len(stages) - 1)]

    def rating(self, way: Decimal) -> str:
        """How an indicator stands, from the way gone and the way expected."""
        if way >= 1:
            return Rating.ACHIEVED
        if way >= self.year.share * Decimal("0.85"):
            return Rating.ON_TRACK
        return Rating.DELAYED if way > Decimal("0.05") else Rating.OFF_TRACK

    def indicator(self, indicator: jmi.Indicator, turn: int, now: dt.datetime) -> None:
        """One indicator's entry."""
        values: dict[str, object] = {"as_of_text": f"31 Dec {self.year.round.year}", "source": indicator.source_name}
        if indicator.kind == IndicatorKind.MILESTONES:
            stage = self.stage_of(indicator)
            values["stage"], values["value_text"] = stage, stage.name_en
            way = Decimal(stage.position) / (indicator.stages.count() - 1)
        else:
            value = self.value_of(indicator)
            values["value_text"] = f"{value.normalize():f}"
            way = self.way(indicator, value)
        rating = self.rating(way)
        values["rating"] = rating
        values["verification"] = Verification.VERIFIED if turn % 3 == 0 else Verification.REPORTED
        for stem, table in (
            ("progress", sentences.PROGRESS), ("constraint", sentences.CONSTRAINT), ("next_step", sentences.NEXT),
        ):  # fmt: skip
            values[f"{stem}_en"], values[f"{stem}_km"] = table[rating][turn % len(table[rating])]
        entries.save_indicator(
            report=self.report, indicator=indicator, values=values, version=0, by=self.group.secretariat, now=now
        )

    def schedule(self, kind: str, thing: object, turn: int, now: dt.datetime) -> None:
        """Where an activity or a partnering action stands: one in four behind, one in three done."""
        behind = turn % 4 == 1
        values: dict[str, object] = {
            "state": ActivityState.DONE if turn % 3 == 0 and not behind else ActivityState.ONGOING,
            "on_schedule": not behind,
            "behind_schedule": behind,
            "reason": sentences.REASON[turn % 2][0] if behind else "",
        }
        entries.save_schedule(
            report=self.report, kind=kind, thing=thing, values=values, version=0, by=self.group.secretariat, now=now
        )

    def write(self, now: dt.datetime, *, half: bool = False) -> None:
        """All rows and both sides' statements; with ``half`` only the first indicator."""
        turn = self.group.forum.position + self.year.round.year
        for indicator in jmi.Indicator.objects.filter(output__outcome__jmi_set=self.report.jmi_set).order_by("pk"):
            self.indicator(indicator, turn, now)
            turn += 1
            if half:
                return
        for kind, model in (("activity", jmi.Activity), ("partnering", jmi.PartneringAction)):
            for thing in model.objects.filter(outcome__jmi_set=self.report.jmi_set).order_by("pk"):
                self.schedule(kind, thing, turn, now)
                turn += 1
        for which, words, by in (
            ("government", sentences.GOVERNMENT, self.group.secretariat),
            ("partner", sentences.PARTNER, self.group.facilitator),
            ("summary", sentences.ILLUSTRATIVE, self.group.secretariat),
        ):
            self.report.refresh_from_db()
            stem = "summary" if which == "summary" else f"{which}_statement"
            values = {f"{stem}_en": words[0], f"{stem}_km": words[1]}
            entries.save_statement(
                report=self.report, which=which, values=values, version=self.report.version, by=by, now=now
            )

    def carry(self, until: str, now: dt.datetime) -> None:
        """Take the report from step to step ``until`` a state."""
        group, report, day = self.group, self.report, dt.timedelta(days=1)
        self.write(now, half=until == "drafted")
        steps: Iterator = iter(
            (
                ("discussed", lambda: reports.discuss(
                    report=report, on=self.year.met_on, note="Plenary meeting", by=group.secretariat, now=now + day)),
                ("approved", lambda: reports.approve(report=report, by=group.chair, now=now + 3 * day)),
                ("submitted", lambda: reports.submit(
                    report=report, reason=sentences.ILLUSTRATIVE[0], by=group.secretariat, now=now + 4 * day)),
            )
        )  # fmt: skip
        for state, step in steps:
            if until == "drafted":
                return
            step()
            if state == until:
                return
        if until == "returned":
            indicator = jmi.Indicator.objects.filter(output__outcome__jmi_set=report.jmi_set).order_by("pk").last()
            reports.add_comment(
                report=report, row=f"indicator:{indicator.pk}", field="source", asks_change=True, by=self.crdb,
                text="Please name the satellite product and the month in which the figure was read.", now=now + 6 * day,
            )  # fmt: skip
            reports.return_(report=report, comment="", by=self.crdb, now=now + 6 * day)
        else:
            reports.accept(report=report, by=self.crdb, now=now + 6 * day)


def past_round(cycle: jmi.Cycle, groups: list[Group], crdb: User, number: int, at) -> jmi.Round:
    """A round of a past year: most reported in time, one was late, one did not report; then closed."""
    due = dt.date(number + 1, 3, 31)
    opened = at(dt.date(number + 1, 1, 17))
    values = {
        "name_en": f"JMI progress {number}", "name_km": f"វឌ្ឍនភាពសូចនាករតាមដានរួម {number}".translate(KHMER_DIGITS), "year": number,
        "period_from_on": dt.date(number, 1, 1), "period_to_on": dt.date(number, 12, 31), "due_on": due,
        "note_en": sentences.ILLUSTRATIVE[0], "note_km": sentences.ILLUSTRATIVE[1],
    }  # fmt: skip
    round_ = rounds.create_round(cycle=cycle, values=values, by=crdb, now=opened)
    asked = {r.jmi_set.forum_id: r for r in rounds.open_round(round_=round_, by=crdb, now=opened)}
    year = Year(round_, Decimal(number - 2020) / 3, dt.date(number + 1, 2, 21))
    for index, group in enumerate(groups):
        if group.forum.code in SILENT[number]:
            continue
        written = at(due + dt.timedelta(days=9 if group.forum.code in LATE[number] else -8 - index))
        Teller(group, asked[group.forum.pk], year, crdb).carry("accepted", written)
    rounds.close_round(round_=round_, by=crdb, now=at(due + dt.timedelta(days=30)))
    return round_


def open_round(cycle: jmi.Cycle, groups: list[Group], crdb: User, now: dt.datetime) -> jmi.Round:
    """The round of the final year, still running: due in about three weeks from ``now``."""
    opened = now - dt.timedelta(days=52)
    values = {
        "name_en": "JMI progress 2023, final year", "name_km": "វឌ្ឍនភាពសូចនាករតាមដានរួម ២០២៣ ឆ្នាំចុងក្រោយ", "year": 2023,
        "period_from_on": dt.date(2023, 1, 1), "period_to_on": dt.date(2023, 12, 31),
        "due_on": (now + dt.timedelta(days=23)).date(),
        "note_en": sentences.ILLUSTRATIVE[0], "note_km": sentences.ILLUSTRATIVE[1],
    }  # fmt: skip
    round_ = rounds.create_round(cycle=cycle, values=values, by=crdb, now=opened)
    asked = {r.jmi_set.forum_id: r for r in rounds.open_round(round_=round_, by=crdb, now=opened)}
    year = Year(round_, Decimal(1), (now - dt.timedelta(days=38)).date(), final=True)
    for index, group in enumerate(groups):
        code = group.forum.code
        if code in MOVED:
            day = (now - dt.timedelta(days=MOVED[code])).date()
            reason = "Date agreed with the ministry for its own annual review."
            rounds.move_due(report=asked[group.forum.pk], due_on=day, reason=reason, by=crdb, now=opened)
        if code in OPEN_ROUND:
            Teller(group, asked[group.forum.pk], year, crdb).carry(
                OPEN_ROUND[code], now - dt.timedelta(days=30 - index, hours=index)
            )
    return round_


KHMER_DIGITS = str.maketrans("0123456789", "០១២៣៤៥៦៧៨៩")
