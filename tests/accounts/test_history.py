"""The audit trail: the database writes it whatever happens, and people can read it."""

import random
import re

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts import actions, history, history_views
from accounts.audit import audited
from accounts.models import RoleGrant, User
from accounts.roles import RoleName
from tests.factories.accounts import RoleGrantFactory, UserFactory

UNTRACKED = {"password", "last_login", "session_stamp"}


def rebuilt(model) -> dict[int, dict]:
    """The table as its history says it must be."""
    event = history.tracked()[model]
    names = [f.attname for f in event._meta.concrete_fields if not f.name.startswith("pgh_")]
    state = {}
    for row in event.objects.order_by("pgh_id"):
        if row.pgh_label == "delete":
            state.pop(row.pgh_obj_id, None)
        else:
            state[row.pgh_obj_id] = {name: getattr(row, name) for name in names}
    return state


def actual(model) -> dict[int, dict]:
    """The table as it is."""
    event = history.tracked()[model]
    names = [f.attname for f in event._meta.concrete_fields if not f.name.startswith("pgh_")]
    return {row["id"]: row for row in model.objects.values(*names)}


def orm_save(luck):
    """Object by object."""
    user = User.objects.order_by("?").first()
    user.name_en = f"name {luck.random()}"
    user.save()


def orm_bulk(luck):
    """Many rows at once."""
    User.objects.filter(pk__in=User.objects.order_by("?")[:3].values("pk")).update(name_km=f"ឈ្មោះ {luck.random()}")
    users = list(User.objects.order_by("?")[:3])
    for user in users:
        user.language = luck.choice(["en", "km"])
    User.objects.bulk_update(users, ["language"])


def orm_create(luck):
    """New rows, singly and in bulk."""
    stamp = luck.random()
    User.objects.create_user(f"x{stamp}@example.org")
    User.objects.bulk_create([User(email=f"{n}b{stamp}@example.org") for n in range(2)])


def raw_update(luck):
    """Behind Django's back."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE accounts_user SET is_active = NOT is_active WHERE id %% 2 = %s", [luck.randrange(2)])


def raw_insert(luck):
    """Behind Django's back."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO accounts_user (password, email, name_en, name_km, language, is_active, "
            "joined_at, session_stamp, version) VALUES ('', %s, '', '', 'km', true, now(), 0, 1)",
            [f"raw{luck.random()}@example.org"],
        )


def by_action(luck):
    """The front door."""
    user = User.objects.order_by("?").first()
    actions.edit_profile(
        user=user, name_en="Front door", name_km="", language="km", version=user.version, by=user, now=timezone.now()
    )


def given_up(luck):
    """Rolled back: leaves nothing, in the table or in its history."""
    try:
        with transaction.atomic():
            orm_create(luck)
            raise RuntimeError
    except RuntimeError:
        pass


DOORS = [orm_save, orm_bulk, orm_create, raw_update, raw_insert, by_action, given_up]


@pytest.mark.django_db
@pytest.mark.provision("DEC-1.02")
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(doors=st.lists(st.sampled_from(DOORS), min_size=1, max_size=12), seed=st.integers(0, 10_000))
def test_table_can_be_rebuilt_from_its_history_whatever_door_was_taken(db, doors, seed):
    luck = random.Random(seed)
    with transaction.atomic():
        UserFactory.create_batch(4)
        for door in doors:
            door(luck)
        assert rebuilt(User) == actual(User)
        transaction.set_rollback(True)


def test_every_column_but_secrets_is_recorded():
    for model, event in history.tracked().items():
        kept = {f.name for f in event._meta.concrete_fields}
        missing = {f.name for f in model._meta.concrete_fields} - kept
        if model is User:
            assert missing == UNTRACKED
        assert not missing & {"state", "name_en", "name_km", "email", "value", "rating"}, model


@pytest.mark.django_db
@pytest.mark.provision("DEC-1.02")
def test_history_says_who_when_what_from_to_and_why():
    administrator, user = UserFactory(name_en="Chan", roles=[RoleName.ADMINISTRATOR]), UserFactory(name_en="Sok")
    grant = actions.give_role(user=user, role=RoleName.NATIONAL_READER, by=administrator, now=timezone.now())
    actions.end_role(grant=grant, by=administrator, now=timezone.now())
    (ended, given_), _more = history.of_record(RoleGrant, grant.pk, viewer=administrator)
    assert (given_.who, given_.what, ended.what) == ("Chan", "Gave a role", "Ended a role")
    changes = {change.label: (change.before, change.after) for change in ended.changes}
    assert changes["Ended by" if "Ended by" in changes else "Ended_by"] == (history.NOTHING, "Chan")
    made = {change.label: change.after for change in given_.changes}
    assert made["Role"] == "National reader"
    assert made["User"] == "Sok"


@pytest.mark.django_db
def test_history_is_in_khmer_for_khmer_readers():
    user = UserFactory(name_en="Sok", is_active=True)
    actions.edit_profile(user=user, name_en="Sok", name_km="សុខ", language="km", version=1, by=user, now=timezone.now())
    with translation.override("km"):
        (entry, _made), _more = history.of_record(User, user.pk, viewer=user)
        assert entry.what == "បានកែប្រែឈ្មោះ ឬភាសា"
        assert {change.label: change.after for change in entry.changes}["ភាសា"] == "ខ្មែរ"


