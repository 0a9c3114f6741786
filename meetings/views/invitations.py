"""The tab "Invitations" of a meeting: who is invited, who replied, which letters went out."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.policies import SIGNED_IN, policy
from kit import dates
from kit.refusals import Refused, Stale
from kit.whole import whole
from meetings import reply_links
from meetings.actions import invitations as actions
from meetings.forms.invitations import InviteForm, LetterForm, ReplyForm
from meetings.guests import guests, guests_of, seats_to_invite
from meetings.invitation_letters import own_words
from meetings.invite_showing import KINDS, reply_counts
from meetings.lists import seat_lines
from meetings.meeting_page import visible_meeting
from meetings.meeting_tabs import context as frame
from meetings.models import Invitation, Meeting
from meetings.permissions import may_organise
from meetings.states import MeetingState, SeatFunction
from partners.editing import run, version_of

LOG_SHOWN = 60


@policy(SIGNED_IN)
@require_safe
def invitation_list(request: HttpRequest, pk: int) -> HttpResponse:
    """The invited in protocol order with their replies; for organisers also whom to invite, and the log of letters."""
    meeting = visible_meeting(request, pk)
    today = timezone.localdate()
    organises = may_organise(request.user, meeting)
    open_ = meeting.state not in (MeetingState.HELD, MeetingState.CANCELLED)
    guests = guests_of(meeting, today)
    lines = seat_lines(seats_to_invite(meeting, today), today) if organises and open_ else []
    groups = [
        (value, label, [line for line in lines if line.seat.function == value]) for value, label in SeatFunction.choices
    ]
    own = next((guest for guest in guests if guest.person and guest.person.user_id == request.user.pk), None)
    letters = list(meeting.letters.select_related("sent_by")[: LOG_SHOWN + 1]) if organises else []
    context = frame(request.user, meeting, "invitations") | {
        "guests": guests,
        "counts": reply_counts(guest.invitation.reply for guest in guests),
        "organises": organises,
        "open": open_,
        "announced": meeting.state == MeetingState.ANNOUNCED,
        "waiting": sum(guest.invitation.sent_at is None and bool(guest.email) for guest in guests),
        "unaddressed": [guest for guest in guests if not guest.email and guest.invitation.sent_at is None],
        "seat_groups": [group for group in groups if group[2]],
        "seat_count": len(lines),
        "own": own,
        "own_url": reply_links.path_of(own.invitation, (dates.is_khmer() and "km") or "en") if own and open_ else "",
        "letters": [(KINDS.get(letter.kind, letter.kind), letter) for letter in letters[:LOG_SHOWN]],
        "more_letters": len(letters) > LOG_SHOWN,
    }
    return render(request, "meetings/invitation_list.html", context)


def _organised(request: HttpRequest, pk: int) -> Meeting:
    """The meeting of an address, hidden from those who do not organise it."""
    meeting = visible_meeting(request, pk)
    if not may_organise(request.user, meeting):
        raise Http404
    return meeting


def _back(pk: int) -> HttpResponse:
    return redirect("meetings:invitation-list", pk=pk)


@policy(SIGNED_IN)
@require_POST
def invitation_seats(request: HttpRequest, pk: int) -> HttpResponse:
    """Invite ticked seats, all of one function, or all."""
    meeting = _organised(request, pk)
    free = seats_to_invite(meeting, timezone.localdate())
    chosen = [number for text in request.POST.getlist("seats") if (number := whole(text)) is not None]
    group = request.POST.get("function", "")
    if group == "all":
        seats = free
    elif group in SeatFunction.values:
        seats = free.filter(function=group)
    else:
        seats = free.filter(pk__in=chosen)
    try:
        number = actions.invite_seats(meeting=meeting, seats=seats, by=request.user, now=timezone.now())
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        words = ngettext("%(number)s person invited.", "%(number)s people invited.", number)
        messages.success(request, words % {"number": dates.digits(number)})
    return _back(pk)


def _edit(meeting: Meeting, heading: str, **more: object) -> dict[str, object]:
    return {
        "heading": heading,
        "parent_url": meeting.forum.get_absolute_url(),
        "parent_name": str(meeting.forum),
        "record": meeting,
        "version": None,
        "draft_key": "",
        "cancel_url": reverse("meetings:invitation-list", args=[meeting.pk]),
    } | more


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def invitation_create(request: HttpRequest, pk: int) -> HttpResponse:
    """Invite by name, an organisation or a group."""
    meeting = _organised(request, pk)
    form = InviteForm(request.POST or None, user=request.user)
    return run(
        request,
        form=form,
        save=lambda: actions.invite(meeting=meeting, by=request.user, now=timezone.now(), **form.cleaned_data),
        context=_edit(meeting, _("Invite by name or group"), submit=_("Invite")),
        done=_("Invited."),
        to=reverse("meetings:invitation-list", args=[pk]),
    )


@policy(SIGNED_IN)
@require_POST
def invitation_send(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the letters that wait, or one again."""
    meeting = _organised(request, pk)
    again = whole(request.POST.get("again"))
    rows = None if again is None else meeting.invitations.filter(pk=again)
    try:
        sent, without = actions.send_letters(meeting=meeting, invitations=rows, by=request.user, now=timezone.now())
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        words = ngettext("%(number)s letter sent.", "%(number)s letters sent.", sent)
        messages.success(request, words % {"number": dates.digits(sent)})
        if without:
            words = ngettext(
                "%(number)s has no e-mail address: print the letter.",
                "%(number)s have no e-mail address: print their letters.",
                without,
            )
            messages.info(request, words % {"number": dates.digits(without)})
    return _back(pk)


