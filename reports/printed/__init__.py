"""The printed report: from a frozen snapshot to chapters of HTML and their pictures. Knows no database."""
