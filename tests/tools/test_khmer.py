"""The catalogue tool: it must find every string and notice every fault, or "0 strings without Khmer" means nothing."""

import polib
import pytest

from tools import khmer

PYTHON = """
from django.utils.translation import gettext as _, gettext_lazy, ngettext, pgettext
a = _("One")
b = gettext_lazy("Two " "parts" + " joined")
c = ngettext("%(n)d day", "%(n)d days", n) % {"n": n}
d = pgettext("menu", "Open")
e = translation.gettext("By attribute")
f = _(variable)
g = "not translated"
"""
TEMPLATE = """{% load x %}{% translate "One" %} {% translate 'Open' context "verb" as word %}
{% blocktranslate trimmed count n=days %}
  {{ n }} day left
{% plural %}
  {{ n }} days left (all)
{% endblocktranslate %}
{% badge "done" _("It's (done)") %} {{ _("In braces") }} {% if x == _("In a test") %}{% endif %}
{% comment %}{% translate "Not this" %}{% endcomment %}{# {% translate "Nor this" %} #}
"""


def test_strings_of_python_are_found():
    found = {(key, plural) for key, plural, _line in khmer.from_python(PYTHON)}
    assert found == {
        ((None, "One"), ""),
        ((None, "Two parts joined"), ""),
        ((None, "%(n)d day"), "%(n)d days"),
        (("menu", "Open"), ""),
        ((None, "By attribute"), ""),
    }


def test_strings_of_templates_are_found():
    found = {(key, plural) for key, plural, _line in khmer.from_template(TEMPLATE, "x.html")}
    assert found == {
        ((None, "One"), ""),
        (("verb", "Open"), ""),
        ((None, "%(n)s day left"), "%(n)s days left (all)"),
        ((None, "It's (done)"), ""),
        ((None, "In braces"), ""),
        ((None, "In a test"), ""),
    }


def _merge(found, khmer_texts, old=()):
    catalogue = polib.POFile()
    catalogue.extend(old)
    return khmer.merged(catalogue, {(None, text): khmer.Found(places=["a.py"]) for text in found}, khmer_texts)


def test_translations_of_strings_that_go_and_come_back_are_not_lost():
    first = _merge(["One", "Two"], {(None, "One"): "មួយ", (None, "Two"): "ពីរ"})
    gone = _merge(["Two"], {}, first)
    assert [(entry.msgid, entry.obsolete) for entry in gone] == [("Two", 0), ("One", 1)]
    back = _merge(["One", "Two"], {}, gone)
    assert {entry.msgid: entry.msgstr for entry in back if not entry.obsolete} == {"One": "មួយ", "Two": "ពីរ"}


@pytest.mark.parametrize(
    ("english", "text", "fault"),
    [
        ("%(n)s of %(all)s", "%(n)s", "placeholders"),
        ("Hello {name}", "សួស្តី {nom}", "placeholders"),
        ("Report", "របាយ\u200bការណ៍", "zero-width"),
        ("Report\n", "របាយការណ៍", "line break"),
    ],
)
def test_faulty_khmer_is_noticed(english, text, fault):
    assert fault in " ".join(khmer.faults(polib.POEntry(msgid=english, msgstr=text)))


def test_sound_khmer_has_no_faults():
    assert khmer.faults(polib.POEntry(msgid="%(n)s of 100", msgstr="%(n)s នៃ ១០០")) == []
    plural = polib.POEntry(msgid="One day", msgid_plural="%(n)s days", msgstr_plural={0: "%(n)s ថ្ងៃ"})
    assert khmer.faults(plural) == []
    plural.msgstr_plural = {0: "ថ្ងៃ"}
    assert khmer.faults(plural), "the count may not vanish"


def test_catalogue_of_the_project_is_complete_and_sound(capsys):
    assert khmer.main(["check"]) == 0, capsys.readouterr().out
