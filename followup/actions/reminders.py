"""Reminding, by hand, those who lead actions. Logged per action; the same sending twice reminds once."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from accounts.audit import audited
from accounts.models import User
from followup import emails_actions as emails
from followup.models import Action, ActionReminder
from followup.models.actions import OPEN
from followup.permissions import KEEPERS, parties
from kit.mail import send_after_commit
from kit.refusals import Refused
from partners.models import Person

REMINDERS = KEEPERS | {"crdb", "facilitator"}


@dataclass(frozen=True)
class Reminded:
    """What came of one action: ``people`` written to, or ``problem`` says why nobody was."""

    action: Action
    people: tuple[Person, ...] = ()
    problem: str = ""
    again: bool = False


def may_remind(user: object, action: Action) -> bool:
    """Secretariat, Chair and facilitator in their own forum, CRDB/CDC everywhere."""
    return bool(parties(user, action) & REMINDERS)


def remind(
    *, actions: Iterable[Action], words: dict[str, tuple[str, str]], key: UUID, by: User, now: datetime.datetime
) -> list[Reminded]:
    """Write to the people who lead these actions, each in their own language; every action is answered for."""
    for language in ("en", "km"):
        if not all(part.strip() for part in words[language]):
            raise Refused(_("The message needs a subject and a text in both languages."), "", f"body_{language}")
    with audited("followup.action_remind", by=by):
        ids = [action.pk for action in actions]
        rows = Action.objects.select_for_update(of=("self",)).filter(pk__in=ids)
        locked = list(
            rows.select_related("forum", "meeting", "lead_organisation").prefetch_related("meeting__joint_forums")
        )
        sent = set(ActionReminder.objects.filter(key=key, action__in=ids).values_list("action_id", flat=True))
        readers = emails.readers(locked)
        done, letters, log = [], [], []
        for action in locked:
            people = readers[action.pk].people
            if not may_remind(by, action):
                done.append(Reminded(action, problem=_("You may remind only within your own forum.")))
            elif action.pk in sent:
                done.append(Reminded(action, people, again=True))
            elif action.state not in OPEN:
                state = action.get_state_display()
                done.append(Reminded(action, problem=_("Nothing is left to do: “%(state)s”.") % {"state": state}))
            elif not people:
                done.append(Reminded(action, problem=_("Nobody with an e-mail address answers for it.")))
            else:
                messages = [emails.reminder(action, person, words) for person in people]
                letters += messages
                to = ", ".join(message.to for message in messages)
                log.append(
                    ActionReminder(
                        action=action,
                        sent_at=now,
                        sent_by=by,
                        recipients=to,
                        subject=messages[0].subject[:300],
                        key=key,
                    )
                )
                done.append(Reminded(action, people))
        ActionReminder.objects.bulk_create(log)
        send_after_commit(letters)
    return done
