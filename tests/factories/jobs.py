"""Factories of background work and files."""

import factory
from django.utils import timezone

from jobs.models import Job, Letter, StoredFile


class JobFactory(factory.django.DjangoModelFactory):
    """A waiting job of the system's."""

    class Meta:
        model = Job

    kind = "tests.note"
    run_after = factory.LazyFunction(timezone.now)
    asked_at = factory.LazyFunction(timezone.now)


class StoredFileFactory(factory.django.DjangoModelFactory):
    """The row of a file; its bytes are not written."""

    class Meta:
        model = StoredFile

    original_name = factory.Sequence(lambda n: f"កំណត់ហេតុ-{n}.pdf")
    sha256 = factory.Sequence(lambda n: f"{n:064x}")
    size = 1000
    media_type = "application/pdf"
    stored_at = factory.LazyFunction(timezone.now)


class LetterFactory(factory.django.DjangoModelFactory):
    """A letter that waits."""

    class Meta:
        model = Letter

    to = factory.Sequence(lambda n: f"reader{n}@example.org")
    subject = "The round is open"
    body = "Dear colleague, the round is open."
    language = "en"
    made_at = factory.LazyFunction(timezone.now)
    try_after = factory.LazyFunction(timezone.now)
