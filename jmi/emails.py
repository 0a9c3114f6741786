"""Letters about sets; each function returns them unsent. Those of rounds stand in ``round_emails``."""

from django.conf import settings
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import RoleName
from jmi.models import JmiSet
from kit.mail import Message, in_language
from meetings.models import Seat
from meetings.states import SeatFunction


def _link(jmi_set: JmiSet) -> str:
    return f"{settings.SITE_URL}{jmi_set.get_absolute_url()}"


def _to(people: list[User], subject_and_body) -> list[Message]:
    return [in_language(one.language, subject_and_body, to=one.email, to_name=str(one)) for one in people]


def set_submitted(jmi_set: JmiSet, *, by: User) -> list[Message]:
    """To CRDB/CDC: a working group has submitted its set (JMI-4.01)."""
    people = list(
        User.objects.filter(is_active=True, role_grants__role=RoleName.CRDB, role_grants__ended_at=None).distinct()
    )

    def write() -> tuple[str, str]:
        names = {"forum": jmi_set.forum.text("name").value, "cycle": str(jmi_set.cycle), "who": str(by)}
        return (
            _("JMI set submitted: %(forum)s") % names,
            _("%(who)s has submitted the Joint Monitoring Indicators %(cycle)s of %(forum)s.") % names
            + f"\n\n{_link(jmi_set)}\n",
        )

    return _to(people, write)


def set_returned(jmi_set: JmiSet, *, comment: str, by: User) -> list[Message]:
    """To the Chair, the secretariat and the lead facilitator: CRDB/CDC has sent the set back."""
    seats = Seat.objects.current().filter(
        forum=jmi_set.forum,
        function__in=(SeatFunction.SECRETARIAT, SeatFunction.CHAIR, SeatFunction.FACILITATOR),
        person__user__is_active=True,
    )
    people = list(User.objects.filter(pk__in=seats.values("person__user")))

    def write() -> tuple[str, str]:
        names = {"forum": jmi_set.forum.text("name").value, "cycle": str(jmi_set.cycle)}
        return (
            _("JMI set sent back: %(forum)s") % names,
            _("CRDB/CDC has sent back the Joint Monitoring Indicators %(cycle)s of %(forum)s for changes.") % names
            + (f"\n\n{comment}" if comment else "")
            + "\n\n"
            + _("The comments stand beside the fields they concern:")
            + f"\n{_link(jmi_set)}\n",
        )

    return _to(people, write)
