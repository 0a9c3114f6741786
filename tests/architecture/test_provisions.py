"""The guideline as data: marks and strings name provisions that exist, and the command counts them."""

import ast
import io

import pytest
from django.core.management import call_command

from reports.proofs import Proof, all_proofs, proofs_of
from reports.provisions import ID_PATTERN, all_provisions, get, known
from tests.architecture.floors import ROOT, floors, our_files


def test_every_provision_of_the_guideline_is_there():
    rows = all_provisions()
    assert len(rows) == 481
    assert len({row.id for row in rows}) == len(rows)
    assert {row.strength for row in rows} == {"must", "should", "may", "describes"}
    assert {row.app for row in rows} <= set(floors())
    assert all(row.document and row.section and row.provision and row.meaning for row in rows if row.id != "DEC-CC")
    assert get("JMI-3.21").app == "reports"


def test_marks_name_provisions_that_exist():
    unknown = [f"{proof}: {proof.provision}" for proof in all_proofs(ROOT / "tests") if not known(proof.provision)]
    assert unknown == []


def test_strings_of_the_program_name_provisions_that_exist():
    unknown = []
    for path in our_files("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                unknown += [f"{path.relative_to(ROOT)}: {id}" for id in ID_PATTERN.findall(node.value) if not known(id)]
    for path in our_files("*.html", also=("templates",)):
        unknown += [
            f"{path.relative_to(ROOT)}: {id}" for id in ID_PATTERN.findall(path.read_text("utf-8")) if not known(id)
        ]
    assert unknown == []


def test_proofs_are_read_from_marks_without_running_a_test():
    source = """
@pytest.mark.provision("JMI-3.17", "JMI-3.18")
@pytest.mark.parametrize("a", [1])
def test_a(a): ...
@pytest.mark.provision("JMI-3.19")
def helper(): ...
class TestB:
    @pytest.mark.provision("DEC-1")
    def test_c(self): ...
"""
    assert list(proofs_of(source, "tests/x.py")) == [
        Proof("JMI-3.17", "tests/x.py", 4, "test_a"),
        Proof("JMI-3.18", "tests/x.py", 4, "test_a"),
        Proof("DEC-1", "tests/x.py", 9, "test_c"),
    ]
    with pytest.raises(ValueError, match="plain ids"):
        list(proofs_of("@pytest.mark.provision(X)\ndef test_a(): ...", "x"))


def test_ids_are_recognised_in_text():
    for row in all_provisions():
        found = ID_PATTERN.findall(f"({row.id}; and so on")
        assert found == ([row.id] if "." in row.id else [])


def test_command_lists_open_provisions_of_an_app():
    out = io.StringIO()
    call_command("provisions", app="jmi", kind="must", open=True, stdout=out)
    lines = out.getvalue().splitlines()
    wanted = [row for row in all_provisions() if row.app == "jmi" and row.strength == "must"]
    total, proved, open_ = (int(part.split()[0]) for part in lines[-1].split(", "))
    assert total == len(wanted) == proved + open_
    assert len(lines) - 1 == open_
