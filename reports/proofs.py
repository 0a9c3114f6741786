"""Which tests prove which provisions: the marks ``@pytest.mark.provision("JMI-3.17")``, read without running a test."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Proof:
    """A test function that carries the mark of ``provision``."""

    provision: str
    path: str
    line: int
    test: str

    def __str__(self) -> str:
        return f"{self.path}::{self.test}"


def _marked(decorator: ast.expr) -> Iterator[str]:
    """The ids that one mark names; also through ``pytest.param(..., marks=...)`` it is the same call."""
    for node in ast.walk(decorator):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "provision"):
            continue
        for argument in node.args:
            if not (isinstance(argument, ast.Constant) and isinstance(argument.value, str)):
                raise ValueError(f"line {node.lineno}: a provision mark takes plain ids, nothing computed")
            yield argument.value


def proofs_of(source: str, path: str) -> Iterator[Proof]:
    """The proofs in the source of one test module; a mark on a whole module or class proves nothing by name."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_"):
            for decorator in node.decorator_list:
                for provision in _marked(decorator):
                    yield Proof(provision, path, node.lineno, node.name)


def all_proofs(folder: Path) -> list[Proof]:
    """Every proof below ``folder``."""
    return [
        proof
        for path in sorted(folder.rglob("test_*.py"))
        for proof in proofs_of(path.read_text("utf-8"), str(path.relative_to(folder.parent)))
    ]
