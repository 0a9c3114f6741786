"""Signed links by which the lead of an action answers without a password: what they say, and for how long."""

from dataclasses import dataclass

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils.translation import gettext as _

from followup.leads import leads_of
from followup.models import Action
from kit.refusals import Refused
from kit.whole import whole
from partners.models import Person

SALT = "followup.answer"
DAYS = 60


@dataclass(frozen=True)
class Asked:
    """What a valid link stands for."""

    action: Action
    person: Person


def token(action: Action, person: Person) -> str:
    """What the address holds: action and person, signed; it names nothing that a stranger could change."""
    return signing.dumps(f"{action.pk}.{person.pk}", salt=SALT)


def address(action: Action, person: Person) -> str:
    """The full address, for a letter."""
    return settings.SITE_URL.rstrip("/") + reverse("followup:action-answer", args=[token(action, person)])


def read(text: str) -> Asked:
    """Action and person of a link. Refused with a sentence when it is old, not ours, or no longer theirs to answer."""
    try:
        said = signing.loads(text, salt=SALT, max_age=DAYS * 86400)
    except signing.SignatureExpired as error:
        raise Refused(
            _("This link has expired. Ask the secretariat of the forum for a new one, or sign in.")
        ) from error
    except signing.BadSignature as error:
        raise Refused(_("This link is not complete. Open it from the letter itself, without changing it.")) from error
    numbers = [whole(part) for part in str(said).split(".")]
    rows = Action.objects.select_related("forum", "meeting", "lead_organisation", "lead_seat")
    action = rows.filter(pk=numbers[0]).first() if len(numbers) == 2 else None
    if action is None:
        raise Refused(_("The action of this link is not there any more."))
    person = next((one for one in leads_of([action])[action.pk].people if one.pk == numbers[1]), None)
    if person is None:
        raise Refused(_("Somebody else answers for this action now; this link is closed."))
    return Asked(action, person)
