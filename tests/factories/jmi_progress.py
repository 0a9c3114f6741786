"""Factories of rounds, progress reports and what hangs on them."""

import datetime

import factory
from django.utils import timezone

from jmi.models import (
    ActivityProgress,
    DiscussionRequest,
    DueMove,
    Evidence,
    IndicatorProgress,
    IndicatorProgressPart,
    JmiSet,
    OutcomeNote,
    PartneringProgress,
    ProgressReport,
    Round,
    RoundReminder,
    UnplannedProgress,
)
from jmi.states import Reported, RoundState, SetState
from tests.factories.accounts import UserFactory
from tests.factories.jmi import (
    ActivityFactory,
    BreakdownFactory,
    CycleFactory,
    IndicatorFactory,
    JmiSetFactory,
    OutcomeFactory,
    OutputFactory,
    PartneringActionFactory,
    ResponsibleFactory,
)
from tests.factories.jobs import StoredFileFactory

Model = factory.django.DjangoModelFactory


class RoundFactory(Model):
    """An open round for 2026, due on 15 December."""

    class Meta:
        model = Round

    cycle = factory.SubFactory(CycleFactory)
    name_en = "JMI progress 2026"
    name_km = "វឌ្ឍនភាព JMI ២០២៦"
    year = 2026
    period_from_on = datetime.date(2026, 1, 1)
    period_to_on = datetime.date(2026, 9, 30)
    due_on = datetime.date(2026, 12, 15)
    state = RoundState.OPEN
    opened_at = factory.LazyFunction(timezone.now)


class ProgressReportFactory(Model):
    """A report that was asked for."""

    class Meta:
        model = ProgressReport

    round = factory.SubFactory(RoundFactory)
    jmi_set = factory.LazyAttribute(lambda one: JmiSetFactory(cycle=one.round.cycle, state=SetState.IN_FORCE))
    due_on = factory.SelfAttribute("round.due_on")
    state_since_at = factory.LazyFunction(timezone.now)


class IndicatorProgressFactory(Model):
    """A complete entry."""

    class Meta:
        model = IndicatorProgress

    report = factory.SubFactory(ProgressReportFactory)
    indicator = factory.LazyAttribute(lambda one: IndicatorFactory(output__outcome__jmi_set=one.report.jmi_set))
    reported = Reported.REPORTED
    value_text = "2,140"
    value = 2140
    as_of_text = "30 Sep 2026"
    as_of_on = datetime.date(2026, 9, 30)
    source = "MRD register"
    rating = "on_track"
    progress_en = "Kampong Thom verified 86 villages."


class IndicatorProgressPartFactory(Model):
    """The value of the female part."""

    class Meta:
        model = IndicatorProgressPart

    progress = factory.SubFactory(IndicatorProgressFactory)
    breakdown = factory.LazyAttribute(lambda one: BreakdownFactory(indicator=one.progress.indicator))
    value_text = "12"
    value = 12


class DiscussionRequestFactory(Model):
    """A point for the next meeting."""

    class Meta:
        model = DiscussionRequest

    progress = factory.SubFactory(IndicatorProgressFactory)
    text = "Who pays the verifiers?"
    raised_at = factory.LazyFunction(timezone.now)
    raised_by = factory.SubFactory(UserFactory)


class EvidenceFactory(Model):
    """An evidence file without bytes."""

    class Meta:
        model = Evidence

    progress = factory.SubFactory(IndicatorProgressFactory)
    file = factory.SubFactory(StoredFileFactory)
    added_at = factory.LazyFunction(timezone.now)
    added_by = factory.SubFactory(UserFactory)


class ActivityProgressFactory(Model):
    """An activity under way and on schedule."""

    class Meta:
        model = ActivityProgress

    report = factory.SubFactory(ProgressReportFactory)
    activity = factory.LazyAttribute(lambda one: ActivityFactory(output__outcome__jmi_set=one.report.jmi_set))
    reported = Reported.REPORTED
    state = "ongoing"
    on_schedule = True


class PartneringProgressFactory(Model):
    """A partnering action under way."""

    class Meta:
        model = PartneringProgress

    report = factory.SubFactory(ProgressReportFactory)
    partnering_action = factory.LazyAttribute(
        lambda one: PartneringActionFactory(output__outcome__jmi_set=one.report.jmi_set)
    )
    reported = Reported.REPORTED
    state = "ongoing"


class UnplannedProgressFactory(Model):
    """Something done that no plan named."""

    class Meta:
        model = UnplannedProgress

    report = factory.SubFactory(ProgressReportFactory)
    kind = "activity"
    outcome = factory.LazyAttribute(lambda one: OutcomeFactory(jmi_set=one.report.jmi_set))
    text_en = "Flood relief wells in Prey Veng"
    reported = Reported.REPORTED
    state = "done"


class OutcomeNoteFactory(Model):
    """A note on an outcome."""

    class Meta:
        model = OutcomeNote

    report = factory.SubFactory(ProgressReportFactory)
    outcome = factory.LazyAttribute(lambda one: OutcomeFactory(jmi_set=one.report.jmi_set))
    note_en = "On the way."


class DueMoveFactory(Model):
    """A date moved by two weeks."""

    class Meta:
        model = DueMove

    report = factory.SubFactory(ProgressReportFactory)
    old_on = datetime.date(2026, 12, 1)
    new_on = datetime.date(2026, 12, 15)
    reason = "Floods"
    moved_at = factory.LazyFunction(timezone.now)
    moved_by = factory.SubFactory(UserFactory)


class RoundReminderFactory(Model):
    """A reminder sent by hand."""

    class Meta:
        model = RoundReminder

    report = factory.SubFactory(ProgressReportFactory)
    sent_at = factory.LazyFunction(timezone.now)
    sent_by = factory.SubFactory(UserFactory)
    recipients = "secretariat@example.org"
    subject = "Reminder"
    body = "The report waits for you."


def full_report(indicators: int = 2, **fields: object) -> ProgressReport:
    """A report on a set with one output, ``indicators`` indicators, an activity and a partnering action."""
    report = ProgressReportFactory(**fields)
    output = OutputFactory(outcome=OutcomeFactory(jmi_set=report.jmi_set, number="1"), number="1.1")
    for n in range(indicators):
        IndicatorFactory(output=output, number=f"1.1.{n + 1}")
    ResponsibleFactory(activity=ActivityFactory(output=output))
    PartneringActionFactory(output=output)
    return report


def fill_report(report: ProgressReport) -> ProgressReport:
    """Make every row complete, so that the report can be sent."""
    jmi_set: JmiSet = report.jmi_set
    for outcome in jmi_set.outcomes.all():
        for output in outcome.outputs.all():
            for indicator in output.indicators.all():
                IndicatorProgressFactory(report=report, indicator=indicator)
        for activity in outcome.activities.all():
            ActivityProgressFactory(report=report, activity=activity)
        for action in outcome.partnering_actions.all():
            PartneringProgressFactory(report=report, partnering_action=action)
    report.government_statement_en = "Budget lines were opened."
    report.partner_statement_en = "Partners financed the verifiers."
    report.save()
    return report
