"""What is told of the parts of an indicator: a text, and a stage where the indicator is measured in stages."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from jmi.figures import figure_value
from jmi.models import Indicator, IndicatorProgress, IndicatorProgressPart
from jmi.states import COUNTED, IndicatorKind, Reported
from kit.refusals import Refused


@dataclass(frozen=True)
class Parts:
    """What was sent: breakdown id → text, breakdown id → stage id or None; what was not sent stays as it is."""

    texts: Mapping[int, str]
    stages: Mapping[int, int | None]

    @property
    def given(self) -> bool:
        """Whether anything is told of any part."""
        return any(self.texts.values()) or any(self.stages.values())

    def shown(self) -> dict[str, object]:
        """As the refusal of a stale save names them."""
        texts = {f"part_{pk}": text for pk, text in self.texts.items()}
        return texts | {f"stage_of_{pk}": stage for pk, stage in self.stages.items()}

    def on(self, row: IndicatorProgress) -> IndicatorProgress:
        """The row with its standing parts as attributes, so that a stale save shows both of each."""
        sent = self.texts or self.stages
        standing = {part.breakdown_id: part for part in row.parts.all()} if sent and row.pk else {}
        for pk in self.texts:
            setattr(row, f"part_{pk}", standing[pk].value_text if pk in standing else "")
        for pk in self.stages:
            setattr(row, f"stage_of_{pk}", standing[pk].stage_id if pk in standing else None)
        return row

    def save(self, row: IndicatorProgress, indicator: Indicator) -> None:
        """Write them beside the saved entry; figures are read from the texts."""
        if not self.texts and not self.stages:
            return
        known = {part.pk: part for part in indicator.breakdowns.all()}
        standing = {part.breakdown_id: part for part in row.parts.all()}
        steps = set(indicator.stages.values_list("pk", flat=True)) if any(self.stages.values()) else set()
        reported = row.reported == Reported.REPORTED
        for pk in {*self.texts, *self.stages}:
            if pk not in known:
                raise Refused(_("This part belongs to another indicator."), "", "parts")
            part = standing.get(pk) or IndicatorProgressPart(progress=row, breakdown=known[pk])
            text, stage = self.texts.get(pk, part.value_text), self.stages.get(pk, part.stage_id)
            if indicator.kind != IndicatorKind.MILESTONES:
                stage = None
            if not text and not stage and not part.pk:
                continue
            if stage and pk in self.stages and stage not in steps:
                raise Refused(_("This stage belongs to another indicator."), "", f"stage_of_{pk}")
            part.value_text, part.stage_id = (text, stage) if reported else ("", None)
            counted = indicator.kind in COUNTED
            start = known[pk].baseline_value
            part.value = figure_value(part.value_text, indicator.direction, start) if counted else None
            part.save()
