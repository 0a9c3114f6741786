"""The verbs of this floor in words, for the audit trail."""

from django.utils.translation import gettext_lazy as _

VERBS = {
    "partners.load_reference": _("Loaded reference data"),
    "partners.add_organisation": _("Added the organisation"),
    "partners.change_organisation": _("Changed the organisation"),
    "partners.close_organisation": _("Closed the organisation"),
    "partners.reopen_organisation": _("Reopened the organisation"),
    "partners.add_person": _("Added the person"),
    "partners.change_person": _("Changed the person"),
    "partners.merge_people": _("Merged two entries of a person"),
    "partners.link_account": _("Linked an account to the person"),
    "partners.add_position": _("Added a position"),
    "partners.change_position": _("Changed a position"),
    "partners.change_place": _("Changed the place"),
    "partners.close_place": _("Closed the place"),
    "partners.add_framework": _("Added the policy framework"),
    "partners.change_framework": _("Changed the policy framework"),
    "partners.add_entry": _("Added an entry"),
    "partners.change_entry": _("Changed an entry"),
}
