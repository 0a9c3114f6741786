"""The search index: one row per record that can be found, rebuilt at any time from the records themselves."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.utils.translation import gettext_lazy as _


class SearchEntry(models.Model):
    """Folded clusters of a record's names and texts (``kit.khmer``). Holds no text that a page shows: found records are
    read again through ``visible_to``, so that nothing hidden or outdated can come out of here."""

    source = models.CharField(_("source"), max_length=30)
    object_id = models.BigIntegerField(_("number of the record"))
    title = models.CharField(_("folded title"), max_length=400, blank=True)
    vector = SearchVectorField()

    class Meta:
        verbose_name = _("search entry")
        verbose_name_plural = _("search entries")
        constraints = [models.UniqueConstraint(fields=["source", "object_id"], name="search_entry_once")]
        indexes = [GinIndex(fields=["vector"], name="search_entry_vector")]

    def __str__(self) -> str:
        return f"{self.source} {self.object_id}"
