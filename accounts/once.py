"""A form that makes something makes it once: a double click, a reload or a repeated request finds the first one.

The form carries a fresh key (``OnceForm``); the key is kept in the transaction that makes the thing, so that whoever
comes second waits for the first and gets the same record. A key sent again with other words makes nothing: it is
refused, and the form comes back with a new key.

    made = form.once(lambda values: actions.create(by=request.user, now=now, **values), by=request.user, now=now)
"""

import hashlib
import json
import uuid
from collections.abc import Callable
from datetime import datetime, timedelta

from django import forms
from django.apps import apps
from django.db import models, transaction
from django.utils.translation import gettext as _

from accounts.models import FormSent, User
from kit.refusals import Refused

KEEP_DAYS = 7
FIELD = "once"


def once(
    *, key: uuid.UUID | None, words: object, by: User, now: datetime, make: Callable[[], models.Model]
) -> models.Model:
    """What ``make`` gives, or what it gave when this key came before. Without a key nothing is remembered."""
    if key is None:
        return make()
    digest = hashlib.sha256(json.dumps(words, sort_keys=True, default=str).encode()).hexdigest()
    with transaction.atomic():
        sent, first = FormSent.objects.get_or_create(key=key, sent_by=by, defaults={"digest": digest, "sent_at": now})
        if not first:
            made = _made(sent)
            if made is None or sent.digest != digest:
                raise Refused(_("This form was sent before. Send it again if you mean a second one."))
            return made
        made = make()
        sent.made = f"{made._meta.label}:{made.pk}"
        sent.save(update_fields=["made"])
        FormSent.objects.filter(sent_at__lt=now - timedelta(days=KEEP_DAYS)).delete()
    return made


def _made(sent: FormSent) -> models.Model | None:
    label, _sep, pk = sent.made.partition(":")
    return apps.get_model(label)._base_manager.filter(pk=pk).first() if pk else None


class OnceForm:
    """Mixin for forms that make something: one hidden field with a fresh key."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields[FIELD] = forms.UUIDField(required=False, widget=forms.HiddenInput)
        self.initial[FIELD] = uuid.uuid4()

    def once(self, make: Callable[[dict], models.Model], *, by: User, now: datetime) -> models.Model:
        """``make`` with the cleaned values, unless this very form came before; a refusal gives the form a new key."""
        values = {name: value for name, value in self.cleaned_data.items() if name != FIELD}
        key = self.cleaned_data.get(FIELD)
        try:
            return once(key=key, words=self._words(), by=by, now=now, make=lambda: make(values))
        except Exception:
            self.data = self.data.copy()
            self.data[self.add_prefix(FIELD)] = str(uuid.uuid4())
            raise

    def _words(self) -> dict[str, object]:
        left_out = (self.add_prefix(FIELD), "csrfmiddlewaretoken")
        sent = {name: self.data.getlist(name) for name in self.data if name not in left_out}
        return sent | {f"file:{name}": [(one.name, one.size) for one in files] for name, files in self.files.lists()}
