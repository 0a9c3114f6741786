"""A form of creation makes one thing, whoever is quick with the button."""

import datetime
import uuid

import pytest

from accounts.models import FormSent
from accounts.once import once
from kit.refusals import Refused
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db
NOW = datetime.datetime(2026, 11, 22, 3, tzinfo=datetime.UTC)


@pytest.fixture
def user():
    return UserFactory()


def send(user, key, words="a", make=UserFactory, now=NOW):
    return once(key=key, words={"text": words}, by=user, now=now, make=make)


def test_same_form_twice_gives_the_first_thing(user):
    key = uuid.uuid4()
    assert send(user, key) == send(user, key)
    assert send(user, uuid.uuid4()) != send(user, uuid.uuid4())


def test_other_words_under_the_same_key_make_nothing(user):
    key = uuid.uuid4()
    send(user, key)
    with pytest.raises(Refused):
        send(user, key, words="b")


def test_refused_form_may_be_sent_again(user):
    def refuse():
        raise Refused("no")

    key = uuid.uuid4()
    with pytest.raises(Refused):
        send(user, key, make=refuse)
    assert send(user, key).pk


def test_without_a_key_nothing_is_remembered_and_old_keys_go(user):
    assert send(user, None) != send(user, None)
    send(user, uuid.uuid4())
    send(user, uuid.uuid4(), now=NOW + datetime.timedelta(days=8))
    assert FormSent.objects.count() == 1
