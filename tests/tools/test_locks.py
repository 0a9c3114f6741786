"""The locked requirements: every line has its hash, no line names an index, and each .in file says why."""

import re

import pytest

from tests.architecture.floors import ROOT


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_locked_requirements_have_hashes_and_name_no_index(name):
    text = (ROOT / name).read_text("utf-8")
    assert not re.search(r"https?://|file:|--(?:index-url|extra-index-url|find-links|trusted-host)", text)
    pinned = re.findall(r"^[a-z0-9][\w.\[\],-]*==\S+", text, re.MULTILINE)
    blocks = re.findall(
        r"^[a-z0-9][\w.\[\],-]*==[^\n]*\\\n(?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+", text, re.MULTILINE
    )
    assert len(pinned) == len(blocks) > 30


@pytest.mark.parametrize("name", ["requirements.in", "requirements-dev.in"])
def test_every_wanted_library_says_why_and_is_locked(name):
    locked = (ROOT / name.replace(".in", ".txt")).read_text("utf-8").lower()
    lines = [
        line for line in (ROOT / name).read_text("utf-8").splitlines() if line and not line.startswith(("#", "-r"))
    ]
    assert [line for line in lines if "#" not in line and not line.startswith(("pytest~", "pytest-django~"))] == []
    names = [re.match(r"[\w.-]+", line).group().lower() for line in lines]
    assert [
        name for name in names if not re.search(rf"^{re.escape(name)}(?:\[[^\]]*\])?==", locked, re.MULTILINE)
    ] == []
    assert len(names) == len(set(names))
