"""What agreed actions show on pages of other floors: tabs, points of minutes, next agendas, search, the trail."""

from django.utils.translation import gettext_lazy as _

from accounts import audit

VERBS = {
    "followup.create_action": _("Entered an agreed action"),
    "followup.update_action": _("Changed an agreed action"),
}


def register_all() -> None:
    """Called once, when the application is ready."""
    audit.name_verbs(VERBS)
