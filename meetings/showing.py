"""What this floor shows on pages of others, and the two tabs that every forum has."""

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts import audit
from accounts import panels as account_panels
from accounts.models import User
from kit.dates import day
from meetings import findable, permissions, tabs
from meetings.actions import seats as actions
from meetings.lists import seat_lines, seated
from meetings.models import Forum, Seat
from meetings.states import SeatFunction
from partners import panels
from partners import permissions as partner_permissions
from partners.models import Organisation, Person

VERBS = {
    "meetings.give_seat": gettext_lazy("Gave a seat"),
    "meetings.change_seat": gettext_lazy("Changed a seat"),
    "meetings.end_seat": gettext_lazy("Ended a seat"),
    "meetings.replace_holder": gettext_lazy("Named the next holder of a seat"),
    "meetings.name_contact": gettext_lazy("Named the contact of the secretariat"),
    "meetings.change_forum": gettext_lazy("Changed the forum"),
}
FUNCTION_SENTENCES = {
    SeatFunction.CHAIR: gettext_lazy("Leads the forum, decides who is a member, approves what the forum sends."),
    SeatFunction.FACILITATOR: gettext_lazy("Speaks for development partners and agrees to the forum's JMIs for them."),
    SeatFunction.SECRETARIAT: gettext_lazy(
        "Prepares meetings, reports and JMIs of its own forum only, and keeps its list of members (TWG-5b.13)."
    ),
}


def term(seat: Seat) -> str:
    """The term in words: since, until."""
    since = _("since %(day)s") % {"day": day(seat.from_on)} if seat.from_on else ""
    until = _("until %(day)s") % {"day": day(seat.to_on)} if seat.to_on else ""
    return " ".join(filter(None, [since, until]))


def _rows(seats: list[Seat], user: object, *, who: bool) -> list[panels.Row]:
    today = timezone.localdate()
    rows = []
    for line in seat_lines(seats, today):
        seat = line.seat
        ended = seat.to_on is not None and seat.to_on < today
        note = [line.what, str(seat.person or _("vacant")) if who else str(seat.organisation or ""), term(seat)]
        rows.append(
            panels.Row(
                str(seat.forum),
                seat.forum.get_absolute_url(),
                " · ".join(filter(None, note)),
                ("none", _("ended")) if ended else ("at-risk", _("vacant")) if seat.person_id is None else None,
            )
        )
    return sorted(rows, key=lambda row: bool(row.badge and row.badge[0] == "none"))


def seats_of_person(user: object, person: Person) -> panels.Panel | None:
    """Seats of a person in forums that the reader may see."""
    rows = Seat.objects.visible_to(user).filter(Q(person=person) | Q(alternate=person))
    found = list(rows.select_related("forum", "person", "organisation"))
    return panels.Panel(_("Seats"), _rows(found, user, who=False)) if found else None


def seats_of_organisation(user: object, organisation: Organisation) -> panels.Panel | None:
    """Seats held for an organisation, in forums that the reader may see."""
    rows = Seat.objects.visible_to(user).filter(organisation=organisation)
    found = list(rows.select_related("forum", "person", "organisation"))
    return panels.Panel(_("Seats in forums"), _rows(found, user, who=True)) if found else None


def forums_of_host(user: object, organisation: Organisation) -> panels.Panel | None:
    """Forums that an organisation hosts."""
    hosted = Forum.objects.listed_for(user).filter(hosts=organisation)
    rows = [panels.Row(str(forum), forum.get_absolute_url(), forum.get_kind_display()) for forum in hosted]
    return panels.Panel(_("Hosts these forums"), rows) if rows else None


def seats_of_account(user: User, viewer: User) -> account_panels.Panel | None:
    """Seats that give an account its rights now."""
    held = list(Seat.objects.held_by(user).visible_to(viewer).select_related("forum", "person", "organisation"))
    rows = [
        account_panels.Row(str(line.seat.forum), line.seat.forum.get_absolute_url(), f"{line.what} {term(line.seat)}")
        for line in seat_lines(held, timezone.localdate())
    ]
    empty = _("No seat in a forum. Rights in a forum follow from a seat there.")
    return account_panels.Panel(_("Seats"), rows, empty)


def functions_in_words() -> list[tuple[str, str]]:
    """Functions that give rights, in words, for the page of roles."""
    return [(str(function.label), str(words)) for function, words in FUNCTION_SENTENCES.items()]


def register_all() -> None:
    """Called once, when the application is ready."""
    findable.register_all()
    audit.name_verbs(VERBS)
    account_panels.register(seats_of_account)
    account_panels.register_roles(functions_in_words)
    panels.PERSON.append(seats_of_person)
    panels.ORGANISATION.extend([forums_of_host, seats_of_organisation])
    panels.ON_PEOPLE_MERGED.append(actions.join_people)
    panels.ON_SUCCESSION.append(actions.carry_on)
    partner_permissions.MAY_ADD_PEOPLE.append(permissions.may_add_people)
    partner_permissions.MAY_SEE_CONTACT.append(permissions.shares_forum)
    tabs.register(tabs.Tab("overview", gettext_lazy("Overview"), 0, url=lambda forum: forum.get_absolute_url()))
    tabs.register(
        tabs.Tab(
            "members",
            gettext_lazy("Members"),
            10,
            url=lambda forum: reverse("meetings:member-list", args=[forum.pk]),
            count=lambda user, forum: sum(seat.person_id is not None for seat in seated(forum, timezone.localdate())),
        )
    )
