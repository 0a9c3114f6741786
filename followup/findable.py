"""Agreed actions in the search index, under their words and their lead."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from followup.models import Action
from partners.search import Line, Source, register


def _actions(ids: Iterable[int] | None) -> Iterable[Line]:
    rows = Action.objects.select_related("lead_organisation", "forum").order_by("pk")
    for action in (rows if ids is None else rows.filter(pk__in=ids)).iterator(chunk_size=2000):
        body = action.lead_organisation
        lead = [action.lead_text, *([body.name_en, body.name_km, body.abbreviation_en] if body else [])]
        texts = (*lead, action.forum.code)
        yield Line(action.pk, tuple(filter(None, (action.text_en, action.text_km))), tuple(filter(None, texts)))


def register_all() -> None:
    """Called once, when the application is ready."""
    register(Source("action", _("Agreed actions"), Action, _actions, Action.objects.visible_to, order=40))
