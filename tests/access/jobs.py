"""Background work: its asker and CRDB/CDC."""

from tests.access.table import Page, World
from tests.factories.jobs import JobFactory


def job_of_outsider(world: World) -> dict:
    """Waiting work that the outsider asked for (work is personal, whatever the seat)."""
    return {"pk": world.make("job", JobFactory, asked_by=world.user("outsider")).pk}


def job_of_nobody(world: World) -> dict:
    """Work of the system."""
    return {"pk": world.make("system-job", JobFactory).pk}


PAGES = [
    Page("jobs:job-list", get="*"),
    Page("jobs:job-detail", get="crdb outsider", make=job_of_outsider, otherwise=404),
    Page("jobs:job-detail", get="crdb", make=job_of_nobody, otherwise=404, case="system"),
    Page("jobs:job-cancel", post="crdb outsider", make=job_of_outsider, otherwise=404),
    Page("jobs:job-repeat", post="crdb outsider", make=job_of_outsider, otherwise=404),
]
