"""Factories of agreed actions and issues."""

import datetime

import factory
from django.utils import timezone

from followup import models
from meetings.states import ForumKind
from tests.factories.accounts import UserFactory
from tests.factories.jmi import JmiForumFactory as ForumFactory
from tests.factories.jmi import JmiOrganisationFactory as OrganisationFactory

Model = factory.django.DjangoModelFactory
NOW = factory.LazyFunction(timezone.now)


class ActionFactory(Model):
    """An open action of a working group."""

    class Meta:
        model = models.Action

    forum = factory.SubFactory(ForumFactory)
    text_en = factory.Sequence(lambda n: f"Action {n}")
    lead_organisation = factory.SubFactory(OrganisationFactory)
    due_text = "30 Nov 2026"
    due_on = datetime.date(2026, 11, 30)
    state_since_at = NOW
    created_at = NOW


class ContributorFactory(Model):
    """An organisation that helps."""

    class Meta:
        model = models.Contributor

    action = factory.SubFactory(ActionFactory)
    organisation = factory.SubFactory(OrganisationFactory)


class ActionNoteFactory(Model):
    """A progress note."""

    class Meta:
        model = models.ActionNote

    action = factory.SubFactory(ActionFactory)
    text = "Half of it is done."
    made_at = NOW


class ExtensionFactory(Model):
    """More time asked for."""

    class Meta:
        model = models.Extension

    action = factory.SubFactory(ActionFactory)
    old_text = "30 Nov 2026"
    new_text = "31 Dec 2026"
    reason = "Procurement"
    asked_at = NOW


class ActionReminderFactory(Model):
    """A reminder that was sent."""

    class Meta:
        model = models.ActionReminder

    action = factory.SubFactory(ActionFactory)
    sent_at = NOW
    recipients = "lead@example.org"
    subject = "Agreed action"


class SavedFilterFactory(Model):
    """A kept filter."""

    class Meta:
        model = models.SavedFilter

    user = factory.SubFactory(UserFactory)
    name = factory.Sequence(lambda n: f"Filter {n}")
    query = "state=open"


class EscalationPathFactory(Model):
    """From working groups to sectoral dialogues."""

    class Meta:
        model = models.EscalationPath

    from_kind = ForumKind.TWG
    to_kind = ForumKind.SMD
    strength = "may"
    provision = "TWG-5a.06"


class IssueFactory(Model):
    """A raised issue."""

    class Meta:
        model = models.Issue

    forum = factory.SubFactory(ForumFactory)
    title_en = factory.Sequence(lambda n: f"Issue {n}")
    raised_on = datetime.date(2026, 11, 2)
    state_since_at = NOW
    created_at = NOW


class IssuePositionFactory(Model):
    """What one speaker held."""

    class Meta:
        model = models.IssuePosition

    issue = factory.SubFactory(IssueFactory)
    text = "The district should budget for it."


class LegFactory(Model):
    """A stay with another forum."""

    class Meta:
        model = models.Leg

    issue = factory.SubFactory(IssueFactory)
    receiver = "forum"
    to_forum = factory.SubFactory(ForumFactory)
    state_since_at = NOW
    sent_at = NOW


class IssueJoinFactory(Model):
    """Two issues of the same matter."""

    class Meta:
        model = models.IssueJoin

    issue = factory.SubFactory(IssueFactory)
    other = factory.SubFactory(IssueFactory)
    kind = "joined"
    made_at = NOW
    made_by = factory.SubFactory(UserFactory)


class IssueStepFactory(Model):
    """It was raised."""

    class Meta:
        model = models.IssueStep

    issue = factory.SubFactory(IssueFactory)
    verb = "raise"
    made_at = NOW
