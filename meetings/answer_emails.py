"""Letters about answers, returned unsent: a proposed item was declined, an invited person does not come."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from kit.mail import Message, in_language
from meetings.models import AgendaItem, Invitation, Meeting, Seat
from meetings.states import Reply, SeatFunction


def _address(name: str, meeting: Meeting) -> str:
    return settings.SITE_URL.rstrip("/") + reverse(name, args=[meeting.pk])


def item_declined(item: AgendaItem) -> list[Message]:
    """To the member who proposed the item: that it does not come on the agenda, and why (TWG-5d.09)."""
    user = item.proposed_by
    if user is None or not user.is_active or user.pk == item.declined_by_id:
        return []

    def text() -> tuple[str, str]:
        facts = {
            "item": item.text("title").value,
            "meeting": str(item.meeting),
            "forum": str(item.meeting.forum),
            "reason": item.declined_reason,
            "url": _address("meetings:agenda", item.meeting),
        }
        subject = _("Not on the agenda: %(item)s") % facts
        body = _(
            "The item “%(item)s” that you proposed for “%(meeting)s” (%(forum)s) does not come on the agenda.\n\n"
            "Reason: %(reason)s\n\nThe agenda: %(url)s"
        )
        return subject, body % facts

    return [in_language(user.language, text, to=user.email, to_name=user.name_en)]


def _organisers(meeting: Meeting) -> list[object]:
    """Whoever called the meeting and the secretariat; of a meeting of partners only the lead facilitator."""
    function = SeatFunction.FACILITATOR if meeting.partners_only else SeatFunction.SECRETARIAT
    seats = Seat.objects.current().filter(forum=meeting.forum_id, function=function)
    people = [seat.person for seat in seats.select_related("person__user").order_by("pk") if seat.person]
    users = [meeting.created_by, *(person.user for person in people)]
    return list({user.pk: user for user in users if user is not None and user.is_active}.values())


def does_not_come(invitation: Invitation) -> list[Message]:
    """To the organisers: an invited person declined by the address in the letter, or sends somebody else."""
    meeting = invitation.meeting

    def text() -> tuple[str, str]:
        facts = {
            "guest": str(invitation),
            "meeting": str(meeting),
            "substitute": ", ".join(filter(None, [invitation.substitute_name, invitation.substitute_position])),
            "url": _address("meetings:invitation-list", meeting),
        }
        if invitation.reply == Reply.SUBSTITUTE:
            subject = _("Substitute named: %(guest)s, %(meeting)s") % facts
            lead = _("%(guest)s does not come to “%(meeting)s” and sends: %(substitute)s.") % facts
        else:
            subject = _("Declined: %(guest)s, %(meeting)s") % facts
            lead = _("%(guest)s does not come to “%(meeting)s”.") % facts
        note = _("Note: %(note)s") % {"note": invitation.reply_note} if invitation.reply_note else ""
        return subject, "\n\n".join(filter(None, [lead, note, facts["url"]])) + "\n"

    return [in_language(user.language, text, to=user.email, to_name=user.name_en) for user in _organisers(meeting)]
