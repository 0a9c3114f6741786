"""What an action refuses, told where the user looks."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import BaseForm
from django.http import HttpRequest

from kit.refusals import NotAllowed, Refused


@contextmanager
def forbidding() -> Iterator[None]:
    """What is not theirs to do is a 403 that says why; every other refusal is the caller's matter."""
    try:
        yield
    except NotAllowed as refused:
        raise PermissionDenied(str(refused.message)) from refused


@contextmanager
def refusals_to(form: BaseForm) -> Iterator[None]:
    """A refusal stands at its field or above ``form``, and the page goes on behind the block."""
    try:
        with forbidding():
            yield
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, str(refused.message))


@contextmanager
def refusals_said(request: HttpRequest) -> Iterator[None]:
    """A refusal is said on the page that comes next; the block ends there."""
    try:
        with forbidding():
            yield
    except Refused as refused:
        messages.error(request, refused.message)
