"""What an action refuses, told where the user looks."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import PermissionDenied
from django.forms import BaseForm

from kit.refusals import NotAllowed, Refused


@contextmanager
def refusals_to(form: BaseForm) -> Iterator[None]:
    """A refusal stands above ``form`` and the page goes on behind the block; what is not theirs to do is a 403."""
    try:
        yield
    except NotAllowed as refused:
        raise PermissionDenied(refused.message) from refused
    except Refused as refused:
        form.add_error(None, str(refused.message))
