"""The latest reported result of each indicator of a set, as a bar for its page."""

from jmi.matrix import IndicatorCell
from jmi.models import IndicatorProgress, JmiSet
from jmi.states import Rating, Reported, ReportState
from kit import charts, dates
from kit.fixed import Fixed, number

SHAPES = {
    Rating.ACHIEVED: "done",
    Rating.ON_TRACK: "on-track",
    Rating.DELAYED: "late",
    Rating.OFF_TRACK: "at-risk",
}
# A result counts once the forum stands behind it; drafts stay the secretariat's.
SHOWN = (ReportState.SUBMITTED, ReportState.ACCEPTED, ReportState.CONSOLIDATED)


LATEST = Fixed(
    lambda: (
        IndicatorProgress.objects.filter(
            indicator__output__outcome__jmi_set=number("set"), reported=Reported.REPORTED, report__state__in=SHOWN
        )
        .select_related("stage")
        .order_by("indicator_id", "-report__round__period_to_on", "-pk")
        .distinct("indicator_id")
    )
)


def latest_results(jmi_set: JmiSet) -> dict[int, IndicatorProgress]:
    """Indicator id → its latest reported result; one query."""
    return {row.indicator_id: row for row in LATEST.models(set=jmi_set.pk)}


def bar_of(cell: IndicatorCell, result: IndicatorProgress | None) -> charts.Bar | None:
    """The results bar of an indicator; None while nothing was reported."""
    if result is None:
        return None
    word = str(result.get_rating_display()) if result.rating else ""
    shape = SHAPES.get(result.rating, "")
    if cell.stages:
        names = [stage.text("name").value for stage in [result.stage] if stage]
        reached = cell.stages.index(names[0]) + 1 if names and names[0] in cell.stages else 0
        return charts.Bar(
            kind="words", label=cell.text.value, steps=cell.stages, reached=reached, status=shape, status_word=word
        )
    in_words = result.value is None and bool(result.value_text)  # stands as text: a bar would say "did not report"
    return charts.Bar(
        label=cell.text.value,
        baseline=cell.baseline_value,
        target=None if in_words else cell.target_value,
        actual=result.value,
        falling=cell.direction == "down",
        baseline_text=cell.baseline,
        target_text=cell.target,
        actual_text=dates.digits(result.value_text),
        baseline_when=cell.baseline_period,
        target_when=cell.target_period,
        status=shape,
        status_word=word,
    )
