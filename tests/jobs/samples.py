"""Files for the upload tests: honest ones made by the libraries for them, and hostile ones made from these."""

import io
import random
import zipfile
from functools import cache

import docx
import openpyxl
import pikepdf
import xlsxwriter
from PIL import Image


@cache
def pdf(**extra: bool) -> bytes:
    """A page of nothing; ``extra`` plants what must not be there."""
    document = pikepdf.new()
    document.add_blank_page(page_size=(200, 200))
    root, page = document.Root, document.pages[0]
    script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
    if extra.get("open_action"):
        root.OpenAction = script
    if extra.get("javascript_tree"):
        root.Names = pikepdf.Dictionary(
            JavaScript=pikepdf.Dictionary(Names=pikepdf.Array([pikepdf.String("x"), script]))
        )
    if extra.get("launch"):
        page.AA = pikepdf.Dictionary(O=pikepdf.Dictionary(S=pikepdf.Name.Launch, F=pikepdf.String("cmd.exe")))
    if extra.get("attached"):
        document.attachments["run.exe"] = b"MZ" + bytes(100)
    if extra.get("link_script"):
        page.Annots = pikepdf.Array(
            [document.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, A=script))]
        )
    if extra.get("submits"):
        page.AA = pikepdf.Dictionary(
            O=pikepdf.Dictionary(S=pikepdf.Name.SubmitForm, F=pikepdf.String("http://x.example"))
        )
    out = io.BytesIO()
    mode = pikepdf.ObjectStreamMode.generate if extra.get("packed") else pikepdf.ObjectStreamMode.preserve
    if extra.get("locked"):
        document.save(out, encryption=pikepdf.Encryption(owner="o", user="u"))
    else:
        document.save(out, object_stream_mode=mode)
    return out.getvalue()


@cache
def word() -> bytes:
    """A Word document with Khmer text, a table and a link."""
    document = docx.Document()
    document.add_paragraph("កំណត់ហេតុកិច្ចប្រជុំ")
    document.add_table(rows=3, cols=3)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@cache
def excel() -> bytes:
    """A workbook made by openpyxl."""
    book = openpyxl.Workbook()
    book.active.append(["សូចនាករ", 1, 2.5])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@cache
def excel_of_many_rows() -> bytes:
    """A workbook as our own exports make it: repetitive, so that it packs well."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet()
        for row in range(4000):
            sheet.write_row(row, 0, ["ទឹកស្អាត", "clean water", row % 10, 0, 0, 0, 0, 0])
    return out.getvalue()


@cache
def picture(kind: str = "PNG", size: tuple[int, int] = (640, 480)) -> bytes:
    """A picture with something on it."""
    image = Image.effect_noise(size, 60).convert("RGB")
    out = io.BytesIO()
    image.save(out, kind)
    return out.getvalue()


def rezipped(
    content: bytes, *, add: dict[str, bytes] | None = None, change: dict[str, tuple[bytes, bytes]] | None = None
) -> bytes:
    """The same archive with members added or text in members replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            data = old.read(entry)
            if change and entry.filename in change:
                before, after = change[entry.filename]
                assert before in data
                data = data.replace(before, after, 1)
            new.writestr(entry.filename, data)
        for name, data in (add or {}).items():
            new.writestr(name, data)
    return out.getvalue()


def mangled(content: bytes, seed: int) -> bytes:
    """Bytes flipped, cut, doubled, moved: what a broken line or a bored attacker makes of a file."""
    luck = random.Random(seed)
    data = bytearray(content)
    for _change in range(luck.randint(1, 12)):
        if not data:
            break
        at = luck.randrange(len(data))
        match luck.randrange(6):
            case 0:
                data[at] = luck.randrange(256)
            case 1:
                del data[at : at + luck.randrange(1, 200)]
            case 2:
                data[at:at] = luck.randbytes(luck.randrange(1, 60))
            case 3:
                data = data[:at]
            case 4:
                data[at:at] = data[: luck.randrange(1, 200)]
            case 5:
                word = luck.choice(
                    [b"/JS", b"/Length 99999999", b"PK\x03\x04", b"\xff" * 8, b"\x00" * 8, b"endobj", b"<!DOCTYPE"]
                )
                data[at : at + len(word)] = word
    return bytes(data)
