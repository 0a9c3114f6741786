"""What the audit trail calls the actions on editions and the register."""

from django.utils.translation import gettext_lazy as _

VERBS = {
    "reports.copy_sent": _("Recorded that a copy was sent"),
    "reports.instrument_save": _("Saved a legal instrument of the register"),
    "reports.decision_load": _("Loaded the Decision into the register"),
    "reports.edition_order": _("Asked for an edition of the report"),
    "reports.edition_finish": _("Built an edition of the report"),
    "reports.edition_submit": _("Submitted an edition to the Prime Minister"),
    "reports.edition_advice": _("Recorded the Prime Minister's advice"),
    "demo.build": _("Loaded the demonstration data"),
}
