"""Forums, people, seats and sets of the demonstration. Everything is marked as illustrative; nothing is a real record."""

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from accounts.models import RoleGrant, User
from accounts.roles import RoleName
from cambodia_dcps.demo.people import foreign_name, khmer_name
from cambodia_dcps.demo.sheets import Item, read_groups
from jmi import models as jmi
from jmi import states
from kit.vague_dates import parse_vague
from meetings.models import Forum, ForumName, Seat
from meetings.states import ForumKind, SeatFunction
from partners.models import Organisation, Person, PolicyEntry, Position
from twg.models import WorkingGroup

DOMAIN = "dcps.example"
PASSWORD = "Demonstration-2026"  # printed at the first start; the demonstration refuses to run in production
# Names under which people also look for a group, besides "TWG-" and its code.
ALSO_CALLED = {
    "RWSSH": ("WASH TWG", "RuWatSan"),
    "HA": ("AIDS TWG",),
    "PFM": ("Public finance reform TWG",),
    "DD": ("D&D TWG",),
    "FE": ("Forestry TWG",),
}
STAGES = [
    ("Drafted", "បានព្រាង"),
    ("Consulted", "បានពិគ្រោះយោបល់"),
    ("Agreed", "បានឯកភាព"),
    ("Adopted", "បានអនុម័ត"),
]
LAW_STAGES = [
    ("Drafted", "បានព្រាង"),
    ("Consulted", "បានពិគ្រោះយោបល់"),
    ("Council of Ministers", "គណៈរដ្ឋមន្ត្រី"),
    ("Promulgated", "បានប្រកាសឱ្យប្រើ"),
]


@dataclass
class Group:
    """A working group of the demonstration with those who act for it."""

    forum: Forum
    chair: User
    facilitator: User
    secretariat: User
    item: Item
    sets: dict[str, jmi.JmiSet] = field(default_factory=dict)


