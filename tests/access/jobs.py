"""Background work: its asker and CRDB/CDC."""

from tests.access.table import KEEPERS, Page, World
from tests.factories.jobs import JobFactory, LetterFactory


def job_of_outsider(world: World) -> dict:
    """Waiting work that the outsider asked for (work is personal, whatever the seat)."""
    return {"pk": world.make("job", JobFactory, asked_by=world.user("outsider")).pk}


def job_of_nobody(world: World) -> dict:
    """Work of the system."""
    return {"pk": world.make("system-job", JobFactory).pk}


def failed_letter(world: World) -> dict:
    """A letter that did not go."""
    return {"pk": world.make("letter", LetterFactory, state="failed", error="no such mailbox").pk}


PAGES = [
    Page("jobs:letter-list", get=KEEPERS),
    Page("jobs:letter-resend", post=KEEPERS, make=failed_letter),
    Page("jobs:job-list", get="*"),
    Page("jobs:job-detail", get="crdb outsider", make=job_of_outsider, otherwise=404),
    Page("jobs:job-detail", get="crdb", make=job_of_nobody, otherwise=404, case="system"),
    Page("jobs:job-cancel", post="crdb outsider", make=job_of_outsider, otherwise=404),
    Page("jobs:job-repeat", post="crdb outsider", make=job_of_outsider, otherwise=404),
]
