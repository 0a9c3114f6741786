"""Search: every spelling finds, nothing false, nothing hidden, the index follows what is saved."""

import datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from partners import search
from partners.models import Organisation, SearchEntry
from tests.factories.accounts import UserFactory
from tests.factories.partners import (
    OrganisationFactory,
    OrganisationNameFactory,
    PersonFactory,
    PersonNameFactory,
    PolicyEntryFactory,
)

# (stored, typed): what people type for the same word. Coeng order, vowel order, typed-apart vowels, zero-width
# characters, da/ta below, doubled signs, shifters, the two ways to write "give", digits, case and accents.
VARIANTS = [
    ("ក្រសួងកិច្ចការស្ត្រី", "ស្រ្តី"),
    ("ចាំបាច់", "ចំា"),
    ("បុរសប្រុស", "បុ្រស"),
    ("ភាសាខ្មែរ", "ខែ្មរ"),
    ("កោះកុង", "កេាះកុង"),
    ("សុវត្ថិភាពចរាចរណ៍", "សុវតិ្ថភាព"),
    ("ក្រសួងអប់រំ", "អប់\u200bរំ"),
    ("ក្រសួងអប់រំ", "អប់\u200cរំ"),
    ("ផ្តល់ឱ្យ", "ឲ្យ"),
    ("ផ្តល់ឱ្យ", "អោយ"),
    ("កណ្ដាល", "កណ្តាល"),
    ("សម្តេច", "សម្ដេច"),
    ("ត្បូងឃ្មុំ", "ត្បូងឃ្មំុ"),
    ("ដើមឈើ", "ដេីមឈេី"),
    ("ឆ្នាំ ២០១៩", "2019"),
    ("Ministry of HEALTH", "health"),
    ("Agence française", "francaise"),
    ("យុទ្ធសាស្ត្រ", "យុទ្ធសាស្រ្ត"),
    ("ការអភិវឌ្ឍន៍ជនបទ", "អភិវឌ្ឍន៍"),
]


@pytest.mark.django_db
@pytest.mark.parametrize("stored, typed", VARIANTS)
def test_a_word_is_found_inside_an_unspaced_phrase_under_another_spelling(stored, typed):
    wanted = OrganisationFactory(name_en="Wanted", name_km=f"គណៈកម្មាធិការ{stored}ជាតិ" if stored[0] >= "ក" else stored)
    if stored[0] < "ក":
        wanted = OrganisationFactory(name_en=f"Office {stored} Cambodia")
    OrganisationFactory(name_en="Another body", name_km="ទីស្តីការផ្សេងទៀត")
    search.rebuild(["organisation"])
    found = [entry.object_id for entry in search.find(UserFactory(), typed, keys=["organisation"])]
    assert wanted.pk in found
    assert len(found) <= 2
    assert "Another body" not in Organisation.objects.filter(pk__in=found).values_list("name_en", flat=True)


@pytest.mark.django_db
def test_nothing_false_is_found():
    OrganisationFactory(name_en="Fisheries Administration", name_km="រដ្ឋបាលជលផល")
    OrganisationFactory(name_en="Administration of Forestry", name_km="រដ្ឋបាលព្រៃឈើ")
    search.rebuild(["organisation"])
    user = UserFactory()
    names = {entry.title for entry in search.find(user, "ព្រៃឈើ")}
    assert names == {"administration of forestry"}
    assert list(search.find(user, "ឈើព្រៃ")) == []
    assert list(search.find(user, "orestry")) == []
    assert list(search.find(user, "   ")) == []
    assert list(search.find(user, "' | !! <-> :*")) == []


@pytest.mark.django_db
def test_the_name_itself_comes_before_longer_names_and_other_words():
    PolicyEntryFactory(title_en="Plans of the Ministry of Health")
    longer = OrganisationFactory(name_en="Health Centre Association")
    exact = OrganisationFactory(name_en="Health")
    search.rebuild()
    found = list(search.find(UserFactory(), "health"))
    assert [entry.object_id for entry in found[:2]] == [exact.pk, longer.pk]


@pytest.mark.django_db
def test_nobody_who_is_not_signed_in_or_closed_finds_anything():
    OrganisationFactory(name_en="Ministry of Health")
    search.rebuild()
    assert not search.find(AnonymousUser(), "health").exists()
    assert not search.find(UserFactory(is_active=False), "health").exists()


@pytest.mark.django_db
@pytest.mark.provision("LRN-4.05")
def test_a_person_is_found_once_under_any_alias():
    person = PersonFactory(name_en="Chea Sophara", name_km="ជា សុផារ៉ា")
    PersonNameFactory(person=person, name="Chear Sopharra")
    PersonFactory(name_en="Chea Vuthy", name_km="ជា វុទ្ធី")
    search.rebuild(["person"])
    user = UserFactory()
    for typed in ("sophara", "Chear Sopharra", "សុផារ៉ា", "ជា សុផារា"):
        found = list(search.find(user, typed, keys=["person"]))
        if typed != "ជា សុផារា":  # without its shifter another word; the family name alone finds both
            assert [entry.object_id for entry in found] == [person.pk], typed
    assert search.find(user, "ជា", keys=["person"]).count() == 2


@pytest.mark.django_db
def test_the_index_follows_saves_when_they_commit(django_capture_on_commit_callbacks):
    user = UserFactory()
    with django_capture_on_commit_callbacks(execute=True):
        body = OrganisationFactory(name_en="Ministry of Commerce")
    assert search.find(user, "commerce").count() == 1
    with django_capture_on_commit_callbacks(execute=True):
        OrganisationNameFactory(organisation=body, name="MoC")
        body.name_en = "Ministry of Trade"
        body.save()
    assert search.find(user, "moc").count() == 1
    assert search.find(user, "commerce").count() == 0
    with django_capture_on_commit_callbacks(execute=True):
        Organisation.objects.filter(pk=body.pk).get().delete()
    assert not SearchEntry.objects.filter(source="organisation").exists()


@pytest.mark.django_db
def test_bulk_writes_are_caught_up_from_the_trail():
    user, before = UserFactory(), timezone.now() - datetime.timedelta(minutes=5)
    made = Organisation.objects.bulk_create([Organisation(kind="ministry", name_en="Ministry of Mines")])
    assert search.find(user, "mines").count() == 0
    search.catch_up(since=before)
    assert [entry.object_id for entry in search.find(user, "mines")] == [made[0].pk]
    Organisation.objects.filter(pk=made[0].pk).update(name_en="Ministry of Energy")
    search.catch_up(since=before)
    assert search.find(user, "mines").count() == 0
    assert search.find(user, "energy").count() == 1


@pytest.mark.django_db
def test_a_rolled_back_save_does_not_stop_later_ones_from_being_indexed(django_capture_on_commit_callbacks):
    from django.db import transaction

    with pytest.raises(ZeroDivisionError), transaction.atomic():
        OrganisationFactory(name_en="Never there")
        raise ZeroDivisionError
    with django_capture_on_commit_callbacks(execute=True):
        OrganisationFactory(name_en="Really there")
    user = UserFactory()
    assert search.find(user, "really").count() == 1
    assert search.find(user, "never").count() == 0
