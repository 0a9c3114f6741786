"""State diagrams of every process, drawn from its table."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.utils import translation

from kit.workflow import Workflow


def all_workflows() -> dict[str, Workflow]:
    """Every table in an app's ``states.py``, as ``app.NAME`` → table, in the order of the apps."""
    found: dict[str, Workflow] = {}
    for config in apps.get_app_configs():
        if find_spec(f"{config.name}.states") is None:
            continue
        module = import_module(f"{config.name}.states")
        found |= {
            f"{config.label}.{name}": value for name, value in vars(module).items() if isinstance(value, Workflow)
        }
    return found


def mermaid(table: Workflow) -> str:
    """One table as a Mermaid state diagram."""
    lines = ["stateDiagram-v2"]
    lines += [f'    state "{state.label}" as {state.value}' for state in table.states]
    lines.append(f"    [*] --> {table.initial}")
    for step in table.steps:
        for source in step.sources:
            lines.append(f"    {source} --> {step.target}: {step.label} ({', '.join(step.who)})")
    lines += [f"    {state} --> [*]" for state in table.final]
    return "\n".join(lines)


def document() -> str:
    """The whole of ``docs/workflows.md``."""
    parts = [
        "# Processes",
        "",
        "Written by `python manage.py workflows` from the tables in each app's `states.py` (a test compares them).",
        "In brackets: who may take the step.",
    ]
    with translation.override("en"):
        for name, table in all_workflows().items():
            parts += ["", f"## {table.name}", "", f"`{name}`", "", "```mermaid", mermaid(table), "```"]
            rows = [step for step in table.steps if step.needs or step.provision]
            if rows:
                parts += ["", "| step | needs | provision |", "| --- | --- | --- |"]
                parts += [
                    f"| {step.label} | {', '.join(step.needs) or '–'} | {step.provision or '–'} |" for step in rows
                ]
    return "\n".join(parts) + "\n"
