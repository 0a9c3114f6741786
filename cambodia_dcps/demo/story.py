"""The whole demonstration: reference lists, twenty groups, three cycles, two years of progress and one open round."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from accounts.audit import audited
from accounts.models import User
from accounts.roles import RoleName
from cambodia_dcps.demo.actions import build_actions
from cambodia_dcps.demo.base import Builder, Group, build_groups, grant
from cambodia_dcps.demo.invitations import build_invitations
from cambodia_dcps.demo.issues import build_issues
from cambodia_dcps.demo.meetings import build_meetings
from cambodia_dcps.demo.minutes import build_minutes
from cambodia_dcps.demo.years import open_round, past_round
from jmi import models as jmi
from jmi.states import CycleState, SetState
from kit.mail import quiet
from partners.actions.reference import load_reference

# How far the sets of the coming cycle have come, by group code; the others have not begun.
COMING = {
    "RWSSH": SetState.DRAFTING,
    "AW": SetState.DRAFTING,
    "HE": SetState.AGREED,
    "ED": SetState.SUBMITTED,
    "GE": SetState.SUBMITTED,
    "PFM": SetState.ACCEPTED,
    "MA": SetState.ACCEPTED,
}


def at(day: dt.date, hour: int = 9) -> dt.datetime:
    """An hour of a day in Phnom Penh."""
    return timezone.make_aware(dt.datetime.combine(day, dt.time(hour)))


def nationwide(builder: Builder) -> dict[str, User]:
    """The users with nationwide roles, one each."""
    people = {}
    for stem, role, short, title, level in (
        ("administrator", RoleName.ADMINISTRATOR, "CRDB/CDC", ("System Administrator", "អ្នកគ្រប់គ្រងប្រព័ន្ធ"), "officer"),
        ("crdb", RoleName.CRDB, "CRDB/CDC", ("Director of Policy", "ប្រធាននាយកដ្ឋានគោលនយោបាយ"), "director"),
        ("reader", RoleName.NATIONAL_READER, "NCDD-S", ("Director", "ប្រធាននាយកដ្ឋាន"), "director"),
    ):
        person = builder.person(builder.organisation(short), title, level)
        person.user = builder.user(stem, person.name_en, person.name_km, password=True)
        person.email = person.user.email
        person.save()
        grant(person.user, role, builder.now)
        people[stem] = person.user
    return people


def cycles() -> dict[str, jmi.Cycle]:
    """The closed cycle, the one in force, and the coming one."""
    return {
        "old": jmi.Cycle.objects.create(
            name_en="Joint Monitoring Indicators 2014–2018", name_km="សូចនាករតាមដានរួម ២០១៤–២០១៨",
            start_year=2014, end_year=2018, state=CycleState.CLOSED,
        ),
        "now": jmi.Cycle.objects.create(
            name_en="Joint Monitoring Indicators 2019–2023", name_km="សូចនាករតាមដានរួម ២០១៩–២០២៣",
            start_year=2019, end_year=2023, first_output_end_year=2020,
            drafts_due_on=dt.date(2019, 6, 14), drafts_due_text="before 15 June 2019",
            consolidation_due_on=dt.date(2019, 7, 15), consolidation_due_text="early Q3 2019",
            consolidation_due_approximate=True,
        ),
        "coming": jmi.Cycle.objects.create(
            name_en="Joint Monitoring Indicators 2024–2028", name_km="សូចនាករតាមដានរួម ២០២៤–២០២៨",
            start_year=2024, end_year=2028, first_output_end_year=2026,
        ),
    }  # fmt: skip


def sets(builder: Builder, groups: list[Group], periods: dict[str, jmi.Cycle]) -> None:
    """A set in force for each group, one of the closed cycle, and those begun for the coming cycle."""
    began = at(dt.date(2021, 2, 1))
    for group in groups:
        jmi_set = builder.new_set(group, periods["now"], SetState.IN_FORCE, began)
        builder.chain(group, jmi_set, (2021, 2023))
        builder.agree(group, jmi_set, began)
        jmi_set.submitted_at, jmi_set.submitted_by = began, group.secretariat
        jmi_set.sent_to_pm_on, jmi_set.in_force_on = dt.date(2021, 3, 1), dt.date(2021, 3, 15)
        jmi_set.save()
        code = group.forum.code
        if code == "RWSSH":
            builder.chain(
                group, builder.new_set(group, periods["old"], SetState.CLOSED, at(dt.date(2014, 5, 5))), (2016, 2018)
            )
        if code in COMING:
            coming = builder.new_set(group, periods["coming"], COMING[code], builder.now - dt.timedelta(days=9))
            drafting = COMING[code] == SetState.DRAFTING
            builder.chain(group, coming, (2024, 2026), parts=1 if drafting else 99)
            if not drafting:
                builder.agree(group, coming, builder.now - dt.timedelta(days=12))
            if COMING[code] in (SetState.SUBMITTED, SetState.ACCEPTED):
                coming.submitted_at, coming.submitted_by = builder.now - dt.timedelta(days=9), group.secretariat
                coming.save()


def build(now: dt.datetime) -> None:
    """Write the whole demonstration in one transaction. The database must hold no users yet."""
    with transaction.atomic(), quiet(), audited("demo.build", by=None, why="Illustrative data"):
        load_reference(by=None, now=now)
        builder = Builder(now)
        people = nationwide(builder)
        crdb = people["crdb"]
        groups = build_groups(builder)
        periods = cycles()
        sets(builder, groups, periods)
        for number in (2021, 2022):
            past_round(periods["now"], groups, crdb, number, at)
        open_round(periods["now"], groups, crdb, now)
        build_meetings(builder, groups)
        build_invitations(builder, groups)
        build_minutes(builder, groups)
        build_actions(builder, groups)
        build_issues(builder, groups, people["reader"])
