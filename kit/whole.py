"""Whole numbers that arrive as text in addresses and forms: anything may be sent, few things are a number."""


def whole(text: str | None, otherwise: int | None = None, *, digits: int = 18) -> int | None:
    """The number that ``text`` writes in at most ``digits`` ASCII digits (what a key of the database holds), else
    ``otherwise``. ``str.isdigit`` alone would let ``²`` through, on which ``int`` fails."""
    text = text or ""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= digits else otherwise
