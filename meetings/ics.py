"""Calendar files (RFC 5545, RFC 5546): feeds that calendars subscribe to, and invitations sent by mail.

Days of meetings stand in Cambodia's time zone, UIDs never change, a later version has a higher SEQUENCE. The library
escapes text and folds lines at 75 octets without cutting a letter.
"""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import replace
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.conf import settings
from icalendar import Calendar, Event, vCalAddress, vText

from kit.khmer import clean_text
from meetings.calendar_sources import Entry

PRODUCT = "-//CRDB/CDC//DCPS Partnership Desk//EN"
MEDIA_TYPE = "text/calendar; charset=utf-8"
ZONE = ZoneInfo(settings.TIME_ZONE)
HOURS = datetime.timedelta(hours=3)  # for a calendar, when the end is not known


def uid(name: str) -> str:
    """The name of a thing in every calendar of the world, for good."""
    return f"{name}@{urlsplit(settings.SITE_URL).hostname or 'localhost'}"


def full(url: str) -> str:
    """An address with its host."""
    return url if "://" in url else settings.SITE_URL.rstrip("/") + url


def _calendar(method: str, name: str = "", lang: str = "en") -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    if name:
        calendar.add("name", name, parameters={"language": lang})
        calendar.add("x-wr-calname", name)
        calendar.add("x-wr-timezone", settings.TIME_ZONE)
        calendar.add("refresh-interval", datetime.timedelta(hours=6), parameters={"value": "DURATION"})
        calendar.add("x-published-ttl", "PT6H")
    return calendar


def _text(event: Event, name: str, text: str, lang: str) -> None:
    if text := clean_text(text).strip():
        event.add(name, text, parameters={"language": lang})


def _event(entry: Entry, lang: str, now: datetime.datetime) -> Event:
    event = Event()
    event.add("uid", uid(entry.uid))
    event.add("dtstamp", now.astimezone(datetime.UTC))
    event.add("sequence", entry.sequence)
    if entry.starts is not None:
        start = datetime.datetime.combine(entry.on, entry.starts, ZONE)
        end = datetime.datetime.combine(entry.on, entry.ends, ZONE) if entry.ends else start + HOURS
        event.add("dtstart", start)
        event.add("dtend", end if end > start else start + HOURS)
    else:
        event.add("dtstart", entry.on)
        event.add("dtend", entry.last_on + datetime.timedelta(days=1))
        event.add("transp", "TRANSPARENT")
    _text(event, "summary", entry.title, lang)
    _text(event, "location", entry.place, lang)
    _text(event, "description", "\n\n".join(filter(None, [entry.note, full(entry.url)])), lang)
    event.add("url", full(entry.url))
    event.add("status", "CANCELLED" if entry.cancelled else "TENTATIVE" if entry.tentative else "CONFIRMED")
    return event


def _bytes(calendar: Calendar) -> bytes:
    calendar.add_missing_timezones()
    return calendar.to_ical()


def feed(entries: Iterable[Entry], *, name: str, lang: str, now: datetime.datetime) -> bytes:
    """A whole calendar to subscribe to. What has no day yet is left out; what was cancelled says so."""
    calendar = _calendar("PUBLISH", name, lang)
    for entry in entries:
        if not entry.approximate:
            for one in entry.parts or (entry,):
                calendar.add_component(_event(one, lang, one.stamp or now))
    return _bytes(calendar)


def invitation(
    entry: Entry,
    *,
    method: str,
    sequence: int,
    organiser: tuple[str, str],
    guest: tuple[str, str],
    lang: str,
    now: datetime.datetime,
) -> bytes:
    """One meeting for one guest: ``method`` REQUEST asks or moves, CANCEL takes back. Pairs are (address, name)."""
    calendar = _calendar(method)
    event = _event(entry, lang, now)
    event["sequence"] = sequence
    event.pop("status", None)
    event.add("status", "CANCELLED" if method == "CANCEL" else "CONFIRMED")
    event.add("organizer", _address(*organiser))
    attendee = _address(*guest)
    attendee.params["ROLE"] = vText("REQ-PARTICIPANT")
    attendee.params["PARTSTAT"] = vText("NEEDS-ACTION")
    attendee.params["RSVP"] = vText("FALSE")  # answers come by the address in the letter, not by calendar mail
    event.add("attendee", attendee)
    calendar.add_component(event)
    return _bytes(calendar)


def invitations(entry: Entry, *, method: str, gone: Sequence[str] = (), **facts: object) -> list[bytes]:
    """The entries of one letter: one a day where days have hours. A file speaks of one UID only (RFC 5546), so each
    day has its own. ``gone``: UIDs of days that the guest has and that fell away; they are taken back.
    """
    found = [invitation(one, method=method, **facts) for one in entry.parts or (entry,)]
    return found + [invitation(replace(entry, uid=name), method="CANCEL", **facts) for name in gone]


def _address(email: str, name: str) -> vCalAddress:
    address = vCalAddress(f"mailto:{email}")
    if name := " ".join(clean_text(name).replace('"', "").split()):
        address.params["CN"] = vText(name)
    return address
