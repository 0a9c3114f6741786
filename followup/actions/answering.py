"""An answer that came by a signed link: kept as if the lead had signed in, with the name of whoever the link is for."""

import datetime
from collections.abc import Mapping

from followup.actions import steps
from followup.answers import Asked


def answer(*, asked: Asked, values: Mapping[str, object], now: datetime.datetime) -> None:
    """Done, in progress, or more time. The same answer sent twice is kept once."""
    action, text = asked.action, str(values["text"]).strip()
    given = {"action": action, "answerer": asked.person, "by": None, "now": now}
    if values["answer"] == "time":
        due_text = str(values["due_text"]).strip()
        if not action.extensions.filter(granted=None, new_text=due_text, reason=text).exists():
            steps.extend(due_text=due_text, reason=text, **given)
        return
    if action.notes.filter(text=text, by_link=str(asked.person)[:200]).exists():
        return
    if values["answer"] == "done":
        steps.finish(note=text, upload=values.get("file"), **given)
    else:
        steps.add_note(text=text, upload=values.get("file"), **given)
