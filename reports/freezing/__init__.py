"""Freezing the data of an edition: from the database to the snapshot that never changes afterwards."""

from reports.freezing.snapshot import fingerprint, freeze

__all__ = ["fingerprint", "freeze"]
