"""Pages of the reports: my desk, overviews, editions of the consolidated report, the guideline."""

from reports.views.desk import desk

__all__ = ["desk"]
