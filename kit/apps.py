from django.apps import AppConfig
from django.db.models import Field, Model
from django.utils.translation import gettext_lazy as _


def _display(row: Model, field: Field) -> object:
    """The word of a choice, as Django's ``get_<field>_display``, from one dict a field.

    Django builds that dict anew at each call and hashes every lazy word in it: a third of the time of a long list.
    """
    words = field.__dict__.get("_words_of_choices")
    if words is None:
        words = field.__dict__["_words_of_choices"] = dict(field.flatchoices)
    value = getattr(row, field.attname)
    word = words.get(value, value)
    return word if word is None or isinstance(word, int) else str(word)


class KitConfig(AppConfig):
    """Pieces without models and without a word of the domain."""

    name = "kit"
    verbose_name = _("Kit")

    def ready(self) -> None:
        """``Model.get_<field>_display()`` reads ``_get_FIELD_display``."""
        Model._get_FIELD_display = _display
