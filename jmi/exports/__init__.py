"""Annex A on paper and in office files: exactly five columns, in English, Khmer, or side by side."""
