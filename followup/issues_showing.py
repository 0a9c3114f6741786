"""What issues show on pages of other floors: tabs, links, what a point of the minutes stands for."""


def register_all() -> None:
    """Called once, when the application is ready."""
