"""Attempts to break the desk: what must not be seen, lost, crossed or crashed (see docs, «Nothing lost»)."""
