"""What happens by itself in this room."""

from celery import shared_task

from reports.handlers import store


@shared_task(name="reports.tasks.sweep_layouts")
def sweep_layouts() -> int:
    """Remove laid out chapters that no book has used for a month; how many files went."""
    from kit.pdf.store import Store

    return Store(store()).sweep()
