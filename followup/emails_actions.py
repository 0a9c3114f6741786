"""Letters about agreed actions, returned unsent; each in the language of its reader."""

from collections.abc import Callable, Iterable

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.models import User
from followup import answers
from followup.leads import Lead, leads_of
from followup.models import Action, Extension
from kit import dates
from kit.mail import Message, in_both, in_language
from meetings.models import Seat
from meetings.states import SeatFunction
from partners.models import Person


def url_of(action: Action) -> str:
    """The full address of an action."""
    return settings.SITE_URL.rstrip("/") + action.get_absolute_url()


def keepers(action: Action, but: object = None) -> list[User]:
    """The secretariat of the forum, or its Chair where there is none; not who caused the letter."""
    seats = Seat.objects.current().filter(
        forum=action.forum_id, function__in=(SeatFunction.SECRETARIAT, SeatFunction.CHAIR)
    )
    found: dict[str, list[User]] = {SeatFunction.SECRETARIAT: [], SeatFunction.CHAIR: []}
    for seat in seats.select_related("person__user", "alternate__user").order_by("pk"):
        for person in (seat.person, seat.alternate):
            user = person.user if person else None
            if user and user.is_active and user not in found[seat.function]:
                found[seat.function].append(user)
    people = found[SeatFunction.SECRETARIAT] or found[SeatFunction.CHAIR]
    return [user for user in people if but is None or user.pk != but.pk]


def leaders(action: Action) -> tuple[Person, ...]:
    """Those who answer for the action now."""
    return leads_of([Action.objects.select_related("lead_organisation").get(pk=action.pk)])[action.pk].people


def mail_of(person: Person) -> str:
    """Where a person is written to: the account's address before that of the directory."""
    return person.user.email if person.user is not None and person.user.is_active else person.email


def to_person(person: Person, build: Callable[[], tuple[str, str]]) -> Message:
    """A letter in the person's language; in both where nothing says which it is."""
    if person.user is not None and person.user.is_active:
        return in_language(person.user.language, build, to=mail_of(person), to_name=person.user.name_en)
    return in_both("km" if person.name_km else "en", build, to=mail_of(person), to_name=person.name_en)


def _facts(action: Action) -> dict[str, str]:
    return {
        "action": action.text("text").value,
        "forum": str(action.forum),
        "due": due_words(action),
        "url": url_of(action),
    }


def due_words(action: Action) -> str:
    """The day in the reader's language; as written where it is not a day and says nothing that can be said in both."""
    plain = " ".join(action.due_text.split())  # days are written with spaces that do not break
    if action.due_on and plain in (" ".join(dates.day(action.due_on, lang=lang).split()) for lang in ("en", "km")):
        return dates.day(action.due_on, "long")
    return dates.written(action.due_text) or (dates.day(action.due_on, "long") if action.due_on else _("no day agreed"))


# --- to the secretariat -----------------------------------------------------------------------------------------------


def done(action: Action, users: Iterable[User]) -> list[Message]:
    """The lead says that it is done: somebody has to confirm."""

    def build() -> tuple[str, str]:
        facts = _facts(action) | {"note": action.closing_note}
        subject = _("Said to be done: %(action)s") % {"action": facts["action"][:120]}
        return subject, _(
            "An agreed action of %(forum)s is said to be done. Please confirm it.\n\n"
            "%(action)s\n\n%(note)s\n\n%(url)s\n"
        ) % facts

    return [in_language(user.language, build, to=user.email, to_name=user.name_en) for user in users]


def more_time(action: Action, extension: Extension, users: Iterable[User]) -> list[Message]:
    """The lead asks for more time."""

    def build() -> tuple[str, str]:
        facts = _facts(action) | {"until": extension.new_text, "reason": extension.reason}
        subject = _("More time asked for: %(action)s") % {"action": facts["action"][:120]}
        return subject, _(
            "For an agreed action of %(forum)s more time is asked for. Please answer.\n\n%(action)s\n\n"
            "Due: %(due)s\nAsked for: %(until)s\nReason: %(reason)s\n\n%(url)s\n"
        ) % facts

    return [in_language(user.language, build, to=user.email, to_name=user.name_en) for user in users]


# --- to the lead ------------------------------------------------------------------------------------------------------


def time_answered(action: Action, extension: Extension, people: Iterable[Person]) -> list[Message]:
    """What came of the request for more time."""

    def build() -> tuple[str, str]:
        facts = _facts(action) | {"until": extension.new_text}
        if extension.granted:
            subject = _("More time given: %(action)s") % {"action": facts["action"][:120]}
            words = _(
                "More time was given for an agreed action of %(forum)s.\n\n"
                "%(action)s\n\nDue now: %(until)s\n\n%(url)s\n"
            )
        else:
            subject = _("The day stays: %(action)s") % {"action": facts["action"][:120]}
            words = _("The day of an agreed action of %(forum)s stays.\n\n%(action)s\n\nDue: %(due)s\n\n%(url)s\n")
        return subject, words % facts

    return [to_person(person, build) for person in people if mail_of(person)]


def reminder_words() -> tuple[str, str]:
    """Subject and body that the sender may change; the marks are filled in for each reader."""
    subject = _("Agreed action, due {due}: {action}")
    body = _(
        "{forum} has agreed on an action that you lead:\n\n{action}\n\nDue: {due}\n\n"
        "Answer without a password (done, in progress, more time because …):\n{answer}\n\nThe whole action:\n{url}\n"
    )
    return subject, body


def reminder_words_in_both() -> dict[str, tuple[str, str]]:
    """The standing message in both languages."""
    words = {}
    for lang in ("en", "km"):
        with translation.override(lang):
            words[lang] = reminder_words()
    return words


def fill(text: str, action: Action, person: Person) -> str:
    """``text`` with the facts of one action in the active language; other braces stay as they were typed."""
    facts = _facts(action)
    marks = {"{action}": facts["action"], "{forum}": facts["forum"], "{due}": facts["due"], "{url}": facts["url"]}
    for mark, value in marks.items():
        text = text.replace(mark, value)
    return text.replace("{answer}", answers.address(action, person))


def reminder(action: Action, person: Person, words: dict[str, tuple[str, str]]) -> Message:
    """One reminder with the link to answer; ``words`` holds the (edited) text of each language."""

    def build() -> tuple[str, str]:
        subject, body = words["km" if (translation.get_language() or "en").startswith("km") else "en"]
        return fill(subject, action, person)[:240], fill(body, action, person)

    return to_person(person, build)


def readers(actions: Iterable[Action]) -> dict[int, Lead]:
    """Action id → its lead with the people who can be written to."""
    return {
        pk: Lead(lead.name, lead.note, tuple(person for person in lead.people if mail_of(person)), lead.vacant)
        for pk, lead in leads_of(actions).items()
    }
