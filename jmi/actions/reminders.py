"""Reminding, by hand, those whose turn it is. Logged per report; the same sending twice reminds once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from accounts.audit import audited
from accounts.models import User
from jmi import round_emails
from jmi.models import ProgressReport, RoundReminder
from jmi.progress_permissions import parties
from jmi.progress_rules import whose_turn
from kit.mail import send_after_commit
from kit.refusals import NotAllowed, Refused


@dataclass(frozen=True)
class Reminded:
    """What came of one report: ``people`` written to, or ``problem`` says why nobody was."""

    report: ProgressReport
    people: tuple[User, ...] = ()
    problem: str = ""
    again: bool = False


def remind(
    *, reports: Iterable[ProgressReport], words: dict[str, tuple[str, str]], key: UUID, by: User, now: datetime
) -> list[Reminded]:
    """Write to the people whose turn it is, each in their own language (``words``: "en", "km" → subject, body).

    CRDB/CDC reminds anybody; the Chair and the secretariat remind each other within their own group.
    """
    for language in ("en", "km"):
        if not all(part.strip() for part in words[language]):
            raise Refused(_("The message needs a subject and a text in both languages."), "", f"body_{language}")
    with audited("jmi.remind", by=by):
        ids = [report.pk for report in reports]
        rows = ProgressReport.objects.select_for_update(of=("self",)).select_related(
            "round", "jmi_set__forum", "jmi_set__cycle"
        )
        locked = list(rows.filter(pk__in=ids).order_by("pk"))
        for report in locked:
            if not parties(by, report) & {"crdb", "chair", "secretariat", "facilitator"}:
                raise NotAllowed(_("You may remind only within your own working group."))
        sent = set(RoundReminder.objects.filter(key=key, report__in=ids).values_list("report_id", flat=True))
        readers = round_emails.readers_whose_turn(locked)
        done, letters, log = [], [], []
        for report in locked:
            people = tuple(user for user in readers[report.pk] if user.email)
            if report.pk in sent:
                done.append(Reminded(report, people, again=True))
            elif whose_turn(report.state) in ("", "crdb"):
                done.append(Reminded(report, problem=_("It is nobody's turn there but your own.")))
            elif not people:
                done.append(Reminded(report, problem=_("Nobody with an e-mail address holds that seat.")))
            else:
                messages = [round_emails.reminder(report, user, words) for user in people]
                letters += messages
                log.append(
                    RoundReminder(
                        report=report,
                        sent_at=now,
                        sent_by=by,
                        recipients=", ".join(message.to for message in messages),
                        subject=messages[0].subject[:300],
                        body="\n\n".join(dict.fromkeys(message.body for message in messages)),
                        key=key,
                    )
                )
                done.append(Reminded(report, people))
        RoundReminder.objects.bulk_create(log)
        send_after_commit(letters)
    return done
