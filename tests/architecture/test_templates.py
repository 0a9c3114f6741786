"""Templates: strict content security policy, partials that exist, links by name."""

import re

import pytest
from django.template import TemplateSyntaxError, engines

from tests.architecture.floors import ROOT, our_files

TEMPLATES = list(our_files("*.html", also=("templates",)))
# Pages for print are rendered by WeasyPrint, not by a browser: there the rules of the policy don't hold.
PRINT = re.compile(r"/(print|pdf|letters)/|_pdf\.html$|print[_.]")
INLINE = {
    "inline style": re.compile(r"<style\b|\sstyle\s*=", re.IGNORECASE),
    "inline script": re.compile(
        r"<script\b(?![^>]*\bsrc\s*=)(?![^>]*type=\"application/(?:ld\+)?json\")", re.IGNORECASE
    ),
    "handler attribute": re.compile(r"<[^>]*\son[a-z]+\s*=\s*[\"']", re.IGNORECASE),
    "script address": re.compile(r"(?:href|src|action)\s*=\s*[\"']\s*javascript:", re.IGNORECASE),
    "htmx that evaluates": re.compile(
        r"\shx-on[:\s=-]|\shx-vals\s*=\s*[\"']js:|hx-trigger\s*=\s*[\"'][^\"']*\[", re.IGNORECASE
    ),
    "foreign address": re.compile(r"(?:src|href)\s*=\s*[\"'](?:https?:)?//(?!www\.w3\.org)", re.IGNORECASE),
    "GET that would write": re.compile(r"<form\b[^>]*method\s*=\s*[\"']get[\"'][^>]*hx-post", re.IGNORECASE),
}
COMMENT = re.compile(r"\{#.*?#\}|\{% comment %\}.*?\{% endcomment %\}|<!--.*?-->", re.DOTALL)


def _name(path):
    return str(path.relative_to(ROOT))


def test_templates_are_found():
    assert len(TEMPLATES) > 1


@pytest.mark.parametrize("what", INLINE)
def test_no_template_breaks_the_content_security_policy(what):
    wrong = [
        _name(path)
        for path in TEMPLATES
        if not PRINT.search(str(path)) and INLINE[what].search(COMMENT.sub("", path.read_text("utf-8")))
    ]
    assert wrong == []


def test_every_template_compiles():
    engine, wrong = engines["django"].engine, []
    for path in TEMPLATES:
        try:
            engine.from_string(path.read_text("utf-8"))
        except TemplateSyntaxError as error:
            wrong.append(f"{_name(path)}: {error}")
    assert wrong == []


def test_forms_that_post_carry_the_token():
    wrong = []
    for path in TEMPLATES:
        source = COMMENT.sub("", path.read_text("utf-8"))
        for form in re.findall(r"<form\b.*?</form>", source, re.DOTALL | re.IGNORECASE):
            posts = re.search(r"method\s*=\s*[\"']post[\"']", form, re.IGNORECASE)
            if posts and "csrf_token" not in form and "{% crispy" not in form:
                wrong.append(_name(path))
    assert wrong == []


def test_links_work_without_javascript():
    """Whatever htmx loads has an address to fall back on: href on links, action on forms, a form around a button."""
    wrong = []
    for path in TEMPLATES:
        for tag in re.findall(r"<a\b[^>]*hx-(?:get|post)[^>]*>", COMMENT.sub("", path.read_text("utf-8"))):
            if not re.search(r"\shref\s*=", tag):
                wrong.append(f"{_name(path)}: {tag[:80]}")
    assert wrong == []
