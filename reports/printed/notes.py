"""How sure the figures are, and the reasons that were kept."""

from __future__ import annotations

from collections import Counter

from django.utils.translation import gettext as _

from reports.printed.reading import Reading
from reports.printed.words import day_text, num, plain, sentence


class DataNotes:
    """How sure the figures are."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.reported = [row for row in reading.indicators if row.now.get("reported") == "reported"]
        self.sure = Counter(row.now.get("verification") or "reported" for row in self.reported)

    @property
    def sentence(self) -> str:
        """Verified, reported, doubtful."""
        if not self.reported:
            return ""
        return _("Of %(n)s figures %(verified)s are verified, %(reported)s reported only, %(doubtful)s doubtful.") % {
            "n": num(len(self.reported)),
            "verified": num(self.sure["verified"]),
            "reported": num(self.sure["reported"]),
            "doubtful": num(self.sure["doubtful"]),
        }

    @property
    def rows(self) -> list[dict[str, object]]:
        """The figures that need a note: doubtful, without source, in words only, of another day."""
        found = []
        for forum in self.reading.forums:
            for row in forum.indicators:
                notes = []
                if row.doubtful:
                    notes.append(_("marked doubtful"))
                if row.now.get("reported") == "reported" and not row.now.get("source"):
                    notes.append(_("no source given"))
                if (
                    row.now.get("reported") == "reported"
                    and row.way is None
                    and row.data["kind"] not in ("words", "yes_no")
                ):
                    notes.append(_("cannot be placed between baseline and target"))
                if notes:
                    found.append(
                        {
                            "group": forum.name_text,
                            "title": row.title,
                            "value": row.now_text or "–",
                            "note": sentence(", ".join(notes)) + ".",
                        }
                    )
        return found

    @property
    def rules(self) -> list[str]:
        """How the report counts."""
        return [
            _("Ratings are those of the groups; the report changes none."),
            _("A figure that was not reported is shown as not reported and enters no mean; zero is a figure."),
            _(
                "The way from baseline to target is the change since the baseline as a share of the "
                "change planned; for a "
                "falling target a lower figure is nearer. Values beyond the target count as reached, "
                "values worse than "
                "the baseline as zero way, in means only."
            ),
            _(
                "What partners agree or raise among themselves, in meetings that are not open to all members, is in "
                "no figure; an issue is from the day on which they hand it up."
            ),
        ]


def reasons(reading: Reading) -> list[dict[str, object]]:
    """Why a «should» was not followed, of all groups."""
    return [
        {
            "group": plain(forum.data["name"]),
            "provision": row["provision"],
            "reason": row["reason"],
            "day": day_text(row["on"]),
        }
        for forum in reading.forums
        for row in forum.data.get("reasons", [])
    ]
