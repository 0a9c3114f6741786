"""Writes the matrix of a set in the active language: every string that the five columns show."""

from django.utils.translation import gettext as _

from jmi.chain import below
from jmi.figures import figure_words
from jmi.matrix import (
    ActivityCell,
    Heading,
    IndicatorCell,
    Line,
    Matrix,
    OutcomeBlock,
    OutputRow,
    PartneringCell,
    Reason,
)
from jmi.models import Activity, Indicator, JmiSet, Outcome, Output, PartneringAction, Responsible
from jmi.states import Direction, JointSense, PartneringTag, ResponsibleRole, SetState
from kit import dates
from kit.bilingual import Text, pick


def write(jmi_set: JmiSet, chain: list[Outcome], lang: str) -> Matrix:
    """The matrix in ``lang``, which is the active language."""
    numbers: dict[str, str] = {}
    outcomes = tuple(
        _outcome(outcome, place, len(chain), lang, numbers) for place, outcome in enumerate(chain, start=1)
    )
    forum, cycle = jmi_set.forum, jmi_set.cycle
    joint = [JointSense(one).label for one in jmi_set.joint_senses if one in JointSense.values]
    return Matrix(
        set_pk=jmi_set.pk,
        lang=lang,
        forum=forum.text("name", lang).value,
        forum_code=forum.code,
        title=pick(jmi_set.title_en, jmi_set.title_km, lang).value,
        cycle=_years(cycle.start_year, cycle.end_year, lang),
        state=jmi_set.state,
        state_word=str(SetState(jmi_set.state).label),
        number=jmi_set.number,
        standing=_standing(jmi_set, lang),
        joint=_("Joint: %(senses)s") % {"senses": ", ".join(str(one).lower() for one in joint)} if joint else "",
        headings=_headings(jmi_set, chain, lang),
        outcomes=outcomes,
        reasons=tuple(
            Reason(kept.provision, numbers.get(kept.row, ""), kept.reason, kept.row)
            for kept in jmi_set.keptreasons.all()
        ),
        shared_with=", ".join(shared.forum.text("name", lang).value for shared in jmi_set.shared_with.all()),
    )


def _standing(jmi_set: JmiSet, lang: str) -> str:
    parts = []
    if jmi_set.number > 1:
        parts.append(_("Version %(number)s") % {"number": dates.digits(jmi_set.number, lang)})
    if jmi_set.in_force_on:
        parts.append(_("in force since %(day)s") % {"day": dates.day(jmi_set.in_force_on, "medium", lang)})
    elif jmi_set.submitted_at and jmi_set.state != SetState.DRAFTING:
        parts.append(_("submitted on %(day)s") % {"day": dates.day(jmi_set.submitted_at, "medium", lang)})
    else:
        parts.append(str(SetState(jmi_set.state).label))
    return ", ".join(parts)


def _headings(jmi_set: JmiSet, chain: list[Outcome], lang: str) -> tuple[Heading, ...]:
    """Column heads with the periods as stored: the outcome column its own, the next three that of the outputs."""
    cycle = jmi_set.cycle
    outputs = [output for outcome in chain for output in outcome.outputs.all()]
    starts = [one.start_year for one in outputs if one.start_year]
    ends = [one.end_year for one in outputs if one.end_year]
    long = _years(
        min([o.start_year for o in chain if o.start_year], default=cycle.start_year),
        max([o.end_year for o in chain if o.end_year], default=cycle.end_year),
        lang,
    )
    short = _years(
        min(starts, default=cycle.start_year),
        max(ends, default=cycle.first_output_end_year or cycle.end_year),
        lang,
    )
    return (
        Heading("1", _("Outcome"), long),
        Heading("2", _("Output"), short),
        Heading("3", _("Output indicator"), _("baseline and target, %(period)s") % {"period": short}),
        Heading("4", _("Main activity"), _("identified implementer, %(period)s") % {"period": short}),
        Heading("5", _("Partnering actions"), _("required / prerequisites")),
    )


def _years(start: int | None, end: int | None, lang: str) -> str:
    if not start or not end or start == end:
        return dates.digits(start or end or "", lang)
    return dates.digits(f"{start}–{end}", lang)


def when_words(text: str, lang: str) -> str:
    """A date as written; in the other language where the days allow to say exactly the same."""
    return dates.written(text, lang)