def figure(text: str) -> Decimal | None:
    """``text`` as a figure, None when it is words."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


class Builder:
    """Writes the demonstration; the counter makes names differ."""

    def __init__(self, now: dt.datetime) -> None:
        self.now = now
        self.people = 0
        self.foreigners = 0
        self.organisations = {o.abbreviation_en: o for o in Organisation.objects.exclude(abbreviation_en="")}
        self.sides = list(PolicyEntry.objects.filter(framework__code="RS-IV", parent=None).order_by("position", "code"))

    def organisation(self, short: str) -> Organisation:
        """The organisation of the reference list; KeyError when the list lacks it."""
        return self.organisations[short]

    def user(self, stem: str, name_en: str, name_km: str, *, password: bool = False, language: str = "en") -> User:
        """A user of the demonstration; only those printed at the start can sign in."""
        user = User(email=f"{stem}@{DOMAIN}", name_en=name_en, name_km=name_km, language=language)
        user.set_password(PASSWORD) if password else user.set_unusable_password()
        user.save()
        return user

    def person(
        self, organisation: Organisation, title: tuple[str, str], level: str, *, foreign: bool = False
    ) -> Person:
        """An invented person with a position."""
        if foreign:
            name, sex = foreign_name(self.foreigners)
            self.foreigners += 1
            person = Person.objects.create(name_en=name, sex=sex)
        else:
            name_en, name_km, sex = khmer_name(self.people)
            self.people += 1
            high = level in ("minister", "secretary_of_state", "under_secretary")
            lady = "លោកជំទាវ" if high else "លោកស្រី"
            person = Person.objects.create(
                honorific_en="H.E." if high else ("Ms" if sex == "female" else "Mr"),
                honorific_km=lady if sex == "female" else ("ឯកឧត្តម" if high else "លោក"),
                name_en=name_en,
                name_km=name_km,
                sex=sex,
            )
        Position.objects.create(
            person=person, organisation=organisation, title_en=title[0], title_km=title[1], level=level,
            from_on=dt.date(2020, 1, 6),
        )  # fmt: skip
        return person

    def seat(self, forum: Forum, function: str, organisation: Organisation, stem: str = "", **person: object) -> Seat:
        """A seat with its person, and a user for it when ``stem`` is given."""
        holder = self.person(organisation, **person)
        if stem:
            printed = stem.split(".")[-1] == "rwssh" or stem in ("secretariat.he", "chair.he")
            name = stem.split(".")[0] if stem.endswith(".rwssh") else stem
            holder.user = self.user(name, holder.name_en, holder.name_km, password=printed)
            holder.email = holder.user.email
            holder.save()
        return Seat.objects.create(
            forum=forum, function=function, person=holder, organisation=organisation, from_on=dt.date(2021, 1, 4)
        )

    def group(self, item: Item, position: int) -> Group:
        """One working group with its seats."""
        code, name_en, name_km, hosts, side, facilitator = item.fields
        forum = Forum.objects.create(
            kind=ForumKind.TWG, code=code, position=position, meetings_a_year=2, papers_days=10,
            name_en=f"{name_en} TWG", name_km=f"ក្រុមការងារបច្ចេកទេស{name_km}", strategy_entry=self.sides[int(side)],
        )  # fmt: skip
        owners = [self.organisation(short) for short in hosts.split(",")]
        forum.hosts.set(owners)
        for name in (f"TWG-{code}", *ALSO_CALLED.get(code, ())):
            ForumName.objects.create(forum=forum, name=name)
        WorkingGroup.objects.create(forum=forum, member_limit=40)
        low = code.lower()
        chair = self.seat(
            forum, SeatFunction.CHAIR, owners[0], f"chair.{low}",
            title=("Secretary of State", "រដ្ឋលេខាធិការ"), level="secretary_of_state",
        )  # fmt: skip
        lead = self.seat(
            forum, SeatFunction.FACILITATOR, self.organisation(facilitator), f"facilitator.{low}",
            title=("Head of Cooperation", "ប្រធានកិច្ចសហប្រតិបត្តិការ"), level="head_of_cooperation", foreign=True,
        )  # fmt: skip
        secretary = self.seat(
            forum, SeatFunction.SECRETARIAT, owners[0], f"secretariat.{low}",
            title=("Director of Planning", "ប្រធាននាយកដ្ឋានផែនការ"), level="director",
        )  # fmt: skip
        self.seat(
            forum, SeatFunction.CRDB, self.organisation("CRDB/CDC"),
            title=("Senior Officer", "មន្ត្រីជាន់ខ្ពស់"), level="director",
        )  # fmt: skip
        for short in {"MEF", "MoP", "MoWA"} - {o.abbreviation_en for o in owners}:
            self.seat(
                forum, SeatFunction.MINISTRY, self.organisation(short),
                title=("Deputy Director General", "អគ្គនាយករង"), level="director_general",
            )  # fmt: skip
        for short in sorted({"UNDP", "WB", "EU"} - {facilitator})[:2]:
            self.seat(
                forum, SeatFunction.PARTNER, self.organisation(short),
                title=("Programme Specialist", "អ្នកឯកទេសកម្មវិធី"), level="programme_staff", foreign=True,
            )  # fmt: skip
        self.seat(
            forum, SeatFunction.NGO, self.organisation("CCC"), "ngo.rwssh" if code == "RWSSH" else "",
            title=("Programme Manager", "អ្នកគ្រប់គ្រងកម្មវិធី"), level="programme_staff",
        )  # fmt: skip
        vacant = (self.now - dt.timedelta(days=64)).date()
        Seat.objects.create(forum=forum, function=SeatFunction.FOCAL_POINT, theme="gender", from_on=vacant)
        return Group(forum, chair.person.user, lead.person.user, secretary.person.user, item)

    def chain(self, group: Group, jmi_set: jmi.JmiSet, years: tuple[int, int], *, parts: int = 99) -> None:
        """The result chain of a set from the sheet: at most ``parts`` outputs."""
        for o, outcome_item in enumerate(group.item.below, 1):
            outcome = jmi.Outcome.objects.create(
                jmi_set=jmi_set, position=o, number=str(o), title_en=outcome_item.fields[0], title_km=outcome_item.fields[1],
                start_year=jmi_set.cycle.start_year, end_year=jmi_set.cycle.end_year, origin=states.Origin.ADAPTED,
                source_entry=group.forum.strategy_entry, measured_by="Routine monitoring of the sector",
                smart=["specific", "measurable", "achievable", "realistic", "time_bound"], smart_at=self.now,
                smart_by=group.secretariat,
            )  # fmt: skip
            jmi.OutcomePolicy.objects.create(outcome=outcome, entry=group.forum.strategy_entry)
            for p, output_item in enumerate(outcome_item.below[:parts], 1):
                self.output(outcome, output_item, p, years)

    def output(self, outcome: jmi.Outcome, item: Item, position: int, years: tuple[int, int]) -> None:
        """One output with its indicator, activities and partnering actions."""
        number = f"{outcome.number}.{position}"
        output = jmi.Output.objects.create(
            outcome=outcome, position=position, number=number, title_en=item.fields[0], title_km=item.fields[1],
            start_year=years[0], end_year=years[1], feasible=True, timely=True, within_influence=True,
            lifted=position == 1, origin=states.Origin.EXISTING, source_entry=outcome.source_entry,
            verification="Published statistics",
        )  # fmt: skip
        for i, line in enumerate(item.below):
            {"I": self.indicator, "A": self.activity, "R": self.partnering}[line.kind](output, line, i)

    def indicator(self, output: jmi.Output, line: Item, position: int) -> None:
        """An indicator with its stages where it is measured in milestones."""
        en, km, kind, unit_en, unit_km, direction, baseline, base_period, target, target_period, *_values, source = (
            line.fields
        )
        base, aim = parse_vague(base_period), parse_vague(target_period)
        indicator = jmi.Indicator.objects.create(
            output=output, position=position, number=output.number, title_en=en, title_km=km, kind=kind, unit_en=unit_en,
            unit_km=unit_km, direction=direction, baseline_text=baseline, baseline_value=figure(baseline),
            baseline_period=base_period, baseline_on=base.end_on, target_text=target, target_value=figure(target),
            target_period=target_period, target_on=aim.end_on, source_type=states.SourceType.ROUTINE, source_name=source,
            source_validated_on=dt.date(2021, 3, 15), origin=states.Origin.EXISTING, source_entry=output.source_entry,
        )  # fmt: skip
        if kind == states.IndicatorKind.MILESTONES:
            for s, (stage_en, stage_km) in enumerate(LAW_STAGES if target == "Promulgated" else STAGES):
                jmi.IndicatorStage.objects.create(indicator=indicator, position=s, name_en=stage_en, name_km=stage_km)

    def activity(self, output: jmi.Output, line: Item, position: int) -> None:
        """An activity with its implementers."""
        en, km, who, start, end = line.fields
        activity = jmi.Activity.objects.create(
            outcome=output.outcome, output=output, position=position, text_en=en, text_km=km, milestone=True, ready=True,
            start_text=start, start_on=parse_vague(start).start_on, end_text=end, end_on=parse_vague(end).end_on,
        )  # fmt: skip
        for r, part in enumerate(who.split(",")):
            short, _, role = part.partition(":")
            jmi.Responsible.objects.create(
                activity=activity, position=r, role=role or "lead", organisation=self.organisation(short)
            )

    def partnering(self, output: jmi.Output, line: Item, position: int) -> None:
        """A partnering action with the side that promises it."""
        en, km, side, tags, who = line.fields
        action = jmi.PartneringAction.objects.create(
            outcome=output.outcome, output=output, position=position, text_en=en, text_km=km, side=side,
            need=states.Prerequisite.REQUIRED, tags=tags.split(","),
        )  # fmt: skip
        for r, short in enumerate(who.split(",")):
            jmi.Responsible.objects.create(
                partnering_action=action,
                position=r,
                role="lead" if r == 0 else "support",
                organisation=self.organisation(short),
            )

    def new_set(self, group: Group, cycle: jmi.Cycle, state: str, at: dt.datetime) -> jmi.JmiSet:
        """A set in ``state`` as it would stand after its earlier steps."""
        jmi_set = jmi.JmiSet.objects.create(
            cycle=cycle, forum=group.forum, state=state, state_since_at=at, created_at=at, created_by=group.secretariat,
            joint_senses=["identified", "formulated", "monitored"],
        )  # fmt: skip
        group.sets[str(cycle)] = jmi_set
        return jmi_set

    def agree(self, group: Group, jmi_set: jmi.JmiSet, at: dt.datetime) -> None:
        """Both sides have agreed."""
        for party, user in (("chair", group.chair), ("facilitator", group.facilitator)):
            jmi.Agreement.objects.create(
                jmi_set=jmi_set, party=party, agreed_at=at, agreed_by=user, meeting_on=at.date()
            )


def grant(user: User, role: RoleName, now: dt.datetime) -> None:
    """Give a nationwide role."""
    RoleGrant.objects.create(user=user, role=role, granted_at=now)


def build_groups(builder: Builder) -> list[Group]:
    """All twenty groups in the order of their names."""
    return [builder.group(item, index) for index, item in enumerate(read_groups(), 1)]
