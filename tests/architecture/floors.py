"""What the architecture tests look at: our apps, their floors, their models and files."""

import configparser
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.db import models

ROOT = Path(__file__).resolve().parent.parent.parent


def floors() -> dict[str, int]:
    """Package → floor, the lowest 0, as import-linter's contract says it."""
    parser = configparser.ConfigParser()
    parser.read(ROOT / ".importlinter")
    layers = [line for line in parser["importlinter:contract:floors"]["layers"].splitlines() if line.strip()]
    return {name.strip(): height for height, layer in enumerate(reversed(layers)) for name in layer.split("|")}


def app_of(model: type[models.Model]) -> str:
    """The package that a model lives in."""
    return model.__module__.partition(".")[0]


def our_models() -> list[type[models.Model]]:
    """Every model written here; the event tables that pghistory makes are not."""
    return [
        model
        for model in apps.get_models(include_auto_created=False)
        if app_of(model) in floors() and not hasattr(model, "pgh_tracked_model") and not model._meta.proxy
    ]


def our_files(pattern: str, *, also: tuple[str, ...] = ()) -> Iterator[Path]:
    """Files of our packages (and of the folders ``also``) that match ``pattern``; migrations left out."""
    for folder in (*floors(), *also):
        for path in sorted((ROOT / folder).rglob(pattern)):
            if "migrations" not in path.parts and "__pycache__" not in path.parts:
                yield path
