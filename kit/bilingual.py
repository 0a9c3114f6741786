"""Two languages in content: ``name_en`` and ``name_km`` stand openly in the model; this module chooses between them."""

from dataclasses import dataclass, replace

from django.utils.translation import get_language


@dataclass(frozen=True)
class Text:
    """A chosen text: ``value``, its ``lang`` ("en" or "km"), and ``missing``: the wanted language is empty.

    ``older`` names the language that has not followed the last change of the other, where the model keeps that.
    """

    value: str
    lang: str
    missing: bool
    older: str = ""

    def __str__(self) -> str:
        return self.value


def pick(en: str, km: str, lang: str | None = None) -> Text:
    """The text in ``lang`` (default: the active language), falling back to the other and saying so."""
    wanted = (lang or get_language() or "en")[:2]
    first, second, other = (km, en, "en") if wanted == "km" else (en, km, "km")
    if first.strip() or not second.strip():
        return Text(first, "km" if wanted == "km" else "en", missing=False)
    return Text(second, other, missing=True)


class Bilingual:
    """Mixin without fields for models that hold ``<stem>_en`` and ``<stem>_km``: ``obj.text("name")``.

    A model with a field ``older`` says in ``MAIN_TEXT`` of which pair it speaks.
    """

    MAIN_TEXT = ""

    def text(self, stem: str, lang: str | None = None) -> Text:
        """The chosen text of ``stem``; AttributeError when the model lacks the pair."""
        text = pick(getattr(self, f"{stem}_en"), getattr(self, f"{stem}_km"), lang)
        return replace(text, older=self.older) if stem == self.MAIN_TEXT else text