def _outcome(outcome: Outcome, place: int, of: int, lang: str, numbers: dict[str, str]) -> OutcomeBlock:
    number = dates.digits(outcome.number or (place if of > 1 else ""), lang)
    key = f"outcome:{outcome.pk}"
    numbers[key] = number or _("Outcome")
    activities, partnering = list(outcome.activities.all()), list(outcome.partnering_actions.all())
    rows = [
        _output(output, f"{place}.{i}" if of > 1 else f"1.{i}", lang, numbers, activities, partnering)
        for i, output in enumerate(outcome.outputs.all(), start=1)
    ]
    own, own_actions = below(activities, None), below(partnering, None)
    if own or own_actions:
        rows.append(
            OutputRow(
                key="",
                pk=0,
                number="",
                text=Text(_("For the outcome as a whole"), lang, missing=False),
                period="",
                activities=tuple(_activity(one, lang, numbers) for one in own),
                partnering=tuple(_partnering(one, lang, numbers) for one in own_actions),
            )
        )
    return OutcomeBlock(
        key=key,
        pk=outcome.pk,
        number=number,
        text=outcome.text("title", lang),
        period=_years(outcome.start_year, outcome.end_year, lang),
        links=(*_policy_lines(outcome, lang), *_source_lines(outcome, lang)),
        measured=outcome.measured_by,
        baseline=figure_words(outcome.baseline_text, lang),
        achievement=figure_words(outcome.achievement_text, lang),
        smart=", ".join(outcome.smart),
        rows=tuple(rows),
    )


def _policy_lines(outcome: Outcome, lang: str) -> list[Line]:
    return [
        Line(
            link.entry.framework.code,
            " ".join(
                part
                for part in (dates.digits(link.entry.code, lang), link.entry.text("title", lang).value, link.reference)
                if part
            ),
        )
        for link in outcome.policy_links.all()
    ]


def _source_lines(thing: Outcome | Output | Indicator, lang: str) -> list[Line]:
    lines = []
    if thing.bsp_entry_id or thing.bsp_text:
        entry = thing.bsp_entry
        words = f"{dates.digits(entry.code, lang)} {entry.text('title', lang).value}" if entry else ""
        window = dates.digits(entry.framework.period(), lang) if entry else ""
        words = f"{words} ({window})" if window else words
        lines.append(Line(_("BSP"), " · ".join(part for part in (words, thing.bsp_text) if part)))
    if thing.source_entry_id or thing.source_text:
        entry = thing.source_entry
        words = f"{entry.framework.code} {dates.digits(entry.code, lang)}" if entry else ""
        origin = thing.get_origin_display() if thing.origin else ""
        lines.append(Line(_("From"), " · ".join(part for part in (words, thing.source_text, origin) if part)))
    return lines


def _output(
    output: Output,
    number: str,
    lang: str,
    numbers: dict[str, str],
    activities: list[Activity],
    partnering: list[PartneringAction],
) -> OutputRow:
    key = f"output:{output.pk}"
    numbers[key] = dates.digits(output.number or number, lang)
    lifted = ""
    if output.lifted:
        entry = output.source_entry
        origin = entry.framework.code if entry else output.source_text
        lifted = (
            _("Lifted from %(framework)s") % {"framework": origin} if origin else _("Lifted from the routine framework")
        )
    words = {
        "feasible": _("feasible"),
        "timely": _("realistic in time"),
        "within_influence": _("within influence"),
    }
    return OutputRow(
        key=key,
        pk=output.pk,
        number=numbers[key],
        text=output.text("title", lang),
        period=_years(output.start_year, output.end_year, lang),
        lifted=lifted,
        verification=output.verification,
        ticks=tuple(word for name, word in words.items() if getattr(output, name)),
        links=tuple(_source_lines(output, lang)),
        indicators=tuple(_indicator(one, lang, numbers, numbers[key]) for one in output.indicators.all()),
        activities=tuple(_activity(one, lang, numbers) for one in below(activities, output)),
        partnering=tuple(_partnering(one, lang, numbers) for one in below(partnering, output)),
    )


def with_period(value: str, period: str, lang: str) -> str:
    """``76.0 (2018)``; a dash where nothing is known, never zero."""
    value = figure_words(value, lang) or "–"
    return f"{value} ({when_words(period, lang)})" if period else value


