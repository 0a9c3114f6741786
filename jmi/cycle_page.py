"""What CRDB/CDC sees of a cycle: each working group's state, completeness, and the lists of what is open."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from decimal import Decimal

from django.utils.translation import gettext as _

from jmi.chain import chains
from jmi.facts import facts_of, has_both_sides
from jmi.models import Cycle, JmiSet, Outcome
from jmi.states import FundSource, PartneringTag, SetState
from meetings.models import Forum
from meetings.states import ForumKind, ForumState

SHAPES = {
    "missing": "not-reported",
    "draft": "draft",
    "returned": "returned",
    SetState.AGREED: "with",
    SetState.SUBMITTED: "with",
    SetState.ACCEPTED: "on-track",
    SetState.CONSOLIDATED: "on-track",
    SetState.SENT_TO_PM: "forwarded",
    SetState.IN_FORCE: "done",
    SetState.CLOSED: "done",
}


@dataclass(frozen=True)
class Standing:
    """One working group in the cycle (JMI-4.03). ``word`` missing, draft, returned, or the state of its set."""

    forum: Forum
    jmi_set: JmiSet | None
    name: str
    word: str

    @property
    def shape(self) -> str:
        """The shape of the badge."""
        return SHAPES[self.name]


@dataclass(frozen=True)
class Share:
    """So many of so many; ``percent`` None when there is nothing to count."""

    label: str
    done: int
    total: int

    @property
    def percent(self) -> int | None:
        """Rounded share."""
        return round(self.done * 100 / self.total) if self.total else None


@dataclass(frozen=True)
class Commitment:
    """What one organisation has promised in one set."""

    text: str
    jmi_set: JmiSet
    when: str


@dataclass
class Found:
    """Lists over all sets of a cycle."""

    shares: list[Share] = field(default_factory=list)
    without_budget: list[tuple[JmiSet, Outcome]] = field(default_factory=list)
    unvalidated: list[tuple[JmiSet, object]] = field(default_factory=list)
    tags: list[tuple[str, int]] = field(default_factory=list)
    sides: list[tuple[str, int]] = field(default_factory=list)
    commitments: list[tuple[str, int | None, list[Commitment]]] = field(default_factory=list)
    external: list[tuple[JmiSet, int, dict[str, Decimal], dict[str, Decimal]]] = field(default_factory=list)


def standings(cycle: Cycle, user: object) -> list[Standing]:
    """Every working group with the newest version of each of its sets; those without one are "missing"."""
    sets: dict[int, list[JmiSet]] = defaultdict(list)
    newest = JmiSet.objects.visible_to(user).filter(cycle=cycle, revision=None).select_related("forum", "cycle")
    for jmi_set in newest.order_by("pk").distinct():
        sets[jmi_set.forum_id].append(jmi_set)
    forums = Forum.objects.visible_to(user).filter(kind=ForumKind.TWG, state=ForumState.ACTIVE)
    rows = []
    for forum in forums.order_by("position", "code").distinct():
        rows += [Standing(forum, one, *_word(one)) for one in sets.pop(forum.pk, [])] or [
            Standing(forum, None, "missing", _("Missing"))
        ]
    rows += [Standing(one.forum, one, *_word(one)) for others in sets.values() for one in others]
    return rows


def _word(jmi_set: JmiSet) -> tuple[str, str]:
    if jmi_set.state != SetState.DRAFTING:
        return jmi_set.state, str(SetState(jmi_set.state).label)
    return ("returned", _("Returned")) if jmi_set.submitted_at else ("draft", _("Draft"))


def standing_sets(cycle: Cycle, user: object) -> list[JmiSet]:
    """The sets that count: of each line of versions the one in force, else the newest; one each."""
    lines: dict[tuple, JmiSet] = {}
    sets = JmiSet.objects.visible_to(user).filter(cycle=cycle).exclude(state=SetState.REVISED)
    for one in sets.select_related("forum", "cycle").order_by("number", "pk").distinct():
        key = (one.forum_id, one.title_en, one.title_km)
        if key not in lines or lines[key].state not in (SetState.IN_FORCE, SetState.CLOSED):
            lines[key] = one
    return list(lines.values())


def look_through(cycle: Cycle, user: object) -> Found:
    """The three completeness figures (JMI-1.06) and the lists, with a constant number of queries."""
    sets = standing_sets(cycle, user)
    read = chains(sets)
    found = Found()
    both, measured, budget = 0, 0, 0
    tags: Counter[str] = Counter()
    sides: Counter[str] = Counter()
    promises: dict[tuple[str, int | None], list[Commitment]] = defaultdict(list)
    for one in sets:
        chain = read.get(one.pk, [])
        both += has_both_sides(facts_of(one, chain).sides)
        measured += _is_measured(chain)
        has_budget = False
        for outcome in chain:
            linked = _budget_link(outcome)
            has_budget |= linked
            if not linked:
                found.without_budget.append((one, outcome))
            for output in outcome.outputs.all():
                for indicator in output.indicators.all():
                    if indicator.source_validated_on is None:
                        found.unvalidated.append((one, indicator))
            for action in outcome.partnering_actions.all():
                tags.update(action.tags)
                sides[str(action.get_side_display()) if action.side else _("no side named")] += 1
                for who in action.responsibles.all():
                    promises[str(who), who.organisation_id].append(
                        Commitment(action.text("text").value, one, action.due_text)
                    )
        budget += has_budget
        if money := _external(chain):
            found.external.append((one, *money))
    found.shares = [
        Share(_("Both sides have a part"), both, len(sets)),
        Share(_("Results are measured"), measured, len(sets)),
        Share(_("Linked to the budget"), budget, len(sets)),
    ]
    found.tags = [(str(tag.label), tags[tag.value]) for tag in PartneringTag]
    found.sides = sorted(sides.items())
    found.commitments = [(name, pk, promises[name, pk]) for name, pk in sorted(promises, key=lambda key: key[0])]
    return found


def _is_measured(chain: list[Outcome]) -> bool:
    """Whether every output has an indicator with baseline and target."""
    outputs = [output for outcome in chain for output in outcome.outputs.all()]
    return bool(outputs) and all(
        any(one.baseline_text and one.target_text for one in output.indicators.all()) for output in outputs
    )


def _budget_link(outcome: Outcome) -> bool:
    """Whether any level below this outcome names a budget programme (JMI-1.04, JMI-3.10)."""
    if outcome.bsp_entry_id or outcome.bsp_text:
        return True
    for output in outcome.outputs.all():
        if output.bsp_entry_id or output.bsp_text:
            return True
        if any(one.bsp_entry_id or one.bsp_text or one.budget_code for one in output.indicators.all()):
            return True
    return any(one.in_programme_budget and one.budget_code for one in outcome.activities.all())


def _external(chain: list[Outcome]) -> tuple[int, dict[str, Decimal], dict[str, Decimal]] | None:
    """Share of external money that is in sector plan and BSP, by currency; None without any amount (JMI-2.10)."""
    total: dict[str, Decimal] = defaultdict(Decimal)
    flagged: dict[str, Decimal] = defaultdict(Decimal)
    for outcome in chain:
        for activity in outcome.activities.all():
            for line in activity.resources.all():
                amount = line.committed if line.committed is not None else line.needed
                if line.source in ("", FundSource.STATE_BUDGET) or amount is None:
                    continue
                total[line.currency] += amount
                if line.in_sector_plan and line.in_bsp:
                    flagged[line.currency] += amount
    if not total:
        return None
    currency = max(total, key=lambda name: total[name])
    share = round(flagged[currency] * 100 / total[currency]) if total[currency] else 0
    return share, dict(total), dict(flagged)