def _invitation(request: HttpRequest, pk: int, invitation_pk: int) -> tuple[Meeting, Invitation]:
    meeting = _organised(request, pk)
    rows = meeting.invitations.select_related("meeting__forum", "person", "organisation", "seat")
    return meeting, get_object_or_404(rows, pk=invitation_pk, withdrawn=False)


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def invitation_reply(request: HttpRequest, pk: int, invitation_pk: int) -> HttpResponse:
    """Enter a reply that came by telephone or on paper."""
    meeting, row = _invitation(request, pk, invitation_pk)
    form = ReplyForm(request.POST or None, initial=ReplyForm.of(row))
    form.fields["answer"].label = _("Reply")
    (guest,) = guests([row], meeting.starts_on or timezone.localdate())
    form.expect(guest.level_expected)
    return run(
        request,
        form=form,
        save=lambda: actions.record_reply(
            invitation=row, version=version_of(request), by=request.user, now=timezone.now(), **form.cleaned_data
        ),
        context=_edit(meeting, _("Reply of %(guest)s") % {"guest": row}, version=row.version),
        to=reverse("meetings:invitation-list", args=[pk]),
    )


@policy(SIGNED_IN)
@require_POST
def invitation_withdraw(request: HttpRequest, pk: int, invitation_pk: int) -> HttpResponse:
    """Take an invitation back."""
    _meeting, row = _invitation(request, pk, invitation_pk)
    return _step(request, pk, actions.withdraw, row, _("Invitation withdrawn."))


@policy(SIGNED_IN)
@require_POST
def invitation_hand_over(request: HttpRequest, pk: int, invitation_pk: int) -> HttpResponse:
    """Note that a letter was handed over on paper."""
    _meeting, row = _invitation(request, pk, invitation_pk)
    return _step(request, pk, actions.hand_over, row, _("Noted: the letter was handed over."))


def _step(request: HttpRequest, pk: int, action: object, row: Invitation, done: str) -> HttpResponse:
    try:
        action(invitation=row, version=version_of(request), by=request.user, now=timezone.now())
    except Stale:
        messages.error(request, _("Somebody changed this invitation in the meantime. Please look again."))
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, done)
    return _back(pk)


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def invitation_letter(request: HttpRequest, pk: int) -> HttpResponse:
    """The own words of the letters."""
    meeting = _organised(request, pk)
    letter = own_words(meeting)
    form = LetterForm(request.POST or None, initial=LetterForm.of(letter))
    return run(
        request,
        form=form,
        save=lambda: actions.save_letter(
            meeting=meeting, values=form.cleaned_data, version=version_of(request), by=request.user, now=timezone.now()
        ),
        context=_edit(
            meeting,
            _("Text of the letters"),
            version=letter.version,
            draft_key=f"meetings.letter.{meeting.pk}",
            note=_("What stays empty prints the standing words."),
        ),
        to=reverse("meetings:invitation-list", args=[pk]),
    )
