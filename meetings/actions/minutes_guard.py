"""What every change of minutes checks first: the lock, who may, and whether the text is still open."""

from django.utils.translation import gettext as _

from kit.fixed import Fixed, number
from kit.refusals import NotAllowed, Refused
from meetings.models import Meeting
from meetings.permissions import may_organise, meeting_parties
from meetings.sight import joint_forums, keep_joint_forums
from meetings.states import MeetingState, MinutesState

_LOCKED = Fixed(
    lambda: (
        Meeting.objects.select_for_update(of=("self",))
        .filter(pk=number("meeting"))
        .select_related("forum")
        .annotate(joint_=joint_forums())
        .order_by()
    )
)


def lock(meeting: Meeting) -> Meeting:
    """The meeting as it is now, locked until the transaction ends: whoever writes its minutes waits in line."""
    found = _LOCKED.models(meeting=meeting.pk)
    if not found:
        raise Meeting.DoesNotExist
    keep_joint_forums(found[0])
    return found[0]


def check_organiser(meeting: Meeting, by: object) -> None:
    """Refuse unless ``by`` may hold the meeting and write its minutes."""
    if not may_organise(by, meeting):
        raise NotAllowed(_("The secretariat and the Chair keep the minutes and the attendance."), "TWG-5e.06")


def check_open(meeting: Meeting) -> None:
    """Refuse unless the text may still be written: minutes are typed while they are a draft."""
    if meeting.minutes_state == MinutesState.SEALED:
        raise Refused(_("The minutes are sealed; their text cannot change any more."), "TWG-5e.06")
    if meeting.minutes_state != MinutesState.DRAFT:
        raise Refused(
            _("The minutes are “%(state)s”. Take them back to draft to change the text, or propose a correction.")
            % {"state": meeting.get_minutes_state_display()},
            "TWG-5e.07",
        )
    check_not_called_off(meeting)


def check_not_called_off(meeting: Meeting) -> None:
    """Refuse for a meeting that does not take place."""
    if meeting.state in (MeetingState.CANCELLED, MeetingState.POSTPONED):
        raise Refused(_("This meeting is “%(state)s”.") % {"state": meeting.get_state_display()})


def check_unsealed(meeting: Meeting) -> None:
    """Refuse once the minutes are sealed: who was there belongs to them."""
    if meeting.minutes_state == MinutesState.SEALED:
        raise Refused(_("The minutes are sealed; what belongs to them cannot change any more."), "TWG-5e.06")
    check_not_called_off(meeting)


def may_propose(user: object, meeting: Meeting) -> bool:
    """Members of the forums that meet, and everybody who was invited, may propose corrections."""
    if "member" in meeting_parties(user, meeting) or may_organise(user, meeting):
        return True
    return user.is_authenticated and meeting.invitations.filter(person__user=user, withdrawn=False).exists()
