"""Factories of cycles, sets and the result chain; with the forums, seats and organisations they need."""

import datetime

import factory
from django.utils import timezone

from jmi.models import (
    Activity,
    ActivityDate,
    ActivityResource,
    Agreement,
    Breakdown,
    Cycle,
    FieldComment,
    Indicator,
    IndicatorStage,
    IndicatorTarget,
    JmiSet,
    KeptReason,
    Outcome,
    OutcomePolicy,
    Output,
    PartneringAction,
    Responsible,
    SharedWith,
    Submission,
)
from jmi.states import JointSense
from meetings.models import Forum, Seat
from meetings.states import ForumKind, SeatFunction
from partners.models import Organisation, Person, PolicyEntry, PolicyFramework
from partners.models.organisations import OrganisationKind, Side
from partners.models.policy import FrameworkType
from tests.factories.accounts import UserFactory

Model = factory.django.DjangoModelFactory


class JmiForumFactory(Model):
    """A working group."""

    class Meta:
        model = Forum

    kind = ForumKind.TWG
    code = factory.Sequence(lambda n: f"TWG-{n}")
    name_en = factory.Sequence(lambda n: f"Rural Water TWG {n}")
    name_km = factory.Sequence(lambda n: f"ក្រុមការងារបច្ចេកទេសទឹក {n}")


class JmiOrganisationFactory(Model):
    """A ministry."""

    class Meta:
        model = Organisation

    kind = OrganisationKind.MINISTRY
    name_en = factory.Sequence(lambda n: f"Ministry {n}")
    name_km = factory.Sequence(lambda n: f"ក្រសួង {n}")
    abbreviation_en = factory.Sequence(lambda n: f"M{n}")


class JmiEntryFactory(Model):
    """An entry of the NSDP."""

    class Meta:
        model = PolicyEntry

    framework = factory.LazyFunction(
        lambda: (
            PolicyFramework.objects.filter(type=FrameworkType.NSDP).first()
            or PolicyFramework.objects.create(type=FrameworkType.NSDP, code="NSDP", title_en="NSDP 2019-2023")
        )
    )
    code = factory.Sequence(lambda n: f"4.{n}")
    title_en = "Rural development"
    title_km = "ការអភិវឌ្ឍជនបទ"


def seat(user, forum, function: str = SeatFunction.SECRETARIAT) -> Seat:
    """Seat ``user`` in ``forum``; the person is made when there is none yet."""
    person = Person.objects.filter(user=user).first() or Person.objects.create(name_en=user.name_en, user=user)
    return Seat.objects.create(forum=forum, function=function, person=person)


def member(forum, function: str = SeatFunction.SECRETARIAT, **fields):
    """A new user with a seat in ``forum``."""
    user = UserFactory(**fields)
    seat(user, forum, function)
    return user


class CycleFactory(Model):
    """The cycle 2019-2023 with its dates."""

    class Meta:
        model = Cycle

    name_en = "JMI cycle 2019-2023"
    name_km = "វដ្ត ២០១៩-២០២៣"
    start_year = 2019
    end_year = 2023
    first_output_end_year = 2020
    drafts_due_on = datetime.date(2019, 6, 14)
    consolidation_due_text = "early Q3 2019"
    consolidation_due_on = datetime.date(2019, 7, 31)
    consolidation_due_approximate = True


class JmiSetFactory(Model):
    """A draft without rows."""

    class Meta:
        model = JmiSet

    cycle = factory.SubFactory(CycleFactory)
    forum = factory.SubFactory(JmiForumFactory)
    joint_senses = factory.LazyFunction(lambda: [JointSense.IDENTIFIED])
    state_since_at = factory.LazyFunction(timezone.now)
    created_at = factory.LazyFunction(timezone.now)


class SharedWithFactory(Model):
    """A set that another forum shares."""

    class Meta:
        model = SharedWith

    jmi_set = factory.SubFactory(JmiSetFactory)
    forum = factory.SubFactory(JmiForumFactory)


class AgreementFactory(Model):
    """A standing agreement of the lead facilitator."""

    class Meta:
        model = Agreement

    jmi_set = factory.SubFactory(JmiSetFactory)
    party = "facilitator"
    agreed_at = factory.LazyFunction(timezone.now)
    agreed_by = factory.SubFactory(UserFactory)


class OutcomeFactory(Model):
    """An outcome that the guideline has nothing to say against."""

    class Meta:
        model = Outcome

    jmi_set = factory.SubFactory(JmiSetFactory)
    position = factory.Sequence(lambda n: n)
    title_en = "People in rural Cambodia use safely managed water"
    title_km = "ប្រជាជននៅជនបទប្រើប្រាស់ទឹកស្អាត"
    start_year = 2019
    end_year = 2023
    measured_by = "CSES"
    origin = "existing"
    source_text = "NSDP 4.3"
    bsp_text = "MRD 2.1"
    smart = factory.LazyFunction(lambda: ["specific", "measurable", "achievable", "realistic", "time_bound"])


class OutcomePolicyFactory(Model):
    """A link of an outcome to the NSDP."""

    class Meta:
        model = OutcomePolicy

    outcome = factory.SubFactory(OutcomeFactory)
    entry = factory.SubFactory(JmiEntryFactory)


