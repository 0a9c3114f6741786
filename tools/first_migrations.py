"""Write one first migration for each app, in an order that migrates fast. For use before a release only.

    python tools/first_migrations.py        replaces all migrations of all apps (no release has them yet)

``makemigrations`` sorts models by name and adds foreign keys afterwards, one by one; each costs Django a new picture of
all models that hang together, and with a history table beside each table that is half a minute. Here models come in the
order of their foreign keys, with the keys inside, and each app's at once (``kit.at_once``).
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cambodia_dcps.settings")

import django  # noqa: E402

django.setup()

from django.apps import apps  # noqa: E402
from django.core.management.commands.makemigrations import Command  # noqa: E402
from django.db.migrations import operations  # noqa: E402
from django.db.migrations.graph import MigrationGraph  # noqa: E402
from django.db.migrations.loader import MigrationLoader  # noqa: E402
from django.db.migrations.migration import Migration, swappable_dependency  # noqa: E402
from django.db.migrations.questioner import NonInteractiveMigrationQuestioner  # noqa: E402
from django.db.migrations.state import ProjectState  # noqa: E402
from django.db.migrations.writer import MigrationWriter  # noqa: E402

from kit.at_once import AtOnce  # noqa: E402


def our_apps() -> list[str]:
    """The labels of our apps that have models, lowest floor first."""
    ours = [config for config in apps.get_app_configs() if Path(config.path).parent == ROOT]
    return [config.label for config in ours if any(True for _ in config.get_models(include_auto_created=True))]


def generated(labels: list[str], graph: MigrationGraph) -> dict[str, list]:
    """What makemigrations would write if nothing were migrated yet, as plain operations for each app."""
    others = ProjectState.from_apps(apps)
    for key in [key for key in others.models if key[0] in labels]:
        del others.models[key]
    questioner = NonInteractiveMigrationQuestioner(specified_apps=set(), dry_run=True)
    detector = Command.autodetector(others, ProjectState.from_apps(apps), questioner)
    changes = detector._detect_changes(set(labels), graph)
    return {label: [op for migration in changes[label] for op in migration.operations] for label in labels}


def _key(model: str, label: str) -> str:
    app, _, name = model.lower().rpartition(".")
    return name if app in ("", label) else ""


def _needs(create: operations.CreateModel, label: str) -> set[str]:
    """Models of the same app that must be there before."""
    found = set()
    for _name, field in create.fields:
        remote = getattr(field, "remote_field", None)
        if remote is None:
            continue
        for model in (remote.model, getattr(remote, "through", None)):
            if model is not None:
                found.add(_key(model if isinstance(model, str) else model._meta.label, label))
    found |= {_key(base, label) for base in create.bases if isinstance(base, str)}
    return found - {"", create.name_lower}


def ordered(plain: list, label: str) -> list:
    """Models with everything inside, in the order of their keys; what cannot stand inside follows."""
    creates = {op.name_lower: op for op in plain if isinstance(op, operations.CreateModel)}
    rest = []
    for op in plain:
        if isinstance(op, operations.CreateModel):
            continue
        create = creates.get(getattr(op, "model_name_lower", ""))
        if isinstance(op, operations.AddField) and create:
            create.fields.append((op.name, op.field))
        elif isinstance(op, operations.AddConstraint) and create:
            create.options.setdefault("constraints", []).append(op.constraint)
        elif isinstance(op, operations.AddIndex) and create:
            create.options.setdefault("indexes", []).append(op.index)
        else:
            rest.append(op)
    done: list = []
    waiting = dict(creates)
    while waiting:
        ready = sorted(name for name, op in waiting.items() if not _needs(op, label) & set(waiting))
        if not ready:
            raise SystemExit(f"{label}: foreign keys in a circle: {', '.join(sorted(waiting))}")
        done += [waiting.pop(name) for name in ready]
    return done + rest


def dependencies(plain: list, label: str, labels: list[str], graph: MigrationGraph) -> list:
    """First migrations of the apps that foreign keys lead to."""
    from django.conf import settings

    found = set()
    user_app = settings.AUTH_USER_MODEL.split(".")[0]
    for op in plain:
        for _name, field in getattr(op, "fields", []):
            remote = getattr(field, "remote_field", None)
            for model in (remote.model, getattr(remote, "through", None)) if remote else ():
                name = model if isinstance(model, str) else getattr(model, "_meta", None) and model._meta.label
                app = name.split(".")[0].lower() if name and "." in name else label
                if app != label:
                    found.add(app)
    ours = [(app, "0001_initial") for app in sorted(found) if app in labels and app != user_app]
    if user_app in found:
        ours.insert(0, swappable_dependency(settings.AUTH_USER_MODEL))
    return ours + [graph.leaf_nodes(app)[0] for app in sorted(found) if app not in labels]


def written_by_hand(loader: MigrationLoader, labels: list[str]) -> dict[str, tuple[list, list]]:
    """RunSQL of the migrations there are, with what those lean on: it goes to the end. RunPython is refused."""
    found: dict[str, tuple[list, list]] = {label: ([], []) for label in labels}
    for (label, name), migration in sorted(loader.disk_migrations.items()):
        if label not in labels:
            continue
        if any(isinstance(op, operations.RunPython) for op in migration.operations):
            raise SystemExit(f"{label}.{name} runs Python: carry it over yourself.")
        if sql := [op for op in migration.operations if isinstance(op, operations.RunSQL)]:
            found[label][0].extend(sql)
            found[label][1].extend(key for key in migration.dependencies if key[0] not in labels)
    return found


def main() -> int:
    """Write them."""
    labels = our_apps()
    loader = MigrationLoader(None)
    by_hand = written_by_hand(loader, labels)
    plain = generated(labels, loader.graph)
    texts = {}
    for label in labels:
        migration = Migration("0001_initial", label)
        migration.initial = True
        extra, needed = by_hand[label]
        migration.operations = ordered(plain[label], label)
        migration.dependencies = dependencies(migration.operations, label, labels, loader.graph)
        migration.dependencies += [key for key in needed if key not in migration.dependencies]
        migration.operations = [AtOnce(migration.operations), *extra]
        texts[label] = MigrationWriter(migration, include_header=False).as_string()
        print(f"{label}: {len(migration.operations)} operations")
    for label, text in texts.items():
        folder = Path(apps.get_app_config(label).path) / "migrations"
        folder.mkdir(exist_ok=True)
        for old in folder.glob("[0-9]*.py"):
            old.unlink()
        (folder / "__init__.py").touch()
        (folder / "0001_initial.py").write_text(text, encoding="utf-8")
        subprocess.run([sys.executable, "-m", "ruff", "format", "--quiet", folder], check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
