"""What CRDB/CDC changes of a forum: names, hosts, numbers and the way up, because circulars change."""

import datetime
from collections.abc import Mapping

from django.utils.translation import gettext as _

from accounts.audit import audited
from kit.refusals import NotAllowed, Refused
from meetings.models import Forum
from meetings.permissions import may_edit_forum
from partners.actions.saving import locked, set_names, write
from partners.models import Organisation, PolicyEntry


def save_forum(
    *,
    forum: Forum,
    values: Mapping[str, object],
    hosts: list[Organisation],
    policy_entries: list[PolicyEntry],
    other_names: list[str],
    version: int,
    by: object,
    now: datetime.datetime,
) -> Forum:
    """Change a forum; ``Stale`` when somebody saved in between. Old and new hosts stand in the trail."""
    if not may_edit_forum(by):
        raise NotAllowed(_("CRDB/CDC changes what is set for a forum."), "DEC-2")
    if not hosts:
        raise Refused(_("A forum has at least one host."), field="hosts")
    before = list(forum.hosts.order_by("protocol_rank", "name_en"))
    why = ""
    if {body.pk for body in before} != {body.pk for body in hosts}:
        why = _("Hosts: %(before)s → %(after)s") % {
            "before": ", ".join(body.short() for body in before) or "–",
            "after": ", ".join(body.short() for body in hosts),
        }
    with audited("meetings.change_forum", by=by, why=why):
        forum = locked(forum)
        _check_way_up(forum, values.get("escalates_to"))
        write(
            forum,
            values,
            version,
            hosts="\n".join(map(str, before)),
            other_names="\n".join(other.name for other in forum.other_names.all()),
        )
        forum.hosts.set(hosts)
        forum.policy_entries.set(policy_entries)
        set_names(forum.other_names, other_names)
    return forum


def _check_way_up(forum: Forum, above: Forum | None) -> None:
    """Follow the way up as it stands in the database."""
    upward = dict(Forum.objects.exclude(escalates_to=None).values_list("pk", "escalates_to"))
    number = above.pk if above else None
    while number is not None:
        if number == forum.pk:
            raise Refused(_("What this forum cannot settle would come back to it."), field="escalates_to")
        number = upward.get(number)
