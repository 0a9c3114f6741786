"""Chapters and margins become one PDF: pages, tags, links, bookmarks, document data."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, String

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"><pdfuaid:part>1</pdfuaid:part>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{lang}</rdf:li></rdf:Bag></dc:language>
<pdf:Keywords>{keywords}</pdf:Keywords></rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


@dataclass
class Part:
    """A laid out chapter and where its pages go: ``shifts`` are points to the right, page by page; ``blank_before``
    says that an empty page stands before it."""

    path: Path
    pages: Sequence[Mapping]
    shifts: Sequence[float]
    blank_before: bool = False


@dataclass
class _Book:
    pdf: pikepdf.Pdf
    margins: pikepdf.Pdf
    document: Dictionary = None
    nums: list = field(default_factory=list)  # the parent tree: key and value in turn
    next_key: int = 0
    anchors: dict = field(default_factory=dict)
    bookmarks: list = field(default_factory=list)


def _stream(book: _Book, text: str) -> pikepdf.Object:
    return book.pdf.make_indirect(pikepdf.Stream(book.pdf, text.encode()))


def _add_margin(book: _Book, page: pikepdf.Page, shift: float) -> None:
    """Draw the running head and folio over a page and move its content to the side where it stands."""
    number = len(book.pdf.pages) - 1
    drawn = book.pdf.copy_foreign(book.margins.pages[number].as_form_xobject())
    resources = page.obj.Resources
    if Name.XObject not in resources:
        resources.XObject = Dictionary()
    name = f"/Margin{number}"
    resources.XObject[name] = drawn
    over = f"/Artifact << /Type /Pagination >> BDC q {name} Do Q EMC"
    before = _stream(book, f"q 1 0 0 1 {shift:.4f} 0 cm\n" if shift else "q\n")
    page.obj.Contents = Array([before, page.obj.Contents, _stream(book, f"\nQ\n{over}\n")])


def _move_annotations(page: pikepdf.Page, shift: float) -> None:
    for annotation in page.obj.get("/Annots", ()):
        left, bottom, right, top = (float(value) for value in annotation.Rect)
        annotation.Rect = Array([left + shift, bottom, right + shift, top])


def _add_tags(book: _Book, source: pikepdf.Pdf, pages: Sequence[pikepdf.Page]) -> None:
    """Hang a chapter's tags under the book's document and renumber its way from content to tags."""
    root = book.pdf.copy_foreign(source.Root.StructTreeRoot)
    for element in root.K[0].K:
        element.P = book.document
        book.document.K.append(element)
    nums, offset, highest = root.ParentTree.Nums, book.next_key, -1
    for i in range(0, len(nums), 2):
        key = int(nums[i])
        book.nums += [key + offset, nums[i + 1]]
        highest = max(highest, key)
    for page in pages:
        if "/StructParents" in page.obj:
            page.obj.StructParents = int(page.obj.StructParents) + offset
        for annotation in page.obj.get("/Annots", ()):
            if "/StructParent" in annotation:
                annotation.StructParent = int(annotation.StructParent) + offset
    book.next_key = offset + highest + 1


def _add_blank(book: _Book) -> None:
    box = book.margins.pages[len(book.pdf.pages)].mediabox
    book.pdf.add_blank_page(page_size=(float(box[2]), float(box[3])))
    page = book.pdf.pages[-1]
    page.obj.Contents = _stream(book, "")
    page.obj.Resources = Dictionary(XObject=Dictionary())
    page.obj.Tabs = Name.S
    _add_margin(book, page, 0)


def _add_part(book: _Book, part: Part) -> None:
    if part.blank_before:
        _add_blank(book)
    with pikepdf.open(part.path) as source:
        first = len(book.pdf.pages)
        for i, (shift, known) in enumerate(zip(part.shifts, part.pages, strict=True)):
            book.pdf.pages.append(source.pages[i])
            page = book.pdf.pages[-1]
            _add_margin(book, page, shift)
            if shift:
                _move_annotations(page, shift)
            for name, (x, y) in known["anchors"].items():
                book.anchors.setdefault(name, (first + i, x + shift, y))
            book.bookmarks += [(lv, label, first + i, x + shift, y, st) for lv, label, x, y, st in known["bookmarks"]]
        _add_tags(book, source, [book.pdf.pages[n] for n in range(first, len(book.pdf.pages))])


def _place(book: _Book, page: int, x: float, y: float) -> Array:
    return Array([book.pdf.pages[page].obj, Name.XYZ, x, y, 0])


def _finish_links(book: _Book) -> list[str]:
    """Name every place that links point to; take out links that point nowhere. Returns those names."""
    lost = []
    for page in book.pdf.pages:
        if "/Annots" not in page.obj:
            continue
        kept = []
        for annotation in page.obj.Annots:
            target = str(annotation.Dest) if isinstance(annotation.get("/Dest"), String) else None
            if target is None or target in book.anchors:
                kept.append(annotation)
            else:
                lost.append(target)
        if len(kept) != len(page.obj.Annots):
            page.obj.Annots = Array(kept)
    if book.anchors:
        names = Array()
        for name, (page, x, y) in sorted((bytes(String(name)), place) for name, place in book.anchors.items()):
            names.append(String(name))
            names.append(_place(book, page, x, y))
        book.pdf.Root.Names = Dictionary(Dests=Dictionary(Names=names))
    return lost


def _finish_outline(book: _Book) -> None:
    """The tree of bookmarks; a level that is left out counts as none."""
    root = book.pdf.make_indirect(Dictionary(Type=Name.Outlines))
    open_items, last_child = [(0, root)], {}
    for level, label, page, x, y, state in book.bookmarks:
        while open_items[-1][0] >= level:
            open_items.pop()
        parent = open_items[-1][1]
        item = book.pdf.make_indirect(Dictionary(Title=String(label), Parent=parent, Dest=_place(book, page, x, y)))
        previous = last_child.get(parent.objgen)
        if previous is None:
            parent.First = item
        else:
            previous.Next, item.Prev = item, previous
        parent.Last = last_child[parent.objgen] = item
        for ancestor in (entry[1] for entry in open_items):
            ancestor.Count = int(ancestor.get("/Count", 0)) + 1
        if state == "closed":
            item.DeskClosed = True
        open_items.append((level, item))
    if "/First" in root:
        _close(root.First)
        book.pdf.Root.Outlines = root


def _close(item: Dictionary | None) -> None:
    while item is not None:
        if "/DeskClosed" in item:
            del item.DeskClosed
            if "/Count" in item:
                item.Count = -abs(int(item.Count))
        _close(item.get("/First"))
        item = item.get("/Next")


def join(
    parts: Sequence[Part], margins: Path, *, lang: str, title: str, author: str = "", keywords: str = ""
) -> tuple[bytes, list[str]]:
    """The finished book, and the names that links asked for in vain."""
    with pikepdf.new() as pdf, pikepdf.open(margins) as margin_pages:
        book = _Book(pdf, margin_pages)
        root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        book.document = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root, K=Array()))
        for part in parts:
            _add_part(book, part)
        root.K = Array([book.document])
        root.ParentTree = pdf.make_indirect(Dictionary(Nums=Array(book.nums)))
        root.ParentTreeNextKey = book.next_key
        lost = _finish_links(book)
        _finish_outline(book)
        catalog = pdf.Root
        catalog.StructTreeRoot, catalog.Lang = root, String(lang)
        catalog.MarkInfo = Dictionary(Marked=True)
        catalog.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        texts = {"title": title, "author": author, "lang": lang, "keywords": keywords}
        xmp = pikepdf.Stream(pdf, _XMP.format(**{k: escape(v) for k, v in texts.items()}).encode())
        xmp.Type, xmp.Subtype = Name.Metadata, Name.XML
        catalog.Metadata = pdf.make_indirect(xmp)
        pdf.docinfo["/Title"], pdf.docinfo["/Producer"] = title, "WeasyPrint, pikepdf"
        for key, value in (("/Author", author), ("/Keywords", keywords)):
            if value:
                pdf.docinfo[key] = value
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return out.getvalue(), lost
