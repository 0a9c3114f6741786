"""The ways an action says no. Views turn them into messages; nothing is lost on the way."""

from dataclasses import dataclass

from django.utils.functional import Promise


class Refused(Exception):
    """A *must* that does not hold: the step is refused.

    ``message`` is a translated sentence for the user; ``provision`` the guideline's paragraph (``"JMI-3.09"``) or "";
    ``field`` the form field it belongs to, "" for the whole.
    """

    def __init__(self, message: str | Promise, provision: str = "", field: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.provision = provision
        self.field = field


class Incomplete(Refused):
    """A submission with several gaps: ``gaps`` lists each as a ``Refused``."""

    def __init__(self, message: str | Promise, gaps: list[Refused]) -> None:
        super().__init__(message)
        self.gaps = gaps


class NotAllowed(Refused):
    """The person may see the thing but may not take this step (HTTP 403)."""


@dataclass(frozen=True)
class Warning:
    """A *should* that does not hold: the user may go on with a reason, which is kept and printed."""

    provision: str
    message: str | Promise
    question: str | Promise = ""


class NeedsReason(Exception):
    """Raised by an action that would break a *should* and was given no reason for it."""

    def __init__(self, warnings: list[Warning]) -> None:
        super().__init__(", ".join(w.provision for w in warnings))
        self.warnings = warnings


class Stale(Exception):
    """Somebody saved in between. ``theirs`` and ``mine`` map field names to the two texts; nothing was written."""

    def __init__(self, theirs: dict[str, object], mine: dict[str, object], version: int) -> None:
        super().__init__("stale")
        self.theirs = theirs
        self.mine = mine
        self.version = version
