"""The application as the workers of ``test_kills`` run it: with one kind of work that leaves a row when it is done."""

import os
import time

from cambodia_dcps.celery import app
from jobs.registry import handler

KIND = "tests.leaves_a_row"
app.conf.task_default_queue = os.environ.get("DCPS_TEST_QUEUE", "tests")


@handler(KIND, label="Leave a row")
def leave_a_row(run) -> None:
    """Some steps of work, then a row in the transaction that says done: two rows mean that the work was done twice."""
    from django.utils import timezone

    from jobs.models import StoredFile

    for step in range(3):
        run.progress(step, 3)
        time.sleep(0.25)
    with run.finish():
        number = run.payload["number"]
        StoredFile.objects.create(
            original_name=f"job {number}",
            sha256=f"{number:064x}",
            size=1,
            media_type="text/plain",
            stored_at=timezone.now(),
        )
        time.sleep(0.05)  # long enough to be killed inside the transaction
