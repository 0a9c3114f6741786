"""Who, why and the verb, put as context beside what the database's own triggers record (DEC-1.02).

Upper floors name their verbs in words (``name_verbs``) and, where visibility of a record is not simply its model's
``visible_to``, say who may read its history (``register``).
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

import pghistory
from django.db import models, transaction
from django.utils.functional import Promise

VERBS: dict[str, str | Promise] = {}
READERS: dict[type[models.Model], Callable[[object, models.Model], bool]] = {}


@contextmanager
def audited(verb: str, *, by: object, why: str = "", **facts: object) -> Iterator[None]:
    """One transaction whose history rows carry ``verb``, the actor's id and ``why``.

    Every action wraps its writes in this: ``with audited("jmi.submit_set", by=by): ...``. ``by`` may be None for the
    system's own jobs.
    """
    with (
        transaction.atomic(),
        pghistory.context(verb=verb, user=by.pk if by is not None else None, why=why, **facts),
    ):
        yield


def name_verbs(words: Mapping[str, str | Promise]) -> None:
    """Say in words what verbs mean: ``name_verbs({"jmi.submit_set": _("Submitted the JMI set")})``."""
    VERBS.update(words)


def verb_words(verb: str) -> str:
    """The verb in words; its plain name while nobody has named it."""
    return str(VERBS.get(verb) or verb.rpartition(".")[2].replace("_", " "))


def register(model: type[models.Model], may_read: Callable[[object, models.Model], bool]) -> None:
    """Who may read the history of a record of ``model``, where ``visible_to`` does not answer it."""
    READERS[model] = may_read