class OutputFactory(Model):
    """An output of two years."""

    class Meta:
        model = Output

    outcome = factory.SubFactory(OutcomeFactory)
    position = factory.Sequence(lambda n: n)
    title_en = "Villages reach open-defecation-free status"
    title_km = "ភូមិសម្រេចបានស្ថានភាពគ្មានការបន្ទោរបង់ពាសវាលពាសកាល"
    start_year = 2019
    end_year = 2020
    verification = "Certification register"
    feasible = timely = within_influence = True


class IndicatorFactory(Model):
    """An indicator with baseline and target."""

    class Meta:
        model = Indicator

    output = factory.SubFactory(OutputFactory)
    position = factory.Sequence(lambda n: n)
    title_en = "Villages certified"
    title_km = "ចំនួនភូមិដែលបានទទួលស្គាល់"
    baseline_text = "1,320"
    baseline_value = 1320
    baseline_period = "2018"
    target_text = "3,000"
    target_value = 3000
    target_period = "2020"
    target_on = datetime.date(2020, 12, 31)
    source_name = "MRD register"
    source_validated_on = datetime.date(2019, 3, 1)


class IndicatorStageFactory(Model):
    """A stage of a milestone indicator."""

    class Meta:
        model = IndicatorStage

    indicator = factory.SubFactory(IndicatorFactory)
    position = factory.Sequence(lambda n: n)
    name_en = "Drafted"
    name_km = "បានព្រាង"


class IndicatorTargetFactory(Model):
    """An intermediate target."""

    class Meta:
        model = IndicatorTarget

    indicator = factory.SubFactory(IndicatorFactory)
    due_text = "mid 2019"
    due_on = datetime.date(2019, 6, 30)
    value_text = "2,000"
    value = 2000


class BreakdownFactory(Model):
    """The female part."""

    class Meta:
        model = Breakdown

    indicator = factory.SubFactory(IndicatorFactory)
    kind = "female"
    baseline_text = "10"
    target_text = "20"


class ActivityFactory(Model):
    """An activity of an output."""

    class Meta:
        model = Activity

    output = factory.SubFactory(OutputFactory)
    outcome = factory.LazyAttribute(lambda one: one.output.outcome)
    position = factory.Sequence(lambda n: n)
    text_en = "Verify 900 villages with the new manual"
    text_km = "ផ្ទៀងផ្ទាត់ភូមិ ៩០០"
    end_text = "Dec 2020"
    end_on = datetime.date(2020, 12, 31)


class ActivityDateFactory(Model):
    """A milestone date."""

    class Meta:
        model = ActivityDate

    activity = factory.SubFactory(ActivityFactory)
    due_text = "30 Sep 2020"
    due_on = datetime.date(2020, 9, 30)


class ActivityResourceFactory(Model):
    """Money of a partner."""

    class Meta:
        model = ActivityResource

    activity = factory.SubFactory(ActivityFactory)
    source = "partner"
    needed = 1000
    committed = 400


class PartneringActionFactory(Model):
    """A partners' commitment."""

    class Meta:
        model = PartneringAction

    output = factory.SubFactory(OutputFactory)
    outcome = factory.LazyAttribute(lambda one: one.output.outcome)
    position = factory.Sequence(lambda n: n)
    text_en = "UNICEF lends verifiers to provinces"
    text_km = "UNICEF ជួយអ្នកផ្ទៀងផ្ទាត់"
    side = Side.PARTNER
    tags = factory.LazyFunction(lambda: ["capacity"])


class ResponsibleFactory(Model):
    """The lead of an activity."""

    class Meta:
        model = Responsible

    activity = factory.SubFactory(ActivityFactory)
    organisation = factory.SubFactory(JmiOrganisationFactory)


class FieldCommentFactory(Model):
    """A comment on the set as a whole."""

    class Meta:
        model = FieldComment

    jmi_set = factory.SubFactory(JmiSetFactory)
    text = "Which register?"
    made_at = factory.LazyFunction(timezone.now)
    made_by = factory.SubFactory(UserFactory)


class KeptReasonFactory(Model):
    """A kept reason."""

    class Meta:
        model = KeptReason

    jmi_set = factory.SubFactory(JmiSetFactory)
    provision = "JMI-3.17"
    reason = "Verification needs its own output."
    given_at = factory.LazyFunction(timezone.now)
    given_by = factory.SubFactory(UserFactory)


class SubmissionFactory(Model):
    """A frozen copy."""

    class Meta:
        model = Submission

    jmi_set = factory.SubFactory(JmiSetFactory)
    number = 1
    content = factory.LazyFunction(dict)
    sha256 = "0" * 64
    submitted_at = factory.LazyFunction(timezone.now)
    submitted_by = factory.SubFactory(UserFactory)


def complete_set(outputs: int = 1, rows: int = 1, **fields) -> JmiSet:
    """A set that may be agreed: one outcome, ``outputs`` outputs, each with ``rows`` of everything."""
    jmi_set = JmiSetFactory(**fields)
    outcome = OutcomeFactory(jmi_set=jmi_set)
    OutcomePolicyFactory(outcome=outcome)
    for place in range(outputs):
        output = OutputFactory(outcome=outcome, lifted=place == 0)
        for _row in range(rows):
            indicator = IndicatorFactory(output=output)
            IndicatorTargetFactory(indicator=indicator)
            BreakdownFactory(indicator=indicator)
            activity = ActivityFactory(output=output)
            ResponsibleFactory(activity=activity)
            ActivityDateFactory(activity=activity)
            ActivityResourceFactory(activity=activity)
            action = PartneringActionFactory(output=output)
            ResponsibleFactory(activity=None, partnering_action=action)
    return jmi_set
