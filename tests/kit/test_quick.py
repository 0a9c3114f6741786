"""What is worked out once says the same as Django's own way."""

import dataclasses
import datetime
from decimal import Decimal

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template import Context, TemplateSyntaxError, engines
from django.test import override_settings
from django.urls import NoReverseMatch, reverse
from django.utils.safestring import mark_safe
from django.utils.translation import override

from kit import kept
from kit.addresses import address
from meetings.models import Forum

ENGINE = engines["django"].engine


def written(source, **values):
    """A template of these words, laid out."""
    return ENGINE.from_string(source).render(Context(values))


@pytest.fixture
def row_template(tmp_path, settings):
    """Writes the template of a piece, gives its name."""

    def write(source, name="row.html"):
        (tmp_path / name).write_text(source)
        return name

    kept.forget()
    with override_settings(TEMPLATES=[{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]):
        yield write
    kept.forget()


def laid_out(source, **values):
    """With the engine of the overridden settings."""
    return engines["django"].engine.from_string(source).render(Context(values))


def test_constant_words_are_given_in_the_language_of_each_answer():
    template = ENGINE.from_string('{% translate "Sign in" %}|{% translate "Sign out" as out %}{{ out }}')
    with override("en"):
        assert template.render(Context()) == "Sign in|Sign out"
    with override("km"):
        khmer = template.render(Context())
    assert "Sign" not in khmer and len(khmer) > 5
    with override("en"):
        assert template.render(Context()) == "Sign in|Sign out"


def test_words_with_percent_variables_and_filters_are_as_django_writes_them():
    with override("en"):
        assert written('{% translate "90% of it" %}') == "90% of it"
        assert written("{% translate word %}", word="<b>") == "&lt;b&gt;"
        assert written('{% translate "Sign in"|upper %}') == "SIGN IN"


def test_an_address_is_the_one_that_django_reverses():
    assert address("meetings:forum-detail", 12) == reverse("meetings:forum-detail", args=[12])
    assert address("meetings:forum-detail", 7) == reverse("meetings:forum-detail", args=[7])
    assert address("reports:desk") == reverse("reports:desk")
    assert written('{% url "meetings:forum-detail" pk %}', pk=3) == reverse("meetings:forum-detail", args=[3])
    assert (
        written('{% url "meetings:forum-detail" pk as to %}<{{ to }}>', pk=3)
        == f"<{address('meetings:forum-detail', 3)}>"
    )
    assert written('{% url "nowhere" as to %}[{{ to }}]') == "[]"
    with pytest.raises(NoReverseMatch):
        written('{% url "meetings:forum-detail" %}')
    with pytest.raises(NoReverseMatch):
        address("meetings:forum-detail", 1, 2)


def test_a_piece_is_laid_out_once_for_the_same_values(row_template, monkeypatch):
    name = row_template("<li>{{ row.name }} {{ row.due }}</li>")
    template = engines["django"].engine.get_template(name)
    asked = []
    monkeypatch.setattr(template, "render", lambda context: asked.append(1) or type(template).render(template, context))
    first = kept.piece(template, {"row": {"name": "<a>", "due": datetime.date(2026, 1, 2)}})
    again = kept.piece(template, {"row": {"name": "<a>", "due": datetime.date(2026, 1, 2)}})
    assert first == again and "&lt;a&gt;" in first and len(asked) == 1
    kept.piece(template, {"row": {"name": "<a>", "due": datetime.date(2026, 1, 3)}})
    assert len(asked) == 2


def test_equal_values_of_different_kinds_are_different_pieces(row_template):
    name = row_template("{{ value }}")
    assert laid_out(f'{{% piece "{name}" value=value %}}', value="<b>") == "&lt;b&gt;"
    assert laid_out(f'{{% piece "{name}" value=value %}}', value=mark_safe("<b>")) == "<b>"
    assert laid_out(f'{{% piece "{name}" value=value %}}', value=1) == "1"
    assert laid_out(f'{{% piece "{name}" value=value %}}', value=True) == "True"
    assert kept.key(Decimal("1.0")) != kept.key(Decimal("1.00"))


def test_a_piece_is_another_in_another_language_and_on_another_day(row_template, monkeypatch):
    name = row_template('{% translate "Sign in" %} {% due day %}')
    source = f'{{% piece "{name}" day=day %}}'
    day = datetime.date(2026, 11, 22)
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_a: day)
    monkeypatch.setattr("kit.kept._day", (-1, day))
    with override("en"):
        english = laid_out(source, day=day)
    with override("km"):
        khmer = laid_out(source, day=day)
    assert "Sign in" in english and "Sign in" not in khmer
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_a: day + datetime.timedelta(3))
    monkeypatch.setattr("kit.kept._day", (-1, day))
    with override("en"):
        later = laid_out(source, day=day)
    assert later != english and "due-late" in later and "due-late" not in english


def test_a_form_in_a_piece_holds_the_token_of_the_answer_that_shows_it(row_template):
    source = f'{{% piece "{row_template("<form>{% csrf_token %}</form>")}" %}}'
    assert 'value="mine"' in laid_out(source, csrf_token="mine")
    assert 'value="yours"' in laid_out(source, csrf_token="yours")


def test_a_piece_takes_nothing_that_may_change_behind_its_back(row_template):
    source = f'{{% piece "{row_template("{{ value }}")}" value=value %}}'

    @dataclasses.dataclass
    class Row:
        name: str

    for value in (Forum(pk=1), AnonymousUser(), Row("x"), {1, 2}, [Forum(pk=1)]):
        with pytest.raises(TypeError, match="piece"):
            laid_out(source, value=value)
    with pytest.raises(TemplateSyntaxError):
        laid_out("{% piece name value=1 %}", name="row.html")


def test_the_memory_of_pieces_has_an_end(row_template, monkeypatch):
    monkeypatch.setattr(kept, "MOST", 3)
    source = f'{{% piece "{row_template("{{ value }}")}" value=value %}}'
    for number in range(10):
        assert laid_out(source, value=number) == str(number)
    assert len(kept._KEPT) == 3
    monkeypatch.setattr(kept, "MOST_LETTERS", 20)
    for text in ("x" * 15, "y" * 15, "z" * 40):  # one that is too long alone is given all the same
        assert laid_out(source, value=text) == text
    assert len(kept._KEPT) == 1
