"""The style sheets of every page: single files while developing, one file in production, so that a page asks less."""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from whitenoise.storage import CompressedManifestStaticFilesStorage


def together(folder: Path) -> bytes:
    """All sheets of ``folder`` as one."""
    return b"\n".join((folder / name).read_bytes() for name in settings.STYLE_SHEETS)


class DeskStorage(CompressedManifestStaticFilesStorage):
    """Names with fingerprints, compressed, and the sheets as one file."""

    def post_process(self, paths: dict, dry_run: bool = False, **options: object) -> Iterator[tuple]:
        """Write the one sheet before names are given."""
        if not dry_run:
            Path(self.path(settings.STYLE_BUNDLE)).write_bytes(together(Path(self.location)))
            paths = {**paths, settings.STYLE_BUNDLE: (self, settings.STYLE_BUNDLE)}
        yield from super().post_process(paths, dry_run, **options)
