"""The five kinds of rows of a matrix and what hangs on each; forms, actions and copies read this one table."""

from dataclasses import dataclass, field

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jmi.models import (
    Activity,
    ActivityDate,
    ActivityResource,
    Breakdown,
    Indicator,
    IndicatorStage,
    IndicatorTarget,
    Outcome,
    OutcomePolicy,
    Output,
    PartneringAction,
    Responsible,
)


@dataclass(frozen=True)
class ChildKind:
    """Lines of a row that are edited together with it."""

    name: str
    model: type[models.Model]
    parent: str
    fields: tuple[str, ...]
    label: str | Promise


@dataclass(frozen=True)
class RowKind:
    """A kind of row: ``related`` is its accessor on the parent, ``hangs_on`` the names of its parents' kinds."""

    name: str
    model: type[models.Model]
    related: str
    label: str | Promise
    add_label: str | Promise
    text: str
    hangs_on: tuple[str, ...]
    fields: tuple[str, ...]
    children: tuple[ChildKind, ...] = field(default=())

    def child(self, name: str) -> ChildKind:
        """The lines called ``name``."""
        return next(child for child in self.children if child.name == name)


_SOURCED = ("origin", "source_entry", "source_text", "original_text", "bsp_entry", "bsp_text")
_WHO = ("role", "organisation", "forum", "text")

OUTCOME = RowKind(
    "outcome",
    Outcome,
    "outcomes",
    _("Outcome"),
    _("Add an outcome"),
    "title",
    ("set",),
    (
        *("number", "title_en", "title_km", "start_year", "end_year", "measured_by"),
        *_SOURCED,
        *("baseline_text", "achievement_text", "agreement_on", "agreement_note"),
    ),
    (ChildKind("policy_links", OutcomePolicy, "outcome", ("entry", "reference"), _("Policy links")),),
)
OUTPUT = RowKind(
    "output",
    Output,
    "outputs",
    _("Output"),
    _("Add an output"),
    "title",
    ("outcome",),
    (
        *("number", "title_en", "title_km", "start_year", "end_year", "verification", "feasible", "timely"),
        *("within_influence", "lifted"),
        *_SOURCED,
    ),
)
INDICATOR = RowKind(
    "indicator",
    Indicator,
    "indicators",
    _("Indicator"),
    _("Add an indicator"),
    "title",
    ("output",),
    (
        *("number", "title_en", "title_km", "kind", "unit_en", "unit_km", "direction", "baseline_text"),
        *("baseline_period", "target_text", "target_period", "from_text", "to_text", "source_type", "source_name"),
        *("source_validated_on", "budget_code", "ready"),
        *_SOURCED,
    ),
    (
        ChildKind("targets", IndicatorTarget, "indicator", ("due_text", "value_text"), _("Intermediate targets")),
        ChildKind(
            "breakdowns",
            Breakdown,
            "indicator",
            ("kind", "label", "place", "baseline_text", "target_text"),
            _("Breakdown by sex, place or group"),
        ),
    ),
)
ACTIVITY = RowKind(
    "activity",
    Activity,
    "activities",
    _("Main activity"),
    _("Add an activity"),
    "text",
    ("outcome", "output"),
    (
        *("number", "text_en", "text_km", "workplan_reference", "milestone", "start_text", "end_text"),
        *("in_programme_budget", "budget_code", "ready"),
    ),
    (
        ChildKind("responsibles", Responsible, "activity", _WHO, _("Implementers")),
        ChildKind("dates", ActivityDate, "activity", ("label", "due_text"), _("Milestone dates")),
        ChildKind(
            "resources",
            ActivityResource,
            "activity",
            (
                *("source", "organisation", "text", "currency", "needed", "committed", "fiscal_year", "on_budget"),
                *("in_sector_plan", "in_bsp"),
            ),
            _("Resources"),
        ),
    ),
)
PARTNERING = RowKind(
    "partnering",
    PartneringAction,
    "partnering_actions",
    _("Partnering action"),
    _("Add a partnering action"),
    "text",
    ("outcome", "output"),
    ("text_en", "text_km", "need", "side", "tags", "principles", "due_text"),
    (ChildKind("responsibles", Responsible, "partnering_action", _WHO, _("Responsible parties")),),
)

KINDS: dict[str, RowKind] = {kind.name: kind for kind in (OUTCOME, OUTPUT, INDICATOR, ACTIVITY, PARTNERING)}
# Stages are typed one a line; they keep their identity by place, since progress points at them.
STAGES = ChildKind("stages", IndicatorStage, "indicator", ("name_en", "name_km"), _("Milestone stages"))


def set_path(kind: RowKind) -> str:
    """The lookup from a row of this kind to its set."""
    return {"outcome": "jmi_set", "indicator": "output__outcome__jmi_set"}.get(kind.name, "outcome__jmi_set")
