"""The real PDF: everything in its place, in both languages, with nothing fetched from elsewhere."""

import io
import re
import subprocess

import pikepdf
import pypdf
import pypdfium2
import pytest
from django.utils import translation

from kit.khmer import ZWSP, digits
from kit.pdf.book import plain_html
from kit.pdf.fetch import OwnFiles
from kit.pdf.inspect import problems
from reports.printed.book import chapters, print_book, styles
from reports.printed.foldout import foldouts, print_matrices
from reports.printed.reading import Reading
from reports.printed.sentences import Summary
from tests.factories.snapshots import GROUPS, snapshot

LANGUAGES = ("en", "km")
MISSING = (3,)
SIZE = 5


def specimen(**fields) -> dict:
    return snapshot(SIZE, missing=MISSING, **fields)


@pytest.fixture(scope="module")
def books(tmp_path_factory) -> dict[str, bytes]:
    store = tmp_path_factory.mktemp("layouts")
    return {lang: print_book(specimen(), lang, store=store) for lang in LANGUAGES}


def text_of(pdf: bytes) -> str:
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    return done.stdout.decode()


def flat(text: str) -> str:
    return re.sub(r"[\s\u200b\u2060\u00a0]+", "", text)


def texts_of_pages(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [flat(page.get_textpage().get_text_range()) for page in document]
    finally:
        document.close()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_piece_of_text_lies_in_its_page_and_cell_and_khmer_breaks_between_words(lang):
    made = chapters(specimen(), lang)
    assert [str(one) for one in problems(plain_html(made), lang=lang, css=styles(lang))] == []


def test_fold_out_keeps_all_text_in_its_cells():
    made = foldouts(specimen())
    assert [str(one) for one in problems(plain_html(made), lang="en", css=styles("en"))] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_very_long_words_stay_in_their_cells(lang):
    data = snapshot(2, missing=(), longest="W" * 400 + " " + "ក្រុមការងារបច្ចេកទេស" * 40)
    found = problems(plain_html(chapters(data, lang)), lang=lang, css=styles(lang), kinds=("page", "cell", "clipped"))
    assert [str(one) for one in found] == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.provision("JMI-3.21")
def test_all_groups_are_named_and_the_missing_one_says_so(books, lang):
    text = flat(text_of(books[lang]))
    for name_en, name_km, _side in GROUPS[:SIZE]:
        assert flat(name_km if lang == "km" else name_en) in text
    absent = GROUPS[MISSING[0] - 1]
    sentence = f"Not received from the working group on {absent[0]}" if lang == "en" else f"មិនបានទទួលពី{absent[1]}"
    assert flat(sentence) in text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_contents_page_numbers_are_right(books, lang):
    pages = texts_of_pages(books[lang])
    document = pypdf.PdfReader(io.BytesIO(books[lang]))
    contents = next(n for n, page in enumerate(pages) if flat({"en": "Contents", "km": "មាតិកា"}[lang]) in page[:60])
    layout = subprocess.run(
        ["pdftotext", "-layout", "-f", str(contents + 1), "-l", str(contents + 1), "-", "-"],
        input=books[lang],
        capture_output=True,
        check=True,
    ).stdout.decode()
    checked = 0
    for place, (name_en, name_km, _side) in enumerate(GROUPS[:SIZE]):
        name = name_km if lang == "km" else name_en
        line = next(one for one in layout.split("\n") if flat(name) in flat(one))
        number = int(digits(re.search(r"([0-9០-៩]+)\s*$", line)[1], "en"))
        assert flat(name) in pages[number - 1], f"{name} is not on page {number}"
        assert place < SIZE
        checked += 1
    assert checked == SIZE
    assert len(document.pages) == len(pages)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_links_of_the_contents_lead_to_the_pages_they_name(books, lang):
    document = pypdf.PdfReader(io.BytesIO(books[lang]))
    named = document.named_destinations
    links = [
        annotation.get_object()
        for page in document.pages[:5]
        for annotation in page.get("/Annots") or []
        if annotation.get_object().get("/Subtype") == "/Link"
    ]
    assert len(links) > 2 * SIZE
    for link in links:
        target = link.get("/Dest") or link["/A"].get_object().get("/D")
        if isinstance(target, str):
            assert target in named
        else:
            assert target.get_object()[0] is not None


@pytest.mark.parametrize("lang", LANGUAGES)
def test_bookmarks_name_chapters_sides_and_groups(books, lang):
    document = pypdf.PdfReader(io.BytesIO(books[lang]))

    def walk(items):
        for item in items:
            if isinstance(item, list):
                yield from walk(item)
            else:
                yield flat(item.title.replace(ZWSP, ""))

    titles = list(walk(document.outline))
    for name_en, name_km, _side in GROUPS[:SIZE]:
        assert flat(name_km if lang == "km" else name_en) in titles
    assert any(flat({"en": "Summary", "km": "សេចក្តីសង្ខេប"}[lang]) in title for title in titles)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_fonts_are_embedded_and_language_title_and_tags_are_set(books, lang):
    with pikepdf.open(io.BytesIO(books[lang])) as pdf:
        assert str(pdf.Root.Lang) == lang
        assert bool(pdf.Root.MarkInfo.Marked)
        assert str(pdf.docinfo["/Title"]).endswith("2022" if lang == "en" else "២០២២")
        fonts = 0
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/FontDescriptor":
                fonts += 1
                assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(thing.keys())
        assert fonts
        xmp = pdf.Root.Metadata.read_bytes().decode()
        assert "pdfuaid" in xmp


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_page_says_which_of_how_many_it_is(books, lang):
    pages = texts_of_pages(books[lang])
    for number, text in enumerate(pages[2:], start=3):
        folio = digits(f"{number}/{len(pages)}", lang)
        assert folio in text, f"page {number}"


def test_khmer_edition_has_khmer_digits_motto_and_the_date_in_words(books):
    text = flat(text_of(books["km"]))
    assert flat("ព្រះរាជាណាចក្រកម្ពុជា") in text
    assert flat("តួលេខបិទនៅ ២៨ កុម្ភៈ ២០២៣") in text
    body = texts_of_pages(books["km"])[5]
    assert not re.search(r"(?<![A-Za-z])[0-9]", body), "ASCII digits in the Khmer summary"


def test_summary_is_a_spread_and_each_group_begins_a_page(books):
    for lang in LANGUAGES:
        pages = texts_of_pages(books[lang])
        heads = {"en": ("1Summary", "Fivegroupsataglance"), "km": ("១សេចក្តីសង្ខេប", "ក្រុមការងារទាំង៥ក្នុងមួយទំព័រ")}[lang]
        left = next(n for n, text in enumerate(pages, 1) if heads[0] in text and n > 4)
        right = next(n for n, text in enumerate(pages, 1) if flat(heads[1]) in text)
        assert (left % 2, right) == (0, left + 1)


def test_annex_is_landscape_and_the_fold_out_is_a3():
    with pikepdf.open(io.BytesIO(print_matrices(snapshot(1, missing=())))) as pdf:
        boxes = {tuple(round(float(value)) for value in page.mediabox[2:]) for page in pdf.pages}
    assert boxes == {(1191, 842)}


def test_same_snapshot_gives_the_same_bytes(tmp_path):
    data = snapshot(1, missing=())
    assert chapters(data, "km") == chapters(data, "km")


HOSTILE = (
    '<img src="http://192.0.2.1/x.png"><script>alert(1)</script><link rel="stylesheet" href="http://192.0.2.1/a.css">'
    '<iframe src="file:///etc/passwd"></iframe><p style="background: url(http://192.0.2.1/b.png)">x</p>'
    "<style>@import url(file:///etc/passwd); p { background: url(http://192.0.2.1/c.png) }</style>"
    "&lt;img src=http://192.0.2.1/d.png&gt; url(file:///etc/hostname)"
)


def hostile_everywhere(value):
    if isinstance(value, dict):
        kept = {
            "code",
            "kind",
            "side",
            "state",
            "reported",
            "rating",
            "direction",
            "verification",
            "value",
            "id",
            "lang",
        }
        return {key: one if key in kept else hostile_everywhere(one) for key, one in value.items()}
    if isinstance(value, list):
        return [hostile_everywhere(one) for one in value]
    if isinstance(value, str) and not re.fullmatch(r"[\d.,-]*|\d{4}-\d\d-\d\d", value):
        return value + HOSTILE
    return value


def test_hostile_text_fetches_nothing_and_is_printed_as_text(monkeypatch):
    asked = []
    real = OwnFiles.fetch

    def fetch(self, url, headers=None):
        asked.append(url)
        return real(self, url, headers)

    monkeypatch.setattr(OwnFiles, "fetch", fetch)
    monkeypatch.setattr("socket.socket.connect", lambda *a: pytest.fail("a connection was opened"))
    data = snapshot(1, missing=())
    data["forums"] = hostile_everywhere(data["forums"])
    for lang in LANGUAGES:
        html = plain_html(chapters(data, lang))
        assert "<script>" not in html
        assert "<img" not in html
        problems(html, lang=lang, css=styles(lang), kinds=("page",))
    assert all(url.startswith("kit:") for url in asked), asked


def say(**fields) -> Summary:
    return Summary(Reading(snapshot(**fields)))


def test_sentences_are_computed_and_agree_in_number():
    with translation.override("en"):
        two, one, none = say(groups=4, missing=(1, 2)), say(groups=4, missing=(1,)), say(groups=4, missing=())
        assert "Two working groups did not report; their indicators" in two.lead
        assert "One working group did not report; its indicators" in one.lead
        assert none.lead.endswith("Every working group reported.")
        assert two.glance_title == "Four groups at a glance"
        assert say(groups=1, missing=()).glance_title == "One group at a glance"
        assert "Not received from: Agriculture and Water and Decentralisation and Deconcentration." in two.reports
        assert two.reports.startswith(
            "Two of four working groups' reports were accepted by 28\u00a0February\u00a02023;"
        )


def test_numbers_of_the_summary_equal_the_snapshot():
    data = snapshot(20)
    with translation.override("en"):
        summary = Summary(Reading(data))
        rows = [
            (forum, indicator)
            for forum in data["forums"]
            for outcome in forum["outcomes"]
            for output in outcome["outputs"]
            for indicator in output["indicators"]
        ]
        good = sum(bool(row["now"]) and row["now"]["rating"] in ("achieved", "on_track") for _forum, row in rows)
        absent = sum(row["now"] is None for _forum, row in rows)
        assert summary.big_figures[0][:2] == (str(good), f"/{len(rows)}")
        assert summary.big_figures[1][:2] == ("18", "/20")
        assert summary.counts["not_reported"] == absent
        assert sum(summary.counts.values()) == len(rows)


def test_ways_run_from_baseline_to_target_for_falling_targets_too():
    with translation.override("en"):
        for row in Reading(snapshot(20)).indicators:
            if row.status == "achieved":
                assert row.way > 0.9
            if row.status == "off_track":
                assert row.way < 0.05
            if row.status == "not_reported":
                assert row.way is None
