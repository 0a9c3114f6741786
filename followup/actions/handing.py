"""Handing up, the same from a forum and from a receiver: what must be followed, what asks for a reason."""

import datetime
from collections.abc import Sequence

from django.utils.translation import gettext as _

from followup.issue_permissions import RUNNING
from followup.models import Issue, Leg
from followup.ways import MUST, Target, Way, leg_target, not_followed, warnings, way_to
from kit.refusals import NeedsReason, Refused


def hand_up(
    *,
    issue: Issue,
    ways: Sequence[Way],
    targets: Sequence[Target],
    message: str,
    reason: str,
    below: Leg | None = None,
    duties: bool = True,
    by: object,
    now: datetime.datetime,
) -> list[Leg]:
    """A new leg for each target. Refused when a must is not followed; NeedsReason for a should, or off the paths."""
    if not targets:
        raise Refused(_("Choose to whom the issue goes."), "", "targets")
    went = list(issue.legs.select_related("to_forum", "to_organisation"))
    here = [leg for leg in went if (leg.below_id or None) == (below.pk if below else None)]
    busy = {leg_target(leg).key for leg in went if leg.state in RUNNING and leg.to_text == ""}
    for target in targets:
        if target.key in busy:
            raise Refused(_("The issue is with %(receiver)s already.") % {"receiver": target}, "", "targets")
        if target.forum is not None and target.forum.pk == issue.forum_id:
            raise Refused(_("The issue was raised here; it cannot be handed up to its own forum."), "", "targets")
    if duties:
        for way in not_followed(ways, targets, here):
            if way.path.strength == MUST:
                raise Refused(
                    _("Unresolved issues from here must go to: %(receiver)s.") % {"receiver": way.path.receiver},
                    way.path.provision,
                    "targets",
                )
        found = warnings(ways, targets, here)
        if found and not reason.strip():
            raise NeedsReason(found)
    legs = []
    for target in targets:
        way = way_to(ways, target)
        legs.append(
            Leg.objects.create(
                issue=issue,
                below=below,
                from_forum=(below.to_forum if below else issue.forum),
                from_organisation=below.to_organisation if below else None,
                receiver=target.kind,
                to_forum=target.forum,
                to_organisation=target.organisation,
                to_text=target.text if target.kind == "outside" else "",
                path=way.path if way else None,
                path_reason=reason.strip(),
                message=message.strip(),
                state_since_at=now,
                sent_at=now,
                sent_by=by,
            )
        )
    return legs
