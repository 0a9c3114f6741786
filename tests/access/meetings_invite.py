"""Invitations, replies, letters, calendars. Organisers are Chair and secretariat; others of the forum read."""

import datetime

from django.utils import timezone

from jobs.actions import store_bytes
from jobs.models import Job
from meetings import reply_links
from meetings.actions.letter_file import JOB_KIND
from meetings.models import Meeting
from tests.access.meetings import forum_of
from tests.access.table import Page, World
from tests.factories.accounts import UserFactory
from tests.factories.jobs import JobFactory
from tests.factories.meeting_work import (
    CalendarFeedFactory,
    InvitationFactory,
    MeetingDayFactory,
    MeetingFactory,
)

ORGANISERS = "secretariat chair"
SEATED = "secretariat chair facilitator member"
SEEN = f"crdb {SEATED}"


def announced(world: World) -> Meeting:
    """An announced meeting of the own forum, with a guest."""

    def build() -> Meeting:
        day = timezone.localdate() + datetime.timedelta(days=20)
        meeting = MeetingFactory(forum=forum_of(world), starts_on=day, ends_on=day, state="announced")
        MeetingDayFactory(meeting=meeting, day_on=day)
        return meeting

    return world.make("invited-meeting", build)


def meeting(world: World) -> dict:
    """That meeting."""
    return {"pk": announced(world).pk}


def guest(world: World) -> dict:
    """One of its invitations."""
    row = world.make("invited-group", InvitationFactory, meeting=announced(world), email="guest@example.org")
    return {"pk": row.meeting_id, "invitation_pk": row.pk}


def with_guest(world: World) -> dict:
    """The meeting, once somebody is invited."""
    return {"pk": guest(world)["pk"]}


def letters_built(world: World) -> dict:
    """The letters that the secretariat ordered."""
    here = with_guest(world)

    def make() -> Job:
        now = timezone.now()
        file = store_bytes(content=b"%PDF-1.4 file", name="l.pdf", media_type="application/pdf", by=None, now=now)
        fields = {"payload": {"meeting": here["pk"]}, "state": "done", "finished_at": now, "result": {"file": file.pk}}
        return JobFactory(kind=JOB_KIND, asked_by=world.user("secretariat"), **fields)

    return here | {"job": world.make("built-letters", make).pk}


def token(world: World) -> dict:
    """The signed address of an invitation."""
    guest(world)
    return {"token": reply_links.token_of(world.things["invited-group"], "en")}


def feed_of_somebody(world: World) -> dict:
    """The calendar address of somebody who is not in the table."""
    return {"pk": world.make("feed", CalendarFeedFactory).pk}


def own_feed(role: str):
    """The calendar address of the person with this role."""
    return lambda world: {"pk": world.make(f"feed-{role}", CalendarFeedFactory, user=world.user(role)).pk}


def secret(world: World) -> dict:
    """A calendar address."""
    feed = world.make("public-feed", CalendarFeedFactory, user=UserFactory())
    return {"secret": feed.secret}


STEPS = ("meetings:invitation-withdraw", "meetings:invitation-hand-over")

PAGES = [
    Page("meetings:invitation-list", get=SEEN, make=with_guest, otherwise=404),
    Page("meetings:invitation-export", get=SEEN, make=with_guest, otherwise=404),
    Page("meetings:invitation-seats", post=ORGANISERS, make=meeting, otherwise=404),
    Page("meetings:invitation-create", get=ORGANISERS, post=ORGANISERS, make=meeting, otherwise=404),
    Page("meetings:invitation-send", post=ORGANISERS, make=meeting, otherwise=404),
    Page("meetings:invitation-letter", get=ORGANISERS, post=ORGANISERS, make=meeting, otherwise=404),
    Page("meetings:invitation-letter-export", get=ORGANISERS, make=with_guest, otherwise=404),
    Page(
        "meetings:invitation-letter-file",
        get=ORGANISERS,
        post=ORGANISERS,
        make=with_guest,
        otherwise=404,
        data={"lang": "en", "form": "pdf", "whom": "all"},
    ),
    Page("meetings:invitation-letter-file-export", get="secretariat", make=letters_built, otherwise=404),
    Page("meetings:sign-in-sheet-export", get=ORGANISERS, make=with_guest, otherwise=404),
    Page("meetings:invitation-reply", get=ORGANISERS, post=ORGANISERS, make=guest, otherwise=404),
    *(Page(name, post=ORGANISERS, make=guest, otherwise=404) for name in STEPS),
    Page("meetings:meeting-since-last", get="crdb secretariat chair facilitator", make=meeting, otherwise=404),
    Page(
        "meetings:contact-create",
        get=SEEN,
        post="secretariat chair facilitator",
        refused="crdb member",
        make=meeting,
        otherwise=404,
    ),
    Page("meetings:reply", get="public", post="public", make=token),
    Page("meetings:reply-letter-export", get="public", make=token),
    Page("meetings:calendar", get="*"),
    Page("meetings:calendar-forum", get=SEEN, make=lambda world: {"pk": forum_of(world).pk}, otherwise=404),
    Page("meetings:calendar-feeds", get="*"),
    Page("meetings:calendar-feed-make", post="*"),
    Page("meetings:calendar-feed-renew", make=feed_of_somebody, otherwise=404, post=""),
    Page("meetings:calendar-feed-renew", post="member", make=own_feed("member"), otherwise=404, case="own"),
    Page("meetings:calendar-feed-end", post="member", make=own_feed("member"), otherwise=404),
    Page("meetings:calendar-feed-export", get="public", make=secret),
]
