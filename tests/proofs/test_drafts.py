"""A secret word in every hidden record: no answer to those who may not see it holds the word."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts import history
from accounts.roles import RoleName
from jmi.models import JmiSet, ProgressReport, Submission
from meetings.states import SeatFunction
from partners import search
from reports.models import Edition
from tests.access.table import World
from tests.factories.accounts import UserFactory
from tests.factories.jmi import JmiForumFactory, member
from tests.factories.jmi_progress import fill_report
from tests.proofs.words import addresses, poison, text_of, words_in

STRANGERS = ("stranger", "outsider", "national_reader", "administrator", "anonymous")
# An administrator gives seats and accounts, so reads forums, seats, accounts, invitations and
# to whom letters went; nothing else.
KEPT_BY_ADMINISTRATORS = ("meetings.Forum", "meetings.Seat", "accounts.Invitation", "jobs.Letter")
# Whoever holds the signed address of an answer stands as the one to whom it was sent: the address is the key.
OPENED_BY_A_LINK = {"followup:action-answer", "meetings:reply", "meetings:reply-letter-export"}
# National readers follow the sub-national forums; there are none of those here.


@pytest.fixture
def desk(db) -> tuple[World, list, dict[int, str], dict[str, Client]]:
    """A world with a record behind each address, its words, and people who may see none of it."""
    world = World()
    sites = addresses(world)
    reported = next(kwargs["pk"] for name, kwargs in sites if name == "jmi:report-detail")
    fill_report(ProgressReport.objects.get(pk=reported))
    own = JmiForumFactory(name_en="A group of one's own")
    people = {
        "stranger": member(own, SeatFunction.SECRETARIAT, email="stranger@example.org"),
        "outsider": UserFactory(email="far@example.org"),
        "national_reader": UserFactory(email="reader2@example.org", roles=[RoleName.NATIONAL_READER]),
        "administrator": UserFactory(email="admin2@example.org", roles=[RoleName.ADMINISTRATOR]),
    }
    from django.db.models import Q

    from meetings.models import Forum, Seat

    public = Q(state__in=("submitted", "endorsed"))
    words = poison({Forum: Q(pk=own.pk), Seat: Q(forum=own), Edition: public})
    search.rebuild()
    clients = {"anonymous": Client()}
    for role, user in people.items():
        clients[role] = Client()
        clients[role].force_login(user)
    world.things["strangers"] = people
    clients["crdb"] = Client()
    clients["crdb"].force_login(world.user("crdb"))
    clients["secretariat"] = Client()
    clients["secretariat"].force_login(world.user("secretariat"))
    return world, sites, words, clients


def allowed(role: str, label: str) -> bool:
    """Whether ``role`` may read this field after all."""
    return role == "administrator" and label.startswith(KEPT_BY_ADMINISTRATORS)


def leaks(role: str, what: str, text: str, words: dict[int, str]) -> list[str]:
    """Which words of ``text`` are not for ``role``."""
    seen = (words[number] for number in words_in(text))
    return [f"{role} {what}: {label}" for label in sorted(seen) if not allowed(role, label)]


def test_no_page_shows_a_secret_to_those_who_may_not_see_it(desk):
    _world, sites, words, clients = desk
    problems, seen_by_crdb = [], set()
    assert {name for name, _kwargs in sites} >= OPENED_BY_A_LINK
    for name, kwargs in sites:
        url = reverse(name, kwargs=kwargs)
        for role in () if name in OPENED_BY_A_LINK else STRANGERS:
            response = clients[role].get(url)
            problems += leaks(role, f"GET {name}", text_of(response), words)
            problems += leaks(role, f"POST {name}", text_of(clients[role].post(url, {})), words)
        if name != "account_logout":
            seen_by_crdb |= words_in(text_of(clients["crdb"].get(url)))
    assert sorted(set(problems)) == []
    shown = {words[number].rsplit(".", 1)[0] for number in seen_by_crdb}
    # The words are really there: those who may, read them.
    wanted = {"jmi.JmiSet", "jmi.Outcome", "jmi.Output", "jmi.Indicator", "jmi.Activity", "jmi.PartneringAction"}
    wanted |= {"jmi.IndicatorProgress", "jmi.ProgressReport", "jmi.FieldComment", "jobs.StoredFile", "meetings.Forum"}
    assert wanted - shown == set()


def test_lists_searches_and_pickers_do_not_find_a_secret(desk):
    world, _sites, words, clients = desk
    places = ["reports:search", "meetings:forum-list", "jmi:set-list", "jmi:report-list", "partners:person-list"]
    urls = [reverse(name) for name in places] + [
        reverse("partners:pick", args=[source]) for source in ("organisation", "person", "place", "entry")
    ]
    problems, found_by_crdb = [], set()
    for number, label in words.items():
        for role in ("stranger", "outsider", "national_reader", "administrator"):
            found = list(search.find(world.things["strangers"][role], f"zqx{number}z"))
            if found and not allowed(role, label):
                problems.append(f"{role} finds {found[0].source} by {label}")
        found_by_crdb |= {label for _entry in search.find(world.user("crdb"), f"zqx{number}z")[:1]}
    for label in ("meetings.Forum.name_en", "jmi.Outcome.title_en"):
        number = next(number for number, one in words.items() if one == label)
        for url in urls:
            for role in ("stranger", "outsider", "national_reader"):
                body = text_of(clients[role].get(url, {"q": f"zqx{number}z"}))
                # The word asked for stands in the search box and in links that carry it on; nothing else does.
                problems += [one for one in leaks(role, url, body, words) if not one.endswith(label)]
    assert problems == []
    assert any(label.startswith("meetings.Forum.") for label in found_by_crdb), "the words are in the index"


def test_history_of_hidden_records_is_not_there(desk):
    _world, _sites, words, clients = desk
    problems, read = [], 0
    for model in history.tracked():
        pk = model._default_manager.order_by("-pk").values_list("pk", flat=True).first()
        if pk is None:
            continue
        url = reverse("accounts:history", kwargs={"model": history.model_key(model), "pk": pk})
        for role in ("stranger", "outsider", "national_reader", "administrator"):
            problems += leaks(role, url, text_of(clients[role].get(url)), words)
        read += bool(words_in(text_of(clients["crdb"].get(url))))
    assert problems == []
    assert read > 20, "CRDB/CDC reads the words in the histories"


def test_frozen_copies_and_editions_are_hidden_in_every_form(desk):
    _world, _sites, _words, clients = desk
    Submission.objects.update(content={"secret": "zqx9999999z"})
    assert JmiSet.objects.exists()
    for copy in Submission.objects.all():
        url = (
            reverse("jmi:submission-file", kwargs={"pk": copy.jmi_set_id, "number": copy.number, "kind": "json"})
            if copy.jmi_set_id
            else reverse("jmi:report-copy", kwargs={"pk": copy.report_id, "number": copy.number})
        )
        for role in ("stranger", "outsider", "national_reader", "administrator"):
            assert clients[role].get(url).status_code == 404, (role, url)
