"""What is done with editions and legal instruments."""

from reports.actions.editions import finish_edition, order_edition, record_advice, submit_edition

__all__ = ["finish_edition", "order_edition", "record_advice", "submit_edition"]
