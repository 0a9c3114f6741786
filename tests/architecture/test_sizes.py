"""A room that has grown too large is split while it is still easy."""

from tests.architecture.floors import ROOT, our_files

PYTHON_LIMIT = 400
TEMPLATE_LIMIT = 200
# Rooms with a limit of their own (docs/developing.md).
ROOM_LIMITS = {"urls.py": 100, "forms.py": 300, "states.py": 120, "rules.py": 200, "permissions.py": 150}
ROOM_LIMITS |= {"actions.py": 300, "tasks.py": 80, "emails.py": 200}
COMMAND_LIMIT = 100


def _lines(path):
    return path.read_text("utf-8").count("\n")


def test_python_files_stay_readable():
    long = {str(p.relative_to(ROOT)): n for p in our_files("*.py") if (n := _lines(p)) > PYTHON_LIMIT}
    assert long == {}


def test_rooms_keep_their_limit():
    long = {
        str(p.relative_to(ROOT)): n
        for p in our_files("*.py")
        if (n := _lines(p)) > ROOM_LIMITS.get(p.name, PYTHON_LIMIT) and p.name in ROOM_LIMITS
    }
    assert long == {}


def test_commands_only_start_things():
    long = {
        str(p.relative_to(ROOT)): n
        for p in our_files("*.py")
        if p.parent.name == "commands" and (n := _lines(p)) > COMMAND_LIMIT
    }
    assert long == {}


def test_templates_stay_readable():
    long = {
        str(p.relative_to(ROOT)): n
        for p in our_files("*.html", also=("templates",))
        if (n := _lines(p)) > TEMPLATE_LIMIT
    }
    assert long == {}
