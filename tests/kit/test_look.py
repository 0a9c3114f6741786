"""Style sheets, tokens and weight: colours stand in one place, the first visit stays light."""

import gzip
import re
from pathlib import Path

import pytest

from kit import marks, shapes

ROOT = Path(__file__).resolve().parents[2]
CSS = sorted((ROOT / "static" / "css").glob("*.css"))
TOKENS = ROOT / "static" / "css" / "tokens.css"
RAW = re.compile(r"#[0-9a-fA-F]{3,8}\b|rgba?\(|hsla?\(")


def without_comments(text):
    return re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)


def tokens():
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9A-Fa-f]{6})", TOKENS.read_text()))


@pytest.mark.parametrize("path", [path for path in CSS if path != TOKENS], ids=lambda path: path.name)
def test_raw_colours_stand_in_the_tokens_only(path):
    assert [line for line in without_comments(path.read_text()).splitlines() if RAW.search(line)] == []


@pytest.mark.parametrize("path", CSS, ids=lambda path: path.name)
def test_style_sheets_stay_short(path):
    assert path.read_text().count("\n") <= 400


def test_every_token_that_is_used_is_there():
    given = set(re.findall(r"(--[\w-]+)\s*:", "".join(path.read_text() for path in CSS)))
    used = set(re.findall(r"var\((--(?!bs-)[\w-]+)", "".join(path.read_text() for path in CSS)))
    assert used - given == set()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        (name.lower().replace("_", "-"), value)
        for name, value in vars(shapes).items()
        if re.match(r"#\w{6}$", str(value))
    ],
)
def test_colours_of_pictures_are_the_tokens(name, value):
    assert tokens()[name].upper() == value.upper()


def test_colours_of_cells_are_tokens():
    known = {value.upper() for value in tokens().values()} | {"#E9B9BE"}
    assert {colour.upper() for pair in marks.CELLS.values() for colour in pair} <= known


def contrast(one, other):
    def light(colour):
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(
    ("text", "ground", "least"),
    [
        *[(name, "white", 4.5) for name in ("ink", "ink-2", "ink-3", "blue", "gold-ink", "red", "green")],
        *[("ink-3", ground, 4.5) for ground in ("mist", "sky")],
        ("field", "white", 3),
        ("gold", "white", 3),
        ("gold-ink", "gold-wash", 4.5),
        ("red", "red-wash", 4.5),
        ("green", "green-wash", 4.5),
        ("on-deep", "blue-deep", 4.5),
        ("on-deep", "deep-field", 4.5),
    ],
)
def test_text_is_read_with_ease_on_its_ground(text, ground, least):
    assert contrast(tokens()[text], tokens()[ground]) >= least


def test_vendored_folders_carry_their_licence_and_are_listed():
    vendor = ROOT / "static" / "vendor"
    listed = (vendor / "README.md").read_text()
    for folder in (path for path in vendor.iterdir() if path.is_dir()):
        assert list(folder.glob("LICENSE*")), folder.name
        assert f"`{folder.name}`" in listed
        assert folder.name.rsplit("-", 1)[1] in listed


def test_nothing_is_loaded_from_another_host_or_from_a_data_address():
    for path in [*CSS, *(ROOT / "static" / "vendor").rglob("*.css")]:
        assert re.findall(r"url\([\"']?(?:https?:|//|data:)", path.read_text()) == [], path.name


def test_first_visit_of_the_sign_in_page_is_under_sixty_kilobytes_without_the_font(client, db):
    page = client.get("/account/login/").content.decode()
    addresses = re.findall(r'(?:href|src)="/static/([^"]+\.(?:css|js|svg))"', page)
    assert addresses
    sizes = {name: len(gzip.compress((ROOT / "static" / name).read_bytes(), 9)) for name in set(addresses)}
    assert len(gzip.compress(page.encode(), 9)) + sum(sizes.values()) <= 60_000, sizes
