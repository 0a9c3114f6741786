"""Editions of the consolidated report, and the register of legal instruments."""

from reports.models.editions import Edition, EditionFile
from reports.models.instruments import CopyLine, InstrumentBasis, LegalInstrument

__all__ = ["CopyLine", "Edition", "EditionFile", "InstrumentBasis", "LegalInstrument"]
