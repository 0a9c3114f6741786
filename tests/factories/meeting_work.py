"""Factories of meetings: agenda, people, papers, minutes."""

import datetime

import factory
from django.utils import timezone

from meetings import models
from meetings.states import ForumKind
from tests.factories.accounts import UserFactory
from tests.factories.jmi import JmiForumFactory as ForumFactory
from tests.factories.jobs import StoredFileFactory
from tests.factories.partners import OrganisationFactory

Model = factory.django.DjangoModelFactory
NOW = factory.LazyFunction(timezone.now)


class MeetingFactory(Model):
    """A planned plenary of a working group."""

    class Meta:
        model = models.Meeting

    forum = factory.SubFactory(ForumFactory)
    title_en = factory.Sequence(lambda n: f"Plenary meeting {n}")
    title_km = "កិច្ចប្រជុំពេញអង្គ"
    starts_on = datetime.date(2026, 12, 4)
    ends_on = datetime.date(2026, 12, 4)
    state_since_at = NOW
    created_at = NOW


class JointForumFactory(Model):
    """A second forum of a joint meeting."""

    class Meta:
        model = models.JointForum

    meeting = factory.SubFactory(MeetingFactory)
    forum = factory.SubFactory(ForumFactory)


class MeetingDayFactory(Model):
    """A morning in a room."""

    class Meta:
        model = models.MeetingDay

    meeting = factory.SubFactory(MeetingFactory)
    day_on = datetime.date(2026, 12, 4)
    starts = datetime.time(8, 30)
    ends = datetime.time(11, 30)
    venue = "Room A"


class AgendaItemFactory(Model):
    """An item with time for discussion."""

    class Meta:
        model = models.AgendaItem

    meeting = factory.SubFactory(MeetingFactory)
    position = factory.Sequence(lambda n: n)
    number = factory.Sequence(lambda n: str(n + 1))
    title_en = factory.Sequence(lambda n: f"Item {n}")
    minutes_presentation = 10
    minutes_discussion = 20


class ItemPersonFactory(Model):
    """A presenter by name."""

    class Meta:
        model = models.ItemPerson

    item = factory.SubFactory(AgendaItemFactory)
    name = "Ms Presenter"


class AgendaTemplateFactory(Model):
    """A template for working groups."""

    class Meta:
        model = models.AgendaTemplate

    forum_kind = ForumKind.TWG
    name_en = "Plenary of a working group"


class AgendaTemplateItemFactory(Model):
    """A line of a template."""

    class Meta:
        model = models.AgendaTemplateItem

    template = factory.SubFactory(AgendaTemplateFactory)
    title_en = "Progress of the workplan"


class LeftOutItemFactory(Model):
    """An expected item that was taken off an agenda."""

    class Meta:
        model = models.LeftOutItem

    meeting = factory.SubFactory(MeetingFactory)
    title_en = "Progress of the workplan"
    provision = "TWG-5d.02"
    reason = "The workplan is not approved yet."
    left_out_at = NOW
    left_out_by = factory.SubFactory(UserFactory)


class InvitationFactory(Model):
    """An invited group."""

    class Meta:
        model = models.Invitation

    meeting = factory.SubFactory(MeetingFactory)
    group = "Provincial departments"


class InvitationLetterFactory(Model):
    """The own words of the letters of a meeting."""

    class Meta:
        model = models.InvitationLetter

    meeting = factory.SubFactory(MeetingFactory)
    number = "12/26"


class AttendanceFactory(Model):
    """Somebody who was there."""

    class Meta:
        model = models.Attendance

    meeting = factory.SubFactory(MeetingFactory)
    name = factory.Sequence(lambda n: f"Participant {n}")


class HeadCountFactory(Model):
    """Sixty-six, of whom twenty-two women."""

    class Meta:
        model = models.HeadCount

    meeting = factory.SubFactory(MeetingFactory)
    text = "66 including 22 women"
    total = 66
    women = 22


class PaperFactory(Model):
    """A paper of a meeting."""

    class Meta:
        model = models.Paper

    meeting = factory.SubFactory(MeetingFactory)
    title_en = factory.Sequence(lambda n: f"Paper {n}")


class PaperVersionFactory(Model):
    """A file of a paper."""

    class Meta:
        model = models.PaperVersion

    paper = factory.SubFactory(PaperFactory)
    number = 1
    file = factory.SubFactory(StoredFileFactory)
    language = "en"
    added_at = NOW
    added_by = factory.SubFactory(UserFactory)


class PointFactory(Model):
    """A point of the minutes."""

    class Meta:
        model = models.Point

    meeting = factory.SubFactory(MeetingFactory)
    text_en = factory.Sequence(lambda n: f"Point {n}")
    edited_at = NOW


class MinutesRevisionFactory(Model):
    """The minutes at a moment."""

    class Meta:
        model = models.MinutesRevision

    meeting = factory.SubFactory(MeetingFactory)
    number = 1
    content = factory.LazyFunction(dict)
    saved_at = NOW
    saved_by = factory.SubFactory(UserFactory)


class CorrectionFactory(Model):
    """A proposed correction."""

    class Meta:
        model = models.Correction

    point = factory.SubFactory(PointFactory)
    language = "en"
    old_text = "27 districts"
    new_text = "28 districts"
    proposed_at = NOW
    proposed_by = factory.SubFactory(UserFactory)


class LetterFactory(Model):
    """A letter in the log."""

    class Meta:
        model = models.Letter

    meeting = factory.SubFactory(MeetingFactory)
    kind = "invitation"
    recipient = "member@example.org"
    subject = "Invitation"
    sent_at = NOW


class CalendarFeedFactory(Model):
    """A personal feed."""

    class Meta:
        model = models.CalendarFeed

    user = factory.SubFactory(UserFactory)
    secret = factory.Sequence(lambda n: f"secret-{n:032}")
    made_at = NOW


class ChecklistTemplateFactory(Model):
    """What has to be arranged for a meeting of a working group."""

    class Meta:
        model = models.ChecklistTemplate

    part = "logistics"
    forum_kind = ForumKind.TWG
    name_en = "Logistics"
    active = False  # what is sown is what new meetings get, unless a test says otherwise


class ChecklistTemplateLineFactory(Model):
    """A line of it."""

    class Meta:
        model = models.ChecklistTemplateLine

    template = factory.SubFactory(ChecklistTemplateFactory)
    title_en = "Venue is booked"


class ChecklistLineFactory(Model):
    """A line of a meeting's checklist."""

    class Meta:
        model = models.ChecklistLine

    meeting = factory.SubFactory(MeetingFactory)
    part = "logistics"
    title_en = factory.Sequence(lambda n: f"Thing {n} is arranged")
    title_km = "ត្រូវបានរៀបចំ"


class PassedOnFactory(Model):
    """A ministry told its departments."""

    class Meta:
        model = models.PassedOn

    meeting = factory.SubFactory(MeetingFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    passed_on = datetime.date(2026, 12, 10)
    to_whom = "Departments of the ministry"
    recorded_at = NOW
    recorded_by = factory.SubFactory(UserFactory)
