"""The directory: read by everybody who signs in, kept by CRDB/CDC and administrators."""

from tests.access.table import KEEPERS, Page, World
from tests.factories.partners import (
    OrganisationFactory,
    PersonFactory,
    PlaceFactory,
    PolicyEntryFactory,
    PolicyFrameworkFactory,
    PositionFactory,
)

# Whoever fills seats may enter the person for it.
NAMING = f"{KEEPERS} secretariat chair facilitator member"


def organisation(world: World) -> dict:
    """A ministry."""
    return {"pk": world.make("organisation", OrganisationFactory).pk}


def person(world: World) -> dict:
    """Somebody without an account."""
    return {"pk": world.make("person", PersonFactory).pk}


def position(world: World) -> dict:
    """A position of that person."""
    somebody = world.make("person", PersonFactory)
    return {"pk": somebody.pk, "position_pk": world.make("position", PositionFactory, person=somebody).pk}


def own_entry(world: World) -> dict:
    """The outsider's own entry in the directory."""
    return {"pk": world.make("own-person", PersonFactory, user=world.user("outsider")).pk}


def place(world: World) -> dict:
    """A province."""
    return {"code": world.make("place", PlaceFactory, code="91").code}


def framework(world: World) -> dict:
    """A sector plan."""
    return {"pk": world.make("framework", PolicyFrameworkFactory).pk}


def entry(world: World) -> dict:
    """One of its goals."""
    plan = world.make("framework", PolicyFrameworkFactory)
    return {"pk": plan.pk, "entry_pk": world.make("entry", PolicyEntryFactory, framework=plan).pk}


PAGES = [
    Page("partners:pick", get="*", make=lambda world: {"source": "organisation"}),
    Page("partners:organisation-list", get="*"),
    Page("partners:organisation-export", get="*"),
    Page("partners:organisation-create", get=KEEPERS, post=KEEPERS),
    Page("partners:organisation-detail", get="*", make=organisation),
    Page("partners:organisation-update", get=KEEPERS, post=KEEPERS, make=organisation),
    Page("partners:organisation-close", get=KEEPERS, post=KEEPERS, make=organisation),
    Page("partners:organisation-reopen", get=KEEPERS, post=KEEPERS, make=organisation),
    Page("partners:person-list", get="*"),
    Page("partners:person-export", get="*"),
    Page("partners:person-create", get=NAMING, post=NAMING, otherwise=404),
    Page("partners:person-me", get="secretariat chair facilitator member", otherwise=404),
    Page("partners:person-detail", get="*", make=person),
    Page("partners:person-update", get=KEEPERS, post=KEEPERS, make=person, otherwise=404),
    Page(
        "partners:person-update",
        get=f"{KEEPERS} outsider",
        post=f"{KEEPERS} outsider",
        make=own_entry,
        otherwise=404,
        case="own",
    ),
    Page("partners:person-merge", get=KEEPERS, post=KEEPERS, make=person),
    Page("partners:person-account", get=KEEPERS, post=KEEPERS, make=person),
    Page("partners:position-create", get=NAMING, post=NAMING, make=person, otherwise=404),
    Page("partners:position-update", get=KEEPERS, post=KEEPERS, make=position, otherwise=404),
    Page("partners:place-list", get="*"),
    Page("partners:place-export", get="*"),
    Page("partners:place-detail", get="*", make=place),
    Page("partners:place-update", get=KEEPERS, post=KEEPERS, make=place),
    Page("partners:place-close", get=KEEPERS, post=KEEPERS, make=place),
    Page("partners:framework-list", get="*"),
    Page("partners:framework-export", get="*"),
    Page("partners:framework-create", get=KEEPERS, post=KEEPERS),
    Page("partners:framework-detail", get="*", make=framework),
    Page("partners:framework-update", get=KEEPERS, post=KEEPERS, make=framework),
    Page("partners:entry-create", get=KEEPERS, post=KEEPERS, make=framework),
    Page("partners:entry-update", get=KEEPERS, post=KEEPERS, make=entry),
]
