"""Pages for those who build pages; not there in production."""

from tests.access.table import Page

PAGES = [
    Page("components", get="public"),
    Page("error-page", get="public", make=lambda world: {"code": 404}, status=404),
]
