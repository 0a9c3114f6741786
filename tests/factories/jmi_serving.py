"""Factory of links between agreed actions and the rows of a matrix."""

import factory
from django.utils import timezone

from jmi.models import ServingAction
from tests.factories.followup import ActionFactory
from tests.factories.jmi import IndicatorFactory


class ServingActionFactory(factory.django.DjangoModelFactory):
    """An action that serves an indicator of its own forum."""

    class Meta:
        model = ServingAction

    indicator = factory.SubFactory(IndicatorFactory)
    jmi_set = factory.LazyAttribute(lambda one: one.indicator.output.outcome.jmi_set)
    action = factory.LazyAttribute(lambda one: ActionFactory(forum=one.jmi_set.forum))
    made_at = factory.LazyFunction(timezone.now)
