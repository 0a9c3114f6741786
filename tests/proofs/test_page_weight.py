"""What a page weighs on a slow line: counted, not timed."""

import gzip
import re
from pathlib import Path

from django.conf import settings
from django.urls import reverse

from cambodia_dcps.styles import together
from tests.access import followup_actions, followup_issues, jmi_progress, meetings_minutes
from tests.access import jmi as jmi_sets
from tests.access.meetings import own

FIRST_REQUESTS, FIRST_BYTES, FURTHER_BYTES = 12, 100_000, 15_000
PAGES = {
    "my desk": ("reports:desk", None),
    "forum": ("meetings:forum-detail", own),
    "meeting": ("meetings:meeting-detail", meetings_minutes.draft),
    "minutes": ("meetings:minutes", meetings_minutes.draft),
    "matrix": ("jmi:set-detail", jmi_sets.draft),
    "progress report": ("jmi:report-detail", jmi_progress.in_state("drafted")),
    "round board": ("jmi:round-detail", jmi_progress.of_round()),
    "actions": ("followup:action-list", followup_actions.opened),
    "issues": ("followup:issue-list", followup_issues.raised),
}


def files_of(page: str) -> list[tuple[str, bytes]]:
    """The style sheets, scripts and pictures that a browser fetches for a page, as sent; the bundle is one."""
    folder, found = Path(settings.STATICFILES_DIRS[0]), []
    for name in sorted(set(re.findall(rf'(?:href|src)="{settings.STATIC_URL}([^"]+)"', page))):
        found.append((name, together(folder) if name == settings.STYLE_BUNDLE else (folder / name).read_bytes()))
    return found


def test_a_first_load_is_few_requests_and_a_further_page_is_small(scene, settings):
    settings.STYLES = [settings.STYLE_BUNDLE]
    for name, (address, make) in PAGES.items():
        kwargs = make(scene.world) if make else {}
        if address.endswith("-list"):
            kwargs = {}
        answer = scene.browser("crdb").get(reverse(address, kwargs=kwargs))
        assert answer.status_code == 200, name
        html, files = len(gzip.compress(answer.content, 6)), files_of(answer.content.decode())
        light = sum(len(gzip.compress(content, 6)) for file, content in files if not file.endswith("woff2"))
        assert len(files) + 1 <= FIRST_REQUESTS, (name, [file for file, _content in files])
        assert html + light <= FIRST_BYTES, (name, html + light)
        assert html <= FURTHER_BYTES, (name, html)
