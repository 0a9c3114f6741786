"""The guards themselves: they must catch what they are there for."""

import pytest
from django.contrib.sessions.models import Session
from django.db import transaction
from django.http import HttpResponse
from django.template import engines
from django.test import RequestFactory

from accounts.models import User
from tests import guards


@pytest.mark.django_db
def test_get_that_writes_is_caught():
    def page(request):
        User.objects.create_user("somebody@example.org")
        return HttpResponse()

    with pytest.raises(guards.WroteOnGet, match="accounts_user"), transaction.atomic():
        guards.get_never_writes(page)(RequestFactory().get("/"))
    guards.get_never_writes(page)(RequestFactory().post("/"))
    assert User.objects.count() == 1


@pytest.mark.django_db
def test_get_may_keep_its_session_and_lock_rows():
    def page(request):
        Session.objects.filter(session_key="x").delete()
        list(User.objects.filter(pk=1).select_related(None).order_by("pk")[:1])
        return HttpResponse()

    guards.get_never_writes(page)(RequestFactory().get("/"))
    assert guards.writes('SELECT "a" FROM "accounts_user" FOR UPDATE') == set()
    assert guards.writes("SELECT set_config('a', 'b', true); UPDATE \"jobs_job\" SET") == {"jobs_job"}


def test_unknown_template_variable_is_an_error(tmp_path):
    from django.template import Template
    from django.template.base import Origin

    engine = engines["django"].engine
    ours = Origin(str(guards.ROOT / "templates" / "x.html"), "x.html")
    theirs = Origin("/usr/lib/python3/site-packages/x.html", "x.html")
    with pytest.raises(guards.UnknownVariable, match=r"x\.html asks for «nothing.at.all»"):
        engines["django"].from_string("")  # the engine is set up
        Template("{% if a %}{% endif %}{{ nothing.at.all }}", origin=ours, engine=engine).render(_context())
    assert Template("a{{ nothing }}b", origin=theirs, engine=engine).render(_context()) == "ab"


def _context():
    from django.template import Context

    return Context()
