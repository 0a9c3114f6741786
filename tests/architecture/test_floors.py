"""Rooms and floors (docs/developing.md): what import-linter cannot see."""

import subprocess
import sys

import pytest
from django.contrib.contenttypes.fields import GenericForeignKey

from tests.architecture.floors import ROOT, app_of, floors, our_files, our_models

FORBIDDEN = {"common", "core", "utils", "helpers", "services", "misc", "shared", "lib"}
# The one relation that may point anywhere: what an obligation is about.
GENERIC_RELATIONS = {"deadlines.Obligation.subject"}


def _relations():
    height = floors()
    for model in our_models():
        for field in model._meta.get_fields(include_hidden=True):
            if not field.is_relation or field.auto_created or field.related_model is None:
                continue
            other = app_of(field.related_model)
            if other in height and other != app_of(model):
                yield f"{model._meta.label}.{field.name} → {field.related_model._meta.label}", app_of(model), other


def test_relations_point_down():
    height = floors()
    assert [name for name, here, there in _relations() if height[there] >= height[here]] == []


def test_relations_are_found_at_all():
    assert any(there == "accounts" for _name, _here, there in _relations())


def test_generic_relations_are_those_agreed():
    found = {
        f"{model._meta.label}.{field.name}"
        for model in our_models()
        for field in model._meta.private_fields
        if isinstance(field, GenericForeignKey)
    }
    assert found <= GENERIC_RELATIONS


def test_every_package_stands_on_a_floor():
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")} - {"tests", "bench", "tools"}
    assert packages == set(floors())


def test_imports_only_go_down():
    """The contract itself, so that running the tests alone shows a broken floor as well."""
    program = f"{sys.prefix}/bin/lint-imports"
    done = subprocess.run([program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("pattern", ["*.py", "*/"])
def test_no_room_for_leftovers(pattern):
    names = {path: (path.stem if path.suffix else path.name) for path in our_files(pattern)}
    assert [str(path.relative_to(ROOT)) for path, name in names.items() if name in FORBIDDEN] == []


def test_settings_are_imported_by_nobody():
    """``cambodia_dcps`` wires everything: others ask ``django.conf.settings``."""
    wrong = [
        str(path.relative_to(ROOT))
        for path in our_files("*.py")
        if "cambodia_dcps" not in path.parts and "import cambodia_dcps" in path.read_text("utf-8")
    ]
    assert wrong == []
