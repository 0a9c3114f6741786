"""The words of other packages that we translate are still their words."""

import ast
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from django.utils.translation import override

from cambodia_dcps.foreign_words import COUNTED, WORDS

NUMBERS = dict.fromkeys(("limit_value", "show_value", "max", "min_length", "num", "length", "size"), 2)


def strings_of(path: Path) -> Iterator[str]:
    """Every string of a source file, joined as Python joins them."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def test_every_word_is_still_used_by_its_package():
    rooms = (
        "django/forms",
        "django/core",
        "django/db/models",
        "django/contrib/auth",
        "django/contrib/postgres",
        "django/template",
        "django/utils",
        "django_filters",
        "allauth/account",
        "allauth/mfa",
    )
    used = set()
    for room in rooms:
        package, _, rest = room.partition("/")
        folder = Path(find_spec(package).origin).parent / rest
        used.update(
            text for path in folder.rglob("*.py") if "migrations" not in path.parts for text in strings_of(path)
        )
    with override("en"):
        assert [str(word) for word in WORDS if str(word) not in used] == []


def test_every_word_has_its_khmer():
    with override("km"):
        assert [str(word) for word in WORDS if str(word).isascii()] == []
        for word in COUNTED:
            try:
                text = word % NUMBERS
            except TypeError:
                text = word % 2
            assert not text.isascii()
