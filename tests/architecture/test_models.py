"""What holds for every model: a factory, ``_at`` with ``_by``, days and instants by their names, history."""

import importlib
import pkgutil

import factory
import pytest
from django.db import models

import tests.factories
from accounts.models import User
from partners.models import Person
from tests.architecture.floors import our_models

# Instants that no person brings about, each with the reason why there is nobody to name.
SYSTEM_INSTANTS = {
    "accounts.User.joined_at": "the row's own beginning; who invited stands in the invitation",
    "accounts.Invitation.expires_at": "an end that comes by itself",
    "jobs.Job.started_at": "a worker took it",
    "jobs.Job.finished_at": "a worker ended it",
    "jobs.Letter.made_at": "written with what causes it; who did that stands in the trail",
    "jobs.Letter.tried_at": "the machine tried",
    "jobs.Letter.sent_at": "the machine sent",
    "jmi.JmiSet.state_since_at": "kept for lists; who changed the state stands in the history",
    "jmi.ProgressReport.state_since_at": "kept for lists; who changed the state stands in the history",
    "meetings.Meeting.state_since_at": "kept for lists; who changed the state stands in the history",
    "meetings.Invitation.replied_at": "the invited person, by a signed link and without a user",
    "meetings.Point.en_changed_at": "tells which language is older; who changed it stands in the history",
    "meetings.Point.km_changed_at": "tells which language is older; who changed it stands in the history",
    "meetings.CalendarFeed.made_at": "the feed's own user",
    "meetings.CalendarFeed.ended_at": "the feed's own user",
    "followup.Action.state_since_at": "kept for lists; who changed the state stands in the history",
    "followup.Issue.state_since_at": "kept for lists; who changed the state stands in the history",
    "followup.Leg.state_since_at": "kept for lists; who changed the state stands in the history",
}
# Names of instants that read better so, and lie ahead rather than behind.
AHEAD = ("_until", "_after")
# Plain rows of the system that nobody edits: their table is their history.
WITHOUT_HISTORY = {
    "jobs.Job": "changes many times a minute while it runs; what it makes is tracked",
    "accounts.FormSent": "keys of forms for a week; what the form made is tracked",
    "jobs.Letter": "the log of letters itself; who sent one again stands in the row",
    "jobs.StoredFile": "written once, never changed; who and when stand in the row",
    "reports.EditionFile": "frozen with its edition, written once",
    "partners.SearchEntry": "an index, made again from what is tracked",
    "meetings.CalendarFeed": "a secret address of one person; nothing of the partnership stands in it",
    "followup.ActionReminder": "the log of reminders itself, written once; who and when stand in the row",
    "followup.SavedFilter": "one person's own list of filters",
}


def _factories():
    found = {}
    for module in pkgutil.iter_modules(tests.factories.__path__):
        for thing in vars(importlib.import_module(f"tests.factories.{module.name}")).values():
            if not (isinstance(thing, type) and issubclass(thing, factory.Factory)) or thing._meta.abstract:
                continue
            if thing._meta.model and thing.__module__.endswith(f".{module.name}"):
                found.setdefault(thing._meta.get_model_class(), []).append(thing)
    return found


def test_every_model_has_a_factory():
    have = set(_factories())
    assert [model._meta.label for model in our_models() if model not in have] == []


@pytest.mark.django_db
@pytest.mark.parametrize("model", our_models(), ids=lambda model: model._meta.label)
def test_factory_makes_a_row_that_can_be_read(model):
    """Also shows that ``str()`` of every model works in both languages."""
    for maker in _factories().get(model, []):
        made = maker()
        again = model._base_manager.get(pk=made.pk)
        assert str(again).strip()


def _fields(kind):
    for model in our_models():
        for field in model._meta.local_fields:
            if isinstance(field, kind):
                yield model, field


def test_instants_say_who():
    lonely, all_names = [], set()
    for model, field in _fields(models.DateTimeField):
        label = f"{model._meta.label}.{field.name}"
        all_names.add(label)
        person = f"{field.name.removesuffix('_at')}_by"
        alone = person not in {other.name for other in model._meta.local_fields}
        if alone and field.name.endswith("_at") and label not in SYSTEM_INSTANTS:
            lonely.append(label)
    assert lonely == [], "give each its _by, or the reason in SYSTEM_INSTANTS"
    assert set(SYSTEM_INSTANTS) <= all_names, "an exception that nothing needs any more"


def test_instants_and_days_are_named_so():
    instants = {f"{m._meta.label}.{f.name}" for m, f in _fields(models.DateTimeField)} - {"accounts.User.last_login"}
    days = {
        f"{m._meta.label}.{f.name}" for m, f in _fields(models.DateField) if not isinstance(f, models.DateTimeField)
    }
    assert [name for name in instants if not name.endswith(("_at", *AHEAD))] == []
    assert [name for name in days if not name.endswith("_on")] == []


def test_by_names_a_person():
    """Who did it is a user; who did something outside the system (presided, signed) is a person of the directory."""
    wrong = [
        f"{model._meta.label}.{field.name}"
        for model, field in _fields(models.ForeignKey)
        if field.name.endswith("_by") and field.related_model not in (User, Person)
    ]
    assert wrong == []


def test_every_model_keeps_its_history():
    lacking = [
        model._meta.label
        for model in our_models()
        if not getattr(model, "pgh_event_models", None) and model._meta.label not in WITHOUT_HISTORY
    ]
    assert lacking == [], "put @pghistory.track() on it, or the reason in WITHOUT_HISTORY"
    assert set(WITHOUT_HISTORY) <= {model._meta.label for model in our_models()}


@pytest.mark.django_db
def test_no_migration_is_missing(capsys):
    from django.core.management import call_command

    try:
        call_command("makemigrations", check=True, dry_run=True, verbosity=1)
    except SystemExit:
        pytest.fail(capsys.readouterr().out)
