"""What pages of actions show beside the rows: pills with bounded counts, choices of the filter, what has happened."""

import datetime
from collections.abc import Mapping

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from followup import lists
from followup.lists import ActionFilter
from followup.models import Action, Extension
from followup.states import ActionState, Priority
from kit import dates
from meetings.lists import forum_options
from partners.fields import OrganisationField
from partners.models.organisations import Side
from partners.options import organisation_groups, province_options


def pills(
    user: object, wanted: ActionFilter, today: datetime.date, given: Mapping[str, str]
) -> list[dict[str, object]]:
    """The ways to look at the list. Those that wait for somebody are counted; ``given`` stays out of addresses."""
    kinds = (
        ("open", _("Open"), "", True),
        ("late", _("Late"), "late", True),
        ("soon", _("Due within 30 days"), "at-risk", True),
        ("asked", _("More time asked for"), "", True),
        ("done", _("To be confirmed"), "with", True),
        ("ended", _("Ended"), "done", False),
        ("all", _("All"), "", False),
    )
    plain = dict.fromkeys(given, "")
    shown = [key for key, _label, _shape, count in kinds if count]
    counts = lists.counts(lists.chosen(user, ActionFilter(**(vars(wanted) | {"show": key})), today) for key in shown)
    numbers = dict(zip(shown, counts, strict=True))
    found = []
    for key, label, shape, count in kinds:
        number = numbers.get(key)
        if count:
            label = (
                label
                if number is not None
                else _("%(label)s: more than %(number)s")
                % {
                    "label": label,
                    "number": dates.number(lists.MOST_COUNTED),
                }
            )
        query = wanted.query(**plain, show=key)
        found.append(
            {"label": label, "url": f"?{query}", "count": number, "current": wanted.show == key, "shape": shape}
        )
    return found


def filter_choices(user: object, wanted: ActionFilter) -> dict[str, object]:
    """Choices of the filter's fields, as values."""
    groups, bodies = organisation_groups(user, wanted.organisation), ""
    if groups is None:
        field = OrganisationField(label=_("Organisation"), required=False, user=user)
        field.remember(wanted.organisation)
        bodies = field.widget.render("organisation", wanted.organisation, {"id": "id_organisation"})
    return {
        "forums": forum_options(user, wanted.forum),
        "sides": (*Side.choices, ("none", _("nobody named"))),
        "groups": groups,
        "bodies": bodies,
        "provinces": province_options(),
        "states": ActionState.choices,
        "priorities": Priority.choices,
        "themes": lists.theme_choices(),
    }


def timeline(action: Action, extensions: list[Extension]) -> list[dict[str, object]]:
    """What has happened, newest first: notes with their files, days that were moved, reminders, the beginning."""
    found: list[tuple[datetime.datetime, dict[str, object]]] = []

    def add(at: datetime.datetime, shape: str, title: str, text: str = "", author: object = "", **more: object) -> None:
        entry = {"on": timezone.localdate(at), "note": dates.clock(at), "shape": shape, "title": title, "text": text}
        found.append((at, entry | {"author": str(author or ""), "quoted": False, "file": None} | more))

    add(action.created_at, "none", _("Agreed"), author=action.created_by)
    for note in action.notes.select_related("file", "made_by"):
        file = None
        if note.file is not None:
            url = reverse("followup:action-evidence-export", args=[action.pk, note.pk])
            file = {"url": url, "name": note.file.original_name}
        who = _("%(who)s, by link") % {"who": note.by_link} if note.by_link else note.made_by
        shape, title = "draft", _("Note")
        if action.state not in lists.OPEN and note.text == action.closing_note:
            dropped = action.state == ActionState.DROPPED
            shape, title = ("not-reported", _("Dropped")) if dropped else ("with", _("Said to be done"))
        add(note.made_at, shape, title, note.text, who, file=file)
    for one in extensions:
        days = {"old": dates.written(one.old_text) or _("no day"), "new": dates.written(one.new_text)}
        who = _("%(who)s, by link") % {"who": one.by_link} if one.by_link else one.asked_by
        if one.granted is False:
            add(one.granted_at, "returned", _("The day stays: %(old)s") % days, "", one.granted_by)
        elif one.granted and one.granted_at != one.asked_at:
            add(one.granted_at, "done", _("More time given: until %(new)s") % days, "", one.granted_by)
        title = (
            _("Moved from %(old)s to %(new)s")
            if one.granted and one.granted_at == one.asked_at
            else _("More time asked for: until %(new)s")
        )
        add(one.asked_at, "forwarded", title % days, one.reason, who)
    for reminder in action.reminders.select_related("sent_by"):
        add(reminder.sent_at, "with", _("Reminded"), reminder.recipients, reminder.sent_by)
    if action.confirmed_at is not None:
        add(action.confirmed_at, "done", _("Confirmed"), author=action.confirmed_by)
    return [entry for _at, entry in sorted(found, key=lambda pair: pair[0], reverse=True)]