def _indicator(one: Indicator, lang: str, numbers: dict[str, str], where: str) -> IndicatorCell:
    key = f"indicator:{one.pk}"
    numbers[key] = _("indicator of %(output)s") % {"output": where}
    unit = pick(one.unit_en, one.unit_km, lang).value
    down = one.direction == Direction.DOWN
    hint = "; ".join(part for part in (unit, _("a lower figure is better") if down else "") if part)
    lines = [
        Line(_("Baseline"), with_period(one.baseline_text, one.baseline_period, lang)),
        *(
            Line(_("Target %(when)s") % {"when": when_words(step.due_text, lang)}, figure_words(step.value_text, lang))
            for step in one.targets.all()
        ),
        Line(_("Target"), with_period(one.target_text, one.target_period, lang)),
    ]
    for part in one.breakdowns.all():
        label = part.label or (part.place.text("name", lang).value if part.place_id else str(part.get_kind_display()))
        start, end = (figure_words(text, lang) or "–" for text in (part.baseline_text, part.target_text))
        lines.append(Line(label, f"{start} → {end}"))
    runs = ""
    if one.from_text or one.to_text:
        runs = _("runs %(start)s to %(end)s") % {
            "start": when_words(one.from_text, lang) or "…",
            "end": when_words(one.to_text, lang) or "…",
        }
    source = " · ".join(part for part in (one.source_name, *(() if one.source_name else (_source(one),))) if part)
    validated = ""
    if one.source_validated_on:
        validated = _("validated by the TWG on %(day)s") % {"day": dates.day(one.source_validated_on, "medium", lang)}
    return IndicatorCell(
        key=key,
        pk=one.pk,
        number=dates.digits(one.number, lang),
        text=one.text("title", lang),
        hint=hint,
        unit=unit,
        kind=one.kind,
        direction=one.direction,
        baseline=figure_words(one.baseline_text, lang),
        baseline_period=when_words(one.baseline_period, lang),
        baseline_value=one.baseline_value,
        target=figure_words(one.target_text, lang),
        target_period=when_words(one.target_period, lang),
        target_value=one.target_value,
        lines=tuple(lines),
        stages=tuple(stage.text("name", lang).value for stage in one.stages.all()),
        source=source,
        validated=validated,
        runs=runs,
        links=tuple(_source_lines(one, lang)),
        ready=one.ready,
    )


def _source(one: Indicator) -> str:
    return str(one.get_source_type_display()) if one.source_type else ""


def who_words(people: list[Responsible], lang: str) -> str:
    """``MOP (lead), MEF, CDC``: several institutions, forums or words, each with its role."""
    several = len(people) > 1
    words = []
    for one in people:
        if one.organisation_id:
            name = one.organisation.text("abbreviation", lang).value or one.organisation.text("name", lang).value
        elif one.forum_id:
            name = one.forum.text("name", lang).value
        else:
            name = one.text
        lead = several and one.role == ResponsibleRole.LEAD
        words.append(_("%(name)s (lead)") % {"name": name} if lead else name)
    return ", ".join(words)


def _activity(one: Activity, lang: str, numbers: dict[str, str]) -> ActivityCell:
    key = f"activity:{one.pk}"
    text = one.text("text", lang)
    if not text.value and one.workplan_reference:
        text = Text(_("See workplan: %(place)s") % {"place": one.workplan_reference}, lang, missing=False)
    numbers[key] = dates.digits(one.number, lang) or text.value[:60]
    start, end = when_words(one.start_text, lang), when_words(one.end_text, lang)
    when = [f"{start} – {end}" if start and end else start or end]
    when += [
        f"{date.label}: {when_words(date.due_text, lang)}" if date.label else when_words(date.due_text, lang)
        for date in one.dates.all()
    ]
    budget = ""
    if one.in_programme_budget:
        budget = _("in the programme budget")
        budget = f"{budget} ({one.budget_code})" if one.budget_code else budget
    return ActivityCell(
        key=key,
        pk=one.pk,
        number=dates.digits(one.number, lang),
        text=text,
        who=who_words(list(one.responsibles.all()), lang),
        when=", ".join(part for part in when if part),
        milestone=one.milestone,
        budget=budget,
        resources=tuple(_resource(line, lang) for line in one.resources.all()),
        ready=one.ready,
    )


def _resource(line: object, lang: str) -> str:
    parts = []
    if line.organisation_id:
        parts.append(line.organisation.text("abbreviation", lang).value or line.organisation.text("name", lang).value)
    elif line.source:
        parts.append(str(line.get_source_display()))
    if line.needed is not None:
        amounts = {"needed": dates.number(line.needed, lang), "currency": line.currency}
        parts.append(_("%(currency)s %(needed)s needed") % amounts)
    if line.committed is not None:
        amounts = {"committed": dates.number(line.committed, lang), "currency": line.currency}
        parts.append(_("%(currency)s %(committed)s committed") % amounts)
    if line.gap:
        parts.append(_("gap %(gap)s") % {"gap": dates.number(line.gap, lang)})
    return ", ".join([*parts, line.text] if line.text else parts)


def _partnering(one: PartneringAction, lang: str, numbers: dict[str, str]) -> PartneringCell:
    key = f"partnering:{one.pk}"
    text = one.text("text", lang)
    numbers[key] = text.value[:60]
    return PartneringCell(
        key=key,
        pk=one.pk,
        text=text,
        who=who_words(list(one.responsibles.all()), lang),
        when=when_words(one.due_text, lang),
        need=str(one.get_need_display()) if one.need else "",
        side=one.side,
        side_word=str(one.get_side_display()) if one.side else "",
        tags=tuple(str(PartneringTag(tag).label) for tag in one.tags if tag in PartneringTag.values),
        principles=tuple(one.principles),
    )