@pytest.mark.django_db
def test_history_hides_secrets():
    user = UserFactory(password="Secret-river-1234")
    user.set_password("Another-river-1234")
    user.save()
    entries, _more = history.of_record(User, user.pk, viewer=user)
    said = str([(change.label, change.before, change.after) for entry in entries for change in entry.changes])
    assert user.password not in said
    assert "argon" not in said.lower()


@pytest.mark.django_db
def test_reason_is_shown():
    user = UserFactory()
    with audited("tests.why", by=user, why="because of the flood"):
        User.objects.filter(pk=user.pk).update(name_en="Other")
    entry = history.of_record(User, user.pk, viewer=user)[0][0]
    assert entry.why == "because of the flood"


@pytest.mark.django_db
def test_history_costs_the_same_for_few_and_for_many(client):
    user = UserFactory()
    client.force_login(user)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(f"/account/history/accounts.user/{user.pk}/").status_code == 200
        return len(captured)

    queries()
    few = queries()
    for number in range(40):
        with audited("tests.x", by=UserFactory()):
            User.objects.filter(pk=user.pk).update(name_en=f"n{number}")
    assert queries() <= few + 1  # the names of those who wrote
    assert few <= 10


@pytest.mark.django_db
def test_history_pages_reach_every_event_once(client):
    user = UserFactory()
    for number in range(120):
        User.objects.filter(pk=user.pk).update(name_en=f"n{number}")
    seen, before = [], 0
    while True:
        entries, before = history.of_record(User, user.pk, viewer=user, before=before, length=50)
        seen += [
            change.after for entry in entries for change in entry.changes if change.label == "Name in Latin script"
        ]
        if not before:
            break
    assert seen[:-1] == [f"n{number}" for number in reversed(range(120))]


@pytest.mark.django_db
def test_trail_is_filtered_and_paged_by_key(client, monkeypatch):
    monkeypatch.setattr(history_views, "PAGE", 50)
    coordinator = UserFactory(name_en="Chan", roles=[RoleName.CRDB])
    other = UserFactory(name_en="Vanna", roles=[RoleName.ADMINISTRATOR])
    for number in range(60):
        actions.invite_user(email=f"i{number}@example.org", language="en", by=other, now=timezone.now())
    actions.give_role(user=UserFactory(), role=RoleName.NATIONAL_READER, by=coordinator, now=timezone.now())
    client.force_login(coordinator)
    page = client.get("/account/history/")
    assert "Gave a role" in page.content.decode()
    assert len(page.context["rows"]) == 50
    older = client.get("/account/history/?" + page.context["more"])
    keys = [row.url for row in [*page.context["rows"], *older.context["rows"]]]
    assert len(set(keys)) == len(keys) >= 61
    for query, number in (
        (f"who={coordinator.pk}", 1),
        ("verb=accounts.give_role", 1),
        ("verb=accounts.invite_user", 50),
        ("model=accounts.rolegrant&verb=accounts.give_role", 1),
        ("from=2001-01-01&to=2001-12-31", 0),
        (f"from={timezone.localdate().isoformat()}&verb=accounts.give_role", 1),
    ):
        assert len(client.get(f"/account/history/?{query}").context["rows"]) == number, query


@pytest.mark.django_db
@pytest.mark.parametrize(
    "query", ["who=x", "from=2026-99-99", "after=zzz", "after=2026-01-01_x", "model=no.such", "who=9" * 9]
)
def test_nonsense_in_the_filter_is_no_error(client, query):
    client.force_login(UserFactory(roles=[RoleName.CRDB]))
    assert client.get(f"/account/history/?{query}").status_code == 200


@pytest.mark.django_db
def test_trail_costs_few_queries_however_much_it_shows(client):
    coordinator = UserFactory(roles=[RoleName.CRDB])
    client.force_login(coordinator)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get("/account/history/").status_code == 200
        return len(captured)

    actions.invite_user(email="first@example.org", language="en", by=coordinator, now=timezone.now())
    queries()
    few = queries()
    for number in range(40):
        actions.invite_user(email=f"i{number}@example.org", language="en", by=coordinator, now=timezone.now())
    assert queries() == few <= 10


@pytest.mark.django_db
def test_one_act_shows_everything_it_changed(client):
    coordinator = UserFactory(roles=[RoleName.CRDB])
    users = UserFactory.create_batch(3)
    with audited("tests.rename", by=coordinator):
        for user in users:
            User.objects.filter(pk=user.pk).update(name_en="New name")
        RoleGrantFactory(user=users[0])
    client.force_login(coordinator)
    act = client.get("/account/history/").context["rows"][0]
    assert sum(int(number) for number in re.findall(r"\((\d+)\)", act.touched)) == 4
    page = client.get(act.url)
    assert len(page.context["entries"]) == 4
    renamed = [entry for entry in page.context["entries"] if entry.model_key == "accounts.user"]
    assert {change.after for entry in renamed for change in entry.changes} == {"New name"}
